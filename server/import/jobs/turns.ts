/** Turns: so many at once, the others in the order in which they came; null for who leaves the queue before. */
export const createTurns = (atOnce: number): ((signal: AbortSignal) => Promise<(() => void) | null>) => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  };
  return (signal) => {
    if (taken < atOnce) {
      taken += 1;
      return Promise.resolve(release);
    }
    return new Promise((resolve) => {
      const called = () => resolve(release);
      waiting.push(called);
      signal.addEventListener('abort', () => {
        const at = waiting.indexOf(called);
        if (at < 0) return;
        waiting.splice(at, 1);
        resolve(null);
      });
    });
  };
};
