/** Shapes of a what-if over the map: each kind has a colour and a line of its own, and lies above the registers. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl';
import { GROUND_COLOURS, type Planned, type PlannedKind } from '../../state/planned.ts';
import { letters, OVER } from '../over.ts';

const SOURCE = `${OVER}planned`;

type LineLook = { readonly colour: string; readonly width: number; readonly dash?: readonly [number, number] };

const LINES: Readonly<Record<Exclude<PlannedKind, 'rank'>, LineLook>> = {
  area: { colour: '#1d5fa8', width: 2.5, dash: [3, 2] },
  member: { colour: '#5b3a8e', width: 1.5 },
  outline: { colour: '#5b3a8e', width: 4 },
  fault: { colour: '#c0005a', width: 2.5 },
  part: { colour: '#c2410c', width: 2.5 },
  lack: { colour: GROUND_COLOURS.lack, width: 1.2, dash: [2, 2] },
  open: { colour: GROUND_COLOURS.open, width: 1.2, dash: [0.6, 1.6] },
  measure: { colour: '#14212b', width: 2.5 },
  way: { colour: '#c2410c', width: 2.5, dash: [1.5, 1.5] },
};

/** Share of the colour that fills the ground of a kind; the others are lines alone. */
const FILLS: Readonly<Partial<Record<PlannedKind, number>>> = {
  area: 0.06,
  member: 0.22,
  fault: 0.55,
  part: 0.2,
  measure: 0.1,
};

const RANK_COLOUR = '#0e5a52';

const ofKind = (kind: PlannedKind): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const onGround: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];

const fill = (
  kind: PlannedKind,
  paint: Extract<LayerSpecification, { type: 'fill' }>['paint'],
): LayerSpecification => ({
  id: `${SOURCE}-${kind}-fill`,
  type: 'fill',
  source: SOURCE,
  filter: ['all', onGround, ofKind(kind)],
  paint,
});

/** Ground told by its pattern; its line is thin, and lets through the outline of the parcel that is chosen. */
const isPatterned = (kind: PlannedKind): boolean => kind === 'lack' || kind === 'open';

/** White below the colour, so that a line is seen on any ground. */
const lines = (kind: PlannedKind, { colour, width, dash }: LineLook): readonly LayerSpecification[] => {
  const line = (id: string, paint: Extract<LayerSpecification, { type: 'line' }>['paint']): LayerSpecification => ({
    id: `${SOURCE}-${kind}-${id}`,
    type: 'line',
    source: SOURCE,
    filter: ['all', ['!=', ['geometry-type'], 'Point'], ofKind(kind)],
    layout: { 'line-join': 'round' },
    paint,
  });
  const stroke = line('line', {
    'line-color': colour,
    'line-width': width,
    ...(dash ? { 'line-dasharray': [...dash] } : {}),
  });
  if (isPatterned(kind)) return [stroke];
  return [line('casing', { 'line-color': '#ffffff', 'line-width': width + 2.5, 'line-opacity': 0.8 }), stroke];
};

const points: readonly LayerSpecification[] = [
  {
    id: `${SOURCE}-dot`,
    type: 'circle',
    source: SOURCE,
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['!=', ['get', 'kind'], 'rank']],
    paint: {
      'circle-color': ['case', ofKind('fault'), LINES.fault.colour, '#14212b'],
      'circle-radius': 4.5,
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 2,
    },
  },
  {
    id: `${SOURCE}-label`,
    type: 'symbol',
    source: SOURCE,
    filter: ['all', ['has', 'label'], ['!=', ['get', 'kind'], 'rank']],
    ...letters('label'),
  },
  // Number and plate are one picture, and the better place lies on top where several crowd together.
  {
    id: `${SOURCE}-rank`,
    type: 'symbol',
    source: SOURCE,
    filter: ofKind('rank'),
    layout: {
      'icon-image': ['concat', `round|${RANK_COLOUR}|`, ['get', 'label']],
      'icon-size': 1.15,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['*', -1, ['to-number', ['get', 'label']]],
    },
  },
];

/** From the ground up: hatched and filled ground, lines, points and letters. */
export const PLANNED_LAYERS: readonly LayerSpecification[] = [
  ...(Object.entries(FILLS) as [Exclude<PlannedKind, 'rank'>, number][]).map(([kind, share]) =>
    fill(kind, { 'fill-color': LINES[kind].colour, 'fill-opacity': share }),
  ),
  fill('lack', { 'fill-pattern': `hatch|${GROUND_COLOURS.lack}` }),
  fill('open', { 'fill-pattern': `dots|${GROUND_COLOURS.open}` }),
  ...(Object.entries(LINES) as [PlannedKind, LineLook][]).flatMap(([kind, look]) => lines(kind, look)),
  ...points,
];

const collectionOf = (shapes: readonly Planned[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: shapes.map(({ geometry, kind, label }) => ({
    type: 'Feature',
    geometry,
    properties: { kind, ...(label ? { label } : {}) },
  })),
});

/** Lays the shapes over the map; none takes everything away. The style must have come. */
export const layPlanned = (map: GlMap, shapes: readonly Planned[]): void => {
  if (shapes.length > 0) {
    if (!map.getSource(SOURCE)) {
      map.addSource(SOURCE, { type: 'geojson', data: collectionOf([]) });
      for (const layer of PLANNED_LAYERS) map.addLayer(layer);
    }
    void map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(shapes));
    return;
  }
  for (const { id } of PLANNED_LAYERS) if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource(SOURCE)) map.removeSource(SOURCE);
};
