/** Where a register lies, further out than its features are drawn: soft dots by the totals of a grid. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Dataset } from '#domain/dataset.ts';
import type { Layers, Look } from '../look.ts';
import { byZoom, grid } from './registers.ts';

const root: ExpressionSpecification = ['sqrt', ['coalesce', ['get', 'count'], 1]];

export const density = ({ palette }: Look, dataset: Dataset): Layers => {
  const until = dataset.minZoom ?? 0;
  const from = Math.min(7, until - 2);
  return [
    {
      id: `${dataset.id}-density`,
      type: 'circle',
      ...grid(dataset.id),
      minzoom: from,
      maxzoom: until,
      paint: {
        'circle-color': palette.zoneLine,
        'circle-radius': byZoom(from, ['+', 1, ['*', 0.5, root]], until, ['+', 2.5, ['*', 1.5, root]]),
        'circle-opacity': byZoom(from, 0, from + 0.6, 0.26, until - 0.5, 0.26, until, 0),
        'circle-blur': 0.6,
      },
    },
  ];
};
