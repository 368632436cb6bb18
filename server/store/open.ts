/** Opens the store on a GeoPackage: creates or migrates it, follows other programs, and hands out the reads and writes. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { MutuError } from '../domain/errors.ts';
import { rowRulesOn } from './access-rules.ts';
import { columnMapsOn } from './column-maps.ts';
import { editLog } from './edit-log.ts';
import { editReading } from './edit-reading.ts';
import { editsOn } from './edits.ts';
import { featuresOn } from './features.ts';
import { checkFile, refuse } from './file-check.ts';
import { type Follow, followOn } from './follow.ts';
import { heirsOn } from './heirs.ts';
import { lineageOn } from './lineage.ts';
import { checkSchema, migrate } from './migrations/index.ts';
import { revisions } from './revisions.ts';
import { type RowFeed, rowFeed } from './row-feed.ts';
import { type RowWriter, rowWriter } from './row-writer.ts';
import { rowsOn } from './rows.ts';
import { openSqlite } from './sqlite.ts';
import { inWordsOf } from './sqlite-errors.ts';
import type { Store, StoreChange } from './store.ts';
import { whileWriting } from './write-lock.ts';
import { yieldsOn } from './yields.ts';

/** How often we look whether another program has written; half of the 2 s in which its edit must show, and to spare. */
const LOOK_EVERY_MS = 500;

export type StoreOptions = {
  /** The GeoPackage, or ':memory:'. Created where it does not exist. */
  readonly path: string;
  /** Real time, for the log. */
  readonly clock?: { now(): Date };
  /** The day from which the age of a verification counts, ISO; the calendar's where absent. */
  readonly today?: () => string;
  /** Called for each row of an edit while it is being written. */
  readonly onRow?: () => void;
};

/** The store, and what tiles are drawn from. */
export type GeoPackageStore = Store & { readonly path: string; readonly feed: RowFeed };

export const openStore = async ({
  path,
  clock = { now: () => new Date() },
  today = () => clock.now().toISOString().slice(0, 10),
  onRow = () => {},
}: StoreOptions): Promise<GeoPackageStore> => {
  try {
    if (path !== ':memory:') await prepareFile(path);
    const db = openSqlite(path);
    return await openOn(db, { path, now: () => clock.now(), today, onRow });
  } catch (error) {
    throw inWordsOf(path, error);
  }
};

type Opening = {
  readonly path: string;
  readonly now: () => Date;
  readonly today: () => string;
  readonly onRow: () => void;
};

const openOn = async (db: Database, opening: Opening): Promise<GeoPackageStore> => {
  try {
    await migrate(db, opening.path);
    return await storeOn(db, opening);
  } catch (error) {
    db.close();
    throw error;
  }
};

const prepareFile = async (path: string): Promise<void> => {
  if (!existsSync(dirname(path))) {
    throw refuse(path, '所在文件夹不存在，请先建立。', 'its folder does not exist. Create it first.');
  }
  if (existsSync(path)) checkStored(path);
  else await createFile(path);
};

/** Looks at the file without the right to write, so that one we refuse stays as it was. */
const checkStored = (path: string): void => {
  checkFile(path);
  const db = openSqlite(path, { readonly: true });
  try {
    checkSchema(db, path);
  } finally {
    db.close();
  }
};

/** A new file is made beside its place and moved there whole: a crash while making it leaves nothing half done. */
const createFile = async (path: string): Promise<void> => {
  const making = `${path}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(making + end, { force: true });
  const db = openSqlite(making);
  await migrate(db, making);
  db.close();
  renameSync(making, path);
};

const telling = (writer: RowWriter, onRow: () => void): RowWriter => ({
  ...writer,
  write(change, bulk) {
    onRow();
    return writer.write(change, bulk);
  },
});

const storeOn = async (db: Database, { path, now, today, onRow }: Opening): Promise<GeoPackageStore> => {
  const rowsOf = rowsOn(db);
  const writer = telling(rowWriter(db, rowsOf), onRow);
  const log = editLog(db);
  const lastTouch = db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck();
  const revision = () => lastTouch.get() ?? 0;
  const follow = followOn(db, rowsOf, writer, log, now, revision);
  const listeners = new Set<(change: StoreChange) => void>();
  const touched = revisions(db);
  const rules = rowRulesOn(db, today);
  const changed = (): void => {
    const told = touched.refresh();
    if (told.datasets.length > 0) for (const listener of listeners) listener({ revision: touched.of(), ...told });
  };
  const stopLooking = await lookForOthers(db, follow, changed);
  return {
    path,
    feed: rowFeed(db),
    features: featuresOn(db, rules),
    edits: editsOn({
      db,
      rowsOf,
      writer,
      log,
      reading: editReading(db, rules),
      lineage: lineageOn(db),
      heirs: heirsOn(db, rowsOf),
      follow,
      now,
      revision,
      changed,
    }),
    yields: yieldsOn(db),
    columnMaps: columnMapsOn(db),
    today,
    revision: (dataset, role) => touched.of(dataset, role),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready: async () => void checkSchema(db, path),
    async close() {
      stopLooking();
      db.close();
    },
  };
};

/** Follows what is there already, then looks at SQLite's data version, which moves with every commit of another connection. */
const lookForOthers = async (db: Database, follow: Follow, changed: () => void): Promise<() => void> => {
  const version = () => db.pragma('data_version', { simple: true }) as number;
  let seen = version();
  let busy = false;
  const followAll = async () => {
    while (db.open && follow.waiting()) await whileWriting(db, follow.slice);
    if (db.open) changed();
  };
  const look = async () => {
    if (busy || version() === seen) return;
    busy = true;
    // Read before following: a commit that comes in between is seen at the next look.
    const now = version();
    try {
      await followAll();
      seen = now;
    } catch (error) {
      // Nothing is lost: the next look tries again. Most often another program still writes; the rest must not be silent.
      if (!(error instanceof MutuError && error.code === 'unavailable')) process.emitWarning(error as Error);
    } finally {
      busy = false;
    }
  };
  await followAll();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
