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

export type HeavyJob = { readonly database: string; readonly datasets: readonly string[] };

/** File size up to which the job is done at once. */
const SMALL_BYTES = 32 * 1024 * 1024;

/** Where the worker's code is, and what Node needs to run it. */
export type WorkerFile = { readonly url: URL; readonly execArgv: readonly string[] };

/**
 * The worker's file as seen from the program's entry (`import.meta.url` of `main`): beside it in a build, the source
 * under tsx.
 */
export const workerFile = (entry: string): WorkerFile =>
  entry.endsWith('.ts')
    ? { url: new URL('./tiles/worker.ts', entry), execArgv: ['--import', 'tsx'] }
    : { url: new URL('./tile-worker.js', entry), execArgv: [] };

/** Draws the datasets anew. Rejects with the worker's error. */
export const runHeavyJob = (job: HeavyJob, worker: WorkerFile | undefined): Promise<void> =>
  !worker || statSync(job.database).size < SMALL_BYTES ? Promise.resolve(job).then(doHeavyJob) : inWorker(job, worker);

const inWorker = (job: HeavyJob, { url, execArgv }: WorkerFile): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: job, execArgv: [...execArgv] });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The tile worker ended with code ${code}.`)),
    );
  });

export const doHeavyJob = ({ database, datasets }: HeavyJob): void => {
  const source = openSqlite(database, { readonly: true });
  const drawing = openSideFile(database);
  try {
    for (const dataset of DRAWN) if (datasets.includes(dataset.id)) rebuild(rowFeed(source), drawing, dataset);
  } finally {
    drawing.close();
    source.close();
  }
};
