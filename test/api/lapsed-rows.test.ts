/**
 * What nobody has verified for more than 120 days is hidden from the public: at every address alike, measured against
 * the program's day. 2024-09-02 lies 120 days before 2024-12-31.
 */
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import { inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const clock = { today: '2024-12-31' };
const PLACE = { zoneId: 'z1', parkId: 'p1', status: 'ready' };
const square = (west: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 36.12],
      [west + 0.001, 36.12],
      [west + 0.001, 36.121],
      [west, 36.121],
      [west, 36.12],
    ],
  ],
});

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp({ clock });
  const row = (id: string, name: string, verifiedOn: string | null, west: number) =>
    inserted('parcel', id, { ...PLACE, name, verifiedOn }, square(west));
  const changes = [
    row('old', '久未核实地块', '2024-09-01', 111.62),
    row('due', '刚满期限地块', '2024-09-02', 111.63),
    row('never', '从未核实地块', null, 111.64),
  ];
  await park.store.edits.apply({ author: 'test', role: 'admin', source: 'form', note: '', changes });
});
beforeEach(() => {
  clock.today = '2024-12-31';
});
afterAll(() => park.close());

const PUBLIC: readonly Role[] = ['guest', 'investor'];
const STAFF: readonly Role[] = ['planner', 'steward', 'desk', 'manager', 'admin'];
const q = encodeURIComponent;

const tile = async (address: string, role: Role): Promise<VectorTile> => {
  const answer = await park.ask(address, role, { 'accept-encoding': 'gzip' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return new VectorTile(new PbfReader(bytes.length > 0 ? gunzipSync(bytes) : bytes));
};

const idsIn = (tiles: VectorTile, layer: string): unknown[] => {
  const found = tiles.layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, index) => found!.feature(index).properties['id']);
};

/** z 14 over 111.62–111.641°E 36.12°N. */
const TILE = '/tiles/parcel/14/13272/6426.mvt';
const NAMED = [
  '/ogc/collections/parcel/items?limit=100',
  '/ogc/collections/parcel/items?bbox=111.6195,36.11,111.6215,36.13',
  `/ogc/collections/parcel/items?filter=${q("verifiedOn < DATE('2024-09-02')")}`,
  '/ogc/collections/parcel/items/old',
  `/api/search?q=${q('久未核实')}`,
  '/api/history/parcel/old',
  '/api/edits/2',
  '/api/exports/parcel?format=geojson',
  '/api/exports/parcel?format=csv&ids=old',
];

describe.each(NAMED)('%s', (address) => {
  test('names the row to staff and not to the public', async () => {
    for (const role of STAFF) {
      expect([role, await (await park.ask(address, role)).text()]).toEqual([role, expect.stringContaining('久未核实')]);
    }
    for (const role of PUBLIC) {
      const answer = await park.ask(address, role);
      expect([role, await answer.text()]).toEqual([role, expect.not.stringContaining('久未核实')]);
    }
  });
});

test('to the public it is answered like one that never was', async () => {
  const [hidden, absent] = [
    await park.ask('/ogc/collections/parcel/items/old'),
    await park.ask('/ogc/collections/parcel/items/abc'),
  ];
  expect([hidden.status, absent.status]).toEqual([404, 404]);
  expect((await hidden.text()).replaceAll('old', 'abc').replace(/"instance":"[^"]*"/, '')).toBe(
    (await absent.text()).replace(/"instance":"[^"]*"/, ''),
  );
  expect((await park.ask('/api/explain/areaM2?of=parcel:old')).status).toBe(
    (await park.ask('/api/explain/areaM2?of=parcel:abc')).status,
  );
});

test('counts, sums, facets and the overview leave it out for the public', async () => {
  type Facets = { count: number; facets: { status: { value: string; count: number }[] } };
  const read = async (role: Role) => {
    const { count, facets } = await park.json<Facets>('/api/facets/parcel', role);
    const ready = facets.status.find(({ value }) => value === 'ready')!.count;
    const items = await park.json<{ numberMatched: number }>('/ogc/collections/parcel/items?limit=1', role);
    return [count, ready, items.numberMatched];
  };
  const [guest, planner] = [await read('guest'), await read('planner')];
  expect(planner).toEqual(guest.map((count) => count + 1));
});

test('tiles draw it for staff only, label and grid alike', async () => {
  expect(idsIn(await tile(TILE, 'planner'), 'parcel').sort()).toEqual(['due', 'never', 'old']);
  expect(idsIn(await tile(TILE, 'guest'), 'parcel').sort()).toEqual(['due', 'never']);
  expect(idsIn(await tile(TILE, 'guest'), 'parcelLabel')).not.toContain('old');
  const cells = async (role: Role) => {
    const grid = (await tile('/tiles/parcel/8/207/100.mvt', role)).layers['parcelGrid']!;
    return Array.from({ length: grid.length }, (_, index) => Number(grid.feature(index).properties['count'])).reduce(
      (sum, count) => sum + count,
      0,
    );
  };
  expect(await cells('planner')).toBe((await cells('guest')) + 1);
});

test('its change leaves no trace in what the public has been sent before', async () => {
  const tags = async () => Promise.all([TILE, NAMED[0]!].map(async (at) => (await park.ask(at)).headers.get('etag')));
  const before = await tags();
  const row = (await park.store.features.get('parcel', 'old', 'admin'))!;
  const after = { ...row, properties: { ...row.properties, code: 'X-1' } };
  const changes = [{ dataset: 'parcel', id: 'old', before: row, after }];
  await park.store.edits.apply({ author: 'test', role: 'admin', source: 'form', note: '', changes });
  expect(await tags()).toEqual(before);
});

test('the day moves on and back, and the map with it', async () => {
  expect(idsIn(await tile(TILE, 'guest'), 'parcel').sort()).toEqual(['due', 'never']);
  clock.today = '2025-01-01';
  expect(idsIn(await tile(TILE, 'guest'), 'parcel')).toEqual(['never']);
  expect(idsIn(await tile(TILE, 'planner'), 'parcel').sort()).toEqual(['due', 'never', 'old']);
  expect((await park.ask('/ogc/collections/parcel/items/due')).status).toBe(404);
  clock.today = '2024-12-30';
  expect(idsIn(await tile(TILE, 'guest'), 'parcel').sort()).toEqual(['due', 'never', 'old']);
});

test('verified anew, it is back at once', async () => {
  const row = (await park.store.features.get('parcel', 'old', 'admin'))!;
  const after = { ...row, properties: { ...row.properties, verifiedOn: '2024-12-30' } };
  const changes = [{ dataset: 'parcel', id: 'old', before: row, after }];
  await park.store.edits.apply({ author: 'test', role: 'admin', source: 'form', note: '', changes });
  expect(idsIn(await tile(TILE, 'guest'), 'parcel')).toContain('old');
  expect((await park.ask('/ogc/collections/parcel/items/old')).status).toBe(200);
});
