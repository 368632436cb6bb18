/** Zones and parks: far out a mark with a name, close by an outline whose inside is lighter than its outside. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { park } from '#domain/datasets/park.ts';
import { zone } from '#domain/datasets/zone.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { BOLD, MEDIUM, REGULAR } from '../text.ts';
import { badge, byZoom, labels, nameOf, shapes } from './registers.ts';

/** From here on a zone is its outline; below it a mark stands for it. */
export const OUTLINE_ZOOM = 10;

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

/** Name, and in the overview its key facts below in a lighter hand. */
const zoneText = ({ view, zoneFacts }: Look): ExpressionSpecification => {
  const short: ExpressionSpecification =
    view.lang === 'zh' ? ['coalesce', ['get', 'shortName'], ['get', 'name']] : nameOf('en');
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

export const zoneMarks = (look: Look): Layers => {
  const { palette, view } = look;
  const overview = view.lens === 'overview';
  const layer: LayerSpecification = {
    id: 'zone-mark',
    type: 'symbol',
    ...labels(zone.id),
    maxzoom: overview ? 13 : 12,
    layout: {
      'icon-image': badge(
        byClass(zone, (each) => each.colour, palette.zoneLine),
        byClass(zone, (each) => each.mark, ''),
        'zone',
      ),
      'icon-size': overview ? byZoom(5, 0.8, 8, 1, 11, 1) : byZoom(5, 0.6, 9, 0.75),
      'icon-allow-overlap': true,
      'text-field': zoneText(look),
      'text-font': BOLD,
      'text-size': overview ? byZoom(5, 12, 8, 14, 12, 16) : byZoom(5, 11, 9, 13),
      'text-line-height': 1.3,
      'text-variable-anchor': [
        'left',
        'right',
        'top',
        'bottom',
        'top-left',
        'bottom-left',
        'top-right',
        'bottom-right',
      ],
      'text-radial-offset': overview ? 1.15 : 0.95,
      'text-justify': 'auto',
      'text-max-width': 14,
      'text-optional': true,
      'text-padding': 3,
      'symbol-sort-key': ['match', ['get', 'kind'], 'zone', 0, 1],
    },
    paint: { 'text-color': palette.zoneText, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
  };
  return [layer];
};
