/**
 * Confidential means confidential: figures that stand nowhere else are planted in fields of each level, then looked for
 * at every address as every role. The manager finds them, which proves that the search can.
 */

import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const MANAGER = { figure: 987_654.321, name: '绝密企业', code: '91149999SECRET0001' };
const STAFF = { tenant: '保密租户', sponsor: '包联某人', money: 876_543.21 };
const CANARIES = {
  manager: [String(MANAGER.figure), MANAGER.name, MANAGER.code],
  staff: [STAFF.tenant, STAFF.sponsor, String(STAFF.money)],
};

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
  const place = { zoneId: 'z1', parkId: 'p1' };
  const at = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
  await park.store.edits.apply({
    author: 'test',
    role: 'admin',
    source: 'form',
    note: '',
    changes: [
      inserted('enterprise', 'e9', { ...place, name: MANAGER.name, creditCode: MANAGER.code }, at(111.605, 36.101)),
      inserted('tenancy', 't9', { enterpriseId: 'e9', parcelId: 'l5', kind: 'owner' }),
      inserted('annualReport', 'r9', {
        enterpriseId: 'e9',
        year: 2023,
        outputWanYuan: MANAGER.figure,
        taxWanYuan: MANAGER.figure,
      }),
      inserted('commitment', 'k9', {
        parcelId: 'l5',
        indicator: 'taxPerMu',
        operator: 'atLeast',
        value: MANAGER.figure,
        unitText: '万元/亩',
        dueOn: '2024-06-30',
      }),
      inserted(
        'unit',
        'u9',
        {
          ...place,
          name: '1号厂房 103',
          unitNo: '103',
          buildingId: 'b1',
          status: 'occupied',
          floor: 1,
          tenant: STAFF.tenant,
        },
        {
          type: 'Polygon',
          coordinates: [
            [
              [111.6085, 36.1005],
              [111.6089, 36.1005],
              [111.6089, 36.1011],
              [111.6085, 36.1005],
            ],
          ],
        },
      ),
      inserted(
        'project',
        'j9',
        { ...place, name: '新项目', stage: 'signed', leader: STAFF.sponsor, totalInvestmentWanYuan: STAFF.money },
        at(111.602, 36.105),
      ),
    ],
  });
});
afterAll(() => park.close());

const DRAWN = DATASETS.filter((dataset) => dataset.geometry !== 'none').map((dataset) => dataset.id);
const q = encodeURIComponent;

/** Every address at which a row, a name or a count could come out. */
const ADDRESSES: readonly string[] = [
  '/ogc',
  '/ogc/api',
  '/ogc/collections',
  '/api/session',
  '/api/openapi.json',
  '/metrics',
  '/api/dashboards/overview',
  '/api/dashboards/utility',
  '/api/dashboards/supply',
  '/api/land/l5',
  '/api/coverage/p1',
  '/api/dashboards/output',
  '/api/dashboards/output?indicator=taxPerMu&year=2023',
  ...['outputPerMu', 'taxPerMu', 'addedValuePerMu', 'areaM2', 'serviceLevel'].map(
    (indicator) => `/api/explain/${indicator}?of=parcel:l5&year=2023`,
  ),
  ...['绝密', 'SECRET', '987654', '保密', '包联', 'jmqy', 'bmzh'].map((text) => `/api/search?q=${q(text)}&limit=50`),
  ...DATASETS.flatMap(({ id }) => [
    `/ogc/collections/${id}`,
    `/ogc/collections/${id}/queryables`,
    `/ogc/collections/${id}/items?limit=1000`,
    `/api/facets/${id}`,
  ]),
  ...[
    'enterprise/items/e9',
    'tenancy/items/t9',
    'annualReport/items/r9',
    'commitment/items/k9',
    'unit/items/u9',
    'project/items/j9',
  ].map((path) => `/ogc/collections/${path}`),
];

