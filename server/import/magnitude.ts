/** What the size of coordinates tells about their reference system. Positions are [first, second] as the file is read. */
import type { Geometry, Position } from 'geojson';
import { beltOf, type EastNorth, epsgOf, isKnownEpsg, unproject, zoneOf } from '../domain/crs.ts';
import type { Bbox } from '../domain/filter.ts';

export type Size = 'degrees' | 'metres' | 'neither';

const isPrefixed = (easting: number): boolean => easting >= 13_000_000 && easting < 46_000_000;

export const isInside = ([x, y]: Position, boxes: readonly Bbox[]): boolean =>
  boxes.some(([west, south, east, north]) => x! >= west && x! <= east && y! >= south && y! <= north);

/** The first position of a geometry that is a pair of numbers; null where there is none. */
export function firstPosition(geometry: Geometry | null): Position | null {
  if (!geometry) return null;
  const inner = geometry.type === 'GeometryCollection' ? geometry.geometries?.[0] : geometry;
  if (!inner || inner.type === 'GeometryCollection') return null;
  let at: unknown = inner.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  if (!Array.isArray(at)) return null;
  const [x, y] = at;
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** Degrees fit the globe; metres of a Chinese survey have at least five digits. */
export function sizeOf([x, y]: Position): Size {
  if (Math.abs(x!) <= 180 && Math.abs(y!) <= 180 && !(Math.abs(x!) > 90 && Math.abs(y!) > 90)) return 'degrees';
  return Math.abs(x!) >= 10_000 && Math.abs(y!) >= 10_000 ? 'metres' : 'neither';
}

/** True where most of the positions pass the test. */
export const most = (positions: readonly Position[], test: (position: Position) => boolean): boolean =>
  positions.filter(test).length * 2 > positions.length;

/** Metres whose first number is a northing and whose second an easting: X before Y as surveyors write them. */
export const isNorthFirst = ([x, y]: Position): boolean =>
  x! > 1_800_000 && x! < 6_200_000 && ((y! > 100_000 && y! < 1_000_000) || isPrefixed(y!));

/** Whether a position can be in the system at all. */
export function fits([x, y]: Position, epsg: number): boolean {
  const belt = beltOf(epsg);
  if (!belt) return epsg === 3857 ? sizeOf([x!, y!]) === 'metres' : Math.abs(x!) <= 180 && Math.abs(y!) <= 90;
  const easting = belt.hasPrefix ? x! - belt.zone * 1_000_000 : x!;
  return easting > 0 && easting < 1_000_000 && y! > -10_000_000 && y! < 10_000_000 && sizeOf([x!, y!]) === 'metres';
}

/** The 3° zones first: they are what cadastres use; a 6° belt on the same meridian has the same numbers. */
function beltsFor(easting: number): number[] {
  const prefix = isPrefixed(easting) ? Math.floor(easting / 1_000_000) : null;
  if (prefix !== null) return [epsgOf(prefix, 3, true), epsgOf(prefix, 6, true)].filter((epsg) => epsg !== null);
  const zones = Array.from({ length: 21 }, (_, index) => 25 + index);
  const sixes = Array.from({ length: 11 }, (_, index) => 13 + index);
  return [...zones.map((zone) => epsgOf(zone, 3, false)), ...sixes.map((zone) => epsgOf(zone, 6, false))].filter(
    (epsg) => epsg !== null,
  );
}

/** The system in which most positions lie in the expected area; without an area only a zone prefix tells. */
export function suggestionFor(positions: readonly Position[], area: readonly Bbox[] | null): number | undefined {
  const [first] = positions;
  if (!first) return undefined;
  if (most(positions, (position) => sizeOf(position) === 'degrees')) {
    return area && most(positions, (position) => isInside(position, area)) ? 4490 : undefined;
  }
  if (!area) return isPrefixed(first[0]!) ? beltsFor(first[0]!)[0] : undefined;
  const liesThere = (position: Position, epsg: number): boolean =>
    fits(position, epsg) && isInside([...unproject(position as unknown as EastNorth, epsg)], area);
  return beltsFor(first[0]!).find((epsg) => most(positions, (position) => liesThere(position, epsg)));
}

/** The plane on which a shape without one is measured: the project's zone, else the 3° zone of its longitude. */
export const planeFor = (longitude: number, project: number | undefined): number | null =>
  project !== undefined && isKnownEpsg(project) ? project : epsgOf(zoneOf(longitude, 3), 3, false);
