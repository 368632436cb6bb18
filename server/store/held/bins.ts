/** The rows of a number column below each of some sixty values: ranges, and the first of an order, without a look at every row. */
import { type Bits, countOf, noBits, passing, setBit } from './bits.ts';
import type { Numbers } from './column.ts';

export type Bins = {
  /** Values in ascending order, with about as many rows between each two. */
  readonly edges: readonly number[];
  /** Rows below each edge; after the last edge, all rows whose value is known. */
  readonly below: readonly Bits[];
};

const MOST_EDGES = 64;
/** Values that the edges are chosen by. */
const SAMPLED = 16_384;

/** Made when first asked for; `putBin` keeps them right. */
export const binsOf = (column: Numbers): Bins => {
  column.bins ??= binsIn(column.at);
  return column.bins;
};

/** Each row goes into one bin; the bins are then added up, 32 rows at a time. */
const binsIn = (at: Numbers['at']): Bins => {
  const edges = edgesOf(at);
  const below = Array.from({ length: edges.length + 1 }, () => noBits(at.length));
  for (let fid = 0; fid < at.length; fid++)
    if (!Number.isNaN(at[fid]!)) below[firstAbove(edges, at[fid]!)]![fid >> 5]! |= 1 << (fid & 31);
  for (let bin = 1; bin < below.length; bin++) {
    const [lower, upper] = [below[bin - 1]!, below[bin]!];
    for (let word = 0; word < upper.length; word++) upper[word]! |= lower[word]!;
  }
  return { edges, below };
};

const edgesOf = (at: Numbers['at']): number[] => {
  const step = Math.ceil(at.length / SAMPLED);
  const sampled = Float64Array.from({ length: Math.floor(at.length / step) }, (_, place) => at[place * step]!);
  const sample = sampled.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from(
    { length: MOST_EDGES },
    (_, edge) => sample[Math.floor((edge * sample.length) / MOST_EDGES)],
  );
  return [...new Set(edges)].filter((edge) => edge !== undefined);
};

/** The place of the first edge above the value, or of none. */
const firstAbove = (edges: readonly number[], value: number): number => {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
};

export const putBin = ({ edges, below }: Bins, fid: number, value: number): void => {
  const bin = Number.isNaN(value) ? below.length : firstAbove(edges, value);
  for (let place = 0; place < below.length; place++) setBit(below[place]!, fid, place >= bin);
};

/**
 * Keeps of the fids those that pass a test that only values from `low` to `high` can pass, and all between them do:
 * rows in the two bins at the ends are put to it, those between pass.
 */
export const keepRange = (
  bits: Bits,
  { edges, below }: Bins,
  [low, high]: Range,
  test: (fid: number) => boolean,
): void => {
  const none = noBits(32 * bits.length);
  const [first, last] = [firstAbove(edges, low), firstAbove(edges, high)];
  const tooLow = below[first - 1] ?? none;
  const surelyTooLow = below[first]!;
  const reach = below[last]!;
  const surely = below[last - 1] ?? none;
  for (let word = 0; word < bits.length; word++) {
    const asked = bits[word]! & reach[word]! & ~tooLow[word]!;
    const sure = asked & surely[word]! & ~surelyTooLow[word]!;
    bits[word] = sure | (asked === sure ? 0 : passing(asked & ~sure, word, test));
  }
};

export type Range = readonly [low: number, high: number];

/** Of the fids some that hold the first `most` in the order of the column, and few more; null where fewer are known. */
export const firstBits = (bits: Bits, { below }: Bins, descending: boolean, most: number): Bits | null => {
  const none = noBits(32 * bits.length);
  const last = below.length - 1;
  const within = new Int32Array(bits.length);
  const cut = (place: number): Bits => {
    const [upper, lower] = descending ? [below[last]!, below[place - 1] ?? none] : [below[last - place]!, none];
    for (let word = 0; word < bits.length; word++) within[word] = bits[word]! & upper[word]! & ~lower[word]!;
    return within;
  };
  // The further the place, the fewer rows: the last place is sought that leaves enough.
  let [low, high] = [0, below.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (countOf(cut(middle)) >= most) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : cut(low - 1);
};
