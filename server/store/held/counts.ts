/** Sums, counts of values, ranges and the first rows of an order, of fids picked from a held table. */
import type { FacetCount } from '../../domain/answers.ts';
import type { Value } from '../../domain/edit.ts';
import { compareText } from '../../domain/filter.ts';
import type { Codes, Column, Numbers } from './column.ts';

/** The sum of the known values as SQLite makes it (Kahan–Babuška–Neumaier); null where none is known. */
export const sumOf = (fids: Int32Array, { at }: Numbers): number | null => {
  let [sum, error, known] = [0, 0, 0];
  for (const fid of fids) {
    const value = at[fid]!;
    if (Number.isNaN(value)) continue;
    const next = sum + value;
    error += Math.abs(sum) > Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    known++;
  }
  return known === 0 ? null : sum + error;
};

export const rangeOf = (fids: Int32Array, { at }: Numbers): readonly [number, number] | null => {
  let [low, high] = [Infinity, -Infinity];
  for (const fid of fids) {
    const value = at[fid]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : [low, high];
};

/** The most frequent first, of equally frequent ones the smaller, unknown before all. */
export const valueCounts = (fids: Int32Array, column: Column, most: number): readonly FacetCount[] =>
  [...(column.kind === 'codes' ? codeCounts(fids, column.at, column.values) : numberCounts(fids, column))]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || order(a.value, b.value))
    .slice(0, most);

const codeCounts = (fids: Int32Array, at: Codes['at'], values: readonly Value[]): [Value, number][] => {
  const counts = new Int32Array(values.length);
  for (const fid of fids) counts[at[fid]!]! += 1;
  return values.flatMap((value, place): [Value, number][] => (counts[place]! > 0 ? [[value, counts[place]!]] : []));
};

const numberCounts = (fids: Int32Array, { at }: Numbers): Map<Value, number> => {
  const counts = new Map<Value, number>();
  for (const fid of fids) {
    const value = !Number.isNaN(at[fid]!) ? at[fid]! : null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

const order = (a: Value, b: Value): number => {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);
};

/** Values gathered before the ones that are too far back are let go. */
const GATHERED = 4_096;

/**
 * The fids that can stand among the first `most` in the order of a number column, unknown ones last: those before the
 * last of them, and all that are equal to it, since other fields settle their order.
 */
export const firstOf = (fids: Int32Array, { at }: Numbers, descending: boolean, most: number): number[] => {
  const sign = descending ? -1 : 1;
  const room = new Float64Array(Math.min(fids.length, GATHERED + most));
  let [count, known] = [0, 0];
  let last = Infinity;
  const cut = (): void => {
    room.subarray(0, count).sort();
    count = Math.min(count, most);
    if (count === most) last = room[most - 1]!;
  };
  for (const fid of fids) {
    const key = sign * at[fid]!;
    if (!Number.isNaN(key)) known++;
    if (!(key <= last)) continue;
    room[count++] = key;
    if (count === room.length) cut();
  }
  cut();
  const withUnknown = known < most;
  const found: number[] = [];
  for (const fid of fids) {
    const key = sign * at[fid]!;
    if (key <= last || (withUnknown && Number.isNaN(key))) found.push(fid);
  }
  return found;
};
