/**
 * The ground: administrative areas, rivers, towns and schematic corridors, from files that the server brings along.
 * It needs no outside call. Sources and licences: data/README.md and the credits on the map.
 */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { adminLayers } from './layers/admin.ts';
import { placeLayers } from './layers/places.ts';
import { protomapsLayers } from './layers/protomaps.ts';
import { corridorLayers, waterLayers } from './layers/water.ts';
import type { Layers, Look } from './look.ts';

const FILES = {
  neighbours: 'neighbours',
  province: 'shanxi-province',
  prefectures: 'shanxi-prefectures',
  counties: 'shanxi-counties',
  maanshan: 'maanshan-counties',
  riverNames: 'rivers-natural-earth',
  rivers: 'rivers-gshhg',
  urban: 'urban-natural-earth-50m',
  places: 'places',
  corridors: 'schematic-corridors',
} as const;

/** Below the registers and above them (the ground's names, so that they stay readable). */
export type Ground = {
  readonly sources: StyleSpecification['sources'];
  readonly below: Layers;
  readonly above: Layers;
};

export const groundOf = (look: Look): Ground => {
  const sheet: LayerSpecification = {
    id: 'sheet',
    type: 'background',
    paint: { 'background-color': look.palette.abroad },
  };
  const { kind } = look.basemap;
  if (kind === 'raster') return rasterGround(look, sheet);
  if (kind === 'protomaps')
    return {
      sources: { base: tiled(look, 'vector', look.basemap.id) },
      below: [sheet, ...protomapsLayers(look, 'below')],
      above: protomapsLayers(look, 'above'),
    };
  if (kind === 'style') return { sources: {}, below: [], above: [] };
  return {
    sources: offlineSources(look),
    below: [sheet, ...adminLayers(look), ...waterLayers(look), ...corridorLayers(look)],
    above: placeLayers(look),
  };
};

const offlineSources = (look: Look): Record<string, SourceSpecification> =>
  Object.fromEntries(
    Object.entries(FILES).map(([id, file]) => [
      id,
      { type: 'geojson', data: `${look.origin}/basemap/shanxi/${file}.geojson` },
    ]),
  );

const tiled = (look: Look, type: 'raster' | 'vector', name: string): SourceSpecification =>
  type === 'raster'
    ? { type, tiles: [`${look.origin}/basemap/${name}/{z}/{x}/{y}`], tileSize: 256, maxzoom: 18 }
    : { type, tiles: [`${look.origin}/basemap/${name}/{z}/{x}/{y}`], maxzoom: 15 };

/** 天地图: pictures turned down, so that the registers stay the subject; its names lie above the registers. */
const rasterGround = (look: Look, sheet: LayerSpecification): Ground => {
  const dark = look.palette.theme === 'dark';
  const paint = {
    'raster-saturation': -0.55,
    'raster-brightness-max': dark ? 0.45 : 1,
    'raster-opacity': dark ? 0.8 : 0.75,
  };
  const { id, names } = look.basemap;
  return {
    sources: { base: tiled(look, 'raster', id), ...(names && { names: tiled(look, 'raster', names) }) },
    below: [sheet, { id: 'base', type: 'raster', source: 'base', paint }],
    above: names ? [{ id: 'base-names', type: 'raster', source: 'names' }] : [],
  };
};
