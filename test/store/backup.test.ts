/** A backup is worth what its restore gives: taken while others write, refused when it is not whole, verified either way. */
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MutuError } from '../../server/domain/errors.ts';
import { openAccounts } from '../../server/store/accounts.ts';
import { backUp } from '../../server/store/backup/backup.ts';
import { restore } from '../../server/store/backup/restore.ts';
import { openStore } from '../../server/store/open.ts';
import { editOf, FIXTURE, inserted, type Temporary, temporaryFile } from './fixture.ts';
import { hasValidator, validate } from './gdal.ts';

const NOW = new Date('2024-12-31T08:00:00Z');

let file: Temporary;
let backup: string;

/** A live database with the made-up park, and an account beside it. */
const makePark = async () => {
  const store = await openStore({ path: file.path });
  await store.edits.apply(FIXTURE);
  const accounts = openAccounts(file.path);
  accounts.exec('CREATE TABLE "user" (name TEXT)');
  accounts.exec(`INSERT INTO "user" VALUES ('planner')`);
  accounts.close();
  return store;
};

beforeEach(() => {
  file = temporaryFile();
  backup = join(file.folder, 'park.backup');
});

afterEach(() => file.remove());

const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MutuError);
  return (error as MutuError).say.zh;
};

const namesOf = async (path: string, dataset: string) => {
  const store = await openStore({ path });
  const { features } = await store.features.list(dataset, {}, 'admin');
  await store.close();
  return features.map(({ properties }) => properties['name']);
};

describe('a backup', () => {
  test('is taken while the store is open and being written, and comes back whole elsewhere', async () => {
    const store = await makePark();
    await store.edits.apply(editOf([inserted('office', 'first', { zoneId: 'z1', name: '先有一处' })]));
    let isOver = false;
    const writing = (async () => {
      for (let number = 0; !isOver; number++) {
        await store.edits.apply(editOf([inserted('office', `w${number}`, { zoneId: 'z1', name: `第${number}处` })]));
        await new Promise(setImmediate);
      }
    })();
    const manifest = await backUp(file.path, backup, NOW);
    isOver = true;
    await writing;
    await store.close();
    expect(manifest.counts).toMatchObject({ parcel: 6, unit: 4, enterprise: 3 });
    expect(statSync(backup).mode & 0o777).toBe(0o600);

    const elsewhere = join(file.folder, 'elsewhere', 'mutu.gpkg');
    const { aside } = await restore(elsewhere, backup, NOW);
    expect(aside).toEqual([]);
    const restored = await openStore({ path: elsewhere });
    expect((await restored.features.count('office', {}, 'admin')).count).toBe(manifest.counts['office']);
    expect((await restored.edits.history('office', 'first', 'admin')).length).toBe(1);
    await restored.close();
    const accounts = openAccounts(elsewhere);
    expect(accounts.prepare('SELECT name FROM "user"').pluck().all()).toEqual(['planner']);
    accounts.close();
    expect(readdirSync(file.folder).filter((name) => name.startsWith('.mutu'))).toEqual([]);
  });

  test('says what it holds in a manifest that any tar reads', async () => {
    await (await makePark()).close();
    const { files } = await backUp(file.path, backup, NOW);
    const { status, stdout } = spawnSync('tar', ['-xzOf', backup, 'manifest.json'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'mutu-backup', at: NOW.toISOString(), files });
    expect(files.map(({ name }) => name)).toEqual(['mutu.gpkg', 'accounts.sqlite']);
  });

  test('never writes over a file, nor out of nothing', async () => {
    expect(await refusalOf(backUp(file.path, backup, NOW))).toContain('没有数据库');
    await (await makePark()).close();
    await backUp(file.path, backup, NOW);
    expect(await refusalOf(backUp(file.path, backup, NOW))).toContain('已存在');
    expect(await refusalOf(backUp(file.path, join(file.folder, 'no', 'x'), NOW))).toContain('不存在');
  });
});

