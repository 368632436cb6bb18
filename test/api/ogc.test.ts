/** OGC API – Features at the front door; the names of the abstract tests stand in brackets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Link } from '../../server/api/wire.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

type Row = { id: string; geometry: unknown; properties: Record<string, unknown>; links?: Link[] };
type Collection = { features: Row[]; links: Link[]; numberMatched: number; numberReturned: number; timeStamp: string };

const PARCELS = '/ogc/collections/parcel/items';
const items = (query = '') => park.json<Collection>(`${PARCELS}${query}`);
const ids = async (query: string) => (await items(query)).features.map((row) => row.id);
const link = (links: readonly Link[], rel: string) => links.find((one) => one.rel === rel);

describe('documents', () => {
  test('the landing page links to what a client needs, with the right types (root success)', async () => {
    const { links } = await park.json<{ links: Link[] }>('/ogc');
    expect(link(links, 'service-desc')).toMatchObject({
      href: 'http://localhost/ogc/api',
      type: 'application/vnd.oai.openapi+json;version=3.0',
    });
    for (const rel of ['self', 'conformance', 'data', 'service-doc']) {
      const found = link(links, rel)!;
      const answer = await park.ask(new URL(found.href).pathname);
      expect([rel, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([rel, 200, found.type]);
    }
  });

  test('the API definition has its exact type and describes each readable collection', async () => {
    const answer = await park.ask('/ogc/api');
    expect(answer.headers.get('content-type')).toBe('application/vnd.oai.openapi+json;version=3.0');
    const { paths } = (await answer.json()) as { paths: Record<string, unknown> };
    expect(paths).toHaveProperty('/collections/parcel/items');
    expect(paths).not.toHaveProperty('/collections/enterprise/items');
  });

  test('a collection carries id, title, extent and links; the list says the same (collections content)', async () => {
    const { collections } = await park.json<{
      collections: { id: string; links: Link[]; extent: { spatial: { bbox: number[][] } } }[];
    }>('/ogc/collections');
    const listed = collections.find((one) => one.id === 'parcel')!;
    expect(await park.json('/ogc/collections/parcel')).toEqual(listed);
    expect(listed.extent.spatial.bbox[0]!.map((edge) => Number(edge.toFixed(3)))).toEqual([
      111.6, 36.1, 111.611, 36.106,
    ]);
    expect(link(listed.links, 'items')!.type).toBe('application/geo+json');
  });

  test('queryables are the readable fields with their types and codes', async () => {
    const answer = await park.ask('/ogc/collections/parcel/queryables');
    expect(answer.headers.get('content-type')).toBe('application/schema+json');
    const { properties } = (await answer.json()) as { properties: Record<string, { type: string; enum?: string[] }> };
    expect(properties['areaM2']!.type).toBe('number');
    expect(properties['status']!.enum).toContain('ready');
    expect(properties).not.toHaveProperty('sourceEpsg');
  });
});

describe('items', () => {
  test('a page says how many match and how many it holds, and when (timeStamp, numberMatched)', async () => {
    const page = await items('?limit=4');
    expect([page.numberMatched, page.numberReturned, page.features.length]).toEqual([6, 4, 4]);
    expect(page.timeStamp).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test('following next shows every row once, and prev leads back', async () => {
    const seen: string[] = [];
    let address: string | undefined = `${PARCELS}?limit=4&sortby=-areaM2`;
    while (address !== undefined) {
      const page: Collection = await park.json<Collection>(address);
      seen.push(...page.features.map((row) => row.id));
      const next = link(page.links, 'next');
      if (next === undefined) expect(link(page.links, 'prev')!.href).toContain('offset=0');
      address = next?.href.replace('http://localhost', '');
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
    // 60 000 ㎡ and 20 000 ㎡ are certified; the others are measured and lie between.
    expect([seen[0], seen.at(-1)]).toEqual(['l1', 'l6']);
  });

  test('an offset past the end is an empty page with a way back', async () => {
    const page = await items('?offset=50');
    expect([page.numberMatched, page.numberReturned, link(page.links, 'next')]).toEqual([6, 0, undefined]);
  });

  test('a limit above the maximum is capped, not refused', async () => {
    expect((await items('?limit=100000')).numberReturned).toBe(6);
  });

  test('bbox picks what touches it, also across 180°', async () => {
    expect(await ids('?bbox=111.6035,36.0995,111.6075,36.103')).toEqual(['l2']);
    expect(await ids('?bbox=111.6035,36.0995,0,111.6075,36.103,9000')).toEqual(['l2']);
    expect(await ids('?bbox=170,-10,-170,10')).toEqual([]);
    expect(await ids('?bbox=170,36,111.6005,37')).toEqual(['l1', 'l4']);
  });

  test.each([
    ["status='ready'", ['l1']],
    ["status IN ('ready','serviced') AND levelled=TRUE", ['l1', 'l2']],
    ["name LIKE '甘亭%'", ['l1', 'l2', 'l3']],
    ['areaM2 BETWEEN 39999 AND 60000 AND isStandardLand = TRUE', ['l1', 'l3']],
    ['priceWanYuanPerMu IS NULL', ['l2', 'l3', 'l4', 'l5', 'l6']],
    ['S_INTERSECTS(geometry, BBOX(111.5995,36.0995,111.6005,36.1005))', ['l1']],
  ])('CQL2 %s', async (filter, expected) => {
    expect(
      await ids(`?filter-lang=cql2-text&sortby=name&filter=${encodeURIComponent(filter)}`).then((found) =>
        found.sort(),
      ),
    ).toEqual(expected);
  });

  test('a field is a parameter for equality', async () => {
    expect(await ids('?status=ready')).toEqual(['l1']);
    expect(await ids('?isStandardLand=true')).toEqual(['l1', 'l3']);
    expect(await ids('?areaCertM2=40000')).toEqual(['l3']);
  });

  test('properties and skipGeometry leave the rest out', async () => {
    const page = await items('?properties=code,status&skipGeometry=true&limit=1');
    expect(page.features[0]).toMatchObject({ geometry: null, properties: { code: 'GT-001', status: 'ready' } });
    expect(Object.keys(page.features[0]!.properties)).toEqual(['code', 'status']);
  });

  test('coordinates are CRS84 and said to be', async () => {
    const answer = await park.ask(`${PARCELS}?limit=1`);
    expect(answer.headers.get('content-crs')).toBe('<http://www.opengis.net/def/crs/OGC/1.3/CRS84>');
    expect((await items('?limit=1&crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84')).numberReturned).toBe(1);
  });

  test('the public sees six decimals, staff seven', async () => {
    const at = 111.123456789;
    await park.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [
        {
          dataset: 'utility',
          id: 'n9',
          before: null,
          after: {
            id: 'n9',
            geometry: { type: 'Point', coordinates: [at, 36] },
            properties: { synthetic: true, name: '阀门', zoneId: 'z1', item: 'water', part: 'node', status: 'built' },
          },
        },
      ],
    });
    const seen = async (role: 'guest' | 'planner') =>
      (await park.json<{ geometry: { coordinates: number[] } }>('/ogc/collections/utility/items/n9', role)).geometry
        .coordinates[0];
    expect([await seen('guest'), await seen('planner')]).toEqual([111.123457, 111.1234568]);
  });

  test('one row has links to itself, its collection and the map (feature success)', async () => {
    const { links } = await park.json<{ links: Link[] }>(`${PARCELS}/l1`);
    expect(links.map(({ rel, type }) => [rel, type])).toEqual([
      ['self', 'application/geo+json'],
      ['alternate', 'text/html'],
      ['collection', 'application/json'],
    ]);
  });

  test('an unchanged page is not sent twice; its time stamp does not count', async () => {
    const first = await park.ask(PARCELS);
    const again = await park.ask(PARCELS, 'guest', { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('HEAD has the headers and no body', async () => {
    const answer = await park.app.request(PARCELS, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'application/geo+json',
      '',
    ]);
  });
});

describe('datetime speaks of asOf', () => {
  beforeAll(async () => {
    const row = (id: string, asOf: string | null) => ({
      dataset: 'fact',
      id,
      before: null,
      after: {
        id,
        geometry: null,
        properties: {
          synthetic: true,
          asOf,
          subjectDataset: 'zone',
          subjectId: 'z1',
          zoneId: 'z1',
          subject: id,
          measure: 'm',
          unitText: '',
          date: '2024',
          nature: 'actual',
          quote: '',
        },
      },
    });
    await park.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [row('d1', '2023-02-28'), row('d2', '2024-06-01'), row('d3', null)],
    });
  });

  test.each([
    ['2023-02-28', ['d1']],
    ['2023-02-28T12:00:00Z', ['d1']],
    ['2023-02-28T23:30:00-05:00', []],
    ['2023-01-01/2024-12-31', ['d1', 'd2']],
    ['2024-01-01T00:00:00Z/..', ['d2']],
    ['../2023-12-31', ['d1']],
    ['/2023-12-31', ['d1']],
  ])('%s', async (time, expected) => {
    const page = await park.json<Collection>(`/ogc/collections/fact/items?datetime=${encodeURIComponent(time)}`);
    expect(page.features.map((row) => row.id)).toEqual(expected);
  });

  test('the collection says from when to when', async () => {
    const { extent } = await park.json<{ extent: { temporal: { interval: string[][] } } }>('/ogc/collections/fact');
    expect(extent.temporal.interval).toEqual([['2023-02-28T00:00:00Z', '2024-06-01T00:00:00Z']]);
  });
});
