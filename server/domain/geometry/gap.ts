/**
 * The gap between two shapes on a plane. Shapes are laid on the plane once and then held against many others, so their
 * corners are kept as bare numbers and boxes are compared first.
 */
import type { Geometry, Position } from 'geojson';
import { pathsOf } from './distance.ts';
import type { Plane } from './plane.ts';

/** A path as x, y, x, y. */
type Path = Float64Array;

export type PlaneShape = {
  /** A polygon's outline and its holes, or one line or point. */
  readonly parts: readonly (readonly Path[])[];
  readonly paths: readonly Path[];
  /** The paths are outlines, and the ground between them belongs to the shape. */
  readonly isArea: boolean;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
};

const pathOn = (plane: Plane, positions: readonly Position[]): Path => {
  const path = new Float64Array(2 * positions.length);
  for (const [index, position] of positions.entries()) path.set(plane.toPlane(position), 2 * index);
  return path;
};

const partsOf = (geometry: Geometry): readonly (readonly Position[][])[] => {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : pathsOf(geometry).map((path) => [path]);
};

export const shapeOn = (plane: Plane, geometry: Geometry): PlaneShape => {
  const parts = partsOf(geometry).map((part) => part.map((path) => pathOn(plane, path)));
  const paths = parts.flat();
  const bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const path of paths) {
    for (let at = 0; at < path.length; at += 2) {
      bounds.minX = Math.min(bounds.minX, path[at]!);
      bounds.maxX = Math.max(bounds.maxX, path[at]!);
      bounds.minY = Math.min(bounds.minY, path[at + 1]!);
      bounds.maxY = Math.max(bounds.maxY, path[at + 1]!);
    }
  }
  return { parts, paths, isArea: geometry.type === 'Polygon' || geometry.type === 'MultiPolygon', ...bounds };
};

export type Bounds = Pick<PlaneShape, 'minX' | 'minY' | 'maxX' | 'maxY'>;

/** Never more than the gap of what the boxes hold. */
export const boxGap = (a: Bounds, b: Bounds): number =>
  Math.hypot(Math.max(0, a.minX - b.maxX, b.minX - a.maxX), Math.max(0, a.minY - b.maxY, b.minY - a.maxY));

/** Squared distance from (x, y) to the segment from a to b. */
const toSegment = (x: number, y: number, ax: number, ay: number, bx: number, by: number): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / squared;
  const kept = Math.min(1, Math.max(0, along));
  return (x - ax - kept * dx) ** 2 + (y - ay - kept * dy) ** 2;
};

/** Least squared distance from the corners of one path to the segments of another; a lone point is a segment of no length. */
const cornersToPath = (corners: Path, path: Path): number => {
  let least = Infinity;
  for (let c = 0; c < corners.length; c += 2) {
    const [x, y] = [corners[c]!, corners[c + 1]!];
    least = Math.min(least, toSegment(x, y, path[0]!, path[1]!, path[0]!, path[1]!));
    for (let p = 2; p < path.length; p += 2)
      least = Math.min(least, toSegment(x, y, path[p - 2]!, path[p - 1]!, path[p]!, path[p + 1]!));
  }
  return least;
};

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** True where two paths pass through one another; where they only touch, the distance of corners is 0 anyway. */
const doCross = (a: Path, b: Path): boolean => {
  for (let i = 2; i < a.length; i += 2) {
    const [ax, ay, bx, by] = [a[i - 2]!, a[i - 1]!, a[i]!, a[i + 1]!];
    for (let j = 2; j < b.length; j += 2) {
      const [cx, cy, dx, dy] = [b[j - 2]!, b[j - 1]!, b[j]!, b[j + 1]!];
      if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) >= 0) continue;
      if (side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0) return true;
    }
  }
  return false;
};

/** True where the point lies inside the outlines and in no hole. */
const encloses = ({ paths, isArea }: PlaneShape, x: number, y: number): boolean => {
  let inside = false;
  for (const path of isArea ? paths : []) {
    for (let i = 2; i < path.length; i += 2) {
      const [ax, ay, bx, by] = [path[i - 2]!, path[i - 1]!, path[i]!, path[i + 1]!];
      if (ay > y !== by > y && side(ax, ay, bx, by, x, y) > 0 === by > ay) inside = !inside;
    }
  }
  return inside;
};

const holdsStart = (area: PlaneShape, other: PlaneShape): boolean =>
  other.paths.some((path) => path.length > 0 && encloses(area, path[0]!, path[1]!));

/** Metres between two shapes; 0 where they share a point. Infinity where one is empty. */
export const gapM = (a: PlaneShape, b: PlaneShape): number => {
  let least = Infinity;
  for (const one of a.paths) {
    for (const other of b.paths) {
      if (one.length === 0 || other.length === 0) continue;
      if (doCross(one, other)) return 0;
      least = Math.min(least, cornersToPath(one, other), cornersToPath(other, one));
    }
  }
  return holdsStart(a, b) || holdsStart(b, a) ? 0 : Math.sqrt(least);
};
