/**
 * Drawing whole datasets anew takes seconds at a million rows, so it is done by a worker thread; a small database is
 * drawn before a worker would have started.
 */
import { statSync } from 'node:fs';
import { rowFeed } from '../store/row-feed.ts';
import { openSqlite } from '../store/sqlite.ts';
import { inThread, type ThreadCode, threadCode } from '../thread.ts';
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

export const tileThread = (entry: string): ThreadCode => threadCode(entry, 'tile-worker.js', 'tiles/worker.ts');

/** Draws the datasets anew. Rejects with the worker's error, or where `stop` ends it: the side file then stays as it was. */
export const runHeavyJob = (job: HeavyJob, worker: ThreadCode | undefined, stop: AbortSignal): Promise<void> =>
  !worker || statSync(job.database).size < SMALL_BYTES
    ? Promise.resolve(job).then(doHeavyJob)
    : inWorker(job, worker, stop);

/** Resolves when a worker thread has done the job; rejects with its error, or where `stop` ends it. */
export const inWorker = (job: HeavyJob, code: ThreadCode, stop?: AbortSignal): Promise<void> =>
  inThread({ code, job, limits: YOUNG, ...(stop && { stop }) });

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
