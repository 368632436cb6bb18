/**
 * The schema's history, forward only. Each step runs in one transaction with its version number, so a crash leaves the
 * old schema or the new one. The GeoPackage's own `user_version` is taken, so ours stands in `mutuMeta`.
 */
import { chmodSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { DATASETS } from '../../domain/datasets/index.ts';
import { refuse } from '../file-check.ts';
import { createRegisters } from './0001-registers.ts';
import { addReview } from './0002-review.ts';
import { addColumnMaps } from './0003-column-maps.ts';
import { addListIndexes } from './0004-list-indexes.ts';
import { addVerifiedIndexes } from './0005-verified-indexes.ts';
import { addUnitCost } from './0006-unit-cost.ts';
import { addScenario } from './0007-scenario.ts';
import { addStanding } from './0008-standing.ts';

export type Migration = { readonly version: number; readonly up: (db: Database) => void };

const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: createRegisters },
  { version: 2, up: addReview },
  { version: 3, up: addColumnMaps },
  { version: 4, up: addListIndexes },
  { version: 5, up: addVerifiedIndexes },
  { version: 6, up: addUnitCost },
  { version: 7, up: addScenario },
  { version: 8, up: addStanding },
];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)!.version;

/** Version of the schema in `db`; 0 for an empty database, null for a file that is no Mutu database. */
export const schemaVersion = (db: Database): number | null => {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return 0;
  if (!tables.includes('mutuMeta')) return null;
  const version = db.prepare<[], string>('SELECT value FROM "mutuMeta" WHERE key = \'schemaVersion\'').pluck().get();
  return version === undefined ? null : Number(version);
};

/** Throws a sentence where `db` is not ours, or was written by a newer program. */
export const checkSchema = (db: Database, path: string): number => {
  const version = schemaVersion(db);
  if (version === null || !Number.isInteger(version)) {
    throw refuse(
      path,
      '它是别的程序的 GeoPackage。请换一个文件，或导入它的图层。',
      'it is a GeoPackage of another program. Choose another file, or import its layers.',
    );
  }
  if (version > SCHEMA_VERSION) {
    throw refuse(path, '它由更新版本的亩图写成。请升级程序。', 'it was written by a newer Mutu. Upgrade this program.');
  }
  return version;
};

/** Brings `db` to the newest schema, after a backup beside it where there is something to lose. */
export const migrate = async (db: Database, path: string, migrations = MIGRATIONS): Promise<void> => {
  const from = checkSchema(db, path);
  const due = migrations.filter((migration) => migration.version > from);
  if (due.length === 0) return;
  if (from > 0 && path !== ':memory:') {
    const backup = `${path}.before-schema-${due.at(-1)?.version}`;
    await db.backup(backup);
    chmodSync(backup, 0o600);
  }
  for (const migration of due) db.transaction(() => step(db, migration)).exclusive();
};

const step = (db: Database, migration: Migration): void => {
  db.exec('CREATE TABLE IF NOT EXISTS "mutuMeta" (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)');
  migration.up(db);
  describeColumns(db);
  db.prepare('INSERT OR REPLACE INTO "mutuMeta" VALUES (\'schemaVersion\', ?)').run(String(migration.version));
};

/** Chinese titles and English descriptions of the columns, which QGIS shows in its forms (GeoPackage schema extension). */
const describeColumns = (db: Database): void => {
  const put = db.prepare(
    'INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, title, description) VALUES (?, ?, ?, ?)',
  );
  for (const dataset of DATASETS) {
    for (const field of dataset.fields) put.run(dataset.id, field.id, field.zh, field.en);
  }
};
