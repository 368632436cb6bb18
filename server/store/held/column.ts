/** One field of all rows, by fid, packed so that a million rows are looked through in milliseconds. */
import type { Field } from '../../domain/dataset.ts';
import type { Value } from '../../domain/edit.ts';
import { fromStored } from '../tables.ts';
import { type Bins, putBin } from './bins.ts';
import { type Bits, noBits, setBit } from './bits.ts';

/** Few different values: each row holds the place of its value in `values`; place 0 is the unknown one. */
export type Codes = {
  readonly kind: 'codes';
  /** Wider once there are more values than a byte tells apart. */
  at: Uint8Array | Uint16Array;
  readonly values: Value[];
  readonly placeOf: Map<unknown, number>;
  /** Rows that hold the value, by its place, once asked for. */
  readonly rows: Map<number, Bits>;
};

/** Numbers as they are; NaN is the unknown one. */
export type Numbers = {
  readonly kind: 'numbers';
  /** Wider once there is a number that single precision would round: whole metres and storeys never need it. */
  at: Float32Array | Float64Array;
  bins: Bins | null;
};

export type Column = Codes | Numbers;

/** Different values that a column of codes can hold, and those that fit into a byte. */
const MOST_VALUES = 2 ** 16;
const BYTE_VALUES = 2 ** 8;

export const isNumeric = ({ type }: Field): boolean => type === 'number' || type === 'integer';

/** An empty column with a place for each fid below `size`. */
export const columnOf = (field: Field, size: number): Column =>
  isNumeric(field)
    ? { kind: 'numbers', at: new Float32Array(size).fill(Number.NaN), bins: null }
    : { kind: 'codes', at: new Uint8Array(size), values: [null], placeOf: new Map([[null, 0]]), rows: new Map() };

/** False where the value has no place here: there are too many, or another program left one of the wrong kind. */
export const put = (column: Column, field: Field, fid: number, stored: unknown): boolean => {
  if (column.kind === 'numbers') {
    if (stored !== null && typeof stored !== 'number') return false;
    const value = stored ?? Number.NaN;
    if (column.at instanceof Float32Array && !Object.is(Math.fround(value), value))
      column.at = Float64Array.from(column.at);
    column.at[fid] = value;
    if (column.bins) putBin(column.bins, fid, value);
    return true;
  }
  const place = column.placeOf.get(stored) ?? newPlace(column, field, stored);
  if (place === null) return false;
  column.at[fid] = place;
  for (const [of, rows] of column.rows) setBit(rows, fid, of === place);
  return true;
};

/** What a row holds; null = unknown. */
export const valueAt = (column: Column, fid: number): Value => {
  if (column.kind === 'codes') return column.values[column.at[fid]!]!;
  const value = column.at[fid]!;
  return Number.isNaN(value) ? null : value;
};

/** The rows that hold the value of a place; `put` keeps them right. */
export const rowsWith = ({ at, rows }: Codes, place: number): Bits => {
  const known = rows.get(place);
  if (known) return known;
  const found = noBits(at.length);
  for (let fid = 0; fid < at.length; fid++) found[fid >> 5]! |= Number(at[fid] === place) << (fid & 31);
  rows.set(place, found);
  return found;
};

const newPlace = (column: Codes, field: Field, stored: unknown): number | null => {
  const { values, placeOf } = column;
  const isOurs = field.type === 'boolean' ? stored === 0 || stored === 1 : typeof stored === 'string';
  if (!isOurs || values.length >= MOST_VALUES) return null;
  if (values.length === BYTE_VALUES) column.at = Uint16Array.from(column.at);
  placeOf.set(stored, values.length);
  return values.push(fromStored(field, stored)) - 1;
};
