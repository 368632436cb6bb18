/** What of an edit is laid over the map, and the box that shows all of it. */
import type { Change } from '#domain/edit.ts';
import type { Bbox } from '#domain/filter.ts';
import { bboxOf } from '#domain/geometry.ts';
import type { Compared } from '../map/draw-contract.ts';
import type { Geometry } from './edit-calls.ts';
import { sameShape } from './edit-diff.ts';

const joined = (a: Bbox | null, b: Bbox | null): Bbox | null =>
  a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);

/** The box that holds all of them; null for none. */
export const boxAround = (shapes: readonly Geometry[]): Bbox | null =>
  shapes.map((geometry) => bboxOf(geometry)).reduce<Bbox | null>(joined, null);

/** A row whose shape stays is shown once, as it is. */
export const compareOf = (
  changes: readonly Pick<Change, 'before' | 'after'>[],
): { readonly shapes: Compared; readonly box: Bbox | null } => {
  const shapes = changes.map(({ before, after }) => ({ was: before?.geometry ?? null, is: after?.geometry ?? null }));
  const before = shapes.flatMap(({ was, is }) => (was && !sameShape(was, is) ? [was] : []));
  const after = shapes.flatMap(({ is }) => (is ? [is] : []));
  return { shapes: { before, after }, box: boxAround([...before, ...after]) };
};
