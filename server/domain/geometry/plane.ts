/**
 * Metres on a plane about one place, for what is measured within a park: lengths, ways across, neighbours. Within 5 km
 * of the place they are right to 1e-3; areas that are printed come from `area.ts`.
 */
import type { Position } from 'geojson';
import { meridianRadiusM, parallelRadiusM, radians } from './ellipsoid.ts';

/** Metres east and north of the middle of the plane. */
export type Point = readonly [number, number];

export type Plane = {
  readonly toPlane: (at: Position) => Point;
  readonly toDegrees: (at: Point) => Position;
};

export const planeAt = (middle: Position): Plane => {
  const latitude = radians(middle[1]!);
  const [east, north] = [radians(1) * parallelRadiusM(latitude), radians(1) * meridianRadiusM(latitude)];
  return {
    toPlane: (at) => [(at[0]! - middle[0]!) * east, (at[1]! - middle[1]!) * north],
    toDegrees: ([x, y]) => [middle[0]! + x / east, middle[1]! + y / north],
  };
};

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
/** Above 0 where b lies left of a. */
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const lengthOf = (a: Point): number => Math.hypot(a[0], a[1]);
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
];

/** The point of the segment from `a` to `b` that is nearest to `at`, as a share of the way. */
export const nearestShare = (at: Point, a: Point, b: Point): number => {
  const along = minus(b, a);
  const squared = dot(along, along);
  return squared === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(at, a), along) / squared));
};

export type Segment = readonly [Point, Point];

/** The segments of a path, those of no length left out. */
export const segmentsOf = (path: readonly Point[]): readonly Segment[] =>
  path
    .slice(1)
    .map((to, index): Segment => [path[index]!, to])
    .filter(([a, b]) => a[0] !== b[0] || a[1] !== b[1]);
