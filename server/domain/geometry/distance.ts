/**
 * Lengths and distances in metres on the CGCS2000 ellipsoid by the middle-latitude rule: right to 1e-7 up to 10 km and
 * to 1e-5 up to 100 km, where a sphere would be off by up to 3e-3.
 */
import type { Geometry, Position } from 'geojson';
import { meridianRadiusM, parallelRadiusM, radians } from './ellipsoid.ts';

type Plane = readonly [number, number];

/** `to` as metres east and north of `from`. */
function offsetM(from: Position, to: Position): Plane {
  const middle = radians((from[1]! + to[1]!) / 2);
  return [parallelRadiusM(middle) * radians(to[0]! - from[0]!), meridianRadiusM(middle) * radians(to[1]! - from[1]!)];
}

const between = (from: Position, to: Position): number => Math.hypot(...offsetM(from, to));

const pathM = (path: readonly Position[]): number =>
  path.slice(1).reduce((total, to, index) => total + between(path[index]!, to), 0);

/** The lines a geometry is drawn with: its paths, or the outlines of its polygons. */
export function pathsOf(geometry: Geometry): readonly Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(pathsOf);
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
  }
}

/** Length of lines, circumference of polygons (holes included), 0 for points; metres. */
export const lengthM = (geometry: Geometry): number =>
  pathsOf(geometry).reduce((total, path) => total + pathM(path), 0);

/** Distance from the origin of the plane to the segment from `a` to `b`. */
function toSegment(a: Plane, b: Plane): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : -(a[0] * dx + a[1] * dy) / lengthSquared;
  const kept = Math.min(1, Math.max(0, along));
  return Math.hypot(a[0] + kept * dx, a[1] + kept * dy);
}

/** Distance in metres from `at` to the nearest line or point of `geometry`, its inside not counted; Infinity if empty. */
export function outlineDistanceM(at: Position, geometry: Geometry): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const path of pathsOf(geometry)) {
    const local = path.map((position) => offsetM(at, position));
    local.forEach((point, index) => {
      nearest = Math.min(nearest, toSegment(local[Math.max(0, index - 1)]!, point));
    });
  }
  return nearest;
}
