import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../server/domain/dataset.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { openFixture } from './fixture.ts';
import { gdal, hasGdal, hasValidator, validate } from './gdal.ts';

const COLUMN_TYPES = {
  text: 'TEXT',
  code: 'TEXT',
  integer: 'MEDIUMINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

let store: GeoPackageStore;
let db: Database;

beforeAll(async () => {
  store = await openFixture();
  db = openSqlite(store.path, { readonly: true });
});

afterAll(async () => {
  db.close();
  await store.close();
});

type Column = { name: string; type: string; notnull: number };

describe.each(DATASETS.map((dataset: Dataset) => [dataset.id, dataset] as const))('the table of %s', (id, dataset) => {
  test('has the declared fields as its columns, with their types', () => {
    const columns = (db.pragma(`table_info("${id}")`) as Column[]).filter(
      ({ name }) => !['fid', 'id', 'geom'].includes(name),
    );
    // A field that came later stands last in the table, wherever it is declared.
    expect(columns.map(({ name, type, notnull }) => [name, type, notnull]).sort()).toEqual(
      dataset.fields.map((field) => [field.id, COLUMN_TYPES[field.type], field.required ? 1 : 0]).sort(),
    );
  });

  test('refers to the datasets that its fields name', () => {
    const keys = db.pragma(`foreign_key_list("${id}")`) as { table: string; from: string }[];
    const declared = dataset.fields.flatMap((field) => (field.ref ? [`${field.id} → ${field.ref}`] : []));
    expect(keys.map(({ from, table }) => `${from} → ${table}`).sort()).toEqual(declared.sort());
  });

  test('stands in the contents, with Chinese titles for its columns', () => {
    const kind = db.prepare('SELECT data_type FROM gpkg_contents WHERE table_name = ?').pluck().get(id);
    expect(kind).toBe(dataset.geometry === 'none' ? 'attributes' : 'features');
    const titles = db.prepare('SELECT column_name, title FROM gpkg_data_columns WHERE table_name = ?').raw().all(id);
    expect(Object.fromEntries(titles as [string, string][])).toEqual(
      Object.fromEntries(dataset.fields.map((field) => [field.id, field.zh])),
    );
  });
});

test('the file says that it is a GeoPackage 1.3', () => {
  expect(db.pragma('application_id', { simple: true })).toBe(0x47504b47);
  expect(db.pragma('user_version', { simple: true })).toBe(10300);
});

describe.skipIf(!hasGdal)('GDAL', () => {
  test.skipIf(!hasValidator)('finds nothing to complain of, warnings counted as errors', () => {
    expect(validate(store.path)).toEqual({ status: 0, out: '', complaints: '' });
  });

  test('opens it without a warning and lists the registers only', () => {
    const { out, complaints } = gdal('ogrinfo', '-q', '-ro', store.path);
    expect(complaints).toBe('');
    const layers = [...out.matchAll(/^\d+: (\w+)/gm)].map(([, name]) => name);
    expect(layers.sort()).toEqual(DATASETS.map(({ id }) => id).sort());
  });

  test('reads CGCS2000, every parcel and Chinese text', () => {
    const { out } = gdal('ogrinfo', '-ro', store.path, 'parcel');
    expect(out).toContain('ID["EPSG",4490]');
    expect(out).toContain('Feature Count: 6');
    expect(out).toContain('name (String) = 甘亭一号地块');
    expect(out).toContain('isStandardLand (Integer(Boolean)) = 1');
  });
});
