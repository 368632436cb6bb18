/** Parcels: the subject of 找地 and 亩均, a pale ground for the other lenses. */
import type { ExpressionSpecification, SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { LAND_USES, parcel } from '#domain/datasets/parcel.ts';
import { convert } from '#domain/units.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass, mix } from '../symbology.ts';
import { MEDIUM, REGULAR, word } from '../text.ts';
import { badge, byZoom, labels, MARK_SIZE, shapes } from './registers.ts';

/** 绿地与开敞空间 (class 14 of the land use code): never for supply, so it is shown as green, not as a status. */
const isGreen: ExpressionSpecification = ['==', ['slice', ['coalesce', ['get', 'landUse'], ''], 0, 2], '14'];

const greenOr = (
  { palette }: Look,
  otherwise: ExpressionSpecification | string,
  paleness: number,
): ExpressionSpecification => {
  const colours = LAND_USES.filter(({ id }) => id.startsWith('14')).flatMap(({ id, colour }) => [
    id,
    mix(colour, palette.zoneInside, paleness),
  ]);
  const green = ['match', ['get', 'landUse'], ...colours, palette.parcelPale];
  return ['case', isGreen, green, otherwise] as unknown as ExpressionSpecification;
};

const LINE_WIDTH = byZoom(12, 0.3, 14, 0.7, 16, 1.1, 19, 1.8);

export const parcelByStatus = (look: Look): Layers => {
  const { palette, view } = look;
  const strength = view.lens === 'land' ? palette.fillStrength : palette.fillStrength * 0.75;
  return [
    {
      id: 'parcel-fill',
      type: 'fill',
      ...shapes(parcel.id),
      paint: {
        'fill-color': greenOr(
          look,
          byClass(parcel, (each) => each.colour, palette.parcelPale),
          0.62,
        ),
        'fill-opacity': dimmed(look, parcel, strength, 0.1),
        'fill-antialias': false,
      },
    },
    {
      id: 'parcel-line',
      type: 'line',
      ...shapes(parcel.id),
      minzoom: 12,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': [
          'case',
          isGreen,
          palette.parcelLine,
          byClass(parcel, (each) => mix(each.colour, palette.outlineInk, 0.32), palette.parcelLine),
        ],
        'line-width': LINE_WIDTH,
        'line-opacity': dimmed(look, parcel, 0.85, 0.25),
      },
    },
  ];
};

export const parcelPale = (look: Look): Layers => [
  {
    id: 'parcel-fill',
    type: 'fill',
    ...shapes(parcel.id),
    paint: { 'fill-color': greenOr(look, look.palette.parcelPale, 0.82), 'fill-opacity': 0.9, 'fill-antialias': false },
  },
  {
    id: 'parcel-line',
    type: 'line',
    ...shapes(parcel.id),
    minzoom: 12,
    paint: { 'line-color': look.palette.parcelLine, 'line-width': LINE_WIDTH, 'line-opacity': 0.8 },
  },
];

const areaText = ({ view }: Look): ExpressionSpecification => [
  'concat',
  [
    'number-format',
    ['*', ['get', 'areaM2'], convert(1, 'm2', 'mu')],
    { 'min-fraction-digits': 2, 'max-fraction-digits': 2 },
  ],
  ` ${word('mu', view.lang)}`,
];

const statusMark = ({ palette }: Look): ExpressionSpecification =>
  badge(
    byClass(parcel, (each) => each.colour, palette.parcelLine),
    byClass(parcel, (each) => each.mark, ''),
  );

const LARGEST_FIRST: ExpressionSpecification = ['-', 0, ['coalesce', ['get', 'areaM2'], 0]];

/** From here on a parcel has room for its name. */
const NAME_ZOOM = 16.2;

/** The letter of the status first (grey print, colour-blind eyes), then 亩, then the name, as room grows. */
export const parcelLabels = (look: Look): Layers => [
  {
    id: 'parcel-mark',
    type: 'symbol',
    ...labels(parcel.id),
    minzoom: 13.4,
    maxzoom: 15,
    filter: ['!', isGreen],
    layout: {
      'icon-image': statusMark(look),
      'icon-size': MARK_SIZE,
      'icon-padding': 3,
      'symbol-sort-key': LARGEST_FIRST,
    },
    paint: { 'icon-opacity': dimmed(look, parcel, 1, 0.2) },
  },
  text(look, {
    'icon-image': ['case', isGreen, '', statusMark(look)],
    'icon-size': 1,
    'icon-anchor': 'bottom',
    'icon-offset': [0, -4],
    'text-anchor': 'top',
  }),
];

/** Name and area alone, where the fill says something other than the status. */
export const parcelNames = (look: Look): Layers => [text(look, {})];

const text = (look: Look, mark: SymbolLayerSpecification['layout']): SymbolLayerSpecification => {
  const name = [
    'format',
    ['get', 'name'],
    { 'text-font': ['literal', MEDIUM] },
    ['case', ['has', 'areaM2'], ['concat', '\n', areaText(look)], ''],
    { 'font-scale': 0.92 },
  ];
  const area = ['case', ['any', isGreen, ['!', ['has', 'areaM2']]], '', areaText(look)];
  return {
    id: 'parcel-name',
    type: 'symbol',
    ...labels(parcel.id),
    minzoom: 15,
    layout: {
      'text-field': ['step', ['zoom'], area, NAME_ZOOM, name] as unknown as ExpressionSpecification,
      'text-font': REGULAR,
      'text-size': byZoom(15, 11, 17, 13, 19, 15),
      'text-max-width': 11,
      'text-line-height': 1.3,
      'text-padding': 4,
      'symbol-sort-key': LARGEST_FIRST,
      ...mark,
    },
    paint: {
      'text-color': look.palette.parcelText,
      'text-halo-color': look.palette.halo,
      'text-halo-width': 1.4,
      'text-opacity': dimmed(look, parcel, 1, 0.3),
      'icon-opacity': dimmed(look, parcel, 1, 0.2),
    },
  };
};
