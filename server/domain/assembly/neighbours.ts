/** Which parcels lie beside one another, how far, and where ground of nobody is left between them. */
import type { Position } from 'geojson';
import {
  alongside,
  type Beside,
  besideEach,
  middleOf,
  nearby,
  type Stretch,
  stretchesM,
  without,
} from '../geometry/alongside.ts';
import { between, lengthOf, minus, nearestShare, type Plane, type Point, type Segment } from '../geometry/plane.ts';
import { SAME_PLACE_M } from '../geometry/together.ts';
import { type Area, bboxOf, contains } from '../geometry.ts';
import type { Gap } from './answer.ts';
import { outlineOf } from './site.ts';

/** Ground narrower than this between two parcels is a fault of the survey, not land of a third. */
export const GAP_M = 0.5;
/** Parcels that share less than this only meet at a corner. */
const SHORTEST_M = 1;

/** A parcel with its outline on the common plane. */
export type Placed = {
  readonly id: string;
  readonly area: Area;
  readonly outline: readonly Segment[];
  /** Its sides within so many metres of a segment: outlines of hundreds of corners are soon compared. */
  readonly near: (side: Segment, metres: number) => readonly Beside[];
  readonly box: readonly [number, number, number, number];
};

export const placed = (id: string, area: Area, plane: Plane): Placed => {
  const [west, south, east, north] = bboxOf(area)!;
  const [low, high] = [plane.toPlane([west, south]), plane.toPlane([east, north])];
  const outline = outlineOf(area, plane);
  return { id, area, outline, near: nearby(besideEach(outline)), box: [...low, ...high] };
};

const areNear = ({ box: a }: Placed, { box: b }: Placed): boolean =>
  a[0] - GAP_M <= b[2] && b[0] - GAP_M <= a[2] && a[1] - GAP_M <= b[3] && b[1] - GAP_M <= a[3];

/** Metres of the outline of `one` within half a metre of that of `other`; 0 where they only meet at a corner. */
export function sharedM(one: Placed, other: Placed): number {
  if (!areNear(one, other)) return 0;
  const shared = one.outline.reduce(
    (total, side) => total + stretchesM(side, alongside(side, other.near(side, GAP_M), GAP_M)),
    0,
  );
  return shared < SHORTEST_M ? 0 : shared;
}

/** The nearest point of an outline to a point within half a metre of it. */
function nearestOn(at: Point, { near }: Placed): Point {
  // Twice as far, so that rounding leaves none out.
  const points = near([at, at], 2 * GAP_M).map(({ segment: [a, b] }) => between(a, b, nearestShare(at, a, b)));
  return points.reduce((best, point) => (lengthOf(minus(point, at)) < lengthOf(minus(best, at)) ? point : best));
}

type Sliver = { readonly lengthM: number; readonly widthM: number; readonly at: Position };

/** A stretch of a side of `one` beside which nobody's ground lies before that of `other`; null where it is somebody's. */
function sliver(side: Segment, stretch: Stretch, [one, other]: readonly [Placed, Placed], plane: Plane): Sliver | null {
  const looked = [stretch[0], (stretch[0] + stretch[1]) / 2, stretch[1]].map((share): Sliver => {
    const here = middleOf(side, [share, share]);
    const there = nearestOn(here, other);
    return { lengthM: 0, widthM: lengthOf(minus(there, here)), at: plane.toDegrees(between(here, there, 0.5)) };
  });
  const widest = looked.reduce((best, found) => (found.widthM > best.widthM ? found : best));
  if (contains(one.area, looked[1]!.at) || contains(other.area, looked[1]!.at)) return null;
  return { ...widest, lengthM: stretchesM(side, [stretch]) };
}

/** The gap between two parcels, its slivers taken together; null where they touch, overlap, or lie farther apart. */
export function gapBetween(one: Placed, other: Placed, plane: Plane): Gap | null {
  if (!areNear(one, other)) return null;
  const slivers = one.outline.flatMap((side) => {
    const near = other.near(side, GAP_M);
    const [beside, touching] = [alongside(side, near, GAP_M), alongside(side, near, SAME_PLACE_M)];
    return without(beside, touching)
      .map((stretch) => sliver(side, stretch, [one, other], plane))
      .filter((found) => found !== null);
  });
  const lengthM = slivers.reduce((total, found) => total + found.lengthM, 0);
  if (lengthM < SHORTEST_M) return null;
  const widest = slivers.reduce((best, found) => (found.widthM > best.widthM ? found : best));
  return { parcels: [one.id, other.id], widthM: widest.widthM, lengthM, at: widest.at };
}

/** True where one can walk from each of the parcels to each other one. */
export function isConnected(count: number, areNeighbours: (a: number, b: number) => boolean): boolean {
  const reached = [0];
  for (const at of reached)
    for (let to = 0; to < count; to++) if (!reached.includes(to) && areNeighbours(at, to)) reached.push(to);
  return reached.length === count;
}
