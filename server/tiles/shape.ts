/** A geometry made ready for drawing: Mercator integers, rings turned as MVT 2.1 §4.3.4.4 asks, holes behind their outline. */
import type { Geometry, Position } from 'geojson';
import { mercatorX, mercatorY } from './mercator.ts';

/** The geometry types of MVT 2.1 §4.3.4. */
export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;
export type Kind = typeof POINT | typeof LINE | typeof POLYGON;

/** x and y in turn; a ring's first point is not repeated at its end. */
export type Path = { readonly points: readonly number[]; readonly hole: boolean };

export type Shape = { readonly kind: Kind; readonly paths: readonly Path[] };

/** The shape of `geometry`, or null where nothing of it can be drawn. Of a collection the members of the highest dimension are drawn. */
export const shapeOf = (geometry: Geometry): Shape | null =>
  geometry.type === 'GeometryCollection'
    ? collectionShape(simple(geometry))
    : shapeFrom(kindOf(geometry), pathsOf(geometry));

const collectionShape = (members: readonly Simple[]): Shape | null => {
  const kind = Math.max(...members.map(kindOf)) as Kind;
  const paths = members.filter((member) => kindOf(member) === kind).flatMap(pathsOf);
  return shapeFrom(kind, paths);
};

const shapeFrom = (kind: Kind, paths: readonly Path[]): Shape | null => (paths.length === 0 ? null : { kind, paths });

type Simple = Exclude<Geometry, { type: 'GeometryCollection' }>;

const simple = (geometry: Geometry): readonly Simple[] =>
  geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(simple) : [geometry];

const kindOf = ({ type }: Simple): Kind =>
  type.endsWith('Polygon') ? POLYGON : type.endsWith('LineString') ? LINE : POINT;

const pathsOf = (geometry: Simple): readonly Path[] => {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length < 2 ? [] : [pathOf([geometry.coordinates])];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => pathOf([position]));
    case 'LineString':
      return linesOf([geometry.coordinates]);
    case 'MultiLineString':
      return linesOf(geometry.coordinates);
    case 'Polygon':
      return ringsOf(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(ringsOf);
  }
};

const pathOf = (positions: readonly Position[]): Path => ({ points: mercatorPoints(positions), hole: false });

const linesOf = (lines: readonly Position[][]): readonly Path[] =>
  lines.map(pathOf).filter(({ points }) => points.length >= 4);

/** A polygon whose outline has no area is left out with its holes. */
const ringsOf = (rings: readonly Position[][]): readonly Path[] => {
  const paths = rings.map((ring, index) => turn(withoutEnd(mercatorPoints(ring)), index > 0));
  return paths[0] ? paths.filter((path): path is Path => path !== null) : [];
};

const mercatorPoints = (positions: readonly Position[]): number[] => {
  const points: number[] = [];
  for (const position of positions) {
    const x = mercatorX(position[0]!);
    const y = mercatorY(position[1]!);
    const { length } = points;
    if (length === 0 || points[length - 2] !== x || points[length - 1] !== y) points.push(x, y);
  }
  return points;
};

const withoutEnd = (ring: number[]): number[] => {
  const last = ring.length - 2;
  if (last > 0 && ring[0] === ring[last] && ring[1] === ring[last + 1]) ring.length = last;
  return ring;
};

/** Outlines have a positive area with y to the south, holes a negative one. */
const turn = (points: number[], hole: boolean): Path | null => {
  const area = ringArea(points);
  if (area === 0) return null;
  return { points: area > 0 === !hole ? points : backwards(points), hole };
};

const backwards = (points: readonly number[]): number[] => {
  const turned: number[] = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i]!, points[i + 1]!);
  return turned;
};

/** Signed area of a ring in square units, positive where it runs clockwise on the screen (surveyor's formula). */
export const ringArea = (points: readonly number[]): number => {
  const originX = points[0] ?? 0;
  const originY = points[1] ?? 0;
  let twice = 0;
  for (let i = 2; i < points.length - 2; i += 2) {
    twice +=
      (points[i]! - originX) * (points[i + 3]! - originY) - (points[i + 2]! - originX) * (points[i + 1]! - originY);
  }
  return twice / 2;
};
