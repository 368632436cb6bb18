import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MutuError } from '../../server/domain/errors.ts';
import { openAccounts } from '../../server/store/accounts.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../../server/store/migrations/index.ts';
import { openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { FIXTURE, type Temporary, temporaryFile } from './fixture.ts';

let file: Temporary;

beforeEach(() => {
  file = temporaryFile();
});

afterEach(() => file.remove());

const makePark = async () => {
  const store = await openStore({ path: file.path });
  await store.edits.apply(FIXTURE);
  await store.close();
};

const rights = (path: string) => statSync(path).mode & 0o777;

describe('durability', () => {
  test('synchronous is FULL on a new file and again on one that is reopened', () => {
    for (const time of ['new', 'again']) {
      const db = openSqlite(file.path);
      expect([time, db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true })]).toEqual([
        time,
        'wal',
        2,
      ]);
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
      db.close();
    }
  });

  test('better-sqlite3 alone would turn it down, which is why the opener sets it', () => {
    openSqlite(file.path).close();
    const bare = new Sqlite(file.path);
    bare.exec('CREATE TABLE t (x)');
    expect(bare.pragma('synchronous', { simple: true })).toBe(1);
    bare.close();
  });
});

describe('a new store', () => {
  test('is readable by its owner only, accounts as well', async () => {
    await makePark();
    expect(rights(file.path)).toBe(0o600);
    const accounts = openAccounts(file.path);
    expect(accounts.pragma('synchronous', { simple: true })).toBe(2);
    accounts.close();
    expect(rights(join(file.folder, 'accounts.sqlite'))).toBe(0o600);
  });

  test('opens again with the same rows and the same revision', async () => {
    const store = await openStore({ path: file.path });
    await store.edits.apply(FIXTURE);
    const revisions = [store.revision(), store.revision('parcel'), store.revision('check')];
    await store.close();
    const again = await openStore({ path: file.path });
    await again.ready();
    expect([again.revision(), again.revision('parcel'), again.revision('check')]).toEqual(revisions);
    expect((await again.features.count('parcel', {}, 'guest')).count).toBe(6);
    await again.close();
    await expect(again.ready()).rejects.toThrow();
  });

  test('works in memory', async () => {
    const store = await openStore({ path: ':memory:' });
    await store.edits.apply(FIXTURE);
    expect((await store.features.count('unit', {}, 'guest')).count).toBe(4);
    await store.close();
  });

  test('left half made by a crash is made again', async () => {
    writeFileSync(`${file.path}.new`, 'half');
    await makePark();
    expect(statSync(file.path).size).toBeGreaterThan(100_000);
  });
});

describe('a file is refused with one sentence and left as it was', () => {
  const damage: [string, () => void | Promise<void>, RegExp][] = [
    ['no SQLite file', () => writeFileSync(file.path, 'name,area\n甲,1\n'.repeat(100)), /not an SQLite file/],
    ['an empty file', () => writeFileSync(file.path, ''), /not an SQLite file/],
    ['an SQLite file of another kind', () => plainSqlite(0), /not a GeoPackage/],
    ['a GeoPackage of another program', () => plainSqlite(0x47504b47), /another program/],
    ['a file cut short', () => makePark().then(cutShort), /cut short/],
    ['a newer schema', () => makePark().then(newerSchema), /newer Mutu/],
    ['torn pages', () => makePark().then(tearPages), /cannot be (used|read)/],
  ];

  const plainSqlite = (applicationId: number) => {
    const db = new Sqlite(file.path);
    db.exec('CREATE TABLE t (x)');
    db.pragma(`application_id = ${applicationId}`);
    db.close();
  };

  const cutShort = () => truncateSync(file.path, statSync(file.path).size - 20_000);

  const newerSchema = () => {
    const db = new Sqlite(file.path);
    db.prepare('UPDATE "mutuMeta" SET value = ? WHERE key = \'schemaVersion\'').run(String(SCHEMA_VERSION + 1));
    db.close();
  };

  /** Overwrites the schema table after the header. */
  const tearPages = () => {
    const bytes = readFileSync(file.path);
    bytes.fill(0xa5, 100, 4_096);
    writeFileSync(file.path, bytes);
  };

  const hash = () => createHash('sha256').update(readFileSync(file.path)).digest('hex');

  test.each(damage)('%s', async (_, make, said) => {
    await make();
    const before = hash();
    const error = await openStore({ path: file.path }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(MutuError);
    expect((error as MutuError).code).toBe('unavailable');
    expect((error as MutuError).say.en).toMatch(said);
    expect(hash()).toBe(before);
  });

  test('a folder that is not there is named', async () => {
    await expect(openStore({ path: join(file.folder, 'none', 'x.gpkg') })).rejects.toThrow(/folder does not exist/);
  });
});

describe('migrations', () => {
  test('bring an empty database to the newest schema once', async () => {
    const db = openSqlite(':memory:');
    expect(schemaVersion(db)).toBe(0);
    await migrate(db, ':memory:');
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
    await migrate(db, ':memory:');
    db.close();
  });

  const addColumn = {
    version: SCHEMA_VERSION + 1,
    up: (db: Sqlite.Database) => void db.exec('ALTER TABLE zone ADD COLUMN motto TEXT'),
  };
  const breakDown = {
    version: SCHEMA_VERSION + 2,
    up: (db: Sqlite.Database) => {
      db.exec('ALTER TABLE zone ADD COLUMN anthem TEXT');
      throw new Error('no anthem');
    },
  };
  const columnsOf = (db: Sqlite.Database) => db.prepare("SELECT name FROM pragma_table_info('zone')").pluck().all();

  test('keep a backup of what was there, readable by its owner only', async () => {
    await makePark();
    const db = openSqlite(file.path);
    await migrate(db, file.path, [addColumn]);
    expect([schemaVersion(db), columnsOf(db).includes('motto')]).toEqual([SCHEMA_VERSION + 1, true]);
    db.close();
    const kept = `${file.path}.before-schema-${SCHEMA_VERSION + 1}`;
    expect(rights(kept)).toBe(0o600);
    const backup = openSqlite(kept, { readonly: true });
    expect([schemaVersion(backup), columnsOf(backup).includes('motto')]).toEqual([SCHEMA_VERSION, false]);
    expect(backup.prepare('SELECT count(*) FROM parcel').pluck().get()).toBe(6);
    backup.close();
  });

  test('stop between two steps, never inside one', async () => {
    await makePark();
    const db = openSqlite(file.path);
    await expect(migrate(db, file.path, [addColumn, breakDown])).rejects.toThrow('no anthem');
    expect([schemaVersion(db), columnsOf(db).includes('motto'), columnsOf(db).includes('anthem')]).toEqual([
      SCHEMA_VERSION + 1,
      true,
      false,
    ]);
    db.close();
  });

  test('a backup taken while the store is open can be opened on its own', async () => {
    const store = await openStore({ path: file.path });
    await store.edits.apply(FIXTURE);
    const copy = join(file.folder, 'copy.gpkg');
    const db = openSqlite(file.path);
    await db.backup(copy);
    db.close();
    await store.close();
    copyFileSync(copy, file.path);
    const again = await openStore({ path: file.path });
    expect((await again.features.count('parcel', {}, 'guest')).count).toBe(6);
    await again.close();
  });
});
