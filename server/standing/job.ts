/** Few parcels are brought up in this thread, many in a worker that is started for them and ends with them. */
import { Worker } from 'node:worker_threads';
import { openStandingRegister } from '../store/standing/register.ts';
import { bringUp } from './bring-up.ts';
import { readSketch } from './sketch.ts';

export type Job = {
  readonly database: string;
  /** Folder of the base map with the sketched lines. */
  readonly basemap: string;
  readonly today: string;
};

/** A file, or a line of JavaScript. */
export type WorkerFile = URL | string;

/** As `workerFile` of the tiles: beside the program's entry in a build, the source under tsx. */
export const standingWorker = (entry: string): WorkerFile => {
  if (!entry.endsWith('.ts')) return new URL('./standing-worker.js', entry);
  const tsx = import.meta.resolve('tsx/esm/api');
  const source = new URL('./standing/worker.ts', entry).href;
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
};

/** As `bringUp`. */
export const bringUpHere = async ({ database, basemap, today }: Job, most?: number): Promise<number | null> => {
  const sketch = await readSketch(basemap);
  const register = openStandingRegister(database);
  try {
    return await bringUp(register, { today, sketch }, most);
  } finally {
    register.close();
  }
};

/** The same in a worker thread, however many there are; rejects with its error, or where `stop` ends it. */
export const bringUpElsewhere = (job: Job, code: WorkerFile, stop: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: job, eval: typeof code === 'string' });
    const end = () => void worker.terminate();
    stop.addEventListener('abort', end);
    worker.once('error', reject);
    worker.once('exit', (status) => {
      stop.removeEventListener('abort', end);
      if (status === 0 && !stop.aborted) resolve();
      else
        reject(new Error(`The worker for the standing of parcels ended before its work was done (status ${status}).`));
    });
  });
