/** The steps of a drawing, to be gone back and forth. */
export type Steps<T> = { readonly past: readonly T[]; readonly now: T; readonly future: readonly T[] };

/** More would be kept for nobody. */
const MOST = 200;

export const firstStep = <T>(now: T): Steps<T> => ({ past: [], now, future: [] });

export const stepped = <T>({ past, now }: Steps<T>, next: T): Steps<T> => ({
  past: [...past, now].slice(-MOST),
  now: next,
  future: [],
});

/** The same steps where there is none before. */
export const back = <T>(steps: Steps<T>): Steps<T> => {
  const before = steps.past.at(-1);
  if (before === undefined) return steps;
  return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future] };
};

export const forth = <T>(steps: Steps<T>): Steps<T> => {
  const [next, ...future] = steps.future;
  if (next === undefined) return steps;
  return { past: [...steps.past, steps.now], now: next, future };
};
