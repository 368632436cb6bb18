/**
 * Which registers are held in memory. Large ones are, from the first list or count on; every look first takes in what
 * was touched since, whoever touched it, so an answer is never older than the database.
 */
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../../domain/dataset.ts';
import { quoted } from '../tables.ts';
import { type Loaded, load, rereadOn } from './load.ts';
import type { Table } from './table.ts';

/** Registers of fewer rows are answered by SQL as fast. */
const LEAST_ROWS = 3_000;
/** Beyond this the columns would fill hundreds of megabytes. */
const MOST_FIDS = 3_000_000;
/** After more touches than these, reading all anew is cheaper than row by row. */
const MOST_TOUCHED = 5_000;
/** Room for rows still to come, as a share of those there. */
const SPARE = 1.1;

export interface Held {
  /** The register as it is now; null where it is not held, or not yet. */
  now(dataset: Dataset): Table | null;
  /** The same once it has been read; null where it is not held at all. */
  soon(dataset: Dataset): Promise<Table | null>;
}

type Place = { loaded: Loaded | null; loading: Promise<void> | null; readonly reread: ReturnType<typeof rereadOn> };

export const heldOn = (db: Database, leastRows = LEAST_ROWS): Held => {
  const places = new Map<string, Place>();
  const seqNow = db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck();
  const touched = db
    .prepare<[number, string, number], number>('SELECT DISTINCT fid FROM change WHERE seq > ? AND dataset = ? LIMIT ?')
    .pluck();
  const placeOf = (dataset: Dataset): Place => {
    const place = places.get(dataset.id) ?? { loaded: null, loading: null, reread: rereadOn(db, dataset) };
    places.set(dataset.id, place);
    return place;
  };
  const begin = (dataset: Dataset, place: Place): void => {
    const size = db.memory ? null : sizeOf(db, dataset, leastRows);
    if (size === null || place.loading) return;
    place.loading = read(db, dataset, place, size);
  };
  const now = (dataset: Dataset): Table | null => {
    const place = placeOf(dataset);
    const seq = seqNow.get() ?? 0;
    if (place.loaded && place.loaded.seq !== seq) place.loaded = caughtUp(place, place.loaded, seq, dataset);
    if (!place.loaded) begin(dataset, place);
    return place.loaded?.table ?? null;
  };
  const caughtUp = ({ reread }: Place, { table, seq }: Loaded, until: number, dataset: Dataset): Loaded | null => {
    const fids = touched.all(seq, dataset.id, MOST_TOUCHED + 1);
    if (fids.length > MOST_TOUCHED || fids.some((fid) => fid < 0 || fid >= table.size)) return null;
    reread(table, fids);
    return { table, seq: until };
  };
  return {
    now,
    async soon(dataset) {
      const table = now(dataset);
      const { loading } = placeOf(dataset);
      if (table || !loading) return table;
      await loading;
      return db.open ? now(dataset) : null;
    },
  };
};

const read = async (db: Database, dataset: Dataset, place: Place, size: number): Promise<void> => {
  try {
    place.loaded = await load(db, dataset, size);
  } catch {
    // What is wrong with the file is told by the SQL that answers instead.
    place.loaded = null;
  } finally {
    place.loading = null;
  }
};

/** Places to make for the rows of a register, null where it is not to be held. */
const sizeOf = (db: Database, dataset: Dataset, leastRows: number): number | null => {
  const span = db
    .prepare<[], { low: number | null; high: number | null }>(
      `SELECT (SELECT min(fid) FROM ${quoted(dataset.id)}) AS low, (SELECT max(fid) FROM ${quoted(dataset.id)}) AS high`,
    )
    .get();
  const [low, high] = [span?.low ?? 0, span?.high ?? 0];
  return low < 0 || high < leastRows || high > MOST_FIDS ? null : Math.ceil(high * SPARE) + 1_000;
};
