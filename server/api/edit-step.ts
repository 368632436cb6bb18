/** A step of the review, or an undoing, by whoever is asked to take it: the server itself, or a child process where the edit is large. */
import type { Person } from '../domain/review.ts';
import type { Parts } from './parts.ts';

/** From so many rows on a step would hold up everybody else for more than a tenth of a second. */
const LARGE_ROWS = 500;

const rowsOf = async ({ store }: Parts, seq: number, by: Person): Promise<number> => {
  const { counts = [] } = (await store.edits.get(seq, { limit: 0 }, by)) ?? {};
  return counts.reduce((sum, { added, changed, deleted }) => sum + added + changed + deleted, 0);
};

/** Runs `here`, or the same step in a child process; the number of the published edit. */
export const publishing = async (
  parts: Parts,
  seq: number,
  action: 'publish' | 'undo',
  by: Person,
  here: () => Promise<{ readonly seq: number } | null>,
): Promise<number> => {
  if ((await rowsOf(parts, seq, by)) < LARGE_ROWS) return (await here())?.seq ?? seq;
  return parts.imports.step(seq, action, by);
};
