/** Publishing or undoing edits of very many rows, one at a time, each in a child process: see `step-task.ts`. */
import { MutuError } from '../../domain/errors.ts';
import type { Person } from '../../domain/review.ts';
import { type Answer, runTask } from './run-task.ts';
import type { StepTask } from './tasks.ts';
import { createTurns } from './turns.ts';

export interface Steps {
  /** The number of the published edit. Throws what the store refuses, unavailable where it was stopped. */
  take(seq: number, action: StepTask['action'], by: Person): Promise<number>;
  /** Ends what is under way; nothing of it is written. */
  close(): void;
}

const stopped = (): MutuError =>
  new MutuError('unavailable', {
    zh: '处理被中止，未写入任何数据。请稍后再试。',
    en: 'It was stopped and nothing was written. Try again in a moment.',
  });

const seqIn = (answer: Answer): number => {
  if ('stepped' in answer) return answer.stepped;
  if (!('fault' in answer)) throw stopped();
  const { refusal, words } = answer.fault;
  throw refusal ? new MutuError(refusal.code, refusal.say, refusal.detail) : new Error(words);
};

export const createSteps = (entry: string, database: string): Steps => {
  const turn = createTurns(1);
  const closing = new AbortController();
  return {
    async take(seq, action, by) {
      const release = await turn(closing.signal);
      if (!release) throw stopped();
      const { answer, kill } = runTask(entry, { kind: 'step', database, seq, action, by }, () => {});
      closing.signal.addEventListener('abort', kill);
      try {
        return seqIn(await answer);
      } finally {
        closing.signal.removeEventListener('abort', kill);
        release();
      }
    },
    close: () => closing.abort(),
  };
};
