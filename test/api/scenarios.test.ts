/** Saved what-ifs: who sees and changes them, and that no register changes before an edit has been published. */
import type { Geometry, LineString, Polygon } from 'geojson';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sessions } from '../../server/api/parts.ts';
import type { Role } from '../../server/domain/access.ts';
import { splitByArea, splitByLine } from '../../server/domain/split.ts';
import { editOf, inserted, rectangle } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeEach(async () => {
  park = await openParkApp();
  const place = { zoneId: 'z1', parkId: 'p1', landUse: '100101', status: 'ready' };
  await park.store.edits.apply(
    editOf([
      inserted('parcel', 'n1', { ...place, name: '北一', areaCertM2: 9_900 }, rectangle(111.6, 36.12, 0.001, 0.001)),
      inserted('parcel', 'n2', { ...place, name: '北二' }, rectangle(111.601, 36.12, 0.001, 0.001)),
    ]),
  );
});
afterEach(() => park.close());

type Told = {
  id: string;
  author: string;
  editSeq: number | null;
  isCurrent: boolean;
  assembly: { areaM2: number } | null;
  parts: { areaM2: number; shape: Geometry }[] | null;
};
type Draft = {
  seq: number;
  state: string;
  changes: { id: string; successors?: string[]; after: { properties: object } | null }[];
};

