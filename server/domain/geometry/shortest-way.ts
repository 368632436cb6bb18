/** The shortest line between an area and another shape: where a connection to a network would lie if nothing stood in its way. */
import type { Geometry, LineString, Position } from 'geojson';
import { pathsOf } from './distance.ts';
import { between, lengthOf, minus, nearestShare, type Point, planeAt } from './plane.ts';

type Way = readonly [from: Point, to: Point];

const lengthOfWay = ([from, to]: Way): number => lengthOf(minus(to, from));

const shorter = (a: Way | null, b: Way): Way => (a && lengthOfWay(a) <= lengthOfWay(b) ? a : b);

/** From each corner of `from` to the nearest place on `to`; a lone point is a path of one corner. */
function fromCorners(from: readonly Point[], to: readonly Point[]): Way | null {
  let best: Way | null = null;
  for (const at of from) {
    for (const [index, a] of to.entries()) {
      const b = to[index + 1] ?? a;
      best = shorter(best, [at, between(a, b, nearestShare(at, a, b))]);
    }
  }
  return best;
}

const turned = ([from, to]: Way): Way => [to, from];

/**
 * From the outline of `shape` to the nearest place on the lines of `other`, in degrees. Null where either is empty or
 * one lies at the other already. Two lines that cross are at their nearest where they cross: callers ask only for
 * shapes that stand apart.
 */
export function shortestWay(shape: Geometry, other: Geometry): LineString | null {
  const [paths, others] = [pathsOf(shape), pathsOf(other)];
  const middle: Position | undefined = paths[0]?.[0];
  if (!middle) return null;
  const plane = planeAt(middle);
  const placed = (path: readonly Position[]): readonly Point[] => path.map((at) => plane.toPlane(at));
  let best: Way | null = null;
  for (const one of paths.map(placed)) {
    for (const two of others.map(placed)) {
      const [there, back] = [fromCorners(one, two), fromCorners(two, one)];
      if (there) best = shorter(best, there);
      if (back) best = shorter(best, turned(back));
    }
  }
  if (best === null || lengthOfWay(best) === 0) return null;
  return { type: 'LineString', coordinates: best.map((at) => [...plane.toDegrees(at)]) };
}
