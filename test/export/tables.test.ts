/** CSV and Excel: what a clerk opens, and what a spreadsheet must never run. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visibleFields } from '../../server/domain/access.ts';
import { check } from '../../server/domain/check.ts';
import { datasetOf, fieldOf } from '../../server/domain/datasets/index.ts';
import { asItWas, neutral } from '../../server/domain/neutral.ts';
import { mapColumns } from '../../server/import/columns.ts';
import { readCells } from '../../server/import/csv-cells.ts';
import { read } from '../../server/import/readers.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture } from '../store/fixture.ts';
import { type Exporter, exporterOf } from './exported.ts';

const DANGEROUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝cmd|/c calc!A1',
  '＋1',
  '－1',
  '＠x',
  '\t=1',
  '\r=1',
  ' =1',
  '\u200B=1',
];

let store: GeoPackageStore;
let make: Exporter;

beforeAll(async () => {
  store = await openFixture();
  make = exporterOf(store);
  await store.edits.apply(
    editOf(
      DANGEROUS.map((name, index) =>
        inserted('office', `x${index}`, { zoneId: 'z1', name, phone: `"${name}",\n末行` }),
      ),
    ),
  );
});

afterAll(async () => {
  make.remove();
  await store.close();
});

describe('formulas', () => {
  test.each(DANGEROUS)('%j gets an apostrophe', (text) => expect(neutral(text)).toBe(`'${text}`));
  test.each(['甘亭', 'a=b', '3-4', '1 号', '', '0357-0000000', '（+）'])('%j stays', (text) =>
    expect(neutral(text)).toBe(text),
  );

  test.each([...DANGEROUS, "'=1", "''=1", "'甘亭", '3-4'])('%j comes back as it was', (text) =>
    expect(asItWas(neutral(text))).toBe(text),
  );

  test('no cell of a CSV begins with one', async () => {
    const { text } = await make({ format: 'csv', dataset: 'office' });
    const rows = readCells(text.replace('\uFEFF', ''), ',');
    expect(rows).toHaveLength(DANGEROUS.length + 2);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\u200B]*[=+\-@＝＋－＠]/);
  });

  test('and our reader takes the apostrophe away again', async () => {
    const { bytes, name } = await make({ format: 'csv', dataset: 'office' });
    const { features } = await read({ name, bytes });
    const head = fieldOf(datasetOf('office')!, 'name')!.zh;
    // Blanks round a cell are the spreadsheet's, and are not kept.
    expect(features.map(({ properties }) => properties[head])).toEqual(expect.arrayContaining(DANGEROUS));
  });

  test('in Excel they are text, character for character', async () => {
    const { bytes } = await make({ format: 'xlsx', dataset: 'office' });
    const { sheets } = await readXlsx(bytes);
    const head = sheets[0]!.rows[0]!.indexOf(fieldOf(datasetOf('office')!, 'name')!.zh);
    const names = sheets[0]!.rows.slice(1).map((row) => row[head]);
    for (const name of DANGEROUS) expect(names).toContain(name);
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('<f>');
  });
});

describe('CSV', () => {
  test('opens in Chinese Excel: mark, labels with units, codes in words, lines ended by CRLF', async () => {
    const { bytes, text, name } = await make({ format: 'csv' });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(name).toBe('地块_2024-12-31.csv');
    const [head = '', first = ''] = text.split('\r\n');
    expect(head).toMatch(/id,名称,宗地编号,.*面积（亩）,证载面积（㎡）.*模拟数据,WKT$/);
    expect(first).toMatch(/^l1,甘亭一号地块,GT-001,.*,具备出让条件,,是,一类工业用地,/);
    expect(first).toMatch(/,90,60000,/); // 60 000 ㎡ are 90 亩
  });

  test('in another belt the shape names it', async () => {
    const { bytes, name } = await make({ format: 'csv', epsg: 4546 });
    expect((await read({ name, bytes })).layers[0]!.crs).toMatchObject({ epsg: 4546, stated: true });
  });
});

describe('Excel', () => {
  test('has typed cells under a frozen head, and says on a second sheet what it is', async () => {
    const { bytes } = await make({
      format: 'xlsx',
      dataset: 'building',
      role: 'planner',
      filter: { op: '=', field: 'status', value: 'accepted' },
    });
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['厂房', '说明']);
    expect(sheets[0]!.freezePane).toMatchObject({ rows: 1 });
    const [head, row, ...more] = sheets[0]!.rows;
    const cell = (label: string) => row![head!.indexOf(label)];
    expect(more).toEqual([]);
    expect(cell('建筑面积（㎡）')).toBe(6_000);
    expect((cell('竣工日期') as Date).toISOString()).toBe('2023-06-30T00:00:00.000Z');
    const about = Object.fromEntries(sheets[1]!.rows.map(([what, value]) => [what, value]));
    expect(about).toMatchObject({
      数据集: '厂房',
      '筛选条件（CQL2）': "status = 'accepted'",
      行数: 1,
      坐标系: 'CGCS2000 经纬度（EPSG:4490）',
      数据日期: '2024-12-31',
      数据版本: store.revision('building'),
      导出权限: '规划',
      模拟数据: '全部 1 行为模拟数据',
    });
  });

  test('comes back with the same values: nothing to change where nothing was changed', async () => {
    const parcel = datasetOf('parcel')!;
    const { bytes, name } = await make({ format: 'xlsx' });
    const reading = await read({ name, bytes });
    const mapped = mapColumns(parcel, reading.columns);
    const typedIn = visibleFields('admin', parcel).filter((field) => !field.derived);
    expect(typedIn.filter(({ id }) => !mapped[id]).map(({ id }) => id)).toEqual([]);
    expect(reading.features).toHaveLength(6);
    for (const { properties } of reading.features) {
      const stored = (await store.features.get('parcel', String(properties['id']), 'admin'))!;
      const raw = Object.fromEntries(typedIn.map(({ id }) => [id, properties[mapped[id]!.column]]));
      const checked = check(parcel, raw);
      expect(checked.issues).toEqual([]);
      for (const { id } of typedIn) expect([id, checked.properties[id]]).toEqual([id, stored.properties[id]]);
    }
  });

  test('odd characters leave a readable file', async () => {
    const name = '\u0001甲\uFFFF_x0041_<&>"\uD842\uDFB7';
    await store.edits.apply(editOf([inserted('office', 'odd', { zoneId: 'z1', name })]));
    const { bytes } = await make({ format: 'xlsx', dataset: 'office', ids: ['odd'] });
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]!.rows[1]).toContain('甲_x0041_<&>"𠮷');
  });
});

const OFFICE = ['soffice', 'libreoffice'].find(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0,
);

test.runIf(OFFICE)('LibreOffice opens the workbook', { timeout: 120_000 }, async () => {
  const { path } = await make({ format: 'xlsx' });
  const out = join(make.folder, 'office');
  const home = `-env:UserInstallation=file://${join(make.folder, 'home')}`;
  const { status } = spawnSync(OFFICE!, [
    home,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76',
    '--outdir',
    out,
    path,
  ]);
  expect(status).toBe(0);
  const csv = readFileSync(join(out, `${path.split('/').at(-1)!.replace('.xlsx', '')}.csv`), 'utf8');
  expect(csv.trim().split('\n')).toHaveLength(7);
  expect(csv).toContain('甘亭一号地块');
});

test.skipIf(OFFICE)('without LibreOffice on this machine only hucre opens the workbook', () => {});
