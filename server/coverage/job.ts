/**
 * Coverage is brought up to date by a worker thread that is started for the purpose and ends with it: GEOS takes some
 * dozen megabytes that nobody needs between two edits, and nobody waits for a map meanwhile.
 */
import { openCoverageFile } from '../store/coverage/file.ts';
import { openCoverageSource } from '../store/coverage/source.ts';
import { inThread, type ThreadCode, threadCode } from '../thread.ts';
import { bringUp } from './bring-up.ts';
import { startGeos } from './geos.ts';

export const coverageThread = (entry: string): ThreadCode =>
  threadCode(entry, 'coverage-worker.js', 'coverage/worker.ts');

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
export const bringUpElsewhere = (database: string, code: ThreadCode, stop: AbortSignal): Promise<void> =>
  inThread({ code, job: { database }, stop });
