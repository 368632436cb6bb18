/** The accounts database beside the registers: its tables belong to the sign-in library, the file and its rights to us. */
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openSqlite } from './sqlite.ts';

/** Opens `accounts.sqlite` in the folder of the GeoPackage at `path`, readable by its owner only; the caller closes it. */
export const openAccounts = (path: string): Database =>
  openSqlite(path === ':memory:' ? path : join(dirname(path), 'accounts.sqlite'));
