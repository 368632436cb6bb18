/** Timing for benches: what is compared is run in turn, so that a busy machine slows both alike. */

/** One line of the bench's table. `ratio` is how many times faster than the yardstick's own way (below 1: slower); null = not a comparison. */
export type Row = {
  readonly what: string;
  /** Rows in the database. */
  readonly n: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly ratio: number | null;
  /** What the figure is held against, in words. */
  readonly yardstick: string;
};

export const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? Number.NaN;

/** Milliseconds that `work` takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** Times of both ways for every item, in turn, each the second time it is done: the first fetches pages and fills caches. */
export const inTurn = async <T>(
  items: readonly T[],
  ours: (item: T) => unknown,
  theirs: (item: T) => unknown,
): Promise<{ ours: number[]; theirs: number[] }> => {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (const item of items) {
    await ours(item);
    times.ours.push(await timed(() => ours(item)));
    await theirs(item);
    times.theirs.push(await timed(() => theirs(item)));
  }
  return times;
};

export const row = (
  what: string,
  n: number,
  times: readonly number[],
  yardstick: string,
  theirs: readonly number[] = [],
): Row => ({
  what,
  n,
  p50Ms: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
  ratio: theirs.length === 0 ? null : quantile(theirs, 0.5) / quantile(times, 0.5),
  yardstick,
});
