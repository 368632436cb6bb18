/**
 * Drawing whole datasets anew takes seconds at a million rows, so it is done by a worker thread; a small database is
 * drawn before a worker would have started.
 */
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { rowFeed } from '../store/row-feed.ts';
import { openSqlite } from '../store/sqlite.ts';
import { DRAWN } from './drawn-dataset.ts';
import { rebuild } from './rebuild.ts';
import { openSideFile } from './side-file.ts';

export type HeavyJob = {
  readonly database: string;
  readonly datasets: readonly string[];
  /** Rows verified before this day (ISO) have lapsed. */
  readonly lapseDay: string;
};

/** File size up to which the job is done at once. */
const SMALL_BYTES = 32 * 1024 * 1024;

/** Room for short-lived objects, in MB: a row is packed and forgotten, and with little room that costs a seventh of the time. */
const YOUNG = { maxYoungGenerationSizeMb: 64 };

/** What the worker runs: a file, or a line of JavaScript. */
export type WorkerFile = URL | string;

/**
 * The worker's code as seen from the program's entry (`import.meta.url` of `main`): the file beside it in a build, the
 * source under tsx, which does not reach into worker threads by itself (Node 20) and has to be called there first.
 */
export const workerFile = (entry: string): WorkerFile => {
  if (!entry.endsWith('.ts')) return new URL('./tile-worker.js', entry);
  const tsx = import.meta.resolve('tsx/esm/api');
  const source = new URL('./tiles/worker.ts', entry).href;
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
};

/** Draws the datasets anew. Rejects with the worker's error, or where `stop` ends it: the side file then stays as it was. */
export const runHeavyJob = (job: HeavyJob, worker: WorkerFile | undefined, stop: AbortSignal): Promise<void> =>
  !worker || statSync(job.database).size < SMALL_BYTES
    ? Promise.resolve(job).then(doHeavyJob)
    : inWorker(job, worker, stop);

/** Resolves when the worker thread has done the job; rejects with its error. */
export const inWorker = (job: HeavyJob, code: WorkerFile, stop?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: job, eval: typeof code === 'string', resourceLimits: YOUNG });
    stop?.addEventListener('abort', () => void worker.terminate());
    worker.once('error', reject);
    worker.once('exit', (status) => {
      if (status === 0 && !stop?.aborted) resolve();
      else reject(new Error(`The tile worker ended before its work was done (status ${status}).`));
    });
  });

export const doHeavyJob = ({ database, datasets, lapseDay }: HeavyJob): void => {
  const source = openSqlite(database, { readonly: true });
  const drawing = openSideFile(database);
  try {
    for (const dataset of DRAWN)
      if (datasets.includes(dataset.id)) rebuild(rowFeed(source), drawing, dataset, lapseDay);
  } finally {
    drawing.close();
    source.close();
  }
};
