/** One child process for one task, with a clock beside it; killed as a group, because it has a reader of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import type { ImportProgress } from '../../domain/imports.ts';
import { childFile } from '../child.ts';
import type { Message, Task } from './tasks.ts';

/** Holds all rows of the file and of the register at once. */
const HEAP_MB = 1_536;
const LONGEST_MS = 10 * 60_000;
const CODE = new URL('./job-child.ts', import.meta.url);

/** The last word of a child; `ended` where it was killed or fell before it had one. */
export type Answer = Exclude<Message, { progress: unknown }> | { readonly ended: string };

export type TaskRun = {
  readonly answer: Promise<Answer>;
  /** Ends the child at once, whatever it is doing; `answer` then says `ended`. */
  kill(): void;
};

const start = (entry: string): ChildProcess => {
  const { file, execArgv } = childFile(entry, CODE);
  return fork(file, [], {
    execArgv: [...execArgv, `--max-old-space-size=${HEAP_MB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The child needs no setting and no secret of the server.
    env: {},
    detached: true,
  });
};

export function runTask(entry: string, task: Task, onProgress: (progress: ImportProgress) => void): TaskRun {
  const child = start(entry);
  const kill = (): void => {
    try {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself in between.
    }
  };
  const answer = new Promise<Answer>((resolve, reject) => {
    let [words, last] = ['', null as Answer | null];
    const clock = setTimeout(kill, LONGEST_MS);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-4_000);
    });
    child.on('message', (message: Message) => {
      if ('progress' in message) onProgress(message.progress);
      else last = message;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(clock);
      resolve(last ?? { ended: `${signal ?? code} ${words.trim()}` });
    });
  });
  child.send(task);
  return { answer, kill };
}
