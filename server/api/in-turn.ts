/** The store answers within one turn of the event loop: many questions at once would hold up every tile until the last. */
export const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (const item of items) {
    results.push(await work(item));
    await new Promise(setImmediate);
  }
  return results;
};
