/**
 * Which registers are held in memory. Large ones are, from the first list or count on; every look first takes in what
 * was touched since, whoever touched it, so an answer is never older than the database.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../../domain/dataset.ts';
import { quoted } from '../tables.ts';
import { type Loaded, load, rereadOn } from './load.ts';
import type { Table } from './table.ts';

/** Registers of fewer rows are answered by SQL as fast. */
const LEAST_ROWS = 3_000;
/** Beyond this the columns would fill hundreds of megabytes. */
const MOST_FIDS = 3_000_000;
/** Touches that are taken in at once: some 50 ms. More are read in slices while SQL answers. */
const MOST_AT_ONCE = 5_000;
/** Rows read in a slice: some 10 ms. */
const SLICE = 1_000;
/** After more touches than this share of the rows, reading all anew is cheaper than row by row. */
const MOST_TOUCHED = 0.3;
/** Room for rows still to come, as a share of those there. */
const SPARE = 1.1;

export interface Held {
  /** The register as it is now; null where it is not held, or not yet. */
  now(dataset: Dataset): Table | null;
  /** The same once it has been read; null where it is not held at all. */
  soon(dataset: Dataset): Promise<Table | null>;
}

type Place = { loaded: Loaded | null; loading: Promise<void> | null; readonly reread: ReturnType<typeof rereadOn> };

export const heldOn = (db: Database, leastRows = LEAST_ROWS, mostAtOnce = MOST_AT_ONCE): Held => {
  const places = new Map<string, Place>();
  const seqNow = db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck();
  const touched = db
    .prepare<[number, string, number], number>('SELECT DISTINCT fid FROM change WHERE seq > ? AND dataset = ? LIMIT ?')
    .pluck();
  const touchedPage = db.prepare<[number, number, string, number], { seq: number; fid: number }>(
    'SELECT seq, fid FROM change WHERE seq > ? AND seq <= ? AND dataset = ? ORDER BY seq LIMIT ?',
  );
  const placeOf = (dataset: Dataset): Place => {
    const place = places.get(dataset.id) ?? { loaded: null, loading: null, reread: rereadOn(db, dataset) };
    places.set(dataset.id, place);
    return place;
  };
  const begin = (dataset: Dataset, place: Place): void => {
    const size = db.memory ? null : sizeOf(db, dataset, leastRows);
    if (size === null || place.loading) return;
    place.loading = until(place, load(db, dataset, size));
  };
  const now = (dataset: Dataset): Table | null => {
    const place = placeOf(dataset);
    const seq = seqNow.get() ?? 0;
    if (place.loaded && place.loaded.seq !== seq) follow(place, place.loaded, seq, dataset);
    if (!place.loaded) begin(dataset, place);
    return place.loaded?.table ?? null;
  };
  /** Takes in what was touched: at once, or after this look, or, where that is most of the register, not at all. */
  const follow = (place: Place, loaded: Loaded, seq: number, dataset: Dataset): void => {
    const fids = touched.all(loaded.seq, dataset.id, mostAtOnce + 1);
    place.loaded = null;
    if (fids.length <= mostAtOnce) {
      if (!fitInto(loaded.table, fids)) return;
      place.reread(loaded.table, fids);
      place.loaded = { table: loaded.table, seq };
    } else if (seq - loaded.seq <= MOST_TOUCHED * loaded.table.size) {
      place.loading = until(place, catchUp(place, loaded, seq, dataset));
    }
  };
  /** In slices, others being served in between; null where all must be read anew. */
  const catchUp = async ({ reread }: Place, { table, seq }: Loaded, to: number, dataset: Dataset) => {
    for (let after = seq; ; await nextTurn()) {
      const page = db.open ? touchedPage.all(after, to, dataset.id, SLICE) : null;
      const fids = page?.map(({ fid }) => fid) ?? [];
      if (page === null || !fitInto(table, fids)) return null;
      reread(table, fids);
      if (page.length < SLICE) return { table, seq: to };
      after = page.at(-1)!.seq;
    }
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

/** Puts what is being read into its place. */
const until = async (place: Place, loading: Promise<Loaded | null>): Promise<void> => {
  try {
    place.loaded = await loading;
  } catch {
    // What is wrong with the file is told by the SQL that answers instead.
    place.loaded = null;
  } finally {
    place.loading = null;
  }
};

const fitInto = ({ size }: Table, fids: readonly number[]): boolean => fids.every((fid) => fid >= 0 && fid < size);

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
