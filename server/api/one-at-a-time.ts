/** Answers that take a noticeable share of the one thread: one is made at a time, some wait, the rest are told to come back. */
import { MutuError } from '../domain/errors.ts';

const tooBusy = (): MutuError =>
  new MutuError('unavailable', {
    zh: '大批量请求过多，请稍后再试，或减小 limit。',
    en: 'Too many large requests at once. Try again in a moment, or ask for a smaller limit.',
  });

/** `most` counts the one that is made and those that wait. Throws unavailable beyond it. */
export const oneAtATime = (most: number) => {
  let underWay = 0;
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= most) throw tooBusy();
    underWay += 1;
    const done = last.then(work).finally(() => {
      underWay -= 1;
    });
    // The next one waits a turn of the event loop, in which tiles and other small answers are given.
    last = done.catch(() => undefined).then(() => new Promise(setImmediate));
    return done;
  };
};
