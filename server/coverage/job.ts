/**
 * Coverage is brought up to date by a worker thread that is started for the purpose and ends with it: GEOS takes some
 * dozen megabytes that nobody needs between two edits, and nobody waits for a map meanwhile.
 */
import { Worker } from 'node:worker_threads';
import { openCoverageFile } from '../store/coverage/file.ts';
import { openCoverageSource } from '../store/coverage/source.ts';
import { bringUp } from './bring-up.ts';
import { startGeos } from './geos.ts';

/** A file, or a line of JavaScript. */
type WorkerFile = URL | string;

/** As `workerFile` of the tiles: beside the program's entry in a build, the source under tsx. */
export const coverageWorker = (entry: string): WorkerFile => {
  if (!entry.endsWith('.ts')) return new URL('./coverage-worker.js', entry);
  const tsx = import.meta.resolve('tsx/esm/api');
  const source = new URL('./coverage/worker.ts', entry).href;
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
};

/** Brings the side file of `database` up to date in this thread; gives the number of parcels looked at. */
export const bringUpHere = async (database: string): Promise<number> => {
  const geos = await startGeos();
  const source = openCoverageSource(database);
  const file = openCoverageFile(database);
  try {
    return bringUp(geos, source, file);
  } finally {
    file.close();
    source.close();
  }
};

/** The same in a worker thread; rejects with its error, or where `stop` ends it. */
export const bringUpElsewhere = (database: string, code: WorkerFile, stop: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: { database }, eval: typeof code === 'string' });
    const end = () => void worker.terminate();
    stop.addEventListener('abort', end);
    worker.once('error', reject);
    worker.once('exit', (status) => {
      stop.removeEventListener('abort', end);
      if (status === 0 && !stop.aborted) resolve();
      else reject(new Error(`The coverage worker ended before its work was done (status ${status}).`));
    });
  });
