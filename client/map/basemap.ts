/**
 * The ground: administrative areas, rivers, towns and schematic corridors, from files that the server brings along.
 * It needs no outside call. Sources and licences: data/README.md and the credits on the map.
 */
import type {
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { ABROAD } from './layers/abroad.ts';
import { adminLayers } from './layers/admin.ts';
import { placeLayers } from './layers/places.ts';
import { protomapsGround, protomapsNames } from './layers/protomaps.ts';
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
  switch (look.basemap.kind) {
    case 'raster':
      return rasterGround(look, sheet);
    case 'protomaps':
      return protomapsOver(look, sheet);
    case 'style':
      return { sources: {}, below: [], above: [] };
    case 'offline':
      return {
        sources: offlineSources(look),
        below: [sheet, ...adminLayers(look), ...waterLayers(look), ...corridorLayers(look)],
        above: placeLayers(look),
      };
  }
};

const offlineSources = ({ origin }: Look): Record<string, SourceSpecification> => {
  const from = (file: string): GeoJSONSourceSpecification => ({
    type: 'geojson',
    data: `${origin}/basemap/shanxi/${file}.geojson`,
  });
  return {
    ...Object.fromEntries(Object.entries(FILES).map(([id, file]) => [id, from(file)])),
    // Names that would be cut are told by their id: whole-names.ts.
    places: { ...from(FILES.places), promoteId: 'name' },
    abroad: { type: 'geojson', data: ABROAD, promoteId: 'name' },
  };
};

const tilesOf = ({ origin }: Look, id: string): string => `${origin}/basemap/${id}/{z}/{x}/{y}`;

const protomapsOver = (look: Look, sheet: LayerSpecification): Ground => ({
  sources: { base: { type: 'vector', tiles: [tilesOf(look, look.basemap.id)], maxzoom: 15 } },
  below: [sheet, ...protomapsGround(look)],
  above: protomapsNames(look),
});

/** 天地图: the picture is turned down, so that the registers stay the subject; its names lie above the registers. */
const rasterGround = (look: Look, sheet: LayerSpecification): Ground => {
  const dark = look.palette.theme === 'dark';
  const paint = {
    'raster-saturation': -0.55,
    'raster-brightness-max': dark ? 0.45 : 1,
    'raster-opacity': dark ? 0.8 : 0.75,
  };
  const source = (id: string): SourceSpecification => ({
    type: 'raster',
    tiles: [tilesOf(look, id)],
    tileSize: 256,
    maxzoom: 18,
  });
  const { id, names } = look.basemap;
  return {
    sources: { base: source(id), ...(names && { names: source(names) }) },
    below: [sheet, { id: 'base', type: 'raster', source: 'base', paint }],
    above: names ? [{ id: 'base-names', type: 'raster', source: 'names' }] : [],
  };
};
