/** Parcels as one site, sites found, and what limits them, at the front door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import { editOf, inserted, rectangle } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
  const place = { zoneId: 'z1', parkId: 'p1', landUse: '100101', tenure: 'stateOwned' };
  await park.store.edits.apply(
    editOf([
      inserted('parcel', 'n1', { ...place, name: '北一', status: 'ready' }, rectangle(111.6, 36.12, 0.001, 0.001)),
      inserted('parcel', 'n2', { ...place, name: '北二', status: 'serviced' }, rectangle(111.601, 36.12, 0.001, 0.001)),
      inserted(
        'parcel',
        'n3',
        { ...place, name: '北三', status: 'producing' },
        rectangle(111.602, 36.12, 0.001, 0.001),
      ),
      inserted(
        'zone',
        'z9',
        { name: '邻区开发区', kind: 'zone', level: 'provincial' },
        rectangle(111.7, 36.1, 0.1, 0.1),
      ),
      inserted('park', 'p9', { zoneId: 'z9', name: '邻区园' }, rectangle(111.7, 36.1, 0.1, 0.1)),
      inserted(
        'parcel',
        'far',
        { ...place, zoneId: 'z9', parkId: 'p9', name: '邻区地块', status: 'ready' },
        rectangle(111.72, 36.12, 0.001, 0.001),
      ),
      inserted(
        'utility',
        'n9',
        { zoneId: 'z1', name: '北路', item: 'road', part: 'line', status: 'built', widthM: 20 },
        {
          type: 'LineString',
          coordinates: [
            [111.59, 36.1199],
            [111.61, 36.1199],
          ],
        },
      ),
    ]),
  );
});
afterAll(() => park.close());

const post = (path: string, body: unknown, role: Role = 'guest') =>
  park.app.request(path, {
    method: 'POST',
    headers: { 'x-test-role': role, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('an assembly', () => {
  test('of two touching parcels is told to anyone who reads parcels', async () => {
    const answer = await post('/api/assemblies', { ids: ['n1', 'n2'] });
    expect(answer.status).toBe(200);
    const site = (await answer.json()) as Record<string, unknown>;
    expect(site).toMatchObject({ isTouching: true, conflicts: [], holes: [], gaps: [] });
    expect(site['areaM2']).toBeCloseTo(2 * 90.0 * 110.96, -2);
    expect(site['frontageM']).toBeCloseTo(180, 0);
    expect(site['roads']).toEqual([expect.objectContaining({ id: 'n9', name: '北路', status: 'built' })]);
  });

  test('is as ready as its least ready parcel; land in use has no tier to give', async () => {
    const tier = async (ids: readonly string[]) =>
      ((await (await post('/api/assemblies', { ids })).json()) as { worstTier: number | null }).worstTier;
    expect(await tier(['n1', 'n2'])).toBe(2);
    expect(await tier(['n1', 'n3'])).toBeNull();
  });

  test('names its conflicts', async () => {
    const { conflicts } = (await (await post('/api/assemblies', { ids: ['n1', 'n3', 'l3'] })).json()) as {
      conflicts: { kind: string; say: { zh: string } }[];
    };
    expect(conflicts.map(({ kind }) => kind)).toEqual(['notTouching', 'status', 'landUse']);
    expect(conflicts[1]!.say.zh).toBe('不是可选地：北三、甘亭三号地块：投产。');
  });

  test('names zones and parks, not their ids', async () => {
    const { conflicts } = (await (await post('/api/assemblies', { ids: ['n1', 'far'] })).json()) as {
      conflicts: { kind: string; say: { zh: string; en: string } }[];
    };
    const [zone, park] = conflicts.filter(({ kind }) => kind === 'place');
    expect(zone!.say.zh).toBe('开发区不同：北一：示例经济开发区；邻区地块：邻区开发区。');
    expect(park!.say.en).toBe('Park differs: 北一: Ganting Industrial Park; 邻区地块: 邻区园.');
  });

  test.each<[number, unknown]>([
    [404, { ids: ['n1', 'nowhere'] }],
    [422, { ids: ['n1'] }],
    [422, { ids: ['n1', 'n1'] }],
    [400, { ids: 'n1' }],
    [400, { ids: ['n1', 'n2'], more: true }],
    [400, { ids: Array.from({ length: 13 }, () => 'n1') }],
  ])('is refused with %i for %j', async (status, body) => {
    expect((await post('/api/assemblies', body)).status).toBe(status);
  });
});

describe('sites of a wanted size', () => {
  const idsOf = async (body: object) => {
    const { assemblies } = (await (await post('/api/assemblies/find', body)).json()) as {
      assemblies: { parcels: { id: string }[] }[];
    };
    return assemblies.map(({ parcels }) => parcels.map(({ id }) => id).sort());
  };

  test('are made of land to be supplied, not of what is in use', async () => {
    expect(await idsOf({ atLeastM2: 15_000 })).toEqual([['n1', 'n2']]);
    expect(await idsOf({ atLeastM2: 25_000 })).toEqual([]);
  });

  test('obey a filter', async () => {
    expect(await idsOf({ atLeastM2: 15_000, filter: "status = 'ready'" })).toEqual([]);
  });

  test.each<[number, object]>([
    [400, {}],
    [400, { atLeastM2: -1 }],
    [400, { atLeastM2: 15_000, most: 13 }],
    [400, { atLeastM2: 15_000, filter: 'nonsense = 1' }],
    [400, { atLeastM2: 15_000, filter: 'sourceEpsg = 4546' }],
  ])('%i for %j', async (status, body) => {
    expect((await post('/api/assemblies/find', body)).status).toBe(status);
  });
});

describe('constraints on a parcel', () => {
  test.each<[Role, number]>([
    ['guest', 404],
    ['investor', 404],
    ['desk', 404],
    ['planner', 200],
    ['steward', 200],
    ['manager', 200],
    ['admin', 200],
  ])('for %s: %i', async (role, status) => {
    expect((await park.ask('/api/constraints/l3', role)).status).toBe(status);
  });

  test('are told with the share of the parcel under them', async () => {
    const { constraints } = await park.json<{ constraints: { kind: string; share: number }[] }>(
      '/api/constraints/l3',
      'planner',
    );
    // c1 is 111.607–111.609 × 36.099–36.100: it touches l3 (from 36.1 up) and shares no ground with it.
    expect(constraints).toEqual([]);
    await park.store.edits.apply(
      editOf([
        inserted('constraint', 'c2', { name: '采空区二', kind: 'minedOut' }, rectangle(111.608, 36.1, 0.0015, 0.002)),
      ]),
    );
    const after = await park.json<{ constraints: object[] }>('/api/constraints/l3', 'planner');
    expect(after.constraints).toEqual([
      expect.objectContaining({
        kind: 'minedOut',
        share: expect.closeTo(0.5, 4),
        of: [expect.objectContaining({ id: 'c2' })],
      }),
    ]);
    expect(await park.json('/api/constraints/c2/parcels', 'planner')).toEqual({
      parcels: [
        expect.objectContaining({ id: 'l3', name: '甘亭三号地块', share: expect.closeTo(0.5, 4), synthetic: true }),
      ],
      matched: 1,
      isAll: true,
    });
  });

  test.each<Role>(['guest', 'investor', 'desk'])(
    '%s learns of a constraint neither by its parcels nor by whether it exists',
    async (role) => {
      const [known, unknown] = await Promise.all(
        ['c1', 'nowhere'].map((id) => park.ask(`/api/constraints/${id}/parcels`, role)),
      );
      const told = async (answer: Response) => [answer.status, { ...(await answer.json()), instance: '' }];
      expect(await told(known!)).toEqual(await told(unknown!));
      expect(known!.status).toBe(404);
      const sheet = await park.ask('/api/land/l3', role);
      expect(await sheet.text()).not.toMatch(/采空|minedOut/);
    },
  );

  test('one that does not exist is not found', async () => {
    expect((await park.ask('/api/constraints/nowhere/parcels', 'planner')).status).toBe(404);
  });
});
