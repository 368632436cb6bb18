/** Parcels: the subject of 找地 and 亩均, a pale ground for the other lenses. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { parcel } from '#domain/datasets/parcel.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass, mix } from '../symbology.ts';
import { MEDIUM, REGULAR, word } from '../text.ts';
import { badge, byZoom, labels, MARK_SIZE, shapes } from './registers.ts';

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
        'fill-color': byClass(parcel, (each) => each.colour, palette.parcelPale),
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
        'line-color': byClass(parcel, (each) => mix(each.colour, palette.outlineInk, 0.32), palette.parcelLine),
        'line-width': LINE_WIDTH,
        'line-opacity': dimmed(look, parcel, 0.85, 0.25),
      },
    },
  ];
};

export const parcelPale = ({ palette }: Look): Layers => [
  {
    id: 'parcel-fill',
    type: 'fill',
    ...shapes(parcel.id),
    paint: { 'fill-color': palette.parcelPale, 'fill-opacity': 0.9, 'fill-antialias': false },
  },
  {
    id: 'parcel-line',
    type: 'line',
    ...shapes(parcel.id),
    minzoom: 12,
    paint: { 'line-color': palette.parcelLine, 'line-width': LINE_WIDTH, 'line-opacity': 0.8 },
  },
];

const areaText = ({ view }: Look): ExpressionSpecification => [
  'concat',
  ['number-format', ['*', ['get', 'areaM2'], 0.0015], { 'min-fraction-digits': 2, 'max-fraction-digits': 2 }],
  ` ${word('mu', view.lang)}`,
];

/** The letter of the class first (grey print, colour-blind eyes), name and 亩 when there is room. */
export const parcelLabels = (look: Look): Layers => {
  const { palette } = look;
  const mark: LayerSpecification = {
    id: 'parcel-mark',
    type: 'symbol',
    ...labels(parcel.id),
    minzoom: 13.4,
    maxzoom: 15,
    layout: {
      'icon-image': badge(
        byClass(parcel, (each) => each.colour, palette.parcelLine),
        byClass(parcel, (each) => each.mark, ''),
      ),
      'icon-size': MARK_SIZE,
      'icon-padding': 3,
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'areaM2'], 0]],
    },
    paint: { 'icon-opacity': dimmed(look, parcel, 1, 0.2) },
  };
  const colour = byClass(parcel, (each) => each.colour, palette.parcelLine);
  return [
    mark,
    {
      ...named(look),
      layout: {
        ...named(look).layout,
        'icon-image': badge(
          colour,
          byClass(parcel, (each) => each.mark, ''),
        ),
        'icon-size': 1,
        'icon-anchor': 'bottom',
        'icon-offset': [0, -4],
        'text-anchor': 'top',
      },
    },
  ];
};

/** Name and area alone, where the fill says something other than the status. */
export const parcelNames = (look: Look): Layers => [named(look)];

const named = (look: Look) => {
  const { palette } = look;
  return {
    id: 'parcel-name',
    type: 'symbol' as const,
    ...labels(parcel.id),
    minzoom: 15,
    layout: {
      'text-field': [
        'format',
        ['get', 'name'],
        { 'text-font': ['literal', MEDIUM] },
        ['case', ['has', 'areaM2'], ['concat', '\n', areaText(look)], ''],
        { 'font-scale': 0.92 },
      ] as ExpressionSpecification,
      'text-font': REGULAR,
      'text-size': byZoom(15, 10.5, 17, 13, 19, 15),
      'text-max-width': 8,
      'text-line-height': 1.3,
      'text-padding': 4,
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'areaM2'], 0]] as ExpressionSpecification,
    },
    paint: {
      'text-color': palette.parcelText,
      'text-halo-color': palette.halo,
      'text-halo-width': 1.4,
      'text-opacity': dimmed(look, parcel, 1, 0.3),
      'icon-opacity': dimmed(look, parcel, 1, 0.2),
    },
  };
};
