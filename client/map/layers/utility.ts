/**
 * 配套: lines and stations by item. Solid = built, long dashes = being built, dots = planned. A station says from near how
 * much it can still give; what is not known is said to be so.
 */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { fieldOf } from '#domain/datasets/index.ts';
import type { ServiceItem } from '#domain/datasets/service.ts';
import { utility } from '#domain/datasets/utility.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { REGULAR, word } from '../text.ts';
import { badge, byZoom, shapes } from './registers.ts';

const isLine: ExpressionSpecification = ['all', ['==', ['get', 'part'], 'line'], ['!=', ['get', 'item'], 'road']];
const isNode: ExpressionSpecification = ['==', ['get', 'part'], 'node'];

const STATUS_DASHES = [
  { status: 'built', dash: null },
  { status: 'building', dash: [5, 2] },
  { status: 'planned', dash: [0.4, 1.8] },
] as const;

/**
 * Across a road from left to right, as GB 50289 lays them: telecom on one footway, power on the other, sewers in the
 * middle. Closer than two pixels to each other the lines are drawn apart in this order; from z17 on they lie where they are.
 */
const LANES: readonly ServiceItem[] = [
  'catv',
  'telecom',
  'broadband',
  'water',
  'storm',
  'sewage',
  'gas',
  'heat',
  'power',
];
const apart = (pixels: number): ExpressionSpecification =>
  [
    'match',
    ['get', 'item'],
    ...LANES.flatMap((item, index) => [item, (index - (LANES.length - 1) / 2) * pixels]),
    0,
  ] as unknown as ExpressionSpecification;

export const utilityLines = (look: Look): Layers =>
  STATUS_DASHES.map(
    ({ status, dash }): LayerSpecification => ({
      id: `utility-${status}`,
      type: 'line',
      ...shapes(utility.id),
      minzoom: 11,
      filter: ['all', isLine, ['==', ['get', 'status'], status]],
      layout: { 'line-join': 'round', 'line-cap': status === 'building' ? 'butt' : 'round' },
      paint: {
        'line-color': byClass(utility, (each) => each.colour, look.palette.parcelLine),
        'line-width': byZoom(11, 0.7, 14, 1.6, 17, 3.2),
        'line-offset': byZoom(11, apart(0.7), 14, apart(1.7), 17, apart(0)),
        'line-opacity': dimmed(look, utility, 0.95, 0.12),
        ...(dash && { 'line-dasharray': [...dash] }),
      },
    }),
  );

/** From here on a station has room for a second line. */
const CAPACITY_ZOOM = 15;

const spareText = ({ view: { lang } }: Look): ExpressionSpecification => {
  const amount: ExpressionSpecification = [
    'number-format',
    ['-', ['get', 'capacity'], ['get', 'capacityUsed']],
    { 'max-fraction-digits': 1 },
  ];
  return [
    'case',
    ['!', ['has', 'capacity']],
    word('capacityUnknown', lang),
    ['!', ['has', 'capacityUsed']],
    word('spareUnknown', lang),
    ['concat', word('spare', lang), ' ', amount, ' ', ['coalesce', ['get', 'capacityUnit'], '']],
  ];
};

/** Name, with the state of what does not stand yet. */
const nameText = ({ view: { lang } }: Look): ExpressionSpecification => {
  const states = (fieldOf(utility, 'status')?.codes ?? []).filter(({ id }) => id !== 'built');
  const state = ['match', ['get', 'status'], ...states.flatMap((code) => [code.id, ` · ${code[lang]}`]), ''];
  return ['concat', ['get', 'name'], state] as unknown as ExpressionSpecification;
};

const nodeText = (look: Look): ExpressionSpecification => {
  const name = nameText(look);
  const both = ['format', name, {}, ['concat', '\n', spareText(look)], { 'font-scale': 0.92 }];
  return ['step', ['zoom'], '', 14, name, CAPACITY_ZOOM, both] as unknown as ExpressionSpecification;
};

export const utilityNodes = (look: Look): Layers => [
  {
    id: 'utility-node',
    type: 'symbol',
    ...shapes(utility.id),
    minzoom: 11,
    filter: ['all', isNode, ['==', ['geometry-type'], 'Point']],
    layout: {
      'icon-image': badge(
        byClass(utility, (each) => each.colour, look.palette.parcelLine),
        byClass(utility, (each) => each.mark, ''),
        'square',
      ),
      'icon-size': ['step', ['zoom'], 0.7, 13.5, 1],
      'icon-padding': 1,
      'text-field': nodeText(look),
      'text-font': REGULAR,
      'text-size': 11.5,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.2,
      'text-justify': 'auto',
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: {
      'icon-opacity': dimmed(look, utility, 1, 0.2),
      'text-opacity': dimmed(look, utility, 1, 0.3),
      'text-color': look.palette.parcelText,
      'text-halo-color': look.palette.halo,
      'text-halo-width': 1.5,
    },
  },
];