const bodyOf = async (path: string, role: Role): Promise<string> => {
  const answer = await park.ask(path, role);
  return `${[...answer.headers].join('\n')}\n${await answer.text()}`;
};

const wholeText = async (role: Role): Promise<string> =>
  (await Promise.all(ADDRESSES.map((path) => bodyOf(path, role)))).join('\n');

/** All property names and values in the tiles over the park, z 8–15. */
const tileText = async (role: Role): Promise<string> => {
  const found: string[] = [];
  for (const dataset of DRAWN)
    for (let z = 8; z <= 15; z += 1) {
      const side = 2 ** z;
      const x = Math.floor(((111.6087 + 180) / 360) * side);
      const y = Math.floor(((1 - Math.asinh(Math.tan((36.1008 * Math.PI) / 180)) / Math.PI) / 2) * side);
      const answer = await park.ask(`/tiles/${dataset}/${z}/${x}/${y}.mvt`, role, { 'accept-encoding': 'gzip' });
      if (answer.status !== 200) continue;
      const tile = new VectorTile(new PbfReader(gunzipSync(Buffer.from(await answer.arrayBuffer()))));
      for (const layer of Object.values(tile.layers))
        for (let i = 0; i < layer.length; i += 1) found.push(JSON.stringify(layer.feature(i).properties));
    }
  return found.join('\n');
};

describe('canaries', () => {
  test.each(['guest', 'investor', 'planner', 'steward', 'desk'] as const)(
    '%s finds no firm figure anywhere',
    async (role) => {
      const text = (await wholeText(role)) + (await tileText(role));
      for (const canary of CANARIES.manager) expect(text).not.toContain(canary);
    },
  );

  test.each(['guest', 'investor', 'desk'] as const)('%s finds no tenant, sponsor or money', async (role) => {
    const text = (await wholeText(role)) + (await tileText(role));
    for (const canary of CANARIES.staff) expect(text).not.toContain(canary);
    expect(text).not.toMatch(/"tenant"|"totalInvestmentWanYuan"|"sourceEpsg"/);
  });

  test('the planner finds staff figures, the manager finds all: the search can find', async () => {
    const planner = (await wholeText('planner')) + (await tileText('planner'));
    for (const canary of CANARIES.staff) expect(planner).toContain(canary);
    const manager = (await wholeText('manager')) + (await tileText('manager'));
    for (const canary of [...CANARIES.manager, ...CANARIES.staff]) expect(manager).toContain(canary);
  });
});

describe('no use of what one may not read', () => {
  const uses = (dataset: string, field: string, value: string) => [
    `/ogc/collections/${dataset}/items?sortby=${field}`,
    `/ogc/collections/${dataset}/items?sortby=-${field}`,
    `/ogc/collections/${dataset}/items?properties=${field}`,
    `/ogc/collections/${dataset}/items?${field}=${q(value)}`,
    `/ogc/collections/${dataset}/items?filter=${q(`${field} > ${Number.isNaN(Number(value)) ? `'${value}'` : value}`)}`,
    `/ogc/collections/${dataset}/items?filter=${q(`${field} IS NULL`)}`,
    `/ogc/collections/${dataset}/items?filter=${q(`source IS NULL OR NOT (${field} IS NULL)`)}`,
    `/api/facets/${dataset}?filter=${q(`${field} IS NULL`)}`,
  ];

  test.each([...uses('unit', 'tenant', STAFF.tenant), ...uses('project', 'totalInvestmentWanYuan', '876543.21')])(
    'guest, %s: 400',
    async (path) => {
      expect((await park.ask(path, 'guest')).status).toBe(400);
      expect((await park.ask(path, 'planner')).status).toBe(200);
    },
  );

  test.each([...uses('annualReport', 'outputWanYuan', '987654'), ...uses('enterprise', 'creditCode', MANAGER.code)])(
    'planner, %s: the dataset is not there',
    async (path) => {
      expect((await park.ask(path, 'planner')).status).toBe(404);
      expect((await park.ask(path, 'manager')).status).toBe(200);
    },
  );

  test('a hidden field is refused in the words used for one that does not exist', async () => {
    const words = async (field: string) =>
      (await bodyOf(`/ogc/collections/unit/items?sortby=${field}`, 'guest'))
        .replaceAll(field, '…')
        .replace(/urn:mutu:request:[\w-]+/, '')
        .replace(/x-.*\n/g, '');
    expect(await words('tenant')).toBe(await words('nonsense'));
  });

  test('a hidden dataset is refused in the words used for one that does not exist', async () => {
    const words = async (dataset: string) =>
      (await bodyOf(`/ogc/collections/${dataset}/items`, 'guest'))
        .replaceAll(dataset, '…')
        .replace(/urn:mutu:request:[\w-]+/, '');
    expect(await words('enterprise')).toBe(await words('nonsense'));
  });
});

