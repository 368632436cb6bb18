/** Files: the built client and the offline basemap. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openParkApp, type ParkApp } from './park-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-client-'));
const PAGE = '<!doctype html><title>亩图</title>';
const SCRIPT = `console.log(${JSON.stringify('亩'.repeat(2000))})`;

let park: ParkApp;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets/main-AbC_1-2.js'), SCRIPT);
  writeFileSync(join(folder, '.secret'), 'x');
  park = await openParkApp({ folders: { client: folder, basemap: join(import.meta.dirname, '../../data/basemap') } });
});
afterAll(async () => {
  await park.close();
  rmSync(folder, { recursive: true });
});

describe('the client', () => {
  test('the page is asked for anew each time, and not sent twice', async () => {
    const answer = await park.ask('/?lens=land&sel=parcel:l1');
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control'), await answer.text()]).toEqual([
      'text/html; charset=utf-8',
      'no-cache',
      PAGE,
    ]);
    expect((await park.ask('/', 'guest', { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304);
  });

  test('a sheet to print is the same page under an address of its own', async () => {
    for (const path of ['/print/parcel?sel=parcel:l1', '/print/memo?plan=brief'])
      expect(await (await park.ask(path)).text()).toBe(PAGE);
    for (const path of ['/print/other', '/print', '/print/parcel/l1'])
      expect([path, (await park.ask(path)).status]).toEqual([path, 404]);
  });

  test('hashed assets are kept for ever, gzipped for those who take it', async () => {
    const answer = await park.ask('/assets/main-AbC_1-2.js', 'guest', { 'accept-encoding': 'gzip' });
    expect([
      answer.headers.get('cache-control'),
      answer.headers.get('content-encoding'),
      answer.headers.get('content-type'),
    ]).toEqual(['public, max-age=31536000, immutable', 'gzip', 'text/javascript; charset=utf-8']);
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(SCRIPT);
    expect(await (await park.ask('/assets/main-AbC_1-2.js')).text()).toBe(SCRIPT);
  });

  test('a new build is served without a restart', async () => {
    writeFileSync(join(folder, 'index.html'), `${PAGE}<p>2`);
    expect(await (await park.ask('/')).text()).toBe(`${PAGE}<p>2`);
  });

  test('a file beside the page is served; a hidden one and an unknown path are not, nor the page in their place', async () => {
    expect((await park.ask('/mark.svg')).headers.get('content-type')).toBe('image/svg+xml');
    for (const path of ['/.secret', '/land', '/assets/gone.js', '/assets/main-AbC_1-2.js.map'])
      expect([path, (await park.ask(path)).status]).toEqual([path, 404]);
  });
});

describe('the basemap', () => {
  test('its files come as GeoJSON with an ETag', async () => {
    const answer = await park.ask('/basemap/shanxi/shanxi-province.geojson', 'guest', { 'accept-encoding': 'gzip' });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-encoding')]).toEqual([
      200,
      'application/geo+json; charset=utf-8',
      'gzip',
    ]);
    expect(
      (
        await park.ask('/basemap/shanxi/shanxi-province.geojson', 'guest', {
          'if-none-match': answer.headers.get('etag')!,
        })
      ).status,
    ).toBe(304);
  });

  test('only what is set up is on offer, and a key never leaves the server', async () => {
    const key = '0123456789abcdef0123456789abcdef';
    const keyed = await openParkApp({
      settings: {
        ...park.parts.settings,
        tiandituKey: key,
        basemap: { kind: 'style', url: 'https://tiles.example.cn/style.json' },
      },
    });
    const basemaps = async (of: ParkApp) =>
      (await of.json<{ basemaps: { id: string; kind: string }[] }>('/api/session')).basemaps.map(
        ({ id, kind }) => `${id} ${kind}`,
      );
    expect(await basemaps(park)).toEqual(['offline offline']);
    expect(await basemaps(keyed)).toEqual([
      'offline offline',
      'vec raster',
      'img raster',
      'ter raster',
      'custom style',
    ]);
    expect(await (await keyed.ask('/api/session')).text()).not.toContain(key);
    expect((await keyed.ask('/')).headers.get('content-security-policy')).toContain(
      "connect-src 'self' data: https://tiles.example.cn",
    );
    await keyed.close();
  });

  test('a .pmtiles archive is served tile by tile, an absent tile as 204', async () => {
    const bytes = Buffer.from('tile of 1/1/0 '.repeat(200));
    const archive = {
      type: 'application/vnd.mapbox-vector-tile',
      tile: async (z: number, x: number, y: number) => (`${z}/${x}/${y}` === '1/1/0' ? bytes : null),
    };
    const own = await openParkApp({ archive });
    const answer = await own.ask('/basemap/custom/1/1/0');
    expect([answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()).equals(bytes)]).toEqual([
      'application/vnd.mapbox-vector-tile',
      true,
    ]);
    expect((await own.ask('/basemap/custom/1/0/0')).status).toBe(204);
    expect((await own.ask('/basemap/custom/1/2/0')).status).toBe(404);
    await own.close();
  });
});
