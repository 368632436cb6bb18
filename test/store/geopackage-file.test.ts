/** Foreign GeoPackages are programs: what they would run is never run. */
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ForeignFileError, readGeoPackage } from '../../server/store/geopackage-file.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));

/** The sound fixture with more SQL run on it. */
const altered = (sql: string): Uint8Array => {
  const db = new Sqlite(fixture('good/parcels.gpkg'));
  db.unsafeMode(true);
  db.exec(sql);
  const bytes = db.serialize();
  db.close();
  return new Uint8Array(bytes);
};

const namesIn = (bytes: Uint8Array) => readGeoPackage(bytes).map(({ name }) => name);
const faultOf = (bytes: Uint8Array): string => {
  try {
    readGeoPackage(bytes);
    return 'read';
  } catch (error) {
    if (error instanceof ForeignFileError) return error.fault;
    throw error;
  }
};

const ALL = ['parcels_4490', 'parcels_4546', '标准厂房'];

describe('a foreign GeoPackage', () => {
  test('gives its layers with what they say of their reference system', () => {
    const layers = readGeoPackage(fixture('good/parcels.gpkg'));
    expect(layers.map(({ name, rows, srs, blobSrsId }) => [name, rows.length, srs?.code, blobSrsId])).toEqual([
      ['parcels_4490', 7, 4490, 4490],
      ['parcels_4546', 7, 4546, 4546],
      ['标准厂房', 3, 4490, 4490],
    ]);
  });

  test('whose layer is an endless view is read without it', () => {
    const bytes = altered(`
      CREATE VIEW trap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n;
      INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('trap', 'features', 'trap', 4490);`);
    expect(namesIn(bytes)).toEqual(ALL);
  });

  test('whose contents are themselves a view is no GeoPackage', () => {
    expect(
      faultOf(
        altered('ALTER TABLE gpkg_contents RENAME TO hidden; CREATE VIEW gpkg_contents AS SELECT * FROM hidden;'),
      ),
    ).toBe('notGeoPackage');
  });

  test('computed columns are not read, quoted names are', () => {
    const bytes = altered(`
      CREATE TABLE "a""b" (fid INTEGER PRIMARY KEY, n TEXT, big INTEGER, g TEXT AS (upper(n)));
      INSERT INTO "a""b" (n, big) VALUES ('x', 9007199254740993);
      INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('a"b', 'attributes', 'q', 0);`);
    const table = readGeoPackage(bytes).find(({ name }) => name === 'a"b');
    expect(table?.rows[0]).toEqual({
      values: { fid: 1, n: 'x', big: '9007199254740993' },
      geometry: null,
      fault: null,
    });
  });

  test('a blob of another program refuses its row, not the file', () => {
    const bytes = altered(
      "DROP TRIGGER rtree_标准厂房_geom_update1; DROP TRIGGER rtree_标准厂房_geom_update2; DROP TRIGGER rtree_标准厂房_geom_update3; DROP TRIGGER rtree_标准厂房_geom_update4; UPDATE 标准厂房 SET geom = x'0001E6100000' WHERE fid = 1;",
    );
    const rows = readGeoPackage(bytes).find(({ name }) => name === '标准厂房')!.rows;
    expect(rows.map(({ fault }) => fault !== null)).toEqual([true, false, false]);
  });

  test.each([
    ['broken/not-a-gpkg.gpkg', 'notSqlite'],
    ['broken/truncated.gpkg', 'truncated'],
  ])('%s is %s', (name, fault) => {
    expect(faultOf(fixture(name))).toBe(fault);
  });

  test('with any page overwritten is read or refused, never a crash', () => {
    const whole = new Uint8Array(fixture('good/parcels.gpkg'));
    const faults = Array.from({ length: whole.length / 4096 - 1 }, (_, page) => {
      const bytes = whole.slice();
      bytes.fill(0xff, (page + 1) * 4096, (page + 1) * 4096 + 64);
      return faultOf(bytes);
    });
    expect(new Set(faults)).toEqual(new Set(['read', 'damaged']));
  });
});
