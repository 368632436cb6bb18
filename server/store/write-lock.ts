/**
 * Writing, one transaction at a time. Another program (QGIS, ogr2ogr) may hold the file for a while: we ask again without
 * blocking the process, and give up with a sentence.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { inWords, isBusy } from './sqlite-errors.ts';

/** An import of a hundred thousand rows holds the file for some 15 s; who edits meanwhile waits for it. */
const PATIENCE_MS = 20_000;
const ASK_AGAIN_MS = 50;

/**
 * Runs `work` in one transaction marked as this program's own (`migrations/following.ts`): all of it is written, or
 * nothing. `work` is synchronous, so no other query of this process can come between.
 */
export const whileWriting = async <T>(db: Database, work: () => T): Promise<T> => {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!begin(db, Date.now() > giveUpAt)) await pause(ASK_AGAIN_MS);
  try {
    db.exec('UPDATE "changeWriter" SET own = 1');
    const result = work();
    db.exec('UPDATE "changeWriter" SET own = 0');
    db.exec('COMMIT');
    return result;
  } catch (error) {
    const said = inWords(error, db);
    if (db.inTransaction) db.exec('ROLLBACK');
    throw said;
  }
};

const begin = (db: Database, last: boolean): boolean => {
  try {
    // SQLite's own waiting would hold up the whole process.
    return withoutWaiting(db, () => {
      db.exec('BEGIN IMMEDIATE');
      return true;
    });
  } catch (error) {
    if (isBusy(error) && !last) return false;
    throw inWords(error, db);
  }
};

const withoutWaiting = <T>(db: Database, work: () => T): T => {
  const waitMs = db.pragma('busy_timeout', { simple: true }) as number;
  db.pragma('busy_timeout = 0');
  try {
    return work();
  } finally {
    db.pragma(`busy_timeout = ${waitMs}`);
  }
};
