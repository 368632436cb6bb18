/**
 * 亩均 as a choropleth. The figures are no part of the tiles: they come as feature-state (`class` 0–4, or `void` where
 * land or figures are missing), so that a tile can be cached for every reader. Three voids: 无数据 hatched, 不公开 dotted,
 * 不适用 white.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { parcel } from '#domain/datasets/parcel.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { mix } from '../symbology.ts';
import { byZoom, shapes } from './registers.ts';

/** YlGnBu of five classes (ColorBrewer 2), low to high; safe for colour-blind eyes and grey print. */
export const YIELD_COLOURS = ['#FFFFCC', '#A1DAB4', '#41B6C4', '#2C7FB8', '#253494'] as const;

/** Index of the class that `value` falls into: a value on a bound belongs to the class below it. */
export const yieldClass = (value: number, breaks: readonly number[]): number => {
  const above = breaks.slice(0, YIELD_COLOURS.length - 1).findIndex((bound) => value <= bound);
  return above < 0 ? Math.min(breaks.length, YIELD_COLOURS.length - 1) : above;
};

const inClass = (pick: (colour: string) => string, otherwise: string): ExpressionSpecification =>
  [
    'match',
    ['coalesce', ['feature-state', 'class'], -1],
    ...YIELD_COLOURS.flatMap((colour, index) => [index, pick(colour)]),
    otherwise,
  ] as unknown as ExpressionSpecification;

export const parcelByYield = (look: Look): Layers => {
  const { palette } = look;
  const withheld = look.breaks === null;
  return [
    {
      id: 'parcel-fill',
      type: 'fill',
      ...shapes(parcel.id),
      paint: {
        'fill-color': inClass((colour) => colour, palette.notApplicable),
        'fill-opacity': dimmed(look, parcel, 0.88, 0.2),
        'fill-antialias': false,
      },
    },
    {
      id: 'parcel-void',
      type: 'fill',
      ...shapes(parcel.id),
      minzoom: 11,
      paint: {
        'fill-pattern': `${withheld ? 'dots' : 'hatch'}|${palette.voidInk}`,
        'fill-opacity': withheld ? 0.8 : ['case', ['boolean', ['feature-state', 'void'], false], 0.8, 0],
      },
    },
    {
      id: 'parcel-line',
      type: 'line',
      ...shapes(parcel.id),
      minzoom: 11.5,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': inClass((colour) => mix(colour, palette.outlineInk, 0.35), palette.parcelLine),
        'line-width': byZoom(12, 0.4, 14, 0.8, 16, 1.2, 19, 1.8),
        'line-opacity': 0.9,
      },
    },
  ];
};
