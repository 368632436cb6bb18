/** Coordinates typed into the search: degrees in either order, or X and Y of a 3° belt with or without its number. */
import type { SearchHit } from '../domain/answers.ts';
import { epsgOf, unproject } from '../domain/crs.ts';
import type { Label } from '../domain/dataset.ts';

type Point = readonly [number, number];

const hitAt = ([lon, lat]: Point, note: Label): SearchHit => ({
  kind: 'coordinate',
  dataset: null,
  id: null,
  name: `${lon.toFixed(6)}, ${lat.toFixed(6)}`,
  note,
  lon,
  lat,
  bbox: null,
});

const DEGREES =
  /^([NSEW东西南北]?)(?:经|纬)?\s*([+-]?\d{1,3}(?:\.\d{1,12})?)(?:\s*°)?(?:\s*(\d{1,2}(?:\.\d{1,10})?)\s*['′分])?(?:\s*(\d{1,2}(?:\.\d{1,10})?)\s*(?:"|″|''|′′|秒))?\s*([NSEW]?)$/i;

type Angle = { readonly degrees: number; readonly axis: 'lon' | 'lat' | null };

const angle = (text: string): Angle | null => {
  const [, before = '', degrees, minutes = '0', seconds = '0', after = ''] =
    DEGREES.exec(text.replace('度', '°').trim()) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const letter = (before || after).toUpperCase();
  const sign = /[SW西南]/.test(letter) || degrees.startsWith('-') ? -1 : 1;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return { degrees: sign * size, axis: /[EW东西]/.test(letter) ? 'lon' : /[NS南北]/.test(letter) ? 'lat' : null };
};

/** Longitudes and latitudes of China hardly meet (73–136 and 3–54): where neither is named, the larger is the longitude. */
const ordered = (a: Angle, b: Angle): Point | null => {
  if (a.axis !== null && a.axis === b.axis) return null;
  const aIsLon =
    a.axis !== null
      ? a.axis === 'lon'
      : b.axis !== null
        ? b.axis === 'lat'
        : Math.abs(a.degrees) >= Math.abs(b.degrees);
  const [lon, lat] = aIsLon ? [a.degrees, b.degrees] : [b.degrees, a.degrees];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
};

/** Northings of China in metres; the easting has six digits, or eight with the belt in front. */
const isNorthing = (metres: number): boolean => metres > 1_800_000 && metres < 6_000_000;
const FIRST_BELT = 25;
const LAST_BELT = 45;
const belts = Array.from({ length: LAST_BELT - FIRST_BELT + 1 }, (_, index) => FIRST_BELT + index);

const gridNote = (belt: number): Label => ({ zh: `CGCS2000 3° 带 第 ${belt} 带`, en: `CGCS2000, 3° belt ${belt}` });

/** A point the text may mean; not certain where the belt was not named. */
export type Place = { readonly hit: SearchHit; readonly at: Point; readonly isCertain: boolean };

const gridPlaces = (northing: number, easting: number): readonly Place[] => {
  const named = Math.floor(easting / 1_000_000);
  const metres = easting % 1_000_000;
  if (metres < 150_000 || metres > 850_000) return [];
  const possible = named > 0 ? belts.filter((belt) => belt === named) : belts;
  return possible.map((belt) => {
    const at = unproject([metres, northing], epsgOf(belt, 3, false)!);
    return { hit: hitAt(at, gridNote(belt)), at, isCertain: named > 0 };
  });
};

const METRES = /^\d{6,8}(\.\d{1,6})?$/;

/** Every point `text` may mean, or none where it is no pair of coordinates; without its belt a grid point may be many. */
export const placesIn = (text: string): readonly Place[] => {
  const parts = text
    .replace(/^X\s*[=:]\s*|\bY\s*[=:]\s*/gi, '')
    .split(/\s*[,;、]\s*|\s+(?=[NSEW东西南北\d+-])/i)
    .filter((part) => part !== '');
  const [first, second, ...more] = parts;
  if (first === undefined || second === undefined || more.length > 0) return [];
  if (METRES.test(first) && METRES.test(second)) {
    const [a, b] = [Number(first), Number(second)];
    return isNorthing(a) ? gridPlaces(a, b) : isNorthing(b) ? gridPlaces(b, a) : [];
  }
  const [a, b] = [angle(first), angle(second)];
  const at = a && b && ordered(a, b);
  return at ? [{ hit: hitAt(at, { zh: '经纬度', en: 'Longitude, latitude' }), at, isCertain: true }] : [];
};
