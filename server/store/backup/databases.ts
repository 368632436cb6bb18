/** The databases of a backup: copied while others write, examined, and held alone while they are exchanged. */
import { chmodSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { DATASETS } from '../../domain/datasets/index.ts';
import { MutuError } from '../../domain/errors.ts';
import { checkFile, refuse } from '../file-check.ts';
import { checkSchema } from '../migrations/index.ts';
import { rowFeed } from '../row-feed.ts';
import { openSqlite } from '../sqlite.ts';
import { quoted } from '../tables.ts';

/** All pages in one step: a copy in many steps begins anew whenever another program writes. */
const ALL_PAGES = 2 ** 31 - 1;

/** Copies the database at `from` to a new file without a journal, readable by its owner only. */
export const copyOnline = async (from: string, to: string): Promise<void> => {
  const source = openSqlite(from, { readonly: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  chmodSync(to, 0o600);
  const copy = new Sqlite(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
};

export type Examined = {
  readonly schemaVersion: number;
  readonly revision: number;
  readonly counts: Readonly<Record<string, number>>;
};

const checkIntegrity = (db: Database, path: string): void => {
  if (db.pragma('integrity_check', { simple: true }) === 'ok') return;
  throw refuse(path, '数据库已损坏。请换一个备份。', 'it is damaged. Choose another backup.');
};

/** Opens the file at `path` read-only; SQLite's word for a broken one becomes a sentence. */
const examining = <T>(path: string, look: (db: Database) => T): T => {
  const db = openSqlite(path, { readonly: true });
  try {
    checkIntegrity(db, path);
    return look(db);
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    throw refuse(path, '数据库已损坏。请换一个备份。', 'it is damaged. Choose another backup.');
  } finally {
    db.close();
  }
};

/** Throws a sentence where the file is no whole, sound database of ours, or a newer program's. */
export const examine = (path: string): Examined => {
  checkFile(path);
  return examining(path, (db) => {
    const schemaVersion = checkSchema(db, path);
    const count = (id: string) =>
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(id)}`)
        .pluck()
        .get() as number;
    return {
      schemaVersion,
      revision: rowFeed(db).lastSeq(),
      counts: Object.fromEntries(DATASETS.map(({ id }) => [id, count(id)])),
    };
  });
};

/** Throws a sentence where the accounts are damaged. */
export const examineAccounts = (path: string): void => examining(path, () => undefined);

const inUse = (path: string): MutuError =>
  new MutuError('unavailable', {
    zh: `数据库 ${path} 正被使用。请先停止亩图服务（以及打开它的 QGIS），再恢复。`,
    en: `The database ${path} is in use. Stop the Mutu server (and any QGIS that has it open), then restore.`,
  });

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);

/**
 * Keeps everyone else out of the database at `path` until the answer is called. Leaving the write-ahead mode needs the
 * file alone, so it fails, and changes nothing, while another connection is open. A damaged file is nobody's.
 */
export const holdAlone = (path: string): (() => void) => {
  const db = new Sqlite(path, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    // Whoever came between the two has turned the mode back, and is in.
    if (db.pragma('journal_mode', { simple: true }) !== 'delete') throw inUse(path);
    return () => {
      db.exec('ROLLBACK');
      db.close();
    };
  } catch (error) {
    db.close();
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) return () => {};
    throw codeOf(error).startsWith('SQLITE_BUSY') ? inUse(path) : error;
  }
};
