/**
 * Keeps the fields of parcels that rest on other registers in step with them (`domain/land/standing.ts`): looks at the
 * list of touched rows whenever one of these registers has changed, and at the day.
 */
import { MutuError } from '../domain/errors.ts';
import type { Store } from '../store/store.ts';
import type { ThreadCode } from '../thread.ts';
import { bringUpElsewhere, bringUpHere } from './job.ts';

export interface Standings {
  /** Resolves when the parcels are what they should be at the start, or are found to be too many to be waited for. */
  readonly begun: Promise<void>;
  /** Resolves when the parcels hold what follows from every edit that was there at the call. */
  fresh(): Promise<void>;
  close(): Promise<void>;
}

export type StandingOptions = {
  /** Path of the GeoPackage. */
  readonly database: string;
  readonly basemap: string;
  readonly store: Pick<Store, 'onChange' | 'today'>;
  /** Where many parcels are worked out; in this thread where absent. */
  readonly worker?: ThreadCode;
};

/** Edits that come within this time are followed together. */
const GATHER_MS = 100;
/** So many parcels are worked out before a worker would have begun. */
const FEW = 2_000;
const LOOK_AT_DAY_MS = 60_000;
/** After a failure: most often another program was writing for long. */
const AGAIN_MS = 10_000;

const FOLLOWED = ['parcel', 'utility', 'assessment'];

export const keepStandings = ({ database, basemap, store, worker }: StandingOptions): Standings => {
  const stopping = new AbortController();
  let day: string | null = null;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  const run = async (): Promise<void> => {
    const job = { database, basemap, today: store.today() };
    const done = await bringUpHere(job, worker ? FEW : undefined).finally(begin);
    if (done === null && worker) await bringUpElsewhere(job, worker, stopping.signal);
    day = job.today;
  };

  const runAll = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      await run();
    } while (isAskedAgain && !stopping.signal.aborted);
  };

  /** A run that is under way may have begun before the last edit: it is followed by another. */
  const fresh = (): Promise<void> => {
    isAskedAgain = running !== null;
    running ??= runAll().finally(() => {
      running = null;
    });
    return running;
  };

  let waiting: NodeJS.Timeout | undefined;
  let due = Infinity;
  /** What is due sooner is not put off by what is due later. */
  const soon = (ms: number): void => {
    const at = performance.now() + ms;
    if (stopping.signal.aborted || at >= due) return;
    clearTimeout(waiting);
    due = at;
    waiting = setTimeout(() => {
      due = Infinity;
      fresh().catch(failed);
    }, ms).unref();
  };
  const failed = (error: unknown): void => {
    if (!stopping.signal.aborted && !(error instanceof MutuError && error.code === 'unavailable'))
      process.emitWarning(error instanceof Error ? error : String(error));
    soon(AGAIN_MS);
  };

  const stopFollowing = store.onChange(({ datasets, standing }) => {
    if (datasets.some((dataset) => FOLLOWED.includes(dataset) && !standing.includes(dataset))) soon(GATHER_MS);
  });
  const calendar = setInterval(() => {
    if (day !== null && day !== store.today()) soon(0);
  }, LOOK_AT_DAY_MS).unref();
  fresh().catch(failed);

  return {
    begun,
    fresh,
    async close() {
      stopFollowing();
      clearTimeout(waiting);
      clearInterval(calendar);
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
};
