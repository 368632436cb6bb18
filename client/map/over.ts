/** What editors lay over the map, before and after, and how it outlasts a change of style. */
import type { StyleSpecification, SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import type { Compared } from './draw-contract.ts';
import { MEDIUM } from './text.ts';

/** Sources and layers whose ids begin so are not the style's: they stay when it changes. */
export const OVER = 'over-';

export const keepOver = (previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification => {
  if (!previous) return next;
  const isOver = (id: string) => id.startsWith(OVER);
  const sources = Object.entries(previous.sources).filter(([id]) => isOver(id));
  if (sources.length === 0) return next;
  return {
    ...next,
    sources: { ...next.sources, ...Object.fromEntries(sources) },
    layers: [...next.layers, ...previous.layers.filter(({ id }) => isOver(id))],
  };
};

/** A few letters on what is laid over, read from `property`; names of the registers give way to them. */
export const letters = (property: string): Pick<SymbolLayerSpecification, 'layout' | 'paint'> => ({
  layout: {
    'text-field': ['get', property],
    'text-font': MEDIUM,
    'text-size': 13,
    'symbol-placement': 'point',
    'text-allow-overlap': true,
  },
  paint: { 'text-color': '#14212b', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
});

/** As it was: dashed and grey-violet; as it is to be: solid and orange. Colour is never the only sign. */
const LOOKS = {
  before: { colour: '#5b3a8e', dash: [2, 2], opacity: 0.08 },
  after: { colour: '#c2410c', dash: [1, 0], opacity: 0.18 },
} as const;

const SIDES = ['before', 'after'] as const;

const collectionOf = (geometries: Compared['before'], names: readonly string[] = []): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry, index) => {
    const name = names[index];
    return { type: 'Feature', geometry, properties: name === undefined ? {} : { name } };
  }),
});

const addSide = (map: GlMap, side: (typeof SIDES)[number]): void => {
  const { colour, dash, opacity } = LOOKS[side];
  const source = `${OVER}${side}`;
  map.addSource(source, { type: 'geojson', data: collectionOf([]) });
  map.addLayer({
    id: `${source}-fill`,
    type: 'fill',
    source,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': opacity },
  });
  map.addLayer({
    id: `${source}-line`,
    type: 'line',
    source,
    paint: { 'line-color': colour, 'line-width': 3, 'line-dasharray': [...dash] },
  });
  map.addLayer({
    id: `${source}-point`,
    type: 'circle',
    source,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': colour, 'circle-radius': 7, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 },
  });
  map.addLayer({ id: `${source}-name`, type: 'symbol', source, filter: ['has', 'name'], ...letters('name') });
};

const removeSide = (map: GlMap, side: (typeof SIDES)[number]): void => {
  const source = `${OVER}${side}`;
  for (const part of ['fill', 'line', 'point', 'name'])
    if (map.getLayer(`${source}-${part}`)) map.removeLayer(`${source}-${part}`);
  if (map.getSource(source)) map.removeSource(source);
};

/** Lays both sides over the map; null takes them away. The style must have come. */
export const layOver = (map: GlMap, shapes: Compared | null): void => {
  for (const side of SIDES) {
    if (!shapes) removeSide(map, side);
    else {
      if (!map.getSource(`${OVER}${side}`)) addSide(map, side);
      void map
        .getSource<GeoJSONSource>(`${OVER}${side}`)
        ?.setData(collectionOf(shapes[side], side === 'after' ? shapes.names : []));
    }
  }
};
