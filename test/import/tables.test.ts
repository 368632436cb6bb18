/** CSV, WKT, encodings and the columns of tables. */
import { describe, expect, test } from 'vitest';
import { parcel } from '../../server/domain/datasets/parcel.ts';
import { attributeNotes } from '../../server/import/attribute-notes.ts';
import { mapColumns } from '../../server/import/columns.ts';
import { readCells, separatorOf } from '../../server/import/csv-cells.ts';
import { decode } from '../../server/import/decode.ts';
import { inFieldUnit } from '../../server/import/header-unit.ts';
import { readWkt } from '../../server/import/wkt.ts';
import { readAndNormalise, text } from './fixture.ts';

describe('CSV', () => {
  test('quotes hold separators, line breaks and quotes', () => {
    expect(readCells('a,"b,""c""\nd"\r\n\r\n1,2\n', ',')).toEqual([
      ['a', 'b,"c"\nd'],
      ['1', '2'],
    ]);
  });

  test.each([
    ['a;b;c\n1,5;2;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['"a;b;c;d",e\n', ','],
  ])('%j is parted by %j', (content, separator) => {
    expect(separatorOf(content)).toBe(separator);
  });

  test.each([
    ['经度,纬度,名称\n111.6,36.18,甲\n', ['crs-assumed'], [111.6, 36.18]],
    ['name,lat,lon\n甲,36.18,111.6\n', ['crs-assumed'], [111.6, 36.18]],
  ])('%j gives points', async (content, rules, position) => {
    const { notes, rows } = await readAndNormalise(text('points.csv', content));
    expect(notes.map(({ rule }) => rule)).toEqual(rules);
    expect(rows[0]!.geometry).toEqual({ type: 'Point', coordinates: position });
  });

  test('X before Y as surveyors write them is asked, and read when confirmed', async () => {
    const file = text('points.csv', '点号,X,Y\nJ1,4005682.4283,553975.3101\n');
    expect((await readAndNormalise(file, { crs: 4546 })).notes.map(({ rule }) => rule)).toEqual([
      'axes-swapped-suspected',
    ]);
    const { rows } = await readAndNormalise(file, { crs: 4546, axes: 'swapped' });
    expect(rows[0]!.geometry).toEqual({
      type: 'Point',
      coordinates: [expect.closeTo(111.6, 8), expect.closeTo(36.18, 8)],
    });
  });

  test('a quote that never ends is a truncated file, two columns of one name keep both', async () => {
    expect((await readAndNormalise(text('a.csv', 'a,b\n"1,2\n'))).notes[0]!.rule).toBe('file-truncated');
    expect((await readAndNormalise(text('a.csv', 'a,a\n1,2\n'))).rows[0]!.properties).toEqual({ a: '1', 'a (2)': '2' });
  });
});

describe('WKT', () => {
  test.each([
    ['SRID=4546;POINT(553975.3 4005682.4)', 4546, { type: 'Point', coordinates: [553_975.3, 4_005_682.4] }],
    [
      'MULTIPOINT ((1 2), (3 4))',
      null,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'polygon z ((0 0 5,1 0 5,1 1 5,0 0 5))',
      null,
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0, 5],
            [1, 0, 5],
            [1, 1, 5],
            [0, 0, 5],
          ],
        ],
      },
    ],
    ['POLYGON EMPTY', null, null],
  ])('%s is read', (written, srid, geometry) => {
    expect(readWkt(written)).toEqual({ srid, geometry });
  });

  test.each(['POLYGON((0 0,1 1', 'POLYGON((0 0,a b,1 1,0 0))', 'POINT(1)', 'POINT(1 2) x', 'CIRCLE(1 2)', ''])(
    '%j is none',
    (written) => {
      expect(readWkt(written)).toBeNull();
    },
  );
});

describe('encodings', () => {
  const gbk = new Uint8Array([0xb5, 0xd8, 0xbf, 0xe9]);
  test('the choice of the user comes first, then what is stated, then UTF-8, then GB18030', () => {
    expect(decode(gbk).text).toBe('地块');
    expect(decode(gbk).encoding).toMatchObject({ name: 'gb18030', stated: false });
    expect(decode(gbk, 'CP936').encoding).toMatchObject({ name: 'gb18030', stated: true });
    expect(() => decode(gbk, 'utf-8')).toThrow(/no supported encoding/);
    expect(() => decode(gbk, 'klingon')).toThrow(/no supported encoding/);
  });
});

describe('columns', () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ name, samples: [] }));
  test('are found by name, by label, by custom; the choice of the user stands', () => {
    const columns = named('dkbh', '名称', 'landUse', '别名');
    expect(mapColumns(parcel, columns)).toEqual({
      code: { column: 'dkbh', evidence: 'custom' },
      name: { column: '名称', evidence: 'label' },
      landUse: { column: 'landUse', evidence: 'name' },
    });
    expect(mapColumns(parcel, columns, { name: '别名' })['name']).toEqual({ column: '别名', evidence: 'chosen' });
  });

  test('are converted from the unit in their name to that of the field', () => {
    const area = parcel.fields.find(({ id }) => id === 'areaCertM2')!;
    expect(inFieldUnit(area, '证载面积（亩）', '60')).toBeCloseTo(40_000, 9);
    expect(inFieldUnit(area, '证载面积', 40_000)).toBe(40_000);
    expect(inFieldUnit(area, '证载面积（公顷）', '四')).toBe('四');
  });
});

describe('values that a spreadsheet would run', () => {
  test.each([
    ['=1+1', true],
    ['＝1+1', true],
    ['@SUM(A1)', true],
    ['+cmd|calc', true],
    ['-1+2*A1', true],
    ['-12.5', false],
    ['+86 0357-338 8888', false],
    ['-', false],
    ['甲=乙', false],
  ])('%s: %s', (value, isFormula) => {
    const notes = attributeNotes({ row: 1, layer: '', geometry: null, properties: { a: value } });
    expect(notes.some(({ rule }) => rule === 'formula-in-attribute')).toBe(isFormula);
  });
});
