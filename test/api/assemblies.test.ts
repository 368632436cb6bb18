/** Parcels as one site, sites found, and what limits them, at the front door. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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

  test('of too many corners is refused before roads and assessments are looked for', async () => {
    const ragged = Array.from({ length: 3_000 }, (_, place) => [111.65 + place * 1e-7, 36.12 - (place % 2) * 1e-6]);
    const around = [...ragged, [111.66, 36.12], [111.66, 36.13], [111.65, 36.13], ragged[0]!];
    const place = { name: '毛边', zoneId: 'z1', parkId: 'p1', status: 'ready' };
    const shape = { type: 'Polygon' as const, coordinates: [around] };
    await park.store.edits.apply(editOf([inserted('parcel', 'ragged', place, shape)]));
    const list = vi.spyOn(park.store.features, 'list');
    const answer = await post('/api/assemblies', { ids: ['n1', 'ragged'] });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { en: string }).en).toMatch(/^These parcels have 30\d\d corners together/);
    expect(list.mock.calls.map(([dataset]) => dataset)).not.toContain('assessment');
    list.mockRestore();
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

  test('leave out a site of which a parcel was deleted while it was looked for', async () => {
    const crowd = await openParkApp();
    const lot = { zoneId: 'z1', parkId: 'p1', landUse: '100101', tenure: 'stateOwned', status: 'ready' };
    await crowd.store.edits.apply(
      editOf(
        ['s1', 's2', 't1', 't2'].map((id, place) =>
          inserted(
            'parcel',
            id,
            { ...lot, name: id },
            rectangle(111.6 + place * 0.001, place < 2 ? 36.12 : 36.13, 0.001, 0.001),
          ),
        ),
      ),
    );
    const { features } = crowd.store;
    const deleted = async (id: string) => {
      const before = (await features.get('parcel', id, 'admin'))!;
      await crowd.store.edits.apply(editOf([{ dataset: 'parcel', id, before, after: null }]));
    };
    const find = async () => {
      const body = JSON.stringify({ atLeastM2: 15_000 });
      const headers = { 'content-type': 'application/json' };
      const answer = await crowd.app.request('/api/assemblies/find', { method: 'POST', headers, body });
      const { assemblies } = (await answer.json()) as { assemblies?: { parcels: { id: string }[] }[] };
      const sites = (assemblies ?? []).map(({ parcels }) => parcels.map(({ id }) => id).sort());
      return [answer.status, sites.map(String).sort()];
    };
    const both = await find();
    const { list } = features;
    features.list = async (dataset, query, role) => {
      const page = await list(dataset, query, role);
      if (dataset === 'parcel' && (await features.get('parcel', 't2', 'admin'))) await deleted('t2');
      return page;
    };
    expect([both, await find()]).toEqual([
      [200, ['s1,s2', 't1,t2']],
      [200, ['s1,s2']],
    ]);
    await crowd.close();
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
