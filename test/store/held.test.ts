/** Large registers are answered from memory: every answer must be the one that SQL gives, after every kind of change. */

import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import type { Filter } from '../../server/domain/filter.ts';
import { heldOn } from '../../server/store/held/held.ts';
import { type HeldReads, heldReadsOn } from '../../server/store/held/reads.ts';
import { narrow } from '../../server/store/narrow.ts';
import { nearest } from '../../server/store/nearest.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { statementsOn } from '../../server/store/statements.ts';
import { waysOn } from '../../server/store/ways.ts';
import { loadParcels, parcels } from '../bench/parcels.ts';
import { type Temporary, temporaryFile } from './fixture.ts';

const ROWS = 2_500;
const PARCEL = datasetOf('parcel')!;

const NAME = PARCEL.fields.find(({ id }) => id === 'name')!;

let file: Temporary;
let store: GeoPackageStore;
let own: Database;
let held: HeldReads;

/** Some of what was never known, and rows without a shape, as another program would leave them. */
const GAPS = `
  UPDATE parcel SET "landUse" = NULL WHERE fid % 7 = 0;
  UPDATE parcel SET "areaM2" = NULL WHERE fid % 11 = 0;
  UPDATE parcel SET "isStandardLand" = NULL, "serviceLevel" = NULL WHERE fid % 13 = 0;
  UPDATE parcel SET geom = NULL WHERE fid % 17 = 0;
  UPDATE parcel SET "substationM" = fid % 900, "farMax" = CASE WHEN fid > 2000 THEN 1.2 ELSE 1.5 END;
  UPDATE parcel SET "parkId" = 'p' || (fid % 300) WHERE fid % 3 <> 0;`;

beforeAll(async () => {
  file = temporaryFile('held.gpkg');
  await loadParcels(file.path, ROWS);
  own = openSqlite(file.path);
  own.pragma('foreign_keys = OFF');
  // The store would work derived fields out again: here the values are to stay as they are written.
  own.exec(`UPDATE "changeWriter" SET own = 1; ${GAPS}`);
  store = await openStore({ path: file.path });
  // The store itself answers so small a register by SQL.
  held = heldReadsOn(own, heldOn(own, 1));
});

afterAll(async () => {
  await store.close();
  own.close();
  file.remove();
});

const [lon, lat] = (() => {
  const { geometry } = [...parcels(1)][0]!;
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0]![0]! as [number, number]) : [0, 0];
})();
const box = (half: number) => [lon - half, lat - half, lon + half, lat + half] as const;
const triangle: Filter = {
  op: 'intersects',
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [lon - 0.01, lat - 0.01],
        [lon + 0.01, lat],
        [lon, lat + 0.01],
        [lon - 0.01, lat - 0.01],
      ],
    ],
  },
};
const available: Filter = { op: 'in', field: 'status', values: ['serviced', 'ready', 'listed'] };
const large: Filter = { op: 'between', field: 'areaM2', low: 8_000, high: 14_000 };
const industrial: Filter = { op: 'like', field: 'landUse', pattern: '1001%' };

const FILTERS: readonly (readonly [string, Filter | null])[] = [
  ['everything', null],
  ['two fields', { op: 'and', args: [available, large] }],
  [
    'a small box, settled by the spatial index',
    { op: 'and', args: [available, { op: 'intersects', area: box(0.004) }] },
  ],
  ['a large box, looked for in memory', { op: 'and', args: [large, { op: 'intersects', area: box(3) }] }],
  ['a drawn outline', { op: 'and', args: [triangle, available] }],
  ['an outline and a box', { op: 'and', args: [triangle, { op: 'intersects', area: box(0.006) }] }],
  ['what is not so, the unknown left out', { op: 'not', arg: industrial }],
  ['what is not in a list of numbers', { op: 'not', arg: { op: 'in', field: 'serviceLevel', values: [1, 2, 3] } }],
  ['other than a number', { op: '<>', field: 'serviceLevel', value: 4 }],
  ['not unknown', { op: 'not', arg: { op: 'isNull', field: 'areaM2' } }],
  [
    'unknown',
    {
      op: 'or',
      args: [
        { op: 'isNull', field: 'areaM2' },
        { op: 'isNull', field: 'landUse' },
      ],
    },
  ],
  ['either, over two fields', { op: 'or', args: [industrial, { op: 'not', arg: large }] }],
  ['a truth value', { op: '=', field: 'isStandardLand', value: true }],
  [
    'less and at least',
    {
      op: 'and',
      args: [
        { op: '<', field: 'areaM2', value: 12_000.5 },
        { op: '>=', field: 'serviceLevel', value: 3 },
      ],
    },
  ],
  ['nothing', { op: '=', field: 'status', value: 'breached' }],
];

