/**
 * The only door to Turf, and the place for every question about shapes: lon/lat degrees in, metres and ㎡ out. Turf does
 * overlap, buffer and union; areas, lengths and distances are computed here on the ellipsoid, because Turf's sphere is
 * off by up to 0.3 % (domain §8). Polygons whose figures count pass `isValid` first.
 */
import {
  bbox,
  bboxPolygon,
  booleanPointInPolygon,
  clone,
  coordEach,
  earthRadius,
  feature,
  featureCollection,
  intersect,
  lineString,
  polygonize,
  buffer as turfBuffer,
  union as turfUnion,
} from '@turf/turf';
import type { Geometry, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Bbox } from './filter.ts';
import { areaM2 } from './geometry/area.ts';
import { boxesMeet } from './geometry/box-tree.ts';
import { withCornersOf } from './geometry/corners.ts';
import { cutPieces, type Piece } from './geometry/cut.ts';
import { outlineDistanceM } from './geometry/distance.ts';
import { labelPoint } from './geometry/label.ts';
import { type Meets, meets } from './geometry/meets.ts';
import { transversePlaneAt } from './geometry/transverse-plane.ts';

export { areaM2 } from './geometry/area.ts';
export { lengthM } from './geometry/distance.ts';
export { labelPoint } from './geometry/label.ts';
export type { Meets } from './geometry/meets.ts';
export { shortestWay } from './geometry/shortest-way.ts';
export { isValid } from './geometry/validity.ts';

/** A geometry that covers ground. */
export type Area = Polygon | MultiPolygon;

export const isArea = (geometry: Geometry | null): geometry is Area =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** West, south, east, north in degrees; null for a geometry without coordinates. */
export function bboxOf(geometry: Geometry): Bbox | null {
  const [west, south, east, north] = bbox(geometry) as [number, number, number, number];
  return Number.isFinite(west) ? [west, south, east, north] : null;
}

/** Whether the boxes of two shapes meet: cheap, and false settles that the shapes do not. */
export function bboxesMeet(a: Geometry, b: Geometry): boolean {
  const [first, second] = [bboxOf(a), bboxOf(b)];
  return first !== null && second !== null && boxesMeet(first, second);
}

/** What meets an area or a box, to be asked of many shapes. */
export const meetsArea = (area: Geometry | Bbox): Meets =>
  meets('type' in area ? area : bboxPolygon([...area]).geometry);

/** True where a geometry and another one, or a box, share at least a point; an edge in common counts. */
export const intersects = (a: Geometry, b: Geometry | Bbox): boolean => meetsArea(b).shape(a);

/** True where `at` lies inside the area or on its outline. */
export const contains = (area: Area, at: Position): boolean => booleanPointInPolygon(at, area);

/** Area in ㎡ that two areas share; 0 where they only touch. */
export function overlapM2(a: Area, b: Area): number {
  if (!bboxesMeet(a, b)) return 0;
  const shared = intersect(featureCollection([feature(a), feature(b)]));
  return shared ? areaM2(shared.geometry) : 0;
}

/** Metres of a degree on Turf's sphere. */
const SPHERE_DEGREE_M = (earthRadius * Math.PI) / 180;

const moved = <G extends Geometry>(geometry: G, to: (at: Position) => Position): G => {
  const copy = clone(geometry);
  coordEach(copy, (at) => void at.splice(0, 2, ...to(at)));
  return copy;
};

/**
 * The ground within `distanceM` metres of the geometry; null where nothing is left. Turf measures on a sphere, which is
 * off by up to 0.3 %, so the geometry is laid in true metres where its sphere begins, and brought back: right to 2e-6
 * within 10 km of the middle. Corners are rounded by eight chords a quarter turn, as in GEOS.
 */
export function buffer(geometry: Geometry, distanceM: number): Area | null {
  const bounds = bboxOf(geometry);
  if (!bounds) return null;
  const plane = transversePlaneAt([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]);
  const laid = moved(geometry, (at) => plane.toPlane(at).map((metres) => metres / SPHERE_DEGREE_M));
  const around = turfBuffer(feature(laid), distanceM, { units: 'meters' })?.geometry;
  if (!around) return null;
  return moved(around, (at) => plane.toDegrees([at[0]! * SPHERE_DEGREE_M, at[1]! * SPHERE_DEGREE_M]));
}

/** The ground that at least one of the areas covers; null for no areas. */
export function union(areas: readonly Area[]): Area | null {
  const [first] = areas;
  if (!first || areas.length === 1) return first ?? null;
  return turfUnion(featureCollection(areas.map((area) => feature(area))))?.geometry ?? null;
}

/** The ground of several areas as one, with the corners that they had apart; a split that is joined again gives its outline back. */
export function join(areas: readonly Area[]): Area {
  const joined = union(areas);
  if (!joined) throw new RangeError('There is nothing to join.');
  return areas.length === 1 ? joined : withCornersOf(joined, areas);
}

const partsOf = (area: Area): readonly Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

const shellOf = (ring: readonly Position[]): Polygon => ({ type: 'Polygon', coordinates: [[...ring]] });

/** Turf makes faces of shells alone: a face gets back the holes in it, save where it is itself the ground of one. */
const withHoles = (face: Polygon, holes: readonly (readonly Position[])[]): Polygon => {
  const own = holes.filter(
    (hole) => hole.every((at) => contains(face, at)) && areaM2(face) > areaM2(shellOf(hole)) * (1 + 1e-9),
  );
  return { ...face, coordinates: [...face.coordinates, ...own.map((hole) => [...hole])] };
};

function cutPart(rings: readonly Position[][], line: readonly Position[]): readonly Polygon[] {
  const part: Polygon = { type: 'Polygon', coordinates: [...rings] };
  const { outline, across } = cutPieces(rings, line);
  const inside = across.filter(([from, to]) =>
    booleanPointInPolygon([(from[0]! + to[0]!) / 2, (from[1]! + to[1]!) / 2], part, { ignoreBoundary: true }),
  );
  const lines = [...outline, ...inside].map((piece: Piece) => lineString([...piece]));
  const faces = polygonize(featureCollection(lines)).features.map(({ geometry }) => geometry);
  const holes = rings
    .slice(1)
    .filter((hole) => !intersects({ type: 'LineString', coordinates: [...line] }, shellOf(hole)));
  const parts = faces
    .map((face) => withHoles(face, holes))
    .filter((face) => {
      const place = labelPoint(face);
      return place !== null && contains(part, place);
    });
  return parts.length > 1 ? parts : [part];
}

/** The parts into which a line cuts an area, the largest first; a part that it does not cross is whole. */
export const cut = (area: Area, { coordinates }: LineString): readonly Polygon[] =>
  partsOf(area)
    .flatMap((rings) => cutPart(rings, coordinates))
    .sort((a, b) => areaM2(b) - areaM2(a));

/** Metres from a point to the nearest part of a geometry; 0 inside a polygon. */
export function distanceM(at: Position, geometry: Geometry): number {
  return isArea(geometry) && contains(geometry, at) ? 0 : outlineDistanceM(at, geometry);
}
