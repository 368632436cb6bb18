/** A step of the review of an edit of very many rows, or its undoing, as the child process takes it. */
import type { Store } from '../../store/store.ts';
import type { StepTask } from './tasks.ts';

/** The number of the edit that it has published. */
export async function takeStep(store: Store, { seq, action, by }: StepTask): Promise<number> {
  if (action === 'undo') return (await store.edits.undo(seq, by)).seq;
  await store.edits.decide(seq, 'publish', by);
  return seq;
}