const agree = async (filter: Filter | null, role: Role = 'guest') => {
  const asked = filter ? { filter } : {};
  expect(await held.facets(PARCEL, filter, role, 200)).toEqual(await store.features.facets('parcel', asked, role));
  expect(await held.totals(PARCEL, filter, role)).toEqual(await store.features.count('parcel', asked, role));
  for (const descending of [true, false]) {
    const query = { ...asked, sort: [{ field: 'areaM2', descending }], limit: 20, offset: 10, fields: ['name'] };
    const page = await store.features.list('parcel', query, role);
    const window = held.window(PARCEL, filter, query)!;
    expect(window.matched).toBe(page.matched);
    const fidOf = own.prepare<[string], number>('SELECT fid FROM parcel WHERE id = ?').pluck();
    expect(window.fids).toEqual(expect.arrayContaining(page.features.map(({ id }) => fidOf.get(id))));
    const shown = held.page(PARCEL, [NAME], { ...query, geometry: false }, window.fids!)!;
    expect(shown.map(({ id, properties }) => [id, properties])).toEqual(
      page.features.map(({ id, properties }) => [id, properties]),
    );
  }
};

describe('a register held in memory answers as SQL does', () => {
  test.each(FILTERS)('%s', (_, filter) => agree(filter));
});

test('two hundred outlines that cut parcels anywhere pick what SQL picks', async () => {
  const idOf = own.prepare<[number], string>('SELECT id FROM parcel WHERE fid = ?').pluck();
  for (let index = 0; index < 200; index++) {
    const turn = (2 * Math.PI * index) / 200;
    const [x, y] = [lon + 1e-4 * ((index * 37) % 113) - 0.006, lat + 1e-4 * ((index * 61) % 97) - 0.005];
    const corner = (angle: number, far: number) => [x + far * Math.cos(turn + angle), y + far * Math.sin(turn + angle)];
    const ring = [corner(0, 0.004), corner(0.4, 0.0042), corner(Math.PI, 0.001 * (1 + (index % 3))), corner(5, 0.0003)];
    const filter: Filter = { op: 'intersects', area: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] } };
    const { features } = await store.features.list('parcel', { filter }, 'guest');
    const picked = held.window(PARCEL, filter, { limit: 1_000 })!.fids!.map((fid) => idOf.get(fid));
    expect(picked.toSorted()).toEqual(features.map(({ id }) => id).toSorted());
  }
});

test('two hundred boxes that cut parcels anywhere pick what SQL picks', async () => {
  for (let index = 0; index < 200; index++) {
    const [west, south] = [lon + 1e-4 * ((index * 37) % 173) - 0.009, lat + 1e-4 * ((index * 61) % 157) - 0.009];
    const area = [west, south, west + 1e-4 * (1 + (index % 50)), south + 1e-4 * (1 + ((index * 7) % 40))] as const;
    const filter: Filter = { op: 'intersects', area };
    const { features } = await store.features.list('parcel', { filter }, 'guest');
    const idOf = own.prepare<[number], string>('SELECT id FROM parcel WHERE fid = ?').pluck();
    const picked = held.window(PARCEL, filter, { limit: 1_000 })!.fids!.map((fid) => idOf.get(fid));
    expect(picked.toSorted()).toEqual(features.map(({ id }) => id).toSorted());
  }
});

test.each([null, available, large])(
  'the nearest are those that SQL finds, equally near ones included',
  async (filter) => {
    const statements = statementsOn(own);
    for (let index = 0; index < 60; index++) {
      const at = [lon + 1e-4 * ((index * 37) % 173) - 0.009, lat + 1e-4 * ((index * 61) % 157) - 0.009] as const;
      for (const [limit, withinM] of [
        [1, 0],
        [3, 120],
        [5, Infinity],
      ] as const) {
        const asked = { limit, withinM, ...(filter && { filter }) };
        expect(nearest({ statements, held }, PARCEL, at, { limit, withinM, filter }, 'guest')).toEqual(
          await store.features.nearest('parcel', at, asked, 'guest'),
        );
      }
    }
  },
);

