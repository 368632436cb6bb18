/** Tiles over HTTP: address, caching and encodings. What stands in a tile is tested with the tiler. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

/** The tile of z 14 in which the made-up park lies (111.6°E 36.1°N). */
const TILE = '/tiles/parcel/14/13271/6428.mvt';
const EMPTY = '/tiles/parcel/14/0/0.mvt';

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

test('TileJSON names the tiles, their zooms, bounds and readable fields', async () => {
  const json = await park.json<{
    tilejson: string;
    tiles: string[];
    minzoom: number;
    maxzoom: number;
    bounds: number[];
    vector_layers: { fields: object }[];
  }>('/tiles/unit.json');
  expect(json).toMatchObject({
    tilejson: '3.0.0',
    tiles: ['http://localhost/tiles/unit/{z}/{x}/{y}.mvt'],
    minzoom: 0,
    maxzoom: 15,
  });
  expect(json.bounds[0]).toBeCloseTo(111.6005, 3);
  expect(json.vector_layers[0]!.fields).not.toHaveProperty('tenant');
  expect((await park.json<typeof json>('/tiles/unit.json', 'planner')).vector_layers[0]!.fields).toHaveProperty(
    'tenant',
  );
});

test('TileJSON lists every layer that a tile may hold, each at its zooms', async () => {
  type Layer = { id: string; fields: object; minzoom: number; maxzoom: number };
  const layers = async (file: string) =>
    (await park.json<{ vector_layers: Layer[] }>(file)).vector_layers.map(({ id, minzoom, maxzoom }) => [
      id,
      minzoom,
      maxzoom,
    ]);
  expect(await layers('/tiles/parcel.json')).toEqual([
    ['parcel', 10, 15],
    ['parcelLabel', 10, 15],
    ['parcelGrid', 0, 9],
  ]);
  expect(await layers('/tiles/zone.json')).toEqual([
    ['zone', 0, 15],
    ['zoneLabel', 0, 15],
  ]);
});

test('a tile comes gzipped to those who take it and plain to those who do not, the same bytes', async () => {
  const packed = await park.ask(TILE, 'guest', { 'accept-encoding': 'gzip' });
  expect([packed.status, packed.headers.get('content-encoding'), packed.headers.get('content-type')]).toEqual([
    200,
    'gzip',
    'application/vnd.mapbox-vector-tile',
  ]);
  const plain = await park.ask(TILE);
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(gunzipSync(await bytesOf(packed)).equals(await bytesOf(plain))).toBe(true);
});

test('an empty tile is 204 without a body', async () => {
  const answer = await park.ask(EMPTY);
  expect([answer.status, (await bytesOf(answer)).length]).toEqual([204, 0]);
});

test('a tile that the client has is 304 until an edit touches it', async () => {
  const etag = (await park.ask(TILE)).headers.get('etag')!;
  expect(etag).toMatch(/^"[^"]+"$/);
  expect((await park.ask(TILE, 'guest', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
  const geometry = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [111.6, 36.102],
        [111.601, 36.102],
        [111.601, 36.103],
        [111.6, 36.102],
      ],
    ],
  };
  const { after } = inserted('parcel', 'l7', { zoneId: 'z1', name: '新地块', status: 'planned' });
  await park.store.edits.apply({
    author: 'test',
    role: 'admin',
    source: 'form',
    note: '',
    changes: [{ dataset: 'parcel', id: 'l7', before: null, after: { ...after!, geometry } }],
  });
  expect((await park.ask(TILE, 'guest', { 'if-none-match': etag })).status).toBe(200);
});

test('guests share a cache, others do not', async () => {
  expect((await park.ask(TILE)).headers.get('cache-control')).toMatch(/^public/);
  expect((await park.ask(TILE, 'investor')).headers.get('cache-control')).toMatch(/^private/);
});

test('the revision in the address is for the browser cache only', async () => {
  expect((await park.ask(`${TILE}?v=12`)).status).toBe(200);
});
