/** What every register layer shares: its source, names in the reader's language, and feature-state expressions. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Lang } from '#domain/units.ts';
import { metresPerPixel } from '../scale.ts';

/** Layers of a register's tiles: single features, one label point each, and totals on a grid at low zoom. */
export const shapes = (dataset: string) => ({ source: dataset, 'source-layer': dataset });
export const labels = (dataset: string) => ({ source: dataset, 'source-layer': `${dataset}Label` });
export const grid = (dataset: string) => ({ source: dataset, 'source-layer': `${dataset}Grid` });

export const nameOf = (lang: Lang): ExpressionSpecification =>
  lang === 'zh' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']];

export type State = 'selected' | 'hover' | 'lit';

/** `on` while the feature is in `state`, else `off`. Filters cannot read feature-state, so layers hide by opacity. */
export const whenState = (state: State, on: number, off: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', state], false],
  on,
  off,
];

/** Stops of a size over zoom, straight between them. */
export const byZoom = (...stops: readonly (number | ExpressionSpecification)[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;

/** Screen pixels of one metre at zoom 0 on the parallel of mid-Shanxi (37° N). */
const PIXELS_PER_METRE = 1 / metresPerPixel(37, 0);

/** Width in pixels of what is `metres` wide on the ground, never under `least` pixels. */
export const onGround = (metres: ExpressionSpecification, least: number): ExpressionSpecification => {
  const stop = (zoom: number) => [zoom, ['max', least, ['*', metres, PIXELS_PER_METRE * 2 ** zoom]]];
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...[8, 11, 13, 15, 17, 19].flatMap(stop),
    22,
    ['*', metres, PIXELS_PER_METRE * 2 ** 22],
  ] as unknown as ExpressionSpecification;
};

/** Marks are drawn at their own size wherever letters are to be read: scaled letters blur. */
export const MARK_SIZE: ExpressionSpecification = ['step', ['zoom'], 0.75, 14.2, 1];

/** Names of images that `images.ts` draws when MapLibre first asks for them. */
export const badge = (
  colour: ExpressionSpecification | string,
  mark: ExpressionSpecification | string,
  shape: 'round' | 'square' | 'zone' = 'round',
): ExpressionSpecification => ['concat', `${shape}|`, colour, '|', mark];