describe('a restore', () => {
  test('brings back the rows as they were and keeps what was there aside', async () => {
    const store = await makePark();
    await backUp(file.path, backup, NOW);
    const before = (await store.features.get('parcel', 'l1', 'admin'))!;
    await store.edits.apply(
      editOf([
        {
          dataset: 'parcel',
          id: 'l1',
          before,
          after: { ...before, properties: { ...before.properties, name: '误改' } },
        },
      ]),
    );
    await store.close();
    writeFileSync(`${file.path}.drawing.sqlite`, 'tiles of the old rows');
    const { aside } = await restore(file.path, backup, NOW);
    expect(await namesOf(file.path, 'parcel')).toContain('甘亭一号地块');
    expect(aside.map((path) => path.slice(file.folder.length + 1))).toEqual([
      'park.gpkg.before-restore-20241231T080000Z',
      'accounts.sqlite.before-restore-20241231T080000Z',
    ]);
    expect(existsSync(`${file.path}.drawing.sqlite`)).toBe(false);
    copyFileSync(aside[0]!, join(file.folder, 'old.gpkg'));
    expect(await namesOf(join(file.folder, 'old.gpkg'), 'parcel')).toContain('误改');
  });

  test.runIf(hasValidator)('leaves a valid GeoPackage', async () => {
    await (await makePark()).close();
    await backUp(file.path, backup, NOW);
    await restore(file.path, backup, NOW);
    expect(validate(file.path)).toMatchObject({ status: 0, out: '', complaints: '' });
  });

  test('replaces a database that is damaged beyond opening', async () => {
    await (await makePark()).close();
    await backUp(file.path, backup, NOW);
    writeFileSync(file.path, 'no database any more');
    await restore(file.path, backup, NOW);
    expect(await namesOf(file.path, 'parcel')).toHaveLength(6);
  });

  test('waits for nobody: while the server has the database open it is refused and nothing changes', async () => {
    const store = await makePark();
    await backUp(file.path, backup, NOW);
    const before = sha(file.path);
    expect(await refusalOf(restore(file.path, backup, NOW))).toMatch(/正被使用.*停止/);
    expect(sha(file.path)).toBe(before);
    expect((await store.features.count('parcel', {}, 'admin')).count).toBe(6);
    await store.edits.apply(editOf([inserted('office', 'later', { zoneId: 'z1', name: '之后' })]));
    await store.close();
  });
});

describe('refused, with a sentence and the live files byte for byte as they were:', () => {
  /** Changes the plain tar inside the archive. */
  const repacked = (change: (tar: Buffer) => Buffer): Buffer => gzipSync(change(gunzipSync(readFileSync(backup))));
  const manifestWith = (from: string, to: string) => () =>
    repacked((tar) => {
      const at = tar.indexOf(from);
      expect(at).toBeGreaterThan(0);
      tar.write(to, at);
      return tar;
    });

  const cases: readonly (readonly [what: string, make: () => Buffer, words: RegExp])[] = [
    ['noise', () => randomBytes(5_000), /不是亩图的备份/],
    ['nothing', () => Buffer.alloc(0), /不是亩图的备份/],
    ['a text in gzip', () => gzipSync('hello'.repeat(1_000)), /不是亩图的备份/],
    ['a bare database', () => readFileSync(file.path), /不是亩图的备份/],
    ['a foreign tar', () => gzipSync(spawnSync('tar', ['-cO', '-C', '/', 'etc/hostname']).stdout), /不是亩图的备份/],
    ['half of a backup', () => readFileSync(backup).subarray(0, statSync(backup).size / 2), /损坏或不完整/],
    ['a backup without its last byte', () => readFileSync(backup).subarray(0, -1), /损坏或不完整/],
    [
      'a backup with one byte changed',
      () => {
        const bytes = readFileSync(backup);
        const at = Math.floor(bytes.length * 0.7);
        bytes[at] = bytes[at]! ^ 0x40;
        return bytes;
      },
      /损坏或不完整/,
    ],
    [
      'a row changed inside, packed anew',
      () =>
        repacked((tar) => {
          tar.write('甘亭九号地块', tar.indexOf('甘亭一号地块'));
          return tar;
        }),
      /损坏或不完整/,
    ],
    ['a name that leads out of the folder', manifestWith('"mutu.gpkg"', '"../x.gpkg'), /不是亩图的备份/],
    ['a newer archive', manifestWith('"format": 1', '"format": 9'), /更新版本/],
    ['another count than the rows', manifestWith('"parcel": 6', '"parcel": 7'), /行数与清单不符/],
  ];

  test.each(cases)('%s', async (_what, make, words) => {
    await (await makePark()).close();
    await backUp(file.path, backup, NOW);
    const broken = join(file.folder, 'broken');
    writeFileSync(broken, make());
    const before = [file.path, join(file.folder, 'accounts.sqlite')].map(sha);
    expect(await refusalOf(restore(file.path, broken, NOW))).toMatch(words);
    expect([file.path, join(file.folder, 'accounts.sqlite')].map(sha)).toEqual(before);
    expect(readdirSync(file.folder).filter((name) => /mutu-restore|before-restore/.test(name))).toEqual([]);
  });

  test('a database of a newer schema', async () => {
    await (await makePark()).close();
    const newer = join(file.folder, 'newer', 'mutu.gpkg');
    mkdirSync(join(file.folder, 'newer'));
    copyFileSync(file.path, newer);
    const db = new Sqlite(newer);
    db.exec(`UPDATE "mutuMeta" SET value = '999' WHERE key = 'schemaVersion'`);
    db.close();
    expect(await refusalOf(backUp(newer, backup, NOW))).toMatch(/更新版本/);
    expect(existsSync(backup)).toBe(false);
  });

  test('no file at all', async () => expect(await refusalOf(restore(file.path, backup, NOW))).toContain('没有文件'));
});
