/** Whatever is asked, the answer is a sentence: 4xx with a clean body, never 5xx, never a guess. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../server/listen.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

type Problem = { status: number; code: string; zh: string; en: string; detail: string; type: string; instance: string };

const problem = async (path: string): Promise<Problem> => {
  const answer = await park.ask(path);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = (await answer.json()) as Problem;
  expect(body.status).toBe(answer.status);
  expect(body.zh).toMatch(/\p{Script=Han}/u);
  expect(body.en).toMatch(/[a-z]/);
  expect(JSON.stringify(body)).not.toMatch(/SQLITE|no such column|node_modules|\.ts:\d/);
  return body;
};

const ITEMS = '/ogc/collections/parcel/items';
const q = encodeURIComponent;

describe('queries', () => {
  test.each([
    'unknown=1',
    'limit=0',
    'limit=-1',
    'limit=abc',
    'limit=1.5',
    'limit=1e3',
    'limit=１０',
    'limit=',
    'limit=99999999999999999999',
    'limit=1&limit=2',
    'offset=-1',
    'offset=x',
    'offset=NaN',
    'bbox=1',
    'bbox=1,2,3',
    'bbox=a,b,c,d',
    'bbox=1,2,3,4,5',
    'bbox=111,37,112,36',
    'bbox=-181,0,0,1',
    'bbox=0,-91,1,1',
    'bbox=NaN,0,1,1',
    'bbox=Infinity,0,1,1',
    'bbox=0,0,1e999,1',
    'bbox=',
    'bbox=0x10,0,1,1',
    'bbox=1,2,3,4,5,6,7',
    'datetime=yesterday',
    'datetime=2024-13-01',
    'datetime=2024-02-30',
    'datetime=2024-12-31/2024-01-01',
    'datetime=..',
    'datetime=',
    'datetime=2024/2025/2026',
    'datetime=2024-01-01T25:00:00Z',
    'crs=http://www.opengis.net/def/crs/EPSG/0/4326',
    'bbox-crs=x',
    'filter-crs=x',
    'filter-lang=cql2-json',
    'f=html',
    'sortby=nope',
    'sortby=',
    `sortby=${q('name;drop')}`,
    `sortby=${q('(select 1)')}`,
    'sortby=-',
    'sortby=__proto__',
    'sortby=geom',
    'properties=nope',
    'properties=constructor',
    'properties=geom',
    'skipGeometry=maybe',
    'status=nope%00',
    '__proto__=1',
    'constructor=1',
    'a[]=1',
    'fid=1',
    'areaM2=big',
    'levelled=perhaps',
    `name=${'x'.repeat(9000)}`,
  ])('%s is refused', async (query) => {
    expect((await problem(`${ITEMS}?${query}`)).status).toBe(400);
  });

  test.each([
    "name='",
    "name='a' UNION SELECT 1",
    '1=1',
    "load_extension('x')='1'",
    "randomblob(9)='a'",
    "name='a';",
    'nope=1',
    "__proto__='a'",
    "areaM2='big'",
    'name=1',
    'status',
    `${'('.repeat(600)}name='a'${')'.repeat(600)}`,
    Array.from({ length: 700 }, () => "name='a'").join(' OR '),
    "asOf>'yesterday'",
    'S_INTERSECTS(geometry, BBOX(1,2))',
    'S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))',
    'S_INTERSECTS(geometry, BBOX(0,0,999,1))',
    'NOT',
    'name LIKE',
  ])('filter %s is refused', async (filter) => {
    expect((await problem(`${ITEMS}?filter=${q(filter)}`)).status).toBe(400);
  });

  test('an equality value that no row has is no error and finds nothing', async () => {
    const page = await park.json<{ numberMatched: number }>(`${ITEMS}?name=${q("'; DROP TABLE parcel; --")}`);
    expect(page.numberMatched).toBe(0);
  });

  test('a LIKE of three thousand wildcards does not hold the server up', async () => {
    const start = performance.now();
    await park.ask(`${ITEMS}?filter=${q(`name LIKE '${'%地'.repeat(3000)}'`)}`);
    expect(performance.now() - start).toBeLessThan(200);
  });

  test.each([
    '/api/search',
    '/api/search?q=a&limit=0',
    `/api/search?q=${'长'.repeat(101)}`,
    '/api/search?q=a&q=b',
    '/api/search?q=%00',
    '/api/facets/parcel?bbox=1',
    '/api/facets/parcel?filter=x',
    '/api/facets/parcel?f=1',
    '/api/session?role=admin',
    '/tiles/parcel.json?x=1',
    '/tiles/parcel/10/1/1.mvt?nocache=1',
    '/api/dashboards/overview?zone=1',
    '/api/explain/areaM2',
    '/api/explain/areaM2?of=parcel',
    '/api/explain/areaM2?of=unit:u1',
    '/api/explain/areaM2?of=parcel:l1&year=x',
  ])('%s is refused', async (path) => {
    expect((await problem(path)).status).toBe(400);
  });

  test('search takes %, _ and quotes as text', async () => {
    for (const text of ['%', '_', "'", '"', '*', '\\', 'a%b'])
      expect(await park.json(`/api/search?q=${q(text)}`)).toEqual([]);
  });
});

describe('paths', () => {
  test.each([
    '/ogc/collections/nope',
    '/ogc/collections/nope/items',
    '/ogc/collections/__proto__/items',
    '/ogc/collections/constructor',
    `${ITEMS}/nope`,
    `${ITEMS}/${q("l1' OR '1'='1")}`,
    '/tiles/nope/1/0/0.mvt',
    '/tiles/parcel/-1/0/0.mvt',
    '/tiles/parcel/99/0/0.mvt',
    '/tiles/parcel/16/0/0.mvt',
    '/tiles/parcel/1/2/0.mvt',
    '/tiles/parcel/1/0/2.mvt',
    '/tiles/parcel/1.5/0/0.mvt',
    '/tiles/parcel/1e0/0/0.mvt',
    '/tiles/parcel/01/0/0.mvt',
    '/tiles/parcel/1/0/0.png',
    '/tiles/parcel/1/0/0',
    '/tiles/parcel/1/0/%31%27.mvt',
    '/tiles/office/1/0/0.mvt',
    '/tiles/office.json',
    '/tiles/parcel',
    '/api',
    '/API/session',
    '/api/nope',
    '/api/explain/nope?of=parcel:l1',
    '/api/explain/__proto__?of=parcel:l1',
    '/api/explain/areaM2?of=parcel:nope',
    '/api/facets/nope',
    '/assets/nope.js',
    '/assets/',
    '/nope',
    '/.env',
    '/.git/config',
    '/package.json',
    '/data/mutu.gpkg',
    '/data/accounts.sqlite',
    '//api/session',
    '/api//session',
    '/basemap/shanxi/nope.geojson',
    '/basemap/shanxi/%2e%2e%2fREADME.md',
    '/basemap/shanxi/..%5c..%5cpackage.json',
    '/assets/%2e%2e/index.html',
    '/assets/..%2f..%2fpackage.json',
    '/assets/....//x',
    '/assets/a%00.js',
    '/basemap/vec/1/0/0',
    '/basemap/custom/1/0/0',
    '/basemap/http:%2f%2fevil/1/0/0',
    '/api/auth/get-session',
    '/api/auth/sign-up/email',
    '/api/auth/admin/set-role',
  ])('%s is not there', async (path) => {
    expect((await problem(path)).status).toBe(404);
  });

  test.each([
    '/ogc/collections/%zz',
    '/%',
    `${ITEMS}?filter=%E0%A4%A`,
    '/tiles/%ff/1/0/0.mvt',
    '/assets/%c0%ae%c0%ae/x',
  ])('%s is malformed', async (path) => {
    expect((await problem(path)).status).toBe(400);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
    '%s is not allowed where one can only read',
    async (method) => {
      const answer = await park.app.request(ITEMS, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    },
  );

  test('OPTIONS says what is allowed and offers nothing to other sites', async () => {
    const answer = await park.app.request(ITEMS, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
      null,
    ]);
  });
});

describe('what goes wrong inside', () => {
  test('is logged with the request and shown as nothing but a sentence', async () => {
    const logged: unknown[] = [];
    const broken = await openParkApp({ log: { error: (...what: unknown[]) => logged.push(what) } as never });
    broken.store.features.list = async () => {
      throw new Error('SQLITE_IOERR at /secret/path');
    };
    const answer = await broken.ask(ITEMS);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).code]).toEqual([500, 'internal']);
    expect(text).not.toContain('secret');
    expect(JSON.stringify(logged)).toContain(JSON.parse(text).instance.replace('urn:mutu:request:', ''));
    await broken.close();
  });

  test('a client that leaves in the middle of its body is no fault of the server', async () => {
    const logged: unknown[] = [];
    const app = await openParkApp({ log: { error: (...what: unknown[]) => logged.push(what) } as never });
    let server: Server | null = null;
    const port = await new Promise<number>((resolve) => {
      server = listen(app.app.fetch, { host: '127.0.0.1', port: 0 }, resolve);
    });
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const head = 'POST /api/auth/sign-in/username HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';
    socket.write(`${head}Content-Length: 90\r\n\r\n{`);
    setTimeout(() => socket.destroy(), 100);
    await expect
      .poll(async () => (await app.ask('/metrics')).text(), { timeout: 5_000 })
      .toMatch(/seconds_count\{route="\/api\/auth\/\*",method="POST",status="\d+"\} 1/);
    expect(await (await app.ask('/metrics')).text()).toContain('mutu_http_failures_total 0');
    expect(logged).toEqual([]);
    (server as Server | null)?.close();
    await app.close();
  });

  test('the sentence follows Accept-Language, Chinese first', async () => {
    const detail = async (language?: string) =>
      ((await (await park.ask('/nope', 'guest', language ? { 'accept-language': language } : {})).json()) as Problem)
        .detail;
    expect(await detail()).toMatch(/\p{Script=Han}/u);
    expect(await detail('en-GB,en;q=0.9')).toMatch(/^[A-Z][a-z]/);
  });
});

describe('many large pages at once', () => {
  test('are made one after the other, small ones in between; beyond a hundred the rest are told to come back', async () => {
    const busy = await openParkApp();
    const { list } = busy.store.features;
    let [running, most] = [0, 0];
    busy.store.features.list = async (id, query, role) => {
      if (query.limit !== 10_000) return list(id, query, role);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      return list(id, query, role);
    };
    const large = Array.from({ length: 110 }, () => busy.ask(`${ITEMS}?limit=10000`));
    const settled: string[] = [];
    void Promise.all(large).then(() => settled.push('large'));
    await busy.ask(`${ITEMS}?limit=10`).then(() => settled.push('small'));
    const answers = await Promise.all(large);
    expect([most, settled[0]]).toEqual([1, 'small']);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    const refused = answers.find(({ status }) => status === 503)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await busy.ask(`${ITEMS}?limit=10000`)).status).toBe(200);
    await busy.close();
  });
});

describe('headers', () => {
  test('every answer, errors too, forbids sniffing, framing by others and outside sources', async () => {
    for (const path of ['/api/session', '/nope', ITEMS]) {
      const { headers } = await park.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('links never repeat a forged host', async () => {
    const href = async (host: string) =>
      ((await (await park.app.request(`http://${host}/ogc`)).json()) as { links: { href: string }[] }).links[0]!.href;
    expect(await href('192.168.1.20:8080')).toBe('http://192.168.1.20:8080/ogc');
    expect(await href('evil.example')).toBe('http://127.0.0.1:8080/ogc');
  });

  test('links follow MUTU_PUBLIC_URL', async () => {
    const outside = await openParkApp({ settings: { ...park.parts.settings, publicUrl: 'https://map.example.cn' } });
    expect((await outside.json<{ links: { href: string }[] }>('/ogc')).links[0]!.href).toBe(
      'https://map.example.cn/ogc',
    );
    await outside.close();
  });

  test('JSON is gzipped for those who take it, and only for them', async () => {
    const packed = await park.ask(ITEMS, 'guest', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect((await park.ask(ITEMS)).headers.get('content-encoding')).toBeNull();
    expect(
      (await park.ask(ITEMS, 'guest', { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding'),
    ).toBeNull();
  });
});
