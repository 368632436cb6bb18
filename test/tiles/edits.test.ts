/** An edit reaches the tiles it touches, at once, and leaves the others in the cache. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';
import { createTiler } from '../../server/tiles/create-tiler.ts';
import { sideFileOf } from '../../server/tiles/side-file.ts';
import { type At, box, change, openScene, parcel, type Scene, tileAt } from './fixture.ts';
import { readTile } from './mvt.ts';

let scene: Scene;
afterEach(() => scene.close());

const tile = ([z, x, y]: At) => scene.tiler.tile('parcel', z, x, y, 'guest');
const etag = ([z, x, y]: At) => scene.tiler.etag('parcel', z, x, y, 'guest');
const idsAt = async (at: At) =>
  (readTile((await tile(at)).bytes)['parcel'] ?? []).map(({ properties }) => properties['id']).sort();
const small = (lon: number, lat: number) => box(lon, lat, lon + 0.001, lat + 0.001);

const [left, right] = [tileAt(111.5, 36.1, 14), tileAt(111.7, 36.1, 14)];

test('after an edit only the tiles of its old and new place are built anew', async () => {
  scene = await openScene(
    parcel('p1', small(111.5, 36.1)),
    parcel('p2', small(111.7, 36.1)),
    parcel('p3', small(111.6, 36.1)),
  );
  const middle = tileAt(111.6, 36.1, 14);
  for (const at of [left, middle, right]) await tile(at);
  await scene.apply(await change(scene.store, 'parcel', 'p1', { geometry: small(111.6, 36.1) }));
  await tile(tileAt(111.5, 36.1, 12)); // lets the tiler follow
  expect([etag(left), etag(middle)]).toEqual([null, null]);
  expect(etag(right)).not.toBeNull();
  expect(await idsAt(left)).toEqual([]);
  expect(await idsAt(middle)).toEqual(['p1', 'p3']);
});

test('a changed value shows in the next tile, and putting it back brings back the same ETag', async () => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  const first = await tile(left);
  await scene.apply(await change(scene.store, 'parcel', 'p1', { properties: { status: 'sold' } }));
  expect(etag(left)).toBeNull();
  const second = await tile(left);
  expect(readTile(second.bytes)['parcel']![0]!.properties['status']).toBe('sold');
  expect(second.etag).not.toBe(first.etag);
  await scene.apply(await change(scene.store, 'parcel', 'p1', { properties: { status: 'ready' } }));
  expect((await tile(left)).etag).toBe(first.etag);
});

test('an edit of a field that no tile holds keeps every tile', async () => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  const { etag: before } = await tile(left);
  await scene.apply(await change(scene.store, 'parcel', 'p1', { properties: { farMin: 1.5 } }));
  await tile(right); // lets the tiler follow
  expect(etag(left)).toBe(before);
});

test('inserted rows appear and deleted ones go, in tiles and in the grid', async () => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  expect(await idsAt(left)).toEqual(['p1']);
  await scene.apply(parcel('p2', small(111.502, 36.1)), parcel('p3', small(111.7, 36.1)));
  expect(await idsAt(left)).toEqual(['p1', 'p2']);
  expect(await idsAt(right)).toEqual(['p3']);
  await scene.apply(await change(scene.store, 'parcel', 'p2', null));
  expect(await idsAt(left)).toEqual(['p1']);
  const grid = readTile((await scene.tiler.tile('parcel', 0, 0, 0, 'guest')).bytes)['parcelGrid']!;
  expect(grid.reduce((sum, { properties }) => sum + Number(properties['count']), 0)).toBe(2);
});

test('the grid tells the same total at every zoom after rows have come, moved and gone', async () => {
  const lons = [111.5, 111.6, 111.7, 114];
  scene = await openScene(...lons.slice(0, 3).map((lon, index) => parcel(`p${index}`, small(lon, 36.1))));
  await tile(left);
  await scene.apply(
    await change(scene.store, 'parcel', 'p0', null),
    await change(scene.store, 'parcel', 'p1', { geometry: small(114, 36.1) }),
  );
  for (let z = 0; z < 10; z++) {
    const places = new Map(lons.map((lon) => [tileAt(lon, 36.1, z).join('/'), tileAt(lon, 36.1, z)]));
    let total = 0;
    for (const at of places.values())
      for (const { properties } of readTile((await tile(at)).bytes)['parcelGrid'] ?? [])
        total += Number(properties['count']);
    expect([z, total]).toEqual([z, 2]);
  }
});

test('blocks that grow past twice their size are split, and no row is lost', async () => {
  scene = await openScene(parcel('first', small(111.5, 36.1)));
  await tile(left);
  const rows = Array.from({ length: 290 }, (_, index) =>
    parcel(`p${index}`, box(111.5 + 0.0001 * index, 36.1, 111.50005 + 0.0001 * index, 36.10005)),
  );
  for (const part of [rows.slice(0, 150), rows.slice(150)]) {
    await scene.apply(...part);
    await tile(left);
  }
  const [z, x0, y] = left;
  const found = new Set<unknown>();
  for (let x = x0; x <= x0 + 2; x++) for (const id of await idsAt([z, x, y])) found.add(id);
  expect(found.size).toBe(291);
});

test('a large edit draws the dataset anew and gives the same tile as following it would', async () => {
  scene = await openScene();
  await tile(left);
  const rows = Array.from({ length: 700 }, (_, index) =>
    parcel(`p${index}`, small(111.4 + 0.002 * (index % 100), 36.05 + 0.002 * Math.floor(index / 100))),
  );
  await scene.apply(...rows);
  const ids = await idsAt(tileAt(111.5, 36.055, 13));
  await scene.reopen(() => rmSync(sideFileOf(scene.database)));
  expect(await idsAt(tileAt(111.5, 36.055, 13))).toEqual(ids);
  expect(ids.length).toBeGreaterThan(100);
});

test("another program's edit of the GeoPackage is followed", async () => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  expect(await idsAt(left)).toEqual(['p1']);
  const other = openSqlite(scene.database);
  const changed = new Promise<void>((resolve) => void scene.store.onChange(() => resolve()));
  other.prepare("UPDATE parcel SET status = 'sold' WHERE id = 'p1'").run();
  other.close();
  await changed;
  expect(readTile((await tile(left)).bytes)['parcel']![0]!.properties['status']).toBe('sold');
});

test('edits made while no tiler ran are followed when one starts', async () => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  const { etag: before } = await tile(right);
  await scene.tiler.close();
  await scene.apply(parcel('p2', small(111.7, 36.1)));
  scene.tiler = createTiler({ database: scene.database, store: scene.store });
  expect(await idsAt(right)).toEqual(['p2']);
  expect((await tile(right)).etag).not.toBe(before);
});

test.each([
  ['deleted', (file: string) => rmSync(file)],
  ['damaged', (file: string) => writeFileSync(file, 'not a database, though it is here')],
  [
    'of a state that the database has not reached',
    (file: string) => new Sqlite(file).exec('UPDATE source SET seq = 1000000').close(),
  ],
  ['of an older shape', (file: string) => new Sqlite(file).exec("UPDATE shape SET text = 'older'").close()],
])('a side file that is %s is made anew', async (_, spoil) => {
  scene = await openScene(parcel('p1', small(111.5, 36.1)));
  const { etag: before } = await tile(left);
  const file = sideFileOf(scene.database);
  await scene.reopen(() => spoil(file));
  expect((await tile(left)).etag).toBe(before);
  expect(existsSync(file)).toBe(true);
});

test('the cache stays within its bound', async () => {
  scene = await openScene(parcel('p1', box(111.4, 36, 111.8, 36.3)));
  await scene.reopen(() => undefined, { cacheBytes: 20_000 });
  const [, x0, y0] = tileAt(111.4, 36.3, 15);
  for (let x = x0; x < x0 + 15; x++) for (let y = y0; y < y0 + 15; y++) await tile([15, x, y]);
  const side = new Sqlite(sideFileOf(scene.database), { readonly: true });
  expect(side.prepare('SELECT total(size) FROM tile').pluck().get()).toBeLessThanOrEqual(20_000);
  side.close();
  expect(etag([15, x0 + 14, y0 + 14])).not.toBeNull();
  expect(etag([15, x0, y0])).toBeNull();
});
