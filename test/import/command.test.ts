/** The command as a steward runs it: on a database with one zone, file by file. Each run starts a child process. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSurveyed } from '../../server/domain/surveyed.ts';
import { CommandError, importCommand } from '../../server/import/command.ts';
import { openStore } from '../../server/store/open.ts';
import { fixturePath } from './fixture.ts';

const basemap = fileURLToPath(new URL('../../data/basemap', import.meta.url));

let folder = '';
let database = '';

const zone = {
  id: 'hongtong',
  properties: { name: '洪洞测试开发区', kind: 'provincialEdz', synthetic: true },
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [111.55, 36.13],
        [111.65, 36.13],
        [111.65, 36.2],
        [111.55, 36.2],
        [111.55, 36.13],
      ],
    ],
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutu-command-'));
  const store = await openStore({ path: join(folder, 'zone.gpkg') });
  await store.edits.apply({
    author: 'test',
    role: 'admin',
    source: 'form',
    note: '',
    changes: [{ dataset: 'zone', id: zone.id, before: null, after: zone }],
  });
  await store.close();
});
beforeEach(() => {
  database = join(folder, `${crypto.randomUUID()}.gpkg`);
  copyFileSync(join(folder, 'zone.gpkg'), database);
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (...argv: string[]) => {
  const lines: string[] = [];
  const open = async () => openStore({ path: database });
  const code = await importCommand(argv, { entry: import.meta.url, basemap, open, say: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
};

const json = async (...argv: string[]) => {
  const { code, text } = await run(...argv, '--json');
  return { code, report: JSON.parse(text) };
};

const parcels = async () => {
  const store = await openStore({ path: database });
  const { features } = await store.features.list('parcel', {}, 'admin');
  await store.close();
  return features;
};

describe('import on the command line', { timeout: 30_000 }, () => {
  test('a dry run tells the areas and writes nothing', async () => {
    const { code, report } = await json(fixturePath('txt/hole-and-multipart.txt'), '--into', 'parcel', '--dry-run');
    expect(code).toBe(0);
    expect(report).toMatchObject({
      file: 'hole-and-multipart.txt',
      format: 'txt',
      crs: 'EPSG:4546',
      encoding: 'utf-8',
      axisOrder: 'northEast',
      rows: 2,
      errors: [],
    });
    const [holed, parted] = report.features;
    expect([holed.code, holed.parts, holed.holes, parted.code, parted.parts, parted.holes]).toEqual([
      'TEST-LF-003',
      1,
      1,
      'TEST-LF-004',
      2,
      0,
    ]);
    expect(Math.abs(holed.areaPlaneM2 / 95_199.914 - 1)).toBeLessThan(1e-5);
    expect(Math.abs(holed.areaGeodesicM2 / 95_193.27 - 1)).toBeLessThan(1e-5);
    expect(await parcels()).toEqual([]);
  });

  test('what is accepted is stored with its survey, in the zone where it lies', async () => {
    expect((await run(fixturePath('good/shp-4525-zone37-utf8.zip'), '--into', 'parcel')).code).toBe(0);
    const stored = await parcels();
    expect(stored.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `TEST-LF-00${number}`));
    const first = stored.find(({ id }) => id === 'TEST-LF-001')!.properties;
    expect(first).toMatchObject({
      name: '测试地块甲',
      zoneId: 'hongtong',
      sourceEpsg: 4525,
      synthetic: false,
      source: 'shp-4525-zone37-utf8.zip',
    });
    expect(readSurveyed(String(first['surveyedCoordinates']))![0]![0]).toEqual([
      expect.closeTo(37_553_080, 2),
      expect.closeTo(4_004_570, 2),
    ]);
  });

  test('the same file again changes nothing; another one changes what differs', async () => {
    await run(fixturePath('good/parcels.geojson'), '--into', 'parcel');
    const again = await json(fixturePath('good/parcels.geojson'), '--into', 'parcel');
    expect(again.report.changes).toEqual({ added: 0, changed: 0, unchanged: 7, missing: 0 });
    const renamed = await json(
      fixturePath('good/parcels.geojson'),
      '--into',
      'parcel',
      '--map',
      'name=dkbh',
      '--dry-run',
    );
    expect(renamed.report.changes).toEqual({ added: 0, changed: 7, unchanged: 0, missing: 0 });
  });

  test('good rows are stored beside refused ones, exit 1', async () => {
    const { code, report } = await json(fixturePath('broken/mixed-types.geojson'), '--into', 'parcel');
    expect(code).toBe(1);
    expect(report.errors.map(({ row, rule }: { row: number; rule: string }) => [row, rule])).toEqual(
      [2, 3, 4].map((row) => [row, 'mixed-geometry-types']),
    );
    expect((await parcels()).map(({ id }) => id)).toEqual(['TEST-LF-001']);
  });

  test('an open question keeps everything out until it is answered', async () => {
    const file = fixturePath('good/shp-4546-noprj-utf8.zip');
    const asked = await json(file, '--into', 'parcel');
    expect([asked.code, asked.report.asks[0].rule, asked.report.asks[0].suggestion]).toEqual([
      2,
      'crs-missing',
      'EPSG:4546',
    ]);
    expect(await parcels()).toEqual([]);
    expect((await json(file, '--into', 'parcel', '--crs', 'EPSG:4546')).code).toBe(0);
    expect(await parcels()).toHaveLength(7);
  });

  test('a file shifted to GCJ-02 is told against the parcels that are stored', async () => {
    await run(fixturePath('good/parcels.geojson'), '--into', 'parcel');
    const { report } = await json(fixturePath('broken/gcj02-labelled-wgs84.geojson'), '--into', 'parcel', '--dry-run');
    expect(report.warnings[0]).toMatchObject({ rule: 'datum-shift-suspected' });
    expect(report.warnings[0].message).toContain('GCJ-02');
  });

  test('yearly figures are joined to their firms by name, in the units of the register', async () => {
    const firms = await json(fixturePath('good/enterprises.xlsx'), '--into', 'enterprise');
    expect([firms.code, firms.report.changes.added]).toEqual([0, 5]);
    const file = fixturePath('good/enterprises-gbk.csv');
    const { code, report } = await json(file, '--into', 'annualReport', '--set', 'year=2023');
    expect([code, report.errors]).toEqual([0, []]);
    expect(report.columns.taxWanYuan.column).toBe('税收（万元）');
    const store = await openStore({ path: database });
    const { features } = await store.features.list('annualReport', {}, 'admin');
    await store.close();
    const ofFour = features.find(({ properties }) => properties['revenueWanYuan'] === 1200)!.properties;
    const ofFive = features.find(({ properties }) => properties['revenueWanYuan'] === 3000)!.properties;
    expect([ofFour['taxWanYuan'], ofFive['taxWanYuan'], ofFive['year']]).toEqual([0, null, 2023]);
    expect((await json(file, '--into', 'annualReport', '--set', 'year=2023')).report.changes).toMatchObject({
      added: 0,
      unchanged: 5,
    });
  });

  test('a refused file is exit 2 and leaves nothing behind', async () => {
    const { code, text } = await run(fixturePath('broken/zip-slip.zip'), '--into', 'parcel');
    expect([code, await parcels()]).toEqual([2, []]);
    expect(text).toContain('evil.geojson');
    expect(existsSync(join(folder, 'evil.geojson'))).toBe(false);
  });

  test.each([
    [['nowhere.zip', '--into', 'parcel'], /no such file/],
    [[fixturePath('good/parcels.geojson')], /--into/],
    [[fixturePath('good/parcels.geojson'), '--into', 'parcel', '--crs', 'Beijing'], /EPSG:4546/],
  ])('%j is no command', async (argv, words) => {
    await expect(run(...argv)).rejects.toThrow(words);
    await expect(run(...argv)).rejects.toBeInstanceOf(CommandError);
  });
});
