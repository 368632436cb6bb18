/** Whether rows meet an area: their boxes settle nearly all; the rest is looked at exactly. */
import type { Polygon } from 'geojson';
import type { Bbox } from '../../domain/filter.ts';
import { type Meets, meetsArea } from '../../domain/geometry.ts';
import type { Lookups } from './pick.ts';
import { boxOf, type Places } from './places.ts';
import type { Test } from './row-test.ts';
import type { Table } from './table.ts';

export const meeting = (table: Table, area: Bbox | Polygon, lookups: Lookups): Test => {
  const meets = meetsArea(area);
  const exactly: Test = (fid) => {
    const shape = table.shapes.of(fid, () => lookups.shape(fid));
    return shape !== null && meets.shape(shape);
  };
  return 'type' in area ? meetingOutline(table.places, meets, exactly) : meetingBox(table.places, area, exactly);
};

/** Degrees, more than a side of a box can have been rounded outward by: four steps of a 32-bit number up to 256. */
const ROUNDED = 2 ** -14;

/** A shape reaches all four sides of its box: where one of them lies in the area from end to end, so does a point of the shape. */
const meetingOutline =
  (places: Places, { box: settled }: Meets, exactly: Test): Test =>
  (fid) => {
    const [w, s, e, n] = boxOf(places, fid);
    // The box of a row without geometry is NaN, which lies nowhere.
    if (Number.isNaN(w)) return false;
    return (
      settled([w, s, e, n]) ??
      (settled([w, s, w + ROUNDED, n]) ||
        settled([e - ROUNDED, s, e, n]) ||
        settled([w, s, e, s + ROUNDED]) ||
        settled([w, n - ROUNDED, e, n]) ||
        exactly(fid))
    );
  };

/**
 * A shape reaches all four sides of its box. Where the box lies between two opposite sides of the area and one of its
 * own sides across them lies in the area, so does a point of the shape: only boxes about a corner are left.
 */
const meetingBox =
  ({ boxes }: Places, [west, south, east, north]: Bbox, exactly: Test): Test =>
  (fid) => {
    const at = 4 * fid;
    const w = boxes[at]!;
    const s = boxes[at + 1]!;
    const e = boxes[at + 2]!;
    const n = boxes[at + 3]!;
    if (!(w <= east && e >= west && s <= north && n >= south)) return false;
    const isBetweenMeridians = w >= west && e <= east;
    const isBetweenParallels = s >= south && n <= north;
    if (isBetweenMeridians && isBetweenParallels) return true;
    if (isBetweenParallels && (hasEnd(w, ROUNDED, west, east) || hasEnd(e, -ROUNDED, west, east))) return true;
    if (isBetweenMeridians && (hasEnd(s, ROUNDED, south, north) || hasEnd(n, -ROUNDED, south, north))) return true;
    return exactly(fid);
  };

/** Whether a side of a box lies between two lines, wherever within its rounding it truly is. */
const hasEnd = (side: number, rounded: number, low: number, high: number): boolean =>
  Math.min(side, side + rounded) >= low && Math.max(side, side + rounded) <= high;