const send = (method: string, path: string, role: Role, body?: unknown) =>
  park.app.request(path, {
    method,
    headers: { 'x-test-role': role, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;

const ASSEMBLY = { name: '两块合一', kind: 'assembly', parcels: ['n1', 'n2'], note: '客户要 30 亩' };
const N1 = rectangle(111.6, 36.12, 0.001, 0.001) as Polygon;
/** A valid shape of `count` corners, the closing one among them. */
const steps = (count: number): Polygon => {
  const along = Array.from({ length: count - 2 }, (_, index) => [111.6 + index / 1e6, 36.12 + (index % 2) / 1e6]);
  return { type: 'Polygon', coordinates: [[...along, [111.6, 36.2], along[0]!]] };
};
const DIVIDED = { name: '一分为二', kind: 'split', parcels: ['n1'], parts: splitByArea(N1, [2, 1], 90) };

const save = async (role: Role = 'planner', body: object = ASSEMBLY) =>
  json<Told>(send('POST', '/api/scenarios', role, body));
const registers = async () =>
  JSON.stringify([(await park.store.features.list('parcel', {}, 'admin')).features, park.store.revision('parcel')]);

describe('doors', () => {
  test.each<[Role, number, number]>([
    ['guest', 401, 401],
    ['investor', 403, 403],
    ['desk', 403, 403],
    ['planner', 200, 201],
    ['steward', 200, 201],
    ['manager', 200, 201],
    ['admin', 200, 201],
  ])('%s: list %i, save %i', async (role, list, saved) => {
    const { id } = await save();
    expect((await park.ask('/api/scenarios', role)).status).toBe(list);
    expect((await park.ask(`/api/scenarios/${id}`, role)).status).toBe(list);
    expect((await send('POST', '/api/scenarios', role, ASSEMBLY)).status).toBe(saved);
  });

  test.each<Role>(['guest', 'investor', 'desk'])(
    '%s finds no trace of a scenario in registers, tiles, search or edits',
    async (role) => {
      const { id } = await save();
      for (const path of [
        '/ogc/collections/scenario',
        '/ogc/collections/scenario/items',
        `/ogc/collections/scenario/items/${id}`,
        '/api/facets/scenario',
        '/tiles/scenario.json',
        `/api/history/scenario/${id}`,
      ])
        expect([path, (await park.ask(path, role)).status]).toEqual([path, 404]);
      const traces = await Promise.all(
        ['/api/search?q=%E4%B8%A4%E5%9D%97', '/ogc/collections', '/api/edits'].map(async (path) =>
          (await park.ask(path, role)).text(),
        ),
      );
      expect(traces.join()).not.toMatch(/两块合一|scenario/);
    },
  );

  test('a colleague sees it and may not change, delete or use it', async () => {
    const { id, author } = await save();
    expect(author).toBe('planner');
    for (const role of ['steward', 'manager', 'admin'] as const) {
      expect((await send('PUT', `/api/scenarios/${id}`, role, ASSEMBLY)).status).toBe(403);
      expect((await send('DELETE', `/api/scenarios/${id}`, role)).status).toBe(403);
      expect((await send('POST', `/api/scenarios/${id}/edit`, role, {})).status).toBe(403);
    }
  });

  test('the roads of the registers are closed to it, whoever asks', async () => {
    const { id } = await save();
    for (const role of ['planner', 'steward', 'admin'] as const) {
      expect((await send('POST', '/api/features/scenario', role, { properties: {} })).status).toBe(403);
      expect((await send('DELETE', `/api/features/scenario/${id}`, role)).status).toBe(403);
      const changes = [{ dataset: 'scenario', after: { properties: { name: '别人的' } } }];
      expect((await send('POST', '/api/edits', role, { changes })).status).toBe(403);
    }
  });
});

describe('many of them', () => {
  const kept = (author: string, count: number, asOf = '2024-12-31') =>
    park.store.edits.apply(
      editOf(
        Array.from({ length: count }, (_, index) =>
          inserted(
            'scenario',
            `${author}-${index}`,
            { name: `方案 ${index}`, kind: 'assembly', zoneId: 'z1', parcelIds: 'n1 n2', author, asOf },
            N1,
          ),
        ),
      ),
    );
  const page = (query: string) =>
    park.json<{ scenarios: { id: string }[]; matched: number; limit: number }>(`/api/scenarios${query}`, 'planner');

  test('come page by page, each once, those kept last first', async () => {
    await kept('old', 30, '2023-12-31');
    await kept('new', 40);
    const first = await page('');
    expect([first.scenarios.length, first.matched, first.limit]).toEqual([50, 70, 50]);
    expect(first.scenarios.slice(0, 40).every(({ id }) => id.startsWith('new'))).toBe(true);
    const second = await page('?limit=50&offset=50');
    expect(new Set([...first.scenarios, ...second.scenarios].map(({ id }) => id)).size).toBe(70);
    expect((await park.ask('/api/scenarios?limit=201', 'planner')).status).toBe(400);
    expect((await park.ask('/api/scenarios?offset=-1', 'planner')).status).toBe(400);
  });

  test('of two kept on one day, the later is on top, and stays below what comes after it when it is turned', async () => {
    await kept('a', 1);
    await kept('b', 1);
    await kept('aa', 1);
    const ids = async (query = '') => (await page(query)).scenarios.map(({ id }) => id);
    expect(await ids()).toEqual(['aa-0', 'b-0', 'a-0']);
    expect(await ids('?limit=1&offset=1')).toEqual(['b-0']);
    const before = (await park.store.features.get('scenario', 'a-0', 'admin'))!;
    const after = { ...before, properties: { ...before.properties, editSeq: 7 } };
    await park.store.edits.apply(editOf([{ dataset: 'scenario', id: 'a-0', before, after }]));
    expect(await ids()).toEqual(['aa-0', 'b-0', 'a-0']);
  });

  test('a person keeps 500 and no more until one is deleted; colleagues are not counted', async () => {
    await kept('planner', 499);
    await kept('steward', 10);
    expect((await send('POST', '/api/scenarios', 'planner', ASSEMBLY)).status).toBe(201);
    const refused = await send('POST', '/api/scenarios', 'planner', ASSEMBLY);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/请先删除不再需要的方案/);
    expect((await send('DELETE', '/api/scenarios/planner-7', 'planner')).status).toBe(204);
    expect((await send('POST', '/api/scenarios', 'planner', ASSEMBLY)).status).toBe(201);
  });
});

test('an author is his account: a namesake is somebody else', async () => {
  const named: Sessions = {
    of: async (request) => ({
      role: 'planner',
      user: { name: request.headers.get('x-test-account') ?? '', displayName: '王芳' },
    }),
    answer: async () => new Response(),
  };
  const there = await openParkApp({ sessions: named });
  const ask = (account: string, method: string, path: string, body?: object) =>
    there.app.request(path, {
      method,
      headers: { 'x-test-account': account, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const { id, author } = await json<Told>(
    ask('wangfang', 'POST', '/api/scenarios', { ...ASSEMBLY, parcels: ['l1', 'l2'] }),
  );
  expect(author).toBe('wangfang');
  expect((await ask('wangfang2', 'DELETE', `/api/scenarios/${id}`)).status).toBe(403);
  expect((await ask('wangfang', 'DELETE', `/api/scenarios/${id}`)).status).toBe(204);
  await there.close();
});

describe('a scenario', () => {
  test('is kept, changed and deleted by its author, and no register changes', async () => {
    const before = await registers();
    const { id, isCurrent, assembly, editSeq } = await save();
    expect([isCurrent, editSeq]).toEqual([true, null]);
    expect(assembly!.areaM2).toBeGreaterThan(19_000);
    const changed = await json<Told & { name: string }>(
      send('PUT', `/api/scenarios/${id}`, 'planner', { ...DIVIDED, name: '改为分割' }),
    );
    expect(changed).toMatchObject({ id, name: '改为分割', kind: 'split', assembly: null });
    expect(changed.parts!.map(({ areaM2 }) => Math.round((areaM2 / changed.parts![1]!.areaM2) * 100) / 100)).toEqual([
      2, 1,
    ]);
    expect((await send('DELETE', `/api/scenarios/${id}`, 'planner')).status).toBe(204);
    expect((await park.ask(`/api/scenarios/${id}`, 'planner')).status).toBe(404);
    expect(await registers()).toBe(before);
  });

  test('says when its parcels are no longer what they were', async () => {
    const { id } = await save();
    const n2 = (await park.store.features.get('parcel', 'n2', 'admin'))!;
    await park.store.edits.apply(
      editOf([
        {
          dataset: 'parcel',
          id: 'n2',
          before: n2,
          after: { ...n2, geometry: rectangle(111.601, 36.12, 0.001, 0.0009) },
        },
      ]),
    );
    expect((await park.json<Told>(`/api/scenarios/${id}`, 'planner')).isCurrent).toBe(false);
    expect((await send('POST', `/api/scenarios/${id}/edit`, 'planner', {})).status).toBe(409);
  });

  const redrawn = async (id: string, geometry: Geometry | null) => {
    const before = (await park.store.features.get('parcel', id, 'admin'))!;
    await park.store.edits.apply(editOf([{ dataset: 'parcel', id, before, after: { ...before, geometry } }]));
  };
  const REFUSED_NOW = { isCurrent: false, assembly: null, parts: null };

  test('kept before its parcels had more corners than are looked at is told without figures', async () => {
    const { id } = await save();
    await redrawn('n2', steps(3_100));
    expect(await park.json<Told>(`/api/scenarios/${id}`, 'planner')).toMatchObject({ id, ...REFUSED_NOW });
    expect((await send('POST', '/api/assemblies', 'planner', { ids: ['n1', 'n2'] })).status).toBe(422);
  });

  test('kept before its parcels lost their shapes is told as it was', async () => {
    const [together, divided] = [await save(), await save('planner', DIVIDED)];
    await redrawn('n1', null);
    expect(await park.json<Told>(`/api/scenarios/${together.id}`, 'planner')).toMatchObject(REFUSED_NOW);
    const told = await park.json<Told>(`/api/scenarios/${divided.id}`, 'planner');
    expect([told.isCurrent, told.parts!.length]).toEqual([false, 2]);
  });

  test.each<[string, number, object]>([
    ['no name', 400, { ...ASSEMBLY, name: ' ' }],
    ['another kind', 400, { ...ASSEMBLY, kind: 'merge' }],
    ['an assembly with parts', 400, { ...ASSEMBLY, parts: DIVIDED.parts }],
    ['a split without parts', 400, { ...DIVIDED, parts: undefined }],
    ['a parcel that does not exist', 404, { ...ASSEMBLY, parcels: ['n1', 'nowhere'] }],
    ['one parcel put together', 422, { ...ASSEMBLY, parcels: ['n1'] }],
    ['thirteen parts', 400, { ...DIVIDED, parts: Array.from({ length: 13 }, () => N1) }],
    ['a thousand corners and one', 400, { ...DIVIDED, parts: [N1, steps(996)] }],
    ['shapes longer than anybody draws', 413, { ...DIVIDED, parts: [N1, steps(20_000)] }],
    ['two parcels divided', 422, { ...DIVIDED, parcels: ['n1', 'n2'] }],
    [
      'parts that leave ground over',
      422,
      { ...DIVIDED, parts: [DIVIDED.parts[0], rectangle(111.6008, 36.12, 0.0002, 0.0005)] },
    ],
    ['parts that overlap', 422, { ...DIVIDED, parts: [N1, DIVIDED.parts[1]] }],
    ['parts of another parcel', 422, { ...DIVIDED, parcels: ['n2'] }],
  ])('with %s is refused with %i', async (_, status, body) => {
    expect((await send('POST', '/api/scenarios', 'planner', body)).status).toBe(status);
  });
});

describe('turned into an edit', () => {
  const publish = async ({ seq }: Draft) => {
    expect((await send('POST', `/api/edits/${seq}/submit`, 'planner', {})).status).toBe(200);
    expect((await send('POST', `/api/edits/${seq}/publish`, 'steward', {})).status).toBe(200);
  };

  test('an assembly is a draft of a merge that changes nothing until a colleague has published it', async () => {
    const before = await registers();
    const { id } = await save();
    const answer = await send('POST', `/api/scenarios/${id}/edit`, 'planner', {});
    expect(answer.status).toBe(201);
    const draft = await json<Draft>(answer);
    expect([draft.state, await registers()]).toEqual(['draft', before]);
    expect((await park.json<Told>(`/api/scenarios/${id}`, 'planner')).editSeq).toBe(draft.seq);
    const [made] = draft.changes.filter(({ after }) => after);
    expect(
      draft.changes.filter(({ successors }) => successors).map((change) => [change.id, change.successors]),
    ).toEqual([
      ['n1', [made!.id]],
      ['n2', [made!.id]],
    ]);
    expect(made!.after!.properties).not.toHaveProperty('areaCertM2');
    await publish(draft);
    expect((await park.ask('/ogc/collections/parcel/items/n2')).status).toBe(308);
    const merged = (await park.store.features.get('parcel', made!.id, 'admin'))!;
    expect(merged.geometry!.type).toBe('Polygon');
    expect(merged.properties['areaM2']).toBeCloseTo(
      (await park.json<Told>(`/api/scenarios/${id}`, 'planner')).assembly?.areaM2 ?? 19_980,
      -2,
    );
    expect((await park.json<Told>(`/api/scenarios/${id}`, 'planner')).isCurrent).toBe(false);
  });

  test('a split is a draft with a row for each part, and the old id leads to them', async () => {
    const { id } = await save('planner', DIVIDED);
    const draft = await json<Draft>(send('POST', `/api/scenarios/${id}/edit`, 'planner', { note: '分期供地' }));
    expect(draft.changes.map(({ after }) => after !== null)).toEqual([false, true, true]);
    await publish(draft);
    const gone = await json<{ code: string; successors: object[] }>(park.ask('/ogc/collections/parcel/items/n1'));
    expect(gone).toMatchObject({ code: 'gone' });
    expect(gone.successors).toHaveLength(2);
  });

  test('corners that went out rounded come back as the parcel has them', async () => {
    const rounded = (await park.json<{ geometry: Polygon }>('/ogc/collections/parcel/items/n1', 'planner')).geometry;
    const line: LineString = {
      type: 'LineString',
      coordinates: [
        [111.6004, 36.11],
        [111.6004, 36.13],
      ],
    };
    const { id } = await save('planner', { ...DIVIDED, parts: splitByLine(rounded, line) });
    const draft = await json<Draft>(send('POST', `/api/scenarios/${id}/edit`, 'planner', {}));
    expect(draft.state).toBe('draft');
  });

  test('by a manager, who may plan but not change parcels, is refused', async () => {
    const { id } = await save('manager');
    expect((await send('POST', `/api/scenarios/${id}/edit`, 'manager', {})).status).toBe(403);
  });

  test('parcels that lie apart do not become one', async () => {
    const { id } = await save('planner', { ...ASSEMBLY, parcels: ['n1', 'l1'] });
    expect((await send('POST', `/api/scenarios/${id}/edit`, 'planner', {})).status).toBe(422);
  });
});
