/**
 * The whole style as a pure function of the look. Order, from the ground up: basemap · zones lighter than their outside ·
 * roads · parcels · buildings · networks · outlines · halos · names of the ground · labels of the registers.
 */
import type { SourceSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LensId } from '../state/view.ts';
import { groundOf } from './basemap.ts';
import { factoryLabels, factoryLayers, quietBuildings } from './layers/factory.ts';
import { lineHalo, pointHalo } from './layers/halo.ts';
import { parcelByYield } from './layers/output.ts';
import { parcelByStatus, parcelDensity, parcelLabels, parcelNames, parcelPale } from './layers/parcel.ts';
import { projectLayers } from './layers/project.ts';
import { roadLayers, roadNames } from './layers/road.ts';
import { utilityLines, utilityNodes } from './layers/utility.ts';
import { parkNames, zoneGround, zoneMarks, zoneOutline } from './layers/zone.ts';
import type { Layers, Look } from './look.ts';

/** Registers drawn in each lens, and those that answer to the pointer, the nearest to the eye first. */
const COMMON = ['zone', 'park', 'parcel', 'building', 'utility'] as const;
export const DRAWN: Record<LensId, readonly string[]> = {
  overview: COMMON,
  land: COMMON,
  factory: [...COMMON, 'unit'],
  output: COMMON,
  utility: COMMON,
  project: [...COMMON, 'project'],
};

/** Deepest zoom that the server cuts. */
const MAX_TILE_ZOOM = 15;

export const tileUrl = (look: Pick<Look, 'origin' | 'revision'>, dataset: string): string =>
  `${look.origin}/tiles/${dataset}/{z}/{x}/{y}.mvt?v=${look.revision}`;

const registerSource = (look: Look, dataset: string): SourceSpecification => ({
  type: 'vector',
  tiles: [tileUrl(look, dataset)],
  maxzoom: MAX_TILE_ZOOM,
  promoteId: 'id',
});

export const styleFor = (look: Look): StyleSpecification => {
  const ground = groundOf(look);
  const registers = Object.fromEntries(DRAWN[look.view.lens].map((id) => [id, registerSource(look, id)]));
  return {
    version: 8,
    sources: { ...ground.sources, ...registers },
    transition: { duration: 160, delay: 0 },
    layers: [
      ...ground.below,
      ...zoneGround(look),
      ...roadLayers(look),
      ...subject(look),
      ...zoneOutline(look),
      ...halos(look),
      ...ground.above,
      ...roadNames(look),
      ...parkNames(look),
      ...signs(look),
      ...zoneMarks(look),
    ],
  };
};

/** Parcels, buildings and networks as the lens wants them. */
const subject = (look: Look): Layers => {
  switch (look.view.lens) {
    case 'overview':
      return [...parcelDensity(look), ...parcelByStatus(look), ...quietBuildings(look)];
    case 'land':
      return [...parcelDensity(look), ...parcelByStatus(look), ...quietBuildings(look)];
    case 'factory':
      return [...parcelPale(look), ...factoryLayers(look)];
    case 'output':
      return [...parcelByYield(look)];
    case 'utility':
      return [...parcelPale(look), ...quietBuildings(look), ...utilityLines(look)];
    case 'project':
      return [...parcelPale(look), ...quietBuildings(look)];
  }
};

/** Labels of the registers, the last placed first. */
const signs = (look: Look): Layers => {
  switch (look.view.lens) {
    case 'overview':
      return parcelNames(look);
    case 'land':
      return parcelLabels(look);
    case 'factory':
      return factoryLabels(look);
    case 'output':
      return parcelNames(look);
    case 'utility':
      return utilityNodes(look);
    case 'project':
      return projectLayers(look);
  }
};

const halos = (look: Look): Layers => {
  const { lens } = look.view;
  return [
    ...lineHalo(look, 'zone', 8),
    ...lineHalo(look, 'parcel', 10),
    ...lineHalo(look, 'building', 13),
    ...(lens === 'utility' ? [...lineHalo(look, 'utility', 11), ...pointHalo(look, 'utility', 10)] : []),
    ...(lens === 'project' ? pointHalo(look, 'project', 10) : []),
  ];
};

/** Our registers over somebody else's ground. Its glyph server is left out: map letters come from the machine's fonts. */
export const mergeStyles = (
  { glyphs: _glyphs, ...base }: StyleSpecification,
  ours: StyleSpecification,
): StyleSpecification => ({
  ...base,
  sources: { ...base.sources, ...ours.sources },
  layers: [...base.layers, ...ours.layers],
});
