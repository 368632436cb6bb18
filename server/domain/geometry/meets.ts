/**
 * Whether shapes share a point, asked of one area about many shapes. The area is taken apart once; a shape is then
 * compared only with the edges that pass its box, so that a filter by a drawn outline costs microseconds a row.
 */
import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../filter.ts';
import { pathsOf } from './distance.ts';

export interface Meets {
  /** The answer for every shape that fills `bounds` from edge to edge; null where the shape itself must be looked at. */
  box(bounds: Bbox): boolean | null;
  /** True where the shape and the area share at least a point; an edge or a corner in common counts. */
  shape(geometry: Geometry): boolean;
}

/** Ends of edges one after the other: x, y, x, y. A point is an edge of no length. */
type Edges = readonly number[];

/** Runs for every row of a register that comes near the area, hence without an array for each edge. */
const edgesOf = (paths: readonly (readonly Position[])[]): number[] => {
  const edges: number[] = [];
  for (const path of paths) {
    const [first] = path;
    if (first && path.length === 1) edges.push(first[0]!, first[1]!, first[0]!, first[1]!);
    for (let i = 1; i < path.length; i++) edges.push(path[i - 1]![0]!, path[i - 1]![1]!, path[i]![0]!, path[i]![1]!);
  }
  return edges;
};

const boundsOf = (edges: Edges): Bbox => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    west = Math.min(west, edges[i]!);
    east = Math.max(east, edges[i]!);
    south = Math.min(south, edges[i + 1]!);
    north = Math.max(north, edges[i + 1]!);
  }
  return [west, south, east, north];
};

const areApart = (a: Bbox, b: Bbox): boolean => a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3];

/** Above 0 where (x, y) lies left of the line from a to b, below 0 right of it, 0 on it. */
const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** The edges that may pass the box: those whose own box meets it, save those that leave all its corners on one side. */
const passing = (edges: Edges, box: Bbox): number[] => {
  const near: number[] = [];
  const [west, south, east, north] = box;
  for (let i = 0; i < edges.length; i += 4) {
    const ax = edges[i]!;
    const ay = edges[i + 1]!;
    const bx = edges[i + 2]!;
    const by = edges[i + 3]!;
    if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
    if ((ay < south && by < south) || (ay > north && by > north)) continue;
    const first = side(ax, ay, bx, by, west, south);
    const beside =
      first * side(ax, ay, bx, by, east, south) > 0 &&
      first * side(ax, ay, bx, by, east, north) > 0 &&
      first * side(ax, ay, bx, by, west, north) > 0;
    if (!beside) near.push(ax, ay, bx, by);
  }
  return near;
};

const touch = (a: Edges, i: number, b: Edges, j: number): boolean => {
  const ax = a[i]!;
  const ay = a[i + 1]!;
  const bx = a[i + 2]!;
  const by = a[i + 3]!;
  const cx = b[j]!;
  const cy = b[j + 1]!;
  const dx = b[j + 2]!;
  const dy = b[j + 3]!;
  if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) return false;
  if ((cy < ay && cy < by && dy < ay && dy < by) || (cy > ay && cy > by && dy > ay && dy > by)) return false;
  // Their boxes meet, so two edges on one line meet as well.
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0
  );
};

const anyTouch = (a: Edges, b: Edges): boolean => {
  for (let i = 0; i < a.length; i += 4) for (let j = 0; j < b.length; j += 4) if (touch(a, i, b, j)) return true;
  return false;
};

/** True where a ray from the point crosses the rings an odd number of times: inside, and in no hole. */
const encloses = (rings: Edges, x: number, y: number): boolean => {
  let inside = false;
  for (let i = 0; i < rings.length; i += 4) {
    const ay = rings[i + 1]!;
    const by = rings[i + 3]!;
    if (ay > y !== by > y && side(rings[i]!, ay, rings[i + 2]!, by, x, y) > 0 === by > ay) inside = !inside;
  }
  return inside;
};

const isArea = ({ type }: Geometry): boolean => type === 'Polygon' || type === 'MultiPolygon';

/** Where no edges touch, a path lies wholly inside or wholly outside: its first point tells. */
const anyStart = (paths: readonly (readonly Position[])[], rings: Edges): boolean =>
  paths.some(([start]) => start !== undefined && encloses(rings, start[0]!, start[1]!));

export const meets = (area: Geometry): Meets => {
  const paths = pathsOf(area);
  const edges = edgesOf(paths);
  const bounds = boundsOf(edges);

  const shape = (geometry: Geometry): boolean => {
    if (geometry.type === 'GeometryCollection') return geometry.geometries.some(shape);
    const own = pathsOf(geometry);
    const ownEdges = edgesOf(own);
    const box = boundsOf(ownEdges);
    if (areApart(box, bounds)) return false;
    if (anyTouch(ownEdges, passing(edges, box))) return true;
    return (isArea(area) && anyStart(own, edges)) || (isArea(geometry) && anyStart(paths, ownEdges));
  };

  return {
    box(box) {
      if (areApart(box, bounds)) return false;
      if (passing(edges, box).length > 0) return null;
      return isArea(area) && encloses(edges, box[0], box[1]);
    },
    shape,
  };
};
