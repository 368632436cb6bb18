/** The rows of a held table that a filter picks, clause by clause: each goes only through what the ones before it left. */
import type { Polygon } from 'geojson';
import type { Bbox, Filter } from '../../domain/filter.ts';
import { bboxOf, meetsArea } from '../../domain/geometry.ts';
import { isArea } from '../selection.ts';
import { ownColumn, pickedCodes, type Test, testOf } from './row-test.ts';
import { BLOCK, type Table } from './table.ts';

type Area = Bbox | Polygon;

/** What is asked of the database itself. */
export interface Lookups {
  /** Whether the geometry of a row meets an area (as JSON), told exactly. */
  meets(fid: number, area: string): boolean;
  /** Fids of the rows whose box meets the bounds, as the spatial index finds them; null where they are many. */
  fewNear(bounds: Bbox): readonly number[] | null;
}

/** The fids picked, valid until the next pick; null where the table cannot tell. */
export const pick = (table: Table, filter: Filter | null, lookups: Lookups): Int32Array | null => {
  const clauses = filter === null ? [] : filter.op === 'and' ? filter.args : [filter];
  const areas = clauses.flatMap((clause) => (clause.op === 'intersects' ? [clause.area] : []));
  const steps = clauses.filter((clause) => !isArea(clause)).map((clause) => stepOf(clause, table));
  if (steps.some((step) => step === null)) return null;
  const [first] = areas;
  let count = first ? near(table, boundsOf(first), lookups) : all(table);
  for (const step of steps) count = step!(table.room, count);
  for (const area of areas) count = kept(table.room, count, meeting(table, area, lookups));
  return table.room.subarray(0, count);
};

/** Keeps of the first `count` fids those that pass, in their order, and gives their number. */
type Step = (fids: Int32Array, count: number) => number;

const kept = (fids: Int32Array, count: number, test: Test): number => {
  let passed = 0;
  for (let place = 0; place < count; place++) {
    const fid = fids[place]!;
    if (test(fid)) fids[passed++] = fid;
  }
  return passed;
};

/** The two demands that nearly every filter makes have a loop of their own, five times as fast as a call a row. */
const stepOf = (clause: Filter, table: Table): Step | null => {
  const { field, column } = ownColumn(clause, table) ?? {};
  if (column?.kind === 'codes') {
    const picked = pickedCodes(clause, field!, column);
    return (fids, count) => keptCodes(fids, count, column.at, picked);
  }
  if (column?.kind === 'numbers' && clause.op === 'between') {
    const { low, high } = clause;
    return (fids, count) => keptBetween(fids, count, column.at, low as number, high as number);
  }
  const test = testOf(clause, table);
  return test && ((fids, count) => kept(fids, count, test));
};

/** Every fid is written down and counted only where it passes: a branch that is a matter of luck costs more. */
const keptCodes = (fids: Int32Array, count: number, at: Uint16Array, picked: Uint8Array): number => {
  let passed = 0;
  for (let place = 0; place < count; place++) {
    const fid = fids[place]!;
    fids[passed] = fid;
    passed += picked[at[fid]!]!;
  }
  return passed;
};

const keptBetween = (fids: Int32Array, count: number, at: Float64Array, low: number, high: number): number => {
  let passed = 0;
  for (let place = 0; place < count; place++) {
    const fid = fids[place]!;
    const value = at[fid]!;
    fids[passed] = fid;
    passed += Number(value >= low) & Number(value <= high);
  }
  return passed;
};

const all = ({ living, room }: Table): number => {
  let count = 0;
  for (let fid = 0; fid < living.length; fid++) {
    room[count] = fid;
    count += living[fid]!;
  }
  return count;
};

const boundsOf = (area: Area): Bbox => ('type' in area ? bboxOf(area)! : area);

/** Finds few rows by the spatial index, many by looking through the boxes: each is several times as fast as the other. */
const near = (table: Table, bounds: Bbox, lookups: Lookups): number => {
  const few = lookups.fewNear(bounds);
  if (!few) return throughBoxes(table, bounds);
  table.room.set(few);
  return few.length;
};

const throughBoxes = ({ boxes, blocks, size, room }: Table, [west, south, east, north]: Bbox): number => {
  let count = 0;
  for (let block = 0; 4 * block < blocks.length; block++) {
    const at = 4 * block;
    if (blocks[at]! > east || blocks[at + 1]! > north || blocks[at + 2]! < west || blocks[at + 3]! < south) continue;
    const end = 4 * Math.min((block + 1) * BLOCK, size);
    for (let box = at * BLOCK; box < end; box += 4) {
      if (boxes[box]! <= east && boxes[box + 1]! <= north && boxes[box + 2]! >= west && boxes[box + 3]! >= south)
        room[count++] = box / 4;
    }
  }
  return count;
};

/** Boxes settle nearly all: one that misses the area, one inside it. Only the rest is looked at exactly. */
const meeting = (table: Table, area: Area, lookups: Lookups): Test => {
  const json = JSON.stringify(area);
  if (!('type' in area)) return meetingBox(table, area, (fid) => lookups.meets(fid, json));
  const { boxes } = table;
  const settled = meetsArea(area).box;
  return (fid) => {
    const at = 4 * fid;
    // The box of a row without geometry is NaN, which lies nowhere.
    if (Number.isNaN(boxes[at]!)) return false;
    return settled([boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!]) ?? lookups.meets(fid, json);
  };
};

/** Degrees, more than a side of a box can have been rounded outward by: four steps of a 32-bit number up to 256. */
const ROUNDED = 2 ** -14;

/**
 * A shape reaches all four sides of its box. Where the box lies between two opposite sides of the area and one of its
 * own sides across them lies in the area, so does a point of the shape: only boxes about a corner are left.
 */
const meetingBox =
  ({ boxes }: Table, [west, south, east, north]: Bbox, exactly: Test): Test =>
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
