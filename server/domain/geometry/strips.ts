/** An area cut across an axis into strips of wanted sizes, as a surveyor divides a plot. */
import type { LineString, Position } from 'geojson';
import { areaM2 } from './area.ts';
import { type Plane, type Point, planeAt } from './plane.ts';

type Rings = readonly (readonly Point[])[];

/** A plane turned so that the first number counts metres along the axis. */
const turned = (plane: Plane, bearing: number): Plane => {
  const [sine, cosine] = [Math.sin((bearing * Math.PI) / 180), Math.cos((bearing * Math.PI) / 180)];
  return {
    toPlane: (at) => {
      const [east, north] = plane.toPlane(at);
      return [east * sine + north * cosine, north * sine - east * cosine];
    },
    toDegrees: ([along, left]) => plane.toDegrees([along * sine - left * cosine, along * cosine + left * sine]),
  };
};

/** What of a closed ring lies before `end` on the axis (Sutherland–Hodgman); stretches on the cut may double back. */
function before(ring: readonly Point[], end: number): readonly Point[] {
  const kept = ring.slice(1).flatMap((to, index): readonly Point[] => {
    const from = ring[index]!;
    if (from[0] <= end && to[0] <= end) return [to];
    if (from[0] > end && to[0] > end) return [];
    const share = (end - from[0]) / (to[0] - from[0]);
    const cut: Point = [end, from[1] + share * (to[1] - from[1])];
    return to[0] <= end ? [cut, to] : [cut];
  });
  return kept.length < 3 ? [] : [...kept, kept[0]!];
}

const beforeM2 = (parts: readonly Rings[], end: number, plane: Plane): number =>
  parts.reduce((total, rings) => {
    const coordinates = rings.map((ring) => before(ring, end).map(plane.toDegrees)).filter((ring) => ring.length > 0);
    return coordinates.length === 0 ? total : total + areaM2({ type: 'Polygon', coordinates });
  }, 0);

/** How far along the axis `wantedM2` of the area lie. */
function endOf(
  parts: readonly Rings[],
  wantedM2: number,
  [low, high]: readonly [number, number],
  plane: Plane,
): number {
  let [from, to] = [low, high];
  // Each step halves what is left: a park of kilometres comes down to a millionth of a metre.
  for (let step = 0; step < 40; step++) {
    const middle = (from + to) / 2;
    if (beforeM2(parts, middle, plane) < wantedM2) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** Beyond the area on both sides, metres: a cutting line is drawn right across. */
const BEYOND_M = 10;

export type Strips = {
  /** Lines right across the area, in order along the axis. */
  readonly lines: readonly LineString[];
  /** The strip in which a place lies, counted from 0. */
  readonly stripAt: (at: Position) => number;
};

/**
 * The lines that divide an area, given as rings by part, into strips one after the other along a bearing (degrees from
 * north, clockwise), with the wanted shares of its size.
 */
export function stripsOf(
  parts: readonly (readonly Position[][])[],
  shares: readonly number[],
  bearing: number,
): Strips {
  const plane = turned(planeAt(parts[0]![0]![0]!), bearing);
  const turnedParts = parts.map((rings) => rings.map((ring) => ring.map(plane.toPlane)));
  const corners = turnedParts.flat(2);
  const [along, across] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const extent = [Math.min(...along), Math.max(...along)] as const;
  const [right, left] = [Math.min(...across) - BEYOND_M, Math.max(...across) + BEYOND_M];
  const wholeM2 = beforeM2(turnedParts, extent[1], plane);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const ends = shares.slice(0, -1).map((_, index) => {
    const sum = shares.slice(0, index + 1).reduce((total, share) => total + share, 0);
    return endOf(turnedParts, (wholeM2 * sum) / all, extent, plane);
  });
  return {
    lines: ends.map((end) => ({
      type: 'LineString',
      coordinates: [plane.toDegrees([end, right]), plane.toDegrees([end, left])],
    })),
    stripAt: (at) => ends.filter((end) => plane.toPlane(at)[0] > end).length,
  };
}
