/** Answers that cost many rows, kept until any register is touched, whoever touched it. Bounded: what was asked for longest ago goes. */
import type { Database } from 'better-sqlite3';

const MOST = 500;

export interface Kept {
  /** The answer under `key`, made where it is not known; one that throws or is rejected is not kept. */
  of<T>(key: string, make: () => T): T;
}

export const keptOn = (db: Database): Kept => {
  const lastTouch = db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck();
  const answers = new Map<string, unknown>();
  let seen: number | null | undefined;
  return {
    of<T>(key: string, make: () => T): T {
      const seq = lastTouch.get();
      if (seq !== seen) answers.clear();
      seen = seq;
      const known = answers.get(key) as { answer: T } | undefined;
      const found = known ?? { answer: make() };
      answers.delete(key);
      answers.set(key, found);
      if (answers.size > MOST) answers.delete(answers.keys().next().value!);
      if (!known && found.answer instanceof Promise) found.answer.catch(() => answers.delete(key));
      return found.answer;
    },
  };
};
