/**
 * The child process of an import, or of a step that publishes or undoes a large edit: takes one task, tells how far it
 * is, ends. It opens the registers itself, so that neither reading nor writing a hundred thousand rows ever holds up the
 * server, and so that it can be killed.
 */
import { constants, setPriority } from 'node:os';
import { MutuError } from '../../domain/errors.ts';
import type { ImportProgress } from '../../domain/imports.ts';
import { openStore } from '../../store/open.ts';
import { acceptUpload, writtenBy } from './accept-task.ts';
import { fileIn, readJson } from './files.ts';
import { readUpload } from './read-task.ts';
import { takeStep } from './step-task.ts';
import type { Message, Task } from './tasks.ts';

const TELL_EVERY = 1_000;

// Whoever looks at the map goes first; the reader that this process starts inherits it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (message: Message): Promise<void> =>
  new Promise((resolve) => process.send!(message, undefined, undefined, () => resolve()));

const progress = (phase: ImportProgress['phase'], done: number, total: number | null = null): void =>
  void process.send!({ progress: { phase, done, total } });

async function work(task: Task): Promise<Message> {
  let [written, total] = [0, null as number | null];
  const onRow = (): void => {
    written += 1;
    if (written % TELL_EVERY === 0) progress('writing', written, total);
  };
  const store = await openStore({ path: task.database, onRow });
  try {
    if (task.kind === 'read')
      return await readUpload(store, task, {
        entry: import.meta.url,
        onProgress: (rows) => progress('reading', rows),
      });
    if (task.kind === 'step') return { stepped: await takeStep(store, task) };
    if (task.kind === 'look') return { accepted: await writtenBy(store, task) };
    total = (await readJson<{ counts: { ready: number } }>(fileIn(task.folder, 'report'))).counts.ready;
    progress('writing', 0, total);
    return { accepted: await acceptUpload(store, task) };
  } finally {
    await store.close();
  }
}

const faultOf = (error: unknown): Message => ({
  fault: {
    refusal: error instanceof MutuError ? { code: error.code, say: error.say, detail: error.detail } : null,
    words: error instanceof Error ? (error.stack ?? error.message) : String(error),
  },
});

process.once('message', (task: Task) => {
  work(task)
    .catch(faultOf)
    .then(tell)
    .then(() => process.exit(0));
});

// A server that is gone waits for nobody: the process of the reader, which belongs to this group, goes as well.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
