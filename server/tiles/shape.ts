/** A geometry made ready for drawing: Mercator integers, rings turned as MVT 2.1 §4.3.4.4 asks, holes behind their outline. */
import { blobPaths } from '../store/geometry-blob.ts';
import { mercatorX, mercatorY } from './mercator.ts';

/** The geometry types of MVT 2.1 §4.3.4. */
export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;
export type Kind = typeof POINT | typeof LINE | typeof POLYGON;

/** x and y in turn; a ring's first point is not repeated at its end. */
export type Path = { readonly points: readonly number[]; readonly hole: boolean };

export type Shape = { readonly kind: Kind; readonly paths: readonly Path[] };

/**
 * The shape of a GeoPackage blob, or null where nothing of it can be drawn. Straight from the bytes to whole numbers: objects
 * in between would cost half as much again for each of a million parcels. Throws `GeometryBlobError` as `blobPaths` does.
 */
export const shapeOf = (blob: Uint8Array): Shape | null => {
  let kind: Kind = POINT;
  const paths: Path[] = [];
  let outlined = false;
  blobPaths(blob, (dimension, ring, positions, count) => {
    kind = (dimension + 1) as Kind;
    const points = mercatorPoints(positions, count);
    if (kind === POLYGON) {
      // A polygon whose outline has no area is left out with its holes.
      if (ring > 0 && !outlined) return;
      const path = turn(withoutEnd(points), ring > 0);
      if (ring === 0) outlined = path !== null;
      if (path) paths.push(path);
    } else if (kind === POINT || points.length >= 4) paths.push({ points, hole: false });
  });
  return paths.length === 0 ? null : { kind, paths };
};

/** Points in their order, none twice in a row. */
const mercatorPoints = (positions: Float64Array, count: number): number[] => {
  const points: number[] = [];
  let lastX = -1;
  let lastY = -1;
  for (let i = 0; i < 2 * count; i += 2) {
    const x = mercatorX(positions[i]!);
    const y = mercatorY(positions[i + 1]!);
    if (x === lastX && y === lastY) continue;
    points.push(x, y);
    lastX = x;
    lastY = y;
  }
  return points;
};

const withoutEnd = (ring: number[]): number[] => {
  const last = ring.length - 2;
  if (last > 0 && ring[0] === ring[last] && ring[1] === ring[last + 1]) ring.length = last;
  return ring;
};

/** Outlines have a positive area with y to the south, holes a negative one. */
const turn = (points: number[], hole: boolean): Path | null => {
  const area = ringArea(points);
  if (area === 0) return null;
  return { points: area > 0 === !hole ? points : backwards(points), hole };
};

const backwards = (points: readonly number[]): number[] => {
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i]!, points[i + 1]!);
  return turned;
};

/** Signed area of a ring in square units, positive where it runs clockwise on the screen (surveyor's formula). */
export const ringArea = (points: readonly number[]): number => {
  const originX = points[0] ?? 0;
  const originY = points[1] ?? 0;
  let twice = 0;
  for (let i = 2; i < points.length - 2; i += 2) {
    twice +=
      (points[i]! - originX) * (points[i + 3]! - originY) - (points[i + 2]! - originX) * (points[i + 1]! - originY);
  }
  return twice / 2;
};
