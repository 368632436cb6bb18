/** The rows of a held table that a filter picks: few near a place are put to it one by one, many are picked 32 at a time. */
import type { Geometry, Polygon } from 'geojson';
import { allOf, type Bbox, type Filter } from '../../domain/filter.ts';
import { bboxOf } from '../../domain/geometry.ts';
import { isArea } from '../selection.ts';
import { binsOf, keepRange } from './bins.ts';
import { type Bits, countOf, fidsInto, keepBits, noBits, setBit } from './bits.ts';
import { type Codes, rowsWith } from './column.ts';
import { meeting } from './meeting.ts';
import { blocksNear, lookThrough } from './places.ts';
import { ownColumn, pickedCodes, rangeOf, type Test, testOf } from './row-test.ts';
import type { Table } from './table.ts';

/** What is asked of the database itself. */
export interface Lookups {
  /** The geometry of a row; null where it has none that can be read. */
  shape(fid: number): Geometry | null;
}

/** In no order, or in that of the table. */
export type Picked = { readonly few: readonly number[] } | { readonly many: Bits };

export const countPicked = (picked: Picked): number => ('few' in picked ? picked.few.length : countOf(picked.many));

export const fidsOf = (picked: Picked): Int32Array => {
  if ('few' in picked) return Int32Array.from(picked.few);
  const fids = new Int32Array(countOf(picked.many));
  fidsInto(fids, picked.many);
  return fids;
};

/** Null where the table cannot tell. */
export const pick = (table: Table, filter: Filter | null, lookups: Lookups): Picked | null => {
  const clauses = clausesOf(filter);
  const areas = clauses.flatMap((clause) => (clause.op === 'intersects' ? [clause.area] : []));
  const [first] = areas;
  const demands = clauses.filter((clause) => !isArea(clause));
  const picked = pickNear(table, first ? boundsOf(first) : null, allOf(demands));
  return picked && areas.reduce((left, area) => those(left, meeting(table, area, lookups)), picked);
};

/** The rows whose box meets the bounds and that pass a filter without areas. */
export const pickNear = (table: Table, bounds: Bbox | null, filter: Filter | null): Picked | null => {
  const clauses = clausesOf(filter);
  const tests = clauses.flatMap((clause) => testOf(clause, table) ?? []);
  if (tests.length < clauses.length) return null;
  const few = bounds && fewNear(table, bounds);
  if (few) return { few: few.filter((fid) => tests.every((test) => test(fid))) };
  const many = bounds ? within(table, bounds) : table.living.slice();
  for (const [place, clause] of clauses.entries()) keepClause(many, clause, table, tests[place]!);
  return { many };
};

const those = (picked: Picked, test: Test): Picked => {
  if ('few' in picked) return { few: picked.few.filter(test) };
  keepBits(picked.many, test);
  return picked;
};

const clausesOf = (filter: Filter | null): readonly Filter[] =>
  filter === null ? [] : filter.op === 'and' ? filter.args : [filter];

const boundsOf = (area: Bbox | Polygon): Bbox => ('type' in area ? bboxOf(area)! : area);

const keepClause = (bits: Bits, clause: Filter, table: Table, test: (fid: number) => boolean): void => {
  const { field, column } = ownColumn(clause, table) ?? {};
  const range = column?.kind === 'numbers' ? rangeOf(clause) : null;
  if (column?.kind === 'codes' && column.values.length <= MOST_SETS)
    keepCodes(bits, column, pickedCodes(clause, field!, column));
  else if (column?.kind === 'numbers' && range) keepRange(bits, binsOf(column), range, test);
  else keepBits(bits, test);
};

/** Values of a column whose rows are kept as sets, an eighth of a megabyte each for a million rows. */
const MOST_SETS = 64;

const keepCodes = (bits: Bits, column: Codes, picked: Uint8Array): void => {
  const sets = [...picked.keys()].filter((place) => picked[place] === 1).map((place) => rowsWith(column, place));
  for (let word = 0; word < bits.length; word++) {
    let any = 0;
    for (let set = 0; set < sets.length; set++) any |= sets[set]![word]!;
    bits[word]! &= any;
  }
};

/** More blocks than these hold so many rows that they are better picked as sets. */
const FEW_BLOCKS = 64;

const fewNear = ({ places }: Table, bounds: Bbox): readonly number[] | null => {
  const blocks = blocksNear(places, bounds, FEW_BLOCKS + 1);
  if (blocks.length > FEW_BLOCKS) return null;
  const fids: number[] = [];
  for (const block of blocks) lookThrough(places, block, bounds, (fid) => fids.push(fid));
  return fids;
};

const within = ({ places, size }: Table, bounds: Bbox): Bits => {
  const bits = noBits(size);
  for (const block of blocksNear(places, bounds)) lookThrough(places, block, bounds, (fid) => setBit(bits, fid, true));
  return bits;
};