test('narrow rows are those that SQL gives, values held and not, unknown ones and rows without a shape included', async () => {
  const statements = statementsOn(own);
  const reads = { statements, ways: waysOn(own, statements), held };
  const fields = [
    'name',
    'substationM',
    'parkId',
    'status',
    'landUse',
    'areaM2',
    'serviceLevel',
    'power',
    'expectedReadyOn',
  ];
  for (const filter of [null, available, large]) {
    const asked = { fields, most: ROWS, ...(filter && { filter }) };
    const rows = await narrow(reads, PARCEL, filter, asked, 'guest');
    expect(rows).toEqual(await store.features.narrow('parcel', asked, 'guest'));
    expect(rows.length).toBeGreaterThan(0);
  }
});

describe('after a change', () => {
  test.each([
    [
      'another program alters rows',
      'UPDATE parcel SET status = \'idle\', "areaM2" = 9000 WHERE fid BETWEEN 100 AND 160',
    ],
    ['another program deletes rows', 'DELETE FROM parcel WHERE fid BETWEEN 200 AND 230'],
    [
      'another program moves rows',
      'UPDATE parcel SET geom = (SELECT geom FROM parcel WHERE fid = 1) WHERE fid BETWEEN 300 AND 320',
    ],
    [
      'another program adds rows',
      'INSERT INTO parcel (id, name, "zoneId", status, geom) SELECT \'new\' || fid, name, "zoneId", status, geom FROM parcel WHERE fid < 40',
    ],
    ['another program gives a row a number of its own', 'UPDATE parcel SET fid = 2700 WHERE fid = 41'],
  ])('%s', async (_, sql) => {
    own.exec(sql);
    await agree(null);
    await agree({ op: 'and', args: [available, { op: 'intersects', area: box(0.01) }] });
  });

  test('more rows are touched than are worth reading one by one', async () => {
    own.exec(
      'UPDATE parcel SET status = \'ready\' WHERE fid % 2 = 0; UPDATE parcel SET "areaM2" = "areaM2" + 1; UPDATE parcel SET status = \'sold\' WHERE fid % 5 = 0',
    );
    await agree({ op: 'and', args: [available, large] });
  });
});

test.each([
  ['are read in slices', 'fid % 3 = 0'],
  ['are so many that all is read anew', 'fid > 0'],
])('many rows touched %s, and SQL answers meanwhile', async (_, where) => {
  const patient = heldReadsOn(own, heldOn(own, 1, 50));
  expect(await patient.totals(PARCEL, null, 'admin')).toEqual(await store.features.count('parcel', {}, 'admin'));
  own.exec(`UPDATE parcel SET status = 'listed', "areaM2" = coalesce("areaM2", 0) + 3 WHERE ${where}`);
  expect(patient.window(PARCEL, available, { limit: 10 })).toBeNull();
  own.exec(`UPDATE parcel SET status = 'ready' WHERE fid BETWEEN 30 AND 50`);
  for (const filter of [null, available, large])
    expect(await patient.totals(PARCEL, filter, 'admin')).toEqual(
      await store.features.count('parcel', filter ? { filter } : {}, 'admin'),
    );
});

test('a field in which another program left a value of the wrong kind is left to SQL', async () => {
  own.exec('UPDATE parcel SET "areaM2" = \'large\' WHERE fid = 500');
  expect(await held.totals(PARCEL, large, 'admin')).toBeNull();
  expect(held.window(PARCEL, large, { limit: 10 })).toBeNull();
  expect(held.window(PARCEL, available, { limit: 10 })?.matched).toBe(
    (await store.features.list('parcel', { filter: available, limit: 1 }, 'admin')).matched,
  );
});

test('a field that is not held, and an area inside an alternative, are left to SQL', () => {
  expect(held.window(PARCEL, { op: 'like', field: 'name', pattern: '%1%' }, { limit: 10 })).toBeNull();
  expect(held.window(PARCEL, { op: 'or', args: [available, triangle] }, { limit: 10 })).toBeNull();
});

test('small registers are not held', async () => {
  expect(await heldReadsOn(own).totals(datasetOf('zone')!, null, 'admin')).toBeNull();
});
