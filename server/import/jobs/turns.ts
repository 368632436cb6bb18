/** Turns: so many at once, the others in the order in which they came. */
export const createTurns = (atOnce: number): (() => Promise<() => void>) => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  };
  return async () => {
    if (taken >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    return release;
  };
};
