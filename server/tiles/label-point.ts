/** Where a polygon's name stands: its centroid if that lies inside, else the middle of the widest stretch of a line across it. */
import { type Path, ringArea, type Shape } from './shape.ts';

export type At = readonly [number, number];

/** A point on the shape's surface (on its largest part), in Mercator units. */
export const labelPoint = (shape: Shape): At => {
  if (shape.kind !== 3) return [shape.paths[0]!.points[0]!, shape.paths[0]!.points[1]!];
  const part = largestPart(shape.paths);
  const centre = centroid(part[0]!.points);
  return part.every(({ points, hole }) => inRing(points, centre) !== hole) ? centre : widestMiddle(part);
};

const largestPart = (paths: readonly Path[]): readonly Path[] => {
  if (paths.length === 1) return paths;
  let best = 0;
  paths.forEach((path, index) => {
    if (!path.hole && ringArea(path.points) > ringArea(paths[best]!.points)) best = index;
  });
  const next = paths.findIndex((path, index) => index > best && !path.hole);
  return paths.slice(best, next < 0 ? undefined : next);
};

const centroid = (points: readonly number[]): At => {
  const originX = points[0]!;
  const originY = points[1]!;
  let twice = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 2; i < points.length - 2; i += 2) {
    const ax = points[i]! - originX;
    const ay = points[i + 1]! - originY;
    const bx = points[i + 2]! - originX;
    const by = points[i + 3]! - originY;
    const cross = ax * by - bx * ay;
    twice += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  return [Math.round(originX + sumX / (3 * twice)), Math.round(originY + sumY / (3 * twice))];
};

/** Counted in place: a list of crossings for each of a million outlines costs more than the counting. */
const inRing = (points: readonly number[], [x, y]: At): boolean => {
  let inside = false;
  let ax = points[points.length - 2]!;
  let ay = points[points.length - 1]!;
  for (let i = 0; i < points.length; i += 2) {
    const bx = points[i]!;
    const by = points[i + 1]!;
    if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) inside = !inside;
    ax = bx;
    ay = by;
  }
  return inside;
};

/** Where the ring crosses the horizontal line at `y` (half-open, so that a vertex counts once). */
const crossings = (points: readonly number[], y: number): number[] => {
  const at: number[] = [];
  let ax = points[points.length - 2]!;
  let ay = points[points.length - 1]!;
  for (let i = 0; i < points.length; i += 2) {
    const bx = points[i]!;
    const by = points[i + 1]!;
    if (ay > y !== by > y) at.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    ax = bx;
    ay = by;
  }
  return at;
};

/** The line is laid between two rows of vertices, so that it runs through the inside. */
const widestMiddle = (part: readonly Path[]): At => {
  const outline = part[0]!.points;
  const middle = (edge(outline, Math.min) + edge(outline, Math.max)) / 2;
  const above = edge(outline, (best, y) => (y <= middle && (best > middle || y > best) ? y : best));
  const below = edge(outline, (best, y) => (y > above && (best <= above || y < best) ? y : best));
  const y = Math.floor((above + below) / 2);
  const at = part.flatMap(({ points }) => crossings(points, y)).sort((a, b) => a - b);
  let best = 0;
  for (let i = 2; i + 1 < at.length; i += 2) if (at[i + 1]! - at[i]! > at[best + 1]! - at[best]!) best = i;
  return [Math.round((at[best]! + at[best + 1]!) / 2), y];
};

/** The y of a ring that `better` prefers to all others. */
const edge = (points: readonly number[], better: (best: number, y: number) => number): number => {
  let best = points[1]!;
  for (let i = 3; i < points.length; i += 2) best = better(best, points[i]!);
  return best;
};
