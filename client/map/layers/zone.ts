/** Zones and parks: far out a mark with a name, close by an outline whose inside is lighter than its outside. */
import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { park } from '#domain/datasets/park.ts';
import { zone } from '#domain/datasets/zone.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { BOLD, MEDIUM, REGULAR } from '../text.ts';
import { badge, byZoom, labels, nameOf, onGround, shapes } from './registers.ts';

/** From here on a zone is its outline with the name along it; below, a mark stands for it. */
const EDGE_NAME_ZOOM = 11.4;

export const zoneGround = ({ palette }: Look): Layers => [
  {
    id: 'zone-inside',
    type: 'fill',
    ...shapes(zone.id),
    minzoom: 8,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette.zoneInside, 'fill-opacity': byZoom(8, 0.5, 11, 0.9) },
  },
];

/** How far a park may lie from where it is drawn: sources name a town, not a boundary (示意位置). */
export const positionRings = ({ palette }: Look): Layers => [
  {
    id: 'park-position',
    type: 'circle',
    ...labels(park.id),
    minzoom: 8.5,
    maxzoom: 12.5,
    filter: ['all', ['has', 'positionErrorM'], ['!', ['has', 'parentId']]],
    paint: {
      'circle-radius': onGround(['get', 'positionErrorM'], 0),
      'circle-color': palette.zoneLine,
      'circle-opacity': 0.035,
      'circle-stroke-color': palette.zoneLine,
      'circle-stroke-width': 1,
      'circle-stroke-opacity': byZoom(8.5, 0, 9.2, 0.4, 11.8, 0.4, 12.5, 0),
    },
  },
];

export const zoneOutline = ({ palette }: Look): Layers => [
  {
    id: 'park-line',
    type: 'line',
    ...shapes(park.id),
    minzoom: 11,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.parkLine,
      'line-width': byZoom(11, 0.7, 16, 1.6),
      'line-dasharray': [4, 3],
      'line-opacity': 0.8,
    },
  },
  {
    id: 'zone-band',
    type: 'line',
    ...shapes(zone.id),
    minzoom: 8,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.zoneLine, 'line-width': byZoom(8, 3, 15, 9), 'line-opacity': 0.14 },
  },
  {
    id: 'zone-line',
    type: 'line',
    ...shapes(zone.id),
    minzoom: 8,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.zoneLine, 'line-width': byZoom(8, 0.8, 15, 2), 'line-opacity': 0.9 },
  },
];

/** The zone's name runs along its boundary once the mark is gone. */
export const zoneEdgeName = ({ palette, view }: Look): Layers => [
  {
    id: 'zone-edge-name',
    type: 'symbol',
    ...shapes(zone.id),
    minzoom: EDGE_NAME_ZOOM,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 560,
      'text-field': nameOf(view.lang),
      'text-font': MEDIUM,
      'text-size': 12,
      'text-letter-spacing': view.lang === 'zh' ? 0.2 : 0.04,
      'text-max-angle': 25,
      'text-padding': 20,
    },
    paint: { 'text-color': palette.zoneText, 'text-halo-color': palette.halo, 'text-halo-width': 2.2 },
  },
];

export const parkNames = ({ palette, view }: Look): Layers => [
  {
    id: 'park-name',
    type: 'symbol',
    ...labels(park.id),
    minzoom: 11.5,
    maxzoom: 16,
    layout: {
      'text-field': nameOf(view.lang),
      'text-font': MEDIUM,
      'text-size': byZoom(11.5, 11, 15, 15),
      'text-letter-spacing': view.lang === 'zh' ? 0.12 : 0.02,
      'text-max-width': 9,
      'text-padding': 8,
    },
    paint: {
      'text-color': palette.parkText,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.6,
      'text-opacity': byZoom(15, 1, 16, 0),
    },
  },
];

/** “Linfen Economic Development Zone” is too long for a province: the words before “Economic” tell which it is. */
const englishPlace: ExpressionSpecification = [
  'let',
  'cut',
  ['index-of', ' Economic', nameOf('en')],
  ['case', ['>', ['var', 'cut'], 0], ['slice', nameOf('en'), 0, ['var', 'cut']], nameOf('en')],
];

/** Name, and in the overview its key facts below in a lighter hand. */
const zoneText = ({ view, zoneFacts }: Look): ExpressionSpecification => {
  const short: ExpressionSpecification =
    view.lang === 'zh' ? ['coalesce', ['get', 'shortName'], ['get', 'name']] : englishPlace;
  const name = [short, { 'text-font': ['literal', BOLD] }];
  const facts = Object.entries(zoneFacts);
  if (view.lens !== 'overview' || facts.length === 0) return ['format', ...name] as unknown as ExpressionSpecification;
  const below = ['match', ['get', 'id'], ...facts.flatMap(([id, text]) => [id, `\n${text}`]), ''];
  return [
    'format',
    ...name,
    below,
    { 'font-scale': 0.84, 'text-font': ['literal', REGULAR] },
  ] as unknown as ExpressionSpecification;
};

/** Names lie one layer below the marks: MapLibre places upper layers first, so that no mark lands on a name. */
export const zoneMarks = (look: Look): Layers => [zoneName(look), zoneMark(look)];

const zoneName = (look: Look): LayerSpecification => {
  const { palette, view } = look;
  const overview = view.lens === 'overview';
  return {
    id: 'zone-name',
    type: 'symbol',
    ...labels(zone.id),
    maxzoom: EDGE_NAME_ZOOM,
    layout: {
      'text-field': zoneText(look),
      'text-font': BOLD,
      'text-size': overview ? byZoom(5, 12, 8, 14, 12, 16) : byZoom(5, 11, 9, 13),
      'text-line-height': 1.3,
      'text-variable-anchor-offset': ROUND_THE_MARK,
      'text-justify': 'auto',
      'text-max-width': 14,
      'text-padding': 1,
      'symbol-sort-key': ZONES_FIRST,
    },
    paint: {
      'text-color': palette.zoneText,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.8,
      'text-opacity': dimmed(look, zone, 1, 0.3),
    },
  };
};

/** Places for a name beside its mark, in ems, clear of the mark's own box. */
const ROUND_THE_MARK: NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'] = [
  'left',
  [1.35, 0],
  'right',
  [-1.35, 0],
  'top',
  [0, 1.45],
  'bottom',
  [0, -1.55],
  'top-left',
  [1.1, 0.9],
  'top-right',
  [-1.1, 0.9],
  'bottom-left',
  [1.1, -1],
  'bottom-right',
  [-1.1, -1],
];

const ZONES_FIRST: ExpressionSpecification = ['match', ['get', 'kind'], 'zone', 0, 1];

const zoneMark = (look: Look): LayerSpecification => {
  const overview = look.view.lens === 'overview';
  return {
    id: 'zone-mark',
    type: 'symbol',
    ...labels(zone.id),
    maxzoom: EDGE_NAME_ZOOM,
    layout: {
      'icon-image': badge(
        byClass(zone, (each) => each.colour, look.palette.zoneLine),
        byClass(zone, (each) => each.mark, ''),
        'zone',
      ),
      'icon-size': overview ? byZoom(5, 0.72, 8, 0.95) : byZoom(5, 0.58, 9, 0.75),
      'icon-overlap': 'always',
      'icon-padding': 0,
      'symbol-sort-key': ZONES_FIRST,
    },
    paint: { 'icon-opacity': dimmed(look, zone, 1, 0.3) },
  };
};
