/**
 * The whole style as a pure function of the look. Order, from the ground up: basemap · zones lighter than their outside ·
 * roads · parcels · buildings · networks · outlines · halos · names of the ground · labels of the registers.
 */
import type { SourceSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Dataset } from '#domain/dataset.ts';
import { building } from '#domain/datasets/building.ts';
import { constraint } from '#domain/datasets/constraint.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { project } from '#domain/datasets/project.ts';
import { utility } from '#domain/datasets/utility.ts';
import { zone } from '#domain/datasets/zone.ts';
import type { LensId } from '../state/view.ts';
import { groundOf } from './basemap.ts';
import { constraintLayers, constraintNames } from './layers/constraint.ts';
import { density } from './layers/density.ts';
import { factoryLabels, factoryLayers, quietBuildings } from './layers/factory.ts';
import { lineHalo, pointHalo } from './layers/halo.ts';
import { parcelByYield } from './layers/output.ts';
import { parcelByStatus, parcelLabels, parcelNames, parcelPale } from './layers/parcel.ts';
import { projectLayers } from './layers/project.ts';
import { roadLayers, roadNames } from './layers/road.ts';
import { utilityLines, utilityNodes } from './layers/utility.ts';
import { parkNames, positionRings, zoneEdgeName, zoneGround, zoneOutline } from './layers/zone.ts';
import { zoneMarks } from './layers/zone-marks.ts';
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

/** What a look takes tiles of: the registers of its lens, and constraints where they are asked for. */
export const fetchedBy = ({ view, constraints }: Pick<Look, 'view' | 'constraints'>): readonly string[] =>
  constraints ? [...DRAWN[view.lens], constraint.id] : DRAWN[view.lens];

/** The register whose whereabouts a lens shows from afar; the others have a figure for each zone. */
const DENSE: Partial<Record<LensId, Dataset>> = { overview: parcel };

/** Deepest zoom that the server cuts. */
const MAX_TILE_ZOOM = 15;

export const tileUrl = (look: Pick<Look, 'origin' | 'revision'>, dataset: string): string =>
  `${look.origin}/tiles/${dataset}/{z}/{x}/{y}.mvt?v=${look.revision}`;

/** Tiles are fetched only at zooms where a layer shows them, so the source itself has no lower bound. */
const registerSource = (look: Look, dataset: string): SourceSpecification => ({
  type: 'vector',
  tiles: [tileUrl(look, dataset)],
  maxzoom: MAX_TILE_ZOOM,
  promoteId: 'id',
});

export const styleFor = (look: Look): StyleSpecification => {
  const ground = groundOf(look);
  const dense = DENSE[look.view.lens];
  const registers = fetchedBy(look).map((id) => [id, registerSource(look, id)]);
  return {
    version: 8,
    sources: { ...ground.sources, ...Object.fromEntries(registers) },
    transition: { duration: 160, delay: 0 },
    layers: [
      ...ground.below,
      ...zoneGround(look),
      ...(look.view.lens === 'overview' ? positionRings(look) : []),
      ...roadLayers(look),
      ...(dense ? density(look, dense) : []),
      ...parcels(look),
      ...(look.constraints ? constraintLayers(look) : []),
      ...zoneOutline(look),
      ...(look.constraints ? lineHalo(look, constraint.id, 10) : []),
      ...lineHalo(look, zone.id, 8),
      ...lineHalo(look, parcel.id, 10),
      ...lineHalo(look, building.id, 13),
      ...buildings(look),
      ...networks(look),
      ...ground.above,
      ...roadNames(look),
      ...zoneEdgeName(look),
      ...parkNames(look),
      ...(look.constraints ? constraintNames(look) : []),
      ...signs(look),
      ...zoneMarks(look),
    ],
  };
};

const parcels = (look: Look): Layers => {
  const { lens } = look.view;
  if (lens === 'output') return parcelByYield(look);
  return lens === 'overview' || lens === 'land' ? parcelByStatus(look) : parcelPale(look);
};

const buildings = (look: Look): Layers => {
  const { lens } = look.view;
  if (lens === 'output') return [];
  return lens === 'factory' ? factoryLayers(look) : quietBuildings(look);
};

const networks = (look: Look): Layers =>
  look.view.lens === 'utility'
    ? [...lineHalo(look, utility.id, 11), ...utilityLines(look), ...pointHalo(look, utility.id, 10)]
    : [];

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
      return [...pointHalo(look, project.id, 10), ...projectLayers(look)];
  }
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
