import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBlob } from '../../server/store/geometry-blob.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { rowFeed } from '../../server/store/row-feed.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { editOf, inserted, openFixture, rectangle } from './fixture.ts';

let store: GeoPackageStore;

beforeAll(async () => {
  store = await openFixture();
});

afterAll(() => store.close());

test('holds every row with a geometry, its tile fields and nothing else', () => {
  const rows = [...store.feed.all('parcel')];
  expect(rows.map(({ id }) => id)).toEqual(['l1', 'l2', 'l3', 'l4', 'l5', 'l6']);
  expect(rows[0]!.properties).toEqual({
    name: '甘亭一号地块',
    status: 'ready',
    isStandardLand: true,
    landUse: '100101',
    areaM2: 60_000,
    serviceLevel: 3,
  });
  expect(fromBlob(rows[0]!.geometry)).toEqual(rectangle(111.6, 36.1, 0.003, 0.002));
});

test('may be read while other queries run on the connection', async () => {
  for (const { id } of store.feed.all('parcel')) expect(await store.features.get('parcel', id, 'guest')).not.toBeNull();
});

test('names the rows an edit touched, and tells a deleted one by its absence', async () => {
  const seq = store.feed.lastSeq();
  const l6 = (await store.features.get('parcel', 'l6', 'admin'))!;
  await store.edits.apply(
    editOf([
      { dataset: 'parcel', id: 'l6', before: l6, after: null },
      inserted('parcel', 'l7', { name: '新', zoneId: 'z1', status: 'planned' }, rectangle(111.7, 36.1, 0.001, 0.001)),
      inserted('office', 'o2', { zoneId: 'z1', name: '窗口' }),
    ]),
  );
  const touched = store.feed.touchedSince(seq);
  expect(touched.map(({ dataset }) => dataset)).toEqual(['parcel', 'parcel', 'office']);
  const fids = touched.filter(({ dataset }) => dataset === 'parcel').map(({ fid }) => fid);
  expect(store.feed.byFids('parcel', fids).map(({ id }) => id)).toEqual(['l7']);
  expect(store.feed.lastSeq('office')).toBe(store.revision('office'));
  expect(store.feed.lastSeq()).toBe(store.revision());
});

test('works on a read-only connection of its own', () => {
  const db = openSqlite(store.path, { readonly: true });
  expect([...rowFeed(db).all('building')].length).toBe(2);
  db.close();
});
