/** The store answers within one turn of the event loop: many questions at once would hold up every tile until the last. */
export const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (const item of items) {
    results.push(await work(item));
    await new Promise(setImmediate);
  }
  return results;
};

/** The thread is given up after so long, milliseconds. */
const SLICE_MS = 10;

/** Goes on with `work` to its end; whoever else waits is served in between. */
export const toEnd = async <T>(work: Generator<void, T>): Promise<T> => {
  let since = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
};
