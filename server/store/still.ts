/** A database as it stands now, however long the reading takes and whatever is written meanwhile: a read transaction on a connection of its own. */
import type { Database } from 'better-sqlite3';
import { openSqlite } from './sqlite.ts';

export type Still = { readonly db: Database; close(): void };

/** A database in memory is seen by its own connection only, so it does not stand still. The caller closes what it gets. */
export const stillOf = (db: Database): Still => {
  if (db.memory) return { db, close: () => {} };
  const own = openSqlite(db.name, { readonly: true });
  try {
    own.exec('BEGIN');
    return { db: own, close: () => void own.close() };
  } catch (error) {
    own.close();
    throw error;
  }
};
