/** Settings: defaults, and one sentence for each wrong value that names the variable, the value and the remedy. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../server/settings.ts';

const ROOT = '/srv/mutu';

test('nothing set: a server for this machine, with the demonstration', () => {
  expect(readSettings(ROOT, {})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    databaseFile: join(ROOT, 'data/mutu.gpkg'),
    accountsFile: join(ROOT, 'data/accounts.sqlite'),
    secret: null,
    basemap: null,
    tiandituKey: null,
    mapApproval: null,
    demo: true,
    today: null,
    publicUrl: null,
  });
});

test('an empty variable counts as absent', () => {
  expect(readSettings(ROOT, { PORT: '', MUTU_DB: ' ', MUTU_DEMO: '' })).toEqual(readSettings(ROOT, {}));
});

test('paths start from the project; accounts lie beside the database', () => {
  const { databaseFile, accountsFile, basemap } = readSettings(ROOT, {
    MUTU_DB: 'other/park.gpkg',
    MUTU_BASEMAP: 'data/shanxi.pmtiles',
  });
  expect([databaseFile, accountsFile]).toEqual([join(ROOT, 'other/park.gpkg'), join(ROOT, 'other/accounts.sqlite')]);
  expect(basemap).toEqual({ kind: 'pmtiles', file: join(ROOT, 'data/shanxi.pmtiles') });
});

test('a style address is taken as it is, a public address as its origin', () => {
  const settings = readSettings(ROOT, {
    MUTU_BASEMAP: 'https://tiles.example.cn/style.json',
    MUTU_PUBLIC_URL: 'https://map.example.cn/',
  });
  expect([settings.basemap, settings.publicUrl]).toEqual([
    { kind: 'style', url: 'https://tiles.example.cn/style.json' },
    'https://map.example.cn',
  ]);
});

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['MUTU_DB', 'data/mutu.db'],
  ['MUTU_DB', 'mysql://x'],
  ['MUTU_BASEMAP', 'tiles.mbtiles'],
  ['MUTU_BASEMAP', 'ftp://x/style.json'],
  ['MUTU_DEMO', 'yes'],
  ['MUTU_TODAY', '2024-02-30'],
  ['MUTU_TODAY', '31.12.2024'],
  ['MUTU_PUBLIC_URL', 'map.example.cn'],
  ['MUTU_PUBLIC_URL', 'https://x.cn/map'],
])('%s=%s is refused with its name, value and remedy', (name, value) => {
  expect(() => readSettings(ROOT, { [name]: value })).toThrowError(
    new RegExp(`^${name} is “${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}”: .*give.*\\.$`),
  );
});

test('postgres is refused until it stands, without repeating the password', () => {
  expect(() => readSettings(ROOT, { MUTU_DB: 'postgres://mutu:hunter2@db/mutu' })).toThrowError(
    /^MUTU_DB is “postgres:\/\/…@db\/mutu”: PostgreSQL is not supported yet/,
  );
});

test.each([
  ['MUTU_SECRET', 'short'],
  ['TIANDITU_KEY', 'not-a-key'],
])('a wrong %s is not repeated', (name, value) => {
  expect(() => readSettings(ROOT, { [name]: value })).toThrowError(new RegExp(`^${name} is “…”: give`));
  expect(() => readSettings(ROOT, { [name]: value })).not.toThrowError(value);
});
