/** Few parcels are brought up in this thread, many in a worker that is started for them and ends with them. */
import { openStandingRegister } from '../store/standing/register.ts';
import { inThread, type ThreadCode, threadCode } from '../thread.ts';
import { bringUp } from './bring-up.ts';
import { readSketch } from './sketch.ts';

export type Job = {
  readonly database: string;
  /** Folder of the base map with the sketched lines. */
  readonly basemap: string;
  readonly today: string;
};

export const standingThread = (entry: string): ThreadCode =>
  threadCode(entry, 'standing-worker.js', 'standing/worker.ts');

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
export const bringUpElsewhere = (job: Job, code: ThreadCode, stop: AbortSignal): Promise<void> =>
  inThread({ code, job, stop });