describe('traces', () => {
  const ASKED = [
    '/ogc/collections/unit/items',
    '/ogc/collections/unit/items/u9',
    '/ogc/collections/unit',
    '/api/facets/unit',
    '/api/session',
    '/api/dashboards/overview',
    '/tiles/unit/14/13271/6428.mvt',
  ];

  const etags = async (role: Role) =>
    Promise.all(ASKED.map(async (path) => (await park.ask(path, role)).headers.get('etag')));

  test('an edit of firm figures changes no ETag and no revision that a guest or planner sees', async () => {
    const before = [await etags('guest'), await etags('planner')];
    const r9 = (await park.store.features.get('annualReport', 'r9', 'admin'))!;
    await park.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [
        {
          dataset: 'annualReport',
          id: 'r9',
          before: r9,
          after: { ...r9, properties: { ...r9.properties, employees: 77 } },
        },
      ],
    });
    expect([await etags('guest'), await etags('planner')]).toEqual(before);
  });

  test('answers to those who signed in are private, and vary by cookie', async () => {
    for (const path of ASKED) {
      const { headers } = await park.ask(path, 'manager');
      expect(headers.get('cache-control')).toMatch(/^private/);
      expect(headers.get('vary')).toContain('cookie');
    }
  });

  test("a manager's ETag does not open a guest's door", async () => {
    const etag = (await park.ask('/ogc/collections/unit/items', 'manager')).headers.get('etag')!;
    expect((await park.ask('/ogc/collections/unit/items', 'guest', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('doors', () => {
  test.each([
    ['guest', 401],
    ['investor', 403],
    ['planner', 403],
    ['steward', 403],
    ['desk', 403],
    ['manager', 200],
    ['admin', 200],
  ] as const)('亩均 for %s: %i', async (role, status) => {
    expect((await park.ask('/api/dashboards/output', role)).status).toBe(status);
    expect((await park.ask('/api/explain/outputPerMu?of=parcel:l3&year=2023', role)).status).toBe(status);
  });

  test.each([
    ['guest', 404],
    ['investor', 404],
    ['planner', 404],
    ['manager', 200],
  ] as const)('the enterprises for %s: %i', async (role, status) => {
    for (const path of [
      '/ogc/collections/enterprise',
      '/ogc/collections/enterprise/items',
      '/ogc/collections/enterprise/queryables',
      '/api/facets/enterprise',
      '/tiles/enterprise.json',
      '/ogc/collections/enterprise/items/e9',
    ])
      expect([path, (await park.ask(path, role)).status]).toEqual([path, status]);
  });

  test.each([
    ['guest', false],
    ['investor', false],
    ['planner', true],
    ['steward', true],
    ['desk', false],
    ['manager', true],
    ['admin', true],
  ] as const)('the constraints for %s: %s', async (role, sees) => {
    const { collections } = await park.json<{ collections: { id: string }[] }>('/ogc/collections', role);
    expect(collections.some(({ id }) => id === 'constraint')).toBe(sees);
    expect((await park.json<{ reads: string[] }>('/api/session', role)).reads.includes('constraint')).toBe(sees);
  });
});
