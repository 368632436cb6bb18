/** A worker thread that is started for one job and ends with it: nobody waits for a map meanwhile. */
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What a thread runs: a file, or a line of JavaScript. */
export type ThreadCode = URL | string;

/**
 * The code of a thread as seen from the program's entry (`import.meta.url` of `main`): in a build the file beside it,
 * under tsx the source, which has to be called there first, since tsx does not reach into threads by itself (Node 20).
 */
export const threadCode = (entry: string, built: string, source: string): ThreadCode => {
  if (!entry.endsWith('.ts')) return new URL(`./${built}`, entry);
  const tsx = import.meta.resolve('tsx/esm/api');
  const url = new URL(`./${source}`, entry).href;
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(url)}); })`;
};

export type Threaded = {
  readonly code: ThreadCode;
  /** What the thread finds as `workerData`. */
  readonly job: unknown;
  readonly stop?: AbortSignal;
  readonly limits?: ResourceLimits;
};

/** Resolves when the thread has done its job; rejects with its error, or where `stop` ends it. */
export const inThread = ({ code, job, stop, limits = {} }: Threaded): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: job, eval: typeof code === 'string', resourceLimits: limits });
    const end = () => void worker.terminate();
    stop?.addEventListener('abort', end);
    worker.once('error', reject);
    worker.once('exit', (status) => {
      stop?.removeEventListener('abort', end);
      if (status === 0 && !stop?.aborted) resolve();
      else reject(new Error(`A worker thread ended before its work was done (status ${status}).`));
    });
  });
