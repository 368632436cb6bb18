/** A field or dataset that a role may not read is absent from its tiles, their size and their ETags. */
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { ROLES, readerOf, visibleFields } from '../../server/domain/access.ts';
import { DRAWN } from '../../server/tiles/drawn-dataset.ts';
import { box, change, insert, openScene, type Scene, tileAt } from './fixture.ts';
import { readTile } from './mvt.ts';

let scene: Scene;
afterEach(() => scene.close());

const [z, x, y] = tileAt(111.6, 36.1, 15);
const TENANT = '绝密承租企业';

const withUnit = () =>
  openScene(
    insert(
      'building',
      'b1',
      { name: '一号厂房', zoneId: 'z1', status: 'completed' },
      box(111.6, 36.1, 111.601, 36.101),
    ),
    insert(
      'unit',
      'u1',
      { name: '101', zoneId: 'z1', buildingId: 'b1', unitNo: '101', status: 'leased', floor: 1, tenant: TENANT },
      box(111.6, 36.1, 111.601, 36.101),
    ),
  );

const holds = async (role: (typeof ROLES)[number], text: string): Promise<boolean> =>
  gunzipSync((await scene.tiler.tile('unit', z, x, y, role)).bytes!).includes(text);

test('the tenant of a unit is in the tiles of staff and in no other: neither name nor value', async () => {
  scene = await withUnit();
  for (const role of ROLES) {
    const mayRead = readerOf(role).includes('staff');
    expect([role, await holds(role, TENANT), await holds(role, 'tenant')]).toEqual([role, mayRead, mayRead]);
  }
});

test('a guest’s ETag does not tell that the tenant has changed', async () => {
  scene = await withUnit();
  const guest = await scene.tiler.tile('unit', z, x, y, 'guest');
  const planner = await scene.tiler.tile('unit', z, x, y, 'planner');
  await scene.apply(await change(scene.store, 'unit', 'u1', { properties: { tenant: '另一家更长的企业名称' } }));
  expect((await scene.tiler.tile('unit', z, x, y, 'guest')).etag).toBe(guest.etag);
  expect((await scene.tiler.tile('unit', z, x, y, 'planner')).etag).not.toBe(planner.etag);
});

test('the cache never gives one reader what was cut for another, whoever comes first', async () => {
  scene = await withUnit();
  await scene.tiler.tile('unit', z, x, y, 'admin');
  expect(await holds('guest', TENANT)).toBe(false);
  expect(await holds('planner', TENANT)).toBe(true);
  expect(scene.tiler.etag('unit', z, x, y, 'investor')).toBe((await scene.tiler.tile('unit', z, x, y, 'guest')).etag);
});

test('enterprises are drawn for managers; to others there is no such dataset, on the grid either', async () => {
  scene = await openScene(
    insert('enterprise', 'e1', { name: '机密企业', zoneId: 'z1' }, { type: 'Point', coordinates: [111.6, 36.1] }),
  );
  for (const role of ROLES) {
    const [near, far] = [scene.tiler.tile('enterprise', z, x, y, role), scene.tiler.tile('enterprise', 0, 0, 0, role)];
    if (role === 'manager' || role === 'admin') {
      expect(Object.keys(readTile((await near).bytes))).toEqual(['enterprise']);
      expect(Object.keys(readTile((await far).bytes))).toEqual(['enterpriseGrid']);
      continue;
    }
    await expect(near).rejects.toThrow('notFound');
    await expect(far).rejects.toThrow('notFound');
    expect(() => scene.tiler.etag('enterprise', z, x, y, role)).toThrow('notFound');
  }
});

test('no tile of any dataset holds a key that its reader may not read', async () => {
  scene = await withUnit();
  for (const dataset of DRAWN) {
    for (const role of ROLES) {
      const allowed = new Set([
        'id',
        ...visibleFields(role, dataset)
          .filter(({ tile }) => tile)
          .map(({ id }) => id),
      ]);
      const tile = await scene.tiler.tile(dataset.id, z, x, y, role).catch(() => null);
      const keys = Object.values(readTile(tile?.bytes ?? null)).flatMap((features) =>
        features.flatMap(({ properties }) => Object.keys(properties)),
      );
      expect(keys.filter((key) => !allowed.has(key) && !dataset.id.endsWith('Grid'))).toEqual([]);
    }
  }
});
