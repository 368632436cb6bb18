/** A shape as a list of corners that can be typed: in degrees, or in metres of a 3° belt of CGCS2000 (X north, Y east). */
import { epsgOf, project, unproject, zoneOf } from '#domain/crs.ts';

type Geometry = GeoJSON.Geometry;
type Position = GeoJSON.Position;

/** `part` and `ring` say where the corner stands; `index` counts within its ring. */
export type Corner = { readonly part: number; readonly ring: number; readonly index: number; readonly at: Position };
export type CornerUnit = 'degrees' | 'grid';

/** Rings of every part, without the closing corner of areas. */
const partsOf = (geometry: Geometry): Position[][][] => {
  switch (geometry.type) {
    case 'Point':
      return [[[geometry.coordinates]]];
    case 'LineString':
      return [[geometry.coordinates]];
    case 'Polygon':
      return [geometry.coordinates.map((ring) => ring.slice(0, -1))];
    case 'MultiPolygon':
      return geometry.coordinates.map((rings) => rings.map((ring) => ring.slice(0, -1)));
    case 'MultiLineString':
      return geometry.coordinates.map((line) => [line]);
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [[at]]);
    case 'GeometryCollection':
      return [];
  }
};

const closed = (ring: readonly Position[]): Position[] => (ring.length === 0 ? [] : [...ring, ring[0]!]);

const shapeOf = (type: Geometry['type'], parts: Position[][][]): Geometry => {
  switch (type) {
    case 'Point':
      return { type, coordinates: parts[0]![0]![0]! };
    case 'LineString':
      return { type, coordinates: parts[0]![0]! };
    case 'Polygon':
      return { type, coordinates: parts[0]!.map(closed) };
    case 'MultiPolygon':
      return { type, coordinates: parts.map((rings) => rings.map(closed)) };
    case 'MultiLineString':
      return { type, coordinates: parts.map((rings) => rings[0]!) };
    case 'MultiPoint':
      return { type, coordinates: parts.map((rings) => rings[0]![0]!) };
    case 'GeometryCollection':
      return { type, geometries: [] };
  }
};

export const cornersOf = (geometry: Geometry | null): readonly Corner[] =>
  geometry
    ? partsOf(geometry).flatMap((rings, part) =>
        rings.flatMap((corners, ring) => corners.map((at, index) => ({ part, ring, index, at }))),
      )
    : [];

/** Corners that a ring or line of this kind cannot do without. */
export const leastCorners = (type: Geometry['type']): number =>
  type.endsWith('Polygon') ? 3 : type.endsWith('LineString') ? 2 : 1;

const withRing = (geometry: Geometry, { part, ring }: Corner, change: (ring: Position[]) => Position[]): Geometry =>
  shapeOf(
    geometry.type,
    partsOf(geometry).map((rings, p) =>
      rings.map((corners, r) => (p === part && r === ring ? change(corners) : corners)),
    ),
  );

export const withCorner = (geometry: Geometry, corner: Corner, at: Position): Geometry =>
  withRing(geometry, corner, (ring) => ring.map((old, index) => (index === corner.index ? at : old)));

/** A corner more, half-way to the next one. */
export const withCornerAfter = (geometry: Geometry, corner: Corner): Geometry =>
  withRing(geometry, corner, (ring) => {
    const [from, to] = [ring[corner.index]!, ring[(corner.index + 1) % ring.length]!];
    const middle = [(from[0]! + to[0]!) / 2, (from[1]! + to[1]!) / 2];
    return [...ring.slice(0, corner.index + 1), middle, ...ring.slice(corner.index + 1)];
  });

/** Unchanged where the ring would fall below what its kind needs. */
export const withoutCorner = (geometry: Geometry, corner: Corner): Geometry =>
  withRing(geometry, corner, (ring) =>
    ring.length <= leastCorners(geometry.type) ? ring : ring.filter((_, index) => index !== corner.index),
  );

const gridOf = (longitude: number): number | null => epsgOf(zoneOf(longitude, 3), 3, true);

/** The two numbers of a corner as they are typed: lon and lat, or X (north) and Y (east, with the zone before it). */
export const cornerTexts = ([lon = 0, lat = 0]: Position, unit: CornerUnit): readonly [string, string] => {
  const epsg = unit === 'grid' ? gridOf(lon) : null;
  if (epsg === null) return [lon.toFixed(7), lat.toFixed(7)];
  const [east, north] = project([lon, lat], epsg);
  return [north.toFixed(3), east.toFixed(3)];
};

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The place that two typed numbers name; null where they name none in China. */
export const placeOf = (first: string, second: string, unit: CornerUnit): Position | null => {
  const texts = [first, second].map((text) => text.normalize('NFKC').trim());
  if (!texts.every((text) => NUMBER.test(text))) return null;
  const [a, b] = texts.map(Number) as [number, number];
  if (unit === 'degrees') return a >= 70 && a <= 140 && b >= 3 && b <= 55 ? [a, b] : null;
  const epsg = epsgOf(Math.floor(b / 1_000_000), 3, true);
  if (epsg === null || a < 300_000 || a > 6_200_000) return null;
  const [lon, lat] = unproject([b, a], epsg);
  return [lon, lat];
};

const LEAST: Readonly<Record<'point' | 'line' | 'polygon', number>> = { point: 1, line: 2, polygon: 3 };

/** A shape from a list of places, one a line, as `lon, lat` or `X, Y`; null where a line cannot be read or too few are there. */
export const shapeFrom = (text: string, kind: 'point' | 'line' | 'polygon', unit: CornerUnit): Geometry | null => {
  const lines = text.split(/\r?\n|;|；/).filter((line) => line.trim() !== '');
  const places = lines.map((line) => {
    const [first = '', second = ''] = line.trim().split(/[\s,，]+/);
    return placeOf(first, second, unit);
  });
  const corners = places.filter((place) => place !== null);
  const isClosed = corners.length > 1 && String(corners[0]) === String(corners.at(-1));
  const ring = kind === 'polygon' && isClosed ? corners.slice(0, -1) : corners;
  if (corners.length < places.length || ring.length < LEAST[kind]) return null;
  if (kind === 'point') return { type: 'Point', coordinates: ring[0]! };
  return kind === 'line' ? { type: 'LineString', coordinates: ring } : { type: 'Polygon', coordinates: [closed(ring)] };
};
