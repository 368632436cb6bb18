/** Shapes of an import laid over the map before anything is written: each kind has a colour and a line of its own. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import { pathsOf } from '#domain/geometry/distance.ts';
import { isArea } from '#domain/geometry.ts';
import type { Previewed, PreviewLook } from '../draw-contract.ts';
import { OVER } from '../over.ts';

const SOURCE = `${OVER}import`;
const KIND: ExpressionSpecification = ['get', 'kind'];

/** Solid for what will be, dashed for what was; colour is never the only sign. */
export const PREVIEW_LOOKS: Readonly<Record<Previewed['kind'], PreviewLook>> = {
  added: { colour: '#00795a', isDashed: false },
  changed: { colour: '#c2410c', isDashed: false },
  unchanged: { colour: '#6b6b6b', isDashed: false },
  conflict: { colour: '#a8006d', isDashed: false },
  refused: { colour: '#b00020', isDashed: true },
  before: { colour: '#5b3a8e', isDashed: true },
  repaired: { colour: '#1d5fa8', isDashed: true },
};

const kindsWith = (isDashed: boolean) =>
  Object.entries(PREVIEW_LOOKS).flatMap(([kind, look]) => (look.isDashed === isDashed ? [kind] : []));

const colours = [
  'match',
  KIND,
  ...Object.entries(PREVIEW_LOOKS).flatMap(([kind, { colour }]) => [kind, colour]),
  '#000000',
] as unknown as ExpressionSpecification;

/** A dashed shape is an outline only; as a polygon one that crosses itself might have no area, and would not be drawn. */
const drawnAs = ({ geometry, kind }: Previewed): GeoJSON.Geometry =>
  PREVIEW_LOOKS[kind].isDashed && isArea(geometry)
    ? { type: 'MultiLineString', coordinates: [...pathsOf(geometry)] }
    : geometry;

const collectionOf = (shapes: readonly Previewed[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: shapes.map((shape) => ({ type: 'Feature', geometry: drawnAs(shape), properties: { kind: shape.kind } })),
});

const addLayers = (map: GlMap): void => {
  map.addSource(SOURCE, { type: 'geojson', data: collectionOf([]) });
  map.addLayer({
    id: `${SOURCE}-fill`,
    type: 'fill',
    source: SOURCE,
    filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['in', KIND, ['literal', kindsWith(false)]]],
    paint: { 'fill-color': colours, 'fill-opacity': 0.22 },
  });
  for (const isDashed of [false, true])
    map.addLayer({
      id: `${SOURCE}-${isDashed ? 'dashed' : 'solid'}`,
      type: 'line',
      source: SOURCE,
      filter: ['all', ['!=', ['geometry-type'], 'Point'], ['in', KIND, ['literal', kindsWith(isDashed)]]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours,
        'line-width': isDashed ? 2.5 : 2,
        ...(isDashed ? { 'line-dasharray': [2, 1.5] } : {}),
      },
    });
  map.addLayer({
    id: `${SOURCE}-point`,
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': colours,
      'circle-radius': 6,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2,
    },
  });
};

const LAYERS = ['fill', 'solid', 'dashed', 'point'];

/** Lays the shapes over the map; null takes them away. The style must have come. */
export const layPreview = (map: GlMap, shapes: readonly Previewed[] | null): void => {
  if (shapes) {
    if (!map.getSource(SOURCE)) addLayers(map);
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(shapes));
    return;
  }
  for (const part of LAYERS) if (map.getLayer(`${SOURCE}-${part}`)) map.removeLayer(`${SOURCE}-${part}`);
  if (map.getSource(SOURCE)) map.removeSource(SOURCE);
};
