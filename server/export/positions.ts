/** Positions of a geometry turned, one by one, into another system or coarser digits. */
import type { Geometry, Position } from 'geojson';
import { degreeDecimals, type Role } from '../domain/access.ts';
import { type EastNorth, type LonLat, project } from '../domain/crs.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox } from '../domain/filter.ts';

type Nested = Position | Nested[];

const mapNested = (nested: Nested, change: (at: Position) => Position): Nested =>
  typeof nested[0] === 'number'
    ? change(nested as Position)
    : (nested as Nested[]).map((part) => mapNested(part, change));

/** `change` applied to every position. */
export const mapPositions = (geometry: Geometry, change: (at: Position) => Position): Geometry =>
  geometry.type === 'GeometryCollection'
    ? { type: geometry.type, geometries: geometry.geometries.map((part) => mapPositions(part, change)) }
    : ({ type: geometry.type, coordinates: mapNested(geometry.coordinates as Nested, change) } as Geometry);

/** Degrees to the system `epsg`, [east, north]; as it is for degrees. */
export const inSystem = (geometry: Geometry, epsg: number): Geometry =>
  mapPositions(geometry, (at) => [...project(at as unknown as LonLat, epsg)]);

/** `geometry` with at most `decimals` decimals. */
const rounded = (geometry: Geometry, decimals: number): Geometry => {
  const factor = 10 ** decimals;
  return mapPositions(geometry, (at) => at.map((value) => Math.round(value * factor) / factor));
};

export const isDegrees = (epsg: number): boolean => epsg === 4490 || epsg === 4326;

/** As text formats write it: 0.1 mm, in degrees and in metres. */
export const printed = (geometry: Geometry, epsg: number): Geometry =>
  rounded(inSystem(geometry, epsg), isDegrees(epsg) ? 9 : 4);

/** The public sees corners to 0.1 m; those who work with the registers get them as stored. */
export const asSeenBy = (feature: Feature, role: Role): Feature =>
  feature.geometry && degreeDecimals(role) < 7
    ? { ...feature, geometry: rounded(feature.geometry, degreeDecimals(role)) }
    : feature;

/** The bounds of what the role sees. */
export const extentSeenBy = (role: Role, extent: Bbox | null): Bbox | null => {
  if (!extent || degreeDecimals(role) >= 7) return extent;
  const [west, south, east, north] = extent.map((degrees) => Number(degrees.toFixed(degreeDecimals(role))));
  return [west!, south!, east!, north!];
};

/** The polygons of an area, each its shell first; none for anything else. */
export const polygonsOf = (geometry: Geometry | null): readonly Position[][][] => {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
};

/** Twice the signed area, positive where the ring turns left; from its first corner, so that large numbers lose no digits. */
export const turnOf = (ring: readonly (readonly number[])[]): number => {
  const [x0, y0] = ring[0] as unknown as EastNorth;
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as unknown as EastNorth;
    return sum + (x! - x0) * (nextY - y0) - (nextX - x0) * (y! - y0);
  }, 0);
};
