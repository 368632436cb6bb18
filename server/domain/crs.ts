/**
 * The only door to proj4: coordinate reference systems of Chinese survey data. Everything is turned into lon/lat on
 * CGCS2000 (EPSG:4490), which WGS84 equals within decimetres (PROJ, too, treats 4490 → 4326 as no change). A zone is
 * never guessed from the longitude alone: one project keeps its zone across the edge (domain §8).
 */
import proj4, { type Converter } from 'proj4';
import type { LonLat } from './crs/shift.ts';

export { type LonLat, shiftBack, shiftTo } from './crs/shift.ts';

/** Metres east and north; the official axis order of the survey is the other way round: X is north, Y is east. */
export type EastNorth = readonly [number, number];

export type BeltWidth = 3 | 6;

/** A Gauss–Krüger belt of CGCS2000; with `hasPrefix` the zone number stands before the easting (37 553 975 m). */
export type Belt = {
  readonly width: BeltWidth;
  readonly zone: number;
  readonly centralMeridian: number;
  readonly hasPrefix: boolean;
};

type Series = {
  readonly width: BeltWidth;
  readonly firstEpsg: number;
  readonly firstZone: number;
  readonly count: number;
  readonly hasPrefix: boolean;
};

/** EPSG numbers run on with the zones; each series covers 75°E to 135°E. */
const SERIES: readonly Series[] = [
  { width: 6, firstEpsg: 4491, firstZone: 13, count: 11, hasPrefix: true },
  { width: 6, firstEpsg: 4502, firstZone: 13, count: 11, hasPrefix: false },
  { width: 3, firstEpsg: 4513, firstZone: 25, count: 21, hasPrefix: true },
  { width: 3, firstEpsg: 4534, firstZone: 25, count: 21, hasPrefix: false },
];

const GEOGRAPHIC: readonly number[] = [4490, 4326];
const WEB_MERCATOR = 3857;

/** Central meridian in degrees: 3 × zone in 3° belts, 6 × zone − 3 in 6° belts. */
export const centralMeridianOf = (zone: number, width: BeltWidth): number => (width === 3 ? 3 * zone : 6 * zone - 3);

/** The zone in whose belt a longitude lies; on an edge, the eastern one. */
export const zoneOf = (longitude: number, width: BeltWidth): number =>
  width === 3 ? Math.floor((longitude + 1.5) / 3) : Math.floor(longitude / 6) + 1;

/** The belt of an EPSG number; null where it names something else. */
export function beltOf(epsg: number): Belt | null {
  const series = SERIES.find(({ firstEpsg, count }) => epsg >= firstEpsg && epsg < firstEpsg + count);
  if (!series || !Number.isInteger(epsg)) return null;
  const zone = series.firstZone + epsg - series.firstEpsg;
  return {
    width: series.width,
    zone,
    centralMeridian: centralMeridianOf(zone, series.width),
    hasPrefix: series.hasPrefix,
  };
}

/** The EPSG number of a belt; null for zones outside China (75°E to 135°E). */
export function epsgOf(zone: number, width: BeltWidth, hasPrefix: boolean): number | null {
  const series = SERIES.find((candidate) => candidate.width === width && candidate.hasPrefix === hasPrefix);
  const step = series ? zone - series.firstZone : -1;
  return series && Number.isInteger(step) && step >= 0 && step < series.count ? series.firstEpsg + step : null;
}

/** True for the systems that `project` and `unproject` know. */
export const isKnownEpsg = (epsg: number): boolean =>
  GEOGRAPHIC.includes(epsg) || epsg === WEB_MERCATOR || beltOf(epsg) !== null;

function definitionOf(epsg: number): string {
  if (epsg === WEB_MERCATOR) return 'EPSG:3857';
  const belt = beltOf(epsg);
  if (!belt) throw new RangeError(`EPSG:${epsg} is not a reference system of Chinese survey data`);
  const falseEasting = 500_000 + (belt.hasPrefix ? belt.zone * 1_000_000 : 0);
  return `+proj=tmerc +lat_0=0 +lon_0=${belt.centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

const converters = new Map<number, Converter>();

/** One converter is kept per system, because reading a definition is slow beside using it. */
function converterOf(epsg: number): Converter {
  const known = converters.get(epsg);
  if (known) return known;
  const made = proj4(definitionOf(epsg));
  converters.set(epsg, made);
  return made;
}

/** Degrees to [east, north] in metres (degrees again for 4490 and 4326). Throws a RangeError for an unknown system. */
export function project(at: LonLat, epsg: number): EastNorth {
  if (GEOGRAPHIC.includes(epsg)) return at;
  return converterOf(epsg).forward([at[0], at[1]]) as [number, number];
}

/** [east, north] in metres to degrees. Throws a RangeError for an unknown system. */
export function unproject(at: EastNorth, epsg: number): LonLat {
  if (GEOGRAPHIC.includes(epsg)) return at;
  return converterOf(epsg).inverse([at[0], at[1]]) as [number, number];
}

/** Twice the signed area of a ring, its corners taken from the first one so that millions of metres cost no digits. */
function doubleAreaM2(ring: readonly EastNorth[]): number {
  const [east, north] = ring[0] ?? [0, 0];
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + (x - east) * (nextY - north) - (nextX - east) * (y - north);
  }, 0);
}

/** Plane area in ㎡ of a polygon in projected metres, its first ring the shell, the others holes; closed or not. */
export const planeAreaM2 = ([shell = [], ...holes]: readonly (readonly EastNorth[])[]): number =>
  holes.reduce((area, hole) => area - Math.abs(doubleAreaM2(hole)) / 2, Math.abs(doubleAreaM2(shell)) / 2);
