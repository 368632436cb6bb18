/** Where to put the name of a feature: always inside its area or on its line. Degrees throughout. */
import type { Geometry, Position } from 'geojson';
import { pathsOf } from './distance.ts';

/** Twice the signed area of a ring and its first moments, about the ring's first vertex (planar, in degrees). */
function moments(ring: readonly Position[]): { area: number; x: number; y: number } {
  const [x0, y0] = ring[0] as [number, number];
  const sum = { area: 0, x: 0, y: 0 };
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = [ring[index - 1]![0]! - x0, ring[index - 1]![1]! - y0];
    const [bx, by] = [ring[index]![0]! - x0, ring[index]![1]! - y0];
    const cross = ax * by - bx * ay;
    sum.area += cross;
    sum.x += (ax + bx) * cross;
    sum.y += (ay + by) * cross;
  }
  return sum;
}

/** Centre of mass of a ring; its first vertex where it has no area. */
function ringCentre(ring: readonly Position[]): Position {
  const { area, x, y } = moments(ring);
  const [x0, y0] = ring[0] as [number, number];
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)];
}

/** Longitudes at which the polygon's outline crosses a latitude, from west to east. */
const crossings = (rings: readonly Position[][], latitude: number): number[] =>
  rings
    .flatMap((ring) =>
      ring.slice(1).flatMap((to, index) => {
        const from = ring[index]!;
        if (from[1]! > latitude === to[1]! > latitude) return [];
        return [from[0]! + ((latitude - from[1]!) * (to[0]! - from[0]!)) / (to[1]! - from[1]!)];
      }),
    )
    .sort((a, b) => a - b);

/** The widest stretch inside the polygon along a latitude, as [width, middle]. */
function widest(rings: readonly Position[][], latitude: number): readonly [number, number] {
  const xs = crossings(rings, latitude);
  let best: readonly [number, number] = [0, 0];
  for (let index = 0; index + 1 < xs.length; index += 2) {
    const [west, east] = [xs[index]!, xs[index + 1]!];
    if (east - west > best[0]) best = [east - west, (west + east) / 2];
  }
  return best;
}

const isInside = (rings: readonly Position[][], at: Position): boolean =>
  crossings(rings, at[1]!).filter((x) => x < at[0]!).length % 2 === 1;

/** The centre of mass if it lies inside, else the middle of the widest of nine stretches across the polygon. */
function insidePolygon(rings: readonly Position[][]): Position {
  const shell = rings[0]!;
  const centre = ringCentre(shell);
  if (isInside(rings, centre)) return centre;
  const latitudes = shell.map((position) => position[1]!);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const stretches = Array.from({ length: 9 }, (_, index) => {
    const latitude = south + ((north - south) * (index + 0.5)) / 9;
    const [width, longitude] = widest(rings, latitude);
    return { width, at: [longitude, latitude] };
  });
  const best = stretches.reduce((a, b) => (b.width > a.width ? b : a));
  return best.width > 0 ? best.at : shell[0]!;
}

/** The middle of a path by its length in degrees. */
function halfway(path: readonly Position[]): Position {
  const steps = path.slice(1).map((to, index) => Math.hypot(to[0]! - path[index]![0]!, to[1]! - path[index]![1]!));
  let left = steps.reduce((total, step) => total + step, 0) / 2;
  const index = steps.findIndex((step) => {
    if (left <= step) return true;
    left -= step;
    return false;
  });
  const [from, to] = [path[Math.max(0, index)]!, path[Math.max(0, index) + 1] ?? path[0]!];
  const share = left === 0 ? 0 : left / steps[index]!;
  return [from[0]! + (to[0]! - from[0]!) * share, from[1]! + (to[1]! - from[1]!) * share];
}

const largest = <T>(parts: readonly T[], sizeOf: (part: T) => number): T | undefined =>
  [...parts].sort((a, b) => sizeOf(b) - sizeOf(a))[0];

const shellSize = (rings: readonly Position[][]): number => Math.abs(moments(rings[0]!).area);

/** A point inside the largest part of a polygon, halfway along the longest line, or the first point; null if empty. */
export function labelPoint(geometry: Geometry): Position | null {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  const polygon = largest(
    polygons.filter((rings) => rings[0]?.length),
    shellSize,
  );
  if (polygon) return insidePolygon(polygon);
  const path = largest(
    pathsOf(geometry).filter((candidate) => candidate.length > 0),
    (candidate) => candidate.length,
  );
  return path ? halfway(path) : null;
}
