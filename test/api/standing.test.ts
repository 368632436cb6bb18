/** Tier and ways of parcels as every face of the program gives them, and to whom they tell what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import type { Facets } from '../../server/domain/answers.ts';
import { bringUpHere } from '../../server/standing/job.ts';
import { inserted, rectangle } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const FIELDS = ['readinessTier', 'substationM', 'waterWorksM', 'motorwayKm', 'railKm'];
const q = encodeURIComponent;
const clock = { today: '2024-12-31' };

let park: ParkApp;
const follow = () =>
  bringUpHere({ database: park.store.path, basemap: park.parts.folders.basemap, today: clock.today });

beforeAll(async () => {
  park = await openParkApp({ clock });
  await follow();
});
afterAll(() => park.close());

type Item = { readonly properties: Readonly<Record<string, unknown>> };
const itemsOf = async (query: string, role: Role = 'guest') =>
  (await park.json<{ features: (Item & { id: string })[] }>(`/ogc/collections/parcel/items?${query}`, role)).features;
const l1 = (role: Role = 'guest') => park.json<Item>('/ogc/collections/parcel/items/l1', role);
const send = (method: string, path: string, body: object, headers: Record<string, string> = {}) =>
  park.app.request(path, {
    method,
    headers: { 'x-test-role': 'admin', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('facets count the tiers, and give the least and the most of the ways', async () => {
  const { facets, ranges } = await park.json<Facets>('/api/facets/parcel');
  // Four of the six are still to be supplied, none with its title settled.
  expect(facets['readinessTier']).toEqual([
    { value: '1', count: 4 },
    { value: null, count: 2 },
  ]);
  const [least, most] = ranges['substationM']!;
  expect([least, most]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(least).toBeLessThan(most);
  expect(Object.keys(ranges)).toEqual(expect.arrayContaining(['substationM', 'waterWorksM', 'motorwayKm', 'railKm']));
  expect(ranges['waterWorksM']).toBeNull();
});

test('filters, orders and exports take them', async () => {
  const ways = (await itemsOf('limit=100&sortby=substationM')).map(({ properties }) =>
    Number(properties['substationM']),
  );
  expect(ways).toEqual(ways.toSorted((a, b) => a - b));
  expect(ways).toHaveLength(6);
  const near = await itemsOf(`filter=${q(`substationM <= ${ways[1]}`)}`);
  expect(near).toHaveLength(2);
  expect(await itemsOf(`filter=${q("readinessTier = '1' AND railKm >= 0")}`)).toHaveLength(4);
  expect(await itemsOf(`filter=${q("readinessTier IN ('4','5')")}`)).toHaveLength(0);
  const csv = await (await park.ask('/api/exports/parcel?format=csv')).text();
  for (const head of ['就绪分级', '距变电站（m）', '距水厂（m）', '距高速（示意）（km）', '距铁路（示意）（km）'])
    expect(csv).toContain(head);
  expect(csv).toContain('1 生地');
});

test('queryables name them to everybody', async () => {
  const { properties } = await park.json<{ properties: Record<string, { title: string }> }>(
    '/ogc/collections/parcel/queryables',
  );
  for (const field of FIELDS) expect(properties).toHaveProperty(field);
});

describe('the public', () => {
  test('reads the same values as the staff, since they rest on what it may read', async () => {
    const valuesOf = async (role: Role) => {
      const { properties } = await l1(role);
      return FIELDS.map((field) => properties[field]);
    };
    expect(await valuesOf('guest')).toEqual(await valuesOf('admin'));
  });

  test('learns nothing of a substation that it no longer sees: neither value nor version nor count', async () => {
    const hidden = inserted(
      'utility',
      'hidden',
      { zoneId: 'z1', name: '保密站', item: 'power', part: 'node', status: 'built', verifiedOn: '2024-08-31' },
      { type: 'Point', coordinates: [111.6015, 36.101] },
    );
    const told = async () => [
      await (await park.ask('/ogc/collections/parcel/items/l1')).text(),
      (await park.ask('/ogc/collections/parcel/items/l1')).headers.get('etag'),
      await (await park.ask('/api/facets/parcel')).text(),
    ];
    const before = await told();
    await park.store.edits.apply({ author: 't', role: 'admin', source: 'form', note: '', changes: [hidden] });
    expect(await follow()).toBe(0);
    expect(await told()).toEqual(before);
  });
});

describe('an edit', () => {
  test('does not set them, new row or old', async () => {
    const own = { readinessTier: '5', substationM: 1, railKm: 0 };
    const { properties } = await l1();
    const etag = (await park.ask('/ogc/collections/parcel/items/l1', 'admin')).headers.get('etag')!;
    await send('PATCH', '/api/features/parcel/l1', { properties: { ...own, name: '新名' } }, { 'if-match': etag });
    const now = (await l1()).properties;
    expect(now['name']).toBe('新名');
    expect(FIELDS.map((field) => now[field])).toEqual(FIELDS.map((field) => properties[field]));
    const made = await send('POST', '/api/features/parcel', {
      type: 'Feature',
      properties: { ...own, name: '新地块', zoneId: 'z1', status: 'planned' },
      geometry: rectangle(111.62, 36.1, 0.002, 0.002),
    });
    const { properties: fresh } = (await made.json()) as Item;
    expect([made.status, ...FIELDS.map((field) => fresh[field])]).toEqual([201, null, null, null, null, null]);
  });

  test('holds where only what is derived has changed since it was begun; the version is another one', async () => {
    const versionOf = async () => (await park.ask('/ogc/collections/parcel/items/l1', 'admin')).headers.get('etag')!;
    const begun = await versionOf();
    const nearer = inserted(
      'utility',
      'nearer',
      { zoneId: 'z1', name: '新站', item: 'power', part: 'node', status: 'built' },
      { type: 'Point', coordinates: [111.6015, 36.1035] },
    );
    await park.store.edits.apply({ author: 't', role: 'admin', source: 'form', note: '', changes: [nearer] });
    expect(await follow()).toBeGreaterThan(0);
    expect(await versionOf()).not.toBe(begun);
    const answer = await send(
      'PATCH',
      '/api/features/parcel/l1',
      { properties: { code: 'GT-1' } },
      { 'if-match': begun },
    );
    expect(answer.status).toBe(200);
    const again = await send(
      'PATCH',
      '/api/features/parcel/l1',
      { properties: { code: 'GT-2' } },
      { 'if-match': begun },
    );
    expect(again.status).toBe(412);
  });
});
