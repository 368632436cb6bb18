/** From a row of the store to a packed feature. */
import type { Field } from '../domain/dataset.ts';
import type { FeedRow } from '../store/row-feed.ts';
import { readable } from '../store/sqlite.ts';
import { Bytes } from './bytes.ts';
import { labelPoint } from './label-point.ts';
import { writeMvtValue } from './mvt-value.ts';
import type { Bounds, PackedFeature } from './packed-feature.ts';
import { type Shape, shapeOf } from './shape.ts';

const out = new Bytes();

/** Null where the row has nothing to draw: an empty geometry, or one that another program left in a form of its own. */
export const packRow = (
  fields: readonly Field[],
  { fid, id, properties, geometry }: Omit<FeedRow, 'verifiedOn'>,
): PackedFeature | null => {
  const shape = readable(shapeOf, geometry);
  if (!shape) return null;
  const { minX, minY, maxX, maxY } = boundsOf(shape);
  const [labelX, labelY] = labelPoint(shape);
  const areaM2 = typeof properties['areaM2'] === 'number' ? Math.round(properties['areaM2']) : null;
  out.clear();
  out.zigzag(fid);
  out.varint(shape.kind);
  out.zigzag(labelX - minX);
  out.zigzag(labelY - minY);
  out.varint(areaM2 === null ? 0 : areaM2 + 1);
  writeMvtValue(out, id, 'text');
  writeGeometry(shape, minX, minY);
  const body = out.take();
  out.clear();
  for (const field of fields) writeMvtValue(out, properties[field.id] ?? null, field.type);
  return { minX, minY, maxX, maxY, fid, labelX, labelY, areaM2, body, values: out.take() };
};

const boundsOf = ({ paths }: Shape): Bounds => {
  let minX = paths[0]!.points[0]!;
  let minY = paths[0]!.points[1]!;
  let maxX = minX;
  let maxY = minY;
  for (const { points } of paths) {
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]!;
      const y = points[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return { minX, minY, maxX, maxY };
};

/** Number of paths; of each, twice its points (+1 for a hole) and its points as steps from the one before, the first from the upper left corner. */
const writeGeometry = ({ paths }: Shape, minX: number, minY: number): void => {
  out.varint(paths.length);
  let x = minX;
  let y = minY;
  for (const { points, hole } of paths) {
    out.varint(points.length + (hole ? 1 : 0));
    for (let i = 0; i < points.length; i += 2) {
      out.zigzag(points[i]! - x);
      out.zigzag(points[i + 1]! - y);
      x = points[i]!;
      y = points[i + 1]!;
    }
  }
};
