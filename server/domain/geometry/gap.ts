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
export const boxGap = (a: Bounds, b: Bounds): number => {
  const across = Math.max(0, a.minX - b.maxX, b.minX - a.maxX);
  const along = Math.max(0, a.minY - b.maxY, b.minY - a.maxY);
  return Math.sqrt(across * across + along * along);
};

/** Squared distance from (x, y) to the segment from a to b. */
const toSegment = (x: number, y: number, ax: number, ay: number, bx: number, by: number): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / squared;
  const kept = along < 0 ? 0 : along > 1 ? 1 : along;
  const offX = x - ax - kept * dx;
  const offY = y - ay - kept * dy;
  return offX * offX + offY * offY;
};

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** Squared distance from the segment c–d to a path, or `least` where that is less; 0 where they cross. A lone point is a segment of no length. */
const segmentToPath = (cx: number, cy: number, dx: number, dy: number, path: Path, least: number): number => {
  let ax = path[0]!;
  let ay = path[1]!;
  let found = Math.min(least, toSegment(ax, ay, cx, cy, dx, dy));
  if (path.length === 2) return found;
  for (let i = 2; i < path.length; i += 2) {
    const bx = path[i]!;
    const by = path[i + 1]!;
    const isAcross =
      side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
      side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
    if (isAcross) return 0;
    found = Math.min(
      found,
      toSegment(bx, by, cx, cy, dx, dy),
      toSegment(cx, cy, ax, ay, bx, by),
      toSegment(dx, dy, ax, ay, bx, by),
    );
    ax = bx;
    ay = by;
  }
  return found;
};

/** Least squared distance of a path to a shape, or `least` where that is less; segments that are farther off by their boxes are passed over. */
const pathToShape = (path: Path, shape: PlaneShape, least: number): number => {
  let found = least;
  for (let i = path.length === 2 ? 0 : 2; i < path.length; i += 2) {
    const from = Math.max(0, i - 2);
    const cx = path[from]!;
    const cy = path[from + 1]!;
    const dx = path[i]!;
    const dy = path[i + 1]!;
    const across = Math.max(0, shape.minX - Math.max(cx, dx), Math.min(cx, dx) - shape.maxX);
    const along = Math.max(0, shape.minY - Math.max(cy, dy), Math.min(cy, dy) - shape.maxY);
    if (across * across + along * along >= found) continue;
    for (const own of shape.paths) if (own.length > 0) found = segmentToPath(cx, cy, dx, dy, own, found);
    if (found === 0) return 0;
  }
  return found;
};

/** True where the point lies inside the outlines and in no hole. */
const encloses = ({ paths, isArea }: PlaneShape, x: number, y: number): boolean => {
  let inside = false;
  for (const path of isArea ? paths : []) {
    for (let i = 2; i < path.length; i += 2) {
      const ay = path[i - 1]!;
      const by = path[i + 1]!;
      if (ay > y !== by > y && side(path[i - 2]!, ay, path[i]!, by, x, y) > 0 === by > ay) inside = !inside;
    }
  }
  return inside;
};

const holdsStart = (area: PlaneShape, other: PlaneShape): boolean =>
  area.isArea && other.paths.some((path) => path.length > 0 && encloses(area, path[0]!, path[1]!));

/** Metres between two shapes; 0 where they share a point, `most` where they are no nearer than that or one is empty. */
export const gapM = (a: PlaneShape, b: PlaneShape, most = Infinity): number => {
  if (holdsStart(a, b) || holdsStart(b, a)) return 0;
  let least = most * most;
  for (const path of b.paths) least = path.length > 0 ? pathToShape(path, a, least) : least;
  return Math.sqrt(least);
};
