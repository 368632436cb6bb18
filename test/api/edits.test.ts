/** Edits at the front door: the road of one row, the review, the history, split and merge, and what all of them keep back. */
import type { Geometry } from 'geojson';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mayEdit, mayReadDataset, ROLES, type Role } from '../../server/domain/access.ts';
import type { Dataset } from '../../server/domain/dataset.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeEach(async () => {
  park = await openParkApp();
});
afterEach(() => park.close());

type Row = { id: string; properties: Record<string, unknown>; geometry: Geometry; version?: string };
type Issue = { row: number; field: string; rule: string; message: { zh: string }; remedy: { zh: string } };
type Problem = {
  status: number;
  code: string;
  zh: string;
  current: Row | null;
  yours: Row | null;
  issues: Issue[];
  successors: { id: string; href: string }[];
  features: { name: string }[];
};
type Edit = {
  seq: number;
  state: string;
  author: string;
  note: string;
  reason: string | null;
  reviewer: string | null;
  source: string;
  counts: object[];
  changes: { before: Row | null; after: Row | null; successors?: string[] }[];
};

const send = (method: string, path: string, role: Role, body?: unknown, headers: Record<string, string> = {}) =>
  park.app.request(path, {
    method,
    headers: { 'x-test-role': role, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const json = async <T>(answer: Response | Promise<Response>): Promise<T> => (await answer).json() as Promise<T>;

const itemOf = (id: string, dataset = 'parcel') => `/ogc/collections/${dataset}/items/${id}`;
const rowOf = (id: string, dataset = 'parcel') => `/api/features/${dataset}/${id}`;
const versionOf = async (id: string, role: Role, dataset = 'parcel') =>
  (await park.ask(itemOf(id, dataset), role)).headers.get('etag')!;
const nameOf = async (id = 'l1') => (await park.json<Row>(itemOf(id), 'guest')).properties['name'];
const match = async (id: string, role: Role, dataset = 'parcel') => ({
  'if-match': await versionOf(id, role, dataset),
});

const propose = async (role: Role, properties: object, state = 'inReview', id = 'l1', dataset = 'parcel') =>
  json<Edit>(
    send('POST', '/api/edits', role, {
      note: '测试',
      state,
      changes: [{ dataset, id, version: await versionOf(id, role, dataset), after: { properties } }],
    }),
  );
const step = (seq: number, action: string, role: Role, body?: object) =>
  send('POST', `/api/edits/${seq}/${action}`, role, body);

describe('one row', () => {
  test('is changed by who may publish, with a new version in the answer', async () => {
    const first = await match('l1', 'admin');
    const answer = await send('PATCH', rowOf('l1'), 'admin', { properties: { name: '改名' } }, first);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, await versionOf('l1', 'admin')]);
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]+"$/);
    expect((await json<Row>(answer)).properties).toMatchObject({ name: '改名', code: 'GT-001', areaM2: 60_000 });
    expect(await nameOf()).toBe('改名');
  });

  test('without a version is refused with 428, with an old one with 412 and both versions', async () => {
    const old = await match('l1', 'admin');
    for (const headers of [{}, { 'if-match': '*' }] as Record<string, string>[])
      for (const method of ['PATCH', 'PUT', 'DELETE'])
        expect((await send(method, rowOf('l1'), 'admin', method === 'DELETE' ? undefined : {}, headers)).status).toBe(
          428,
        );
    await send('PATCH', rowOf('l1'), 'admin', { properties: { name: '赢家' } }, old);
    const lost = await send('PATCH', rowOf('l1'), 'admin', { properties: { name: '输家' } }, old);
    expect([lost.status, lost.headers.get('content-type')]).toEqual([412, 'application/problem+json; charset=utf-8']);
    const problem = await json<Problem>(lost);
    expect(problem.yours!.properties).toMatchObject({ name: '输家' });
    expect(problem.current!.properties).toMatchObject({ name: '赢家' });
    expect(problem.current!.version).toBe(await versionOf('l1', 'admin'));
    expect((await send('DELETE', rowOf('l1'), 'admin', undefined, old)).status).toBe(412);
    expect(await nameOf()).toBe('赢家');
  });

  test('a version that a proxy has made weak still counts, and 304 answers who has it', async () => {
    const version = await versionOf('l1', 'admin');
    expect((await park.ask(itemOf('l1'), 'admin', { 'if-none-match': version })).status).toBe(304);
    const answer = await send('PATCH', rowOf('l1'), 'admin', { properties: {} }, { 'if-match': `W/${version}` });
    expect(answer.status).toBe(200);
  });

  test('is made, found under its id, and not made twice', async () => {
    const row = {
      type: 'Feature',
      id: 'n1',
      geometry: null,
      properties: { name: '新地块', zoneId: 'z1', status: 'planned' },
    };
    const made = await send('POST', '/api/features/parcel', 'admin', row);
    expect([made.status, made.headers.get('content-location'), made.headers.get('etag')]).toEqual([
      201,
      itemOf('n1'),
      await versionOf('n1', 'admin'),
    ]);
    expect((await send('POST', '/api/features/parcel', 'admin', row)).status).toBe(409);
    const once = { 'idempotency-key': 'abcdefgh-1' };
    const twice = [1, 2].map(() => send('POST', '/api/features/parcel', 'admin', { ...row, id: undefined }, once));
    const [one, two] = await Promise.all(twice.map((answer) => json<Row>(answer)));
    expect(two!.id).toBe(one!.id);
    expect((await json<Row>(send('POST', '/api/features/parcel', 'admin', { ...row, id: undefined }, once))).id).toBe(
      one!.id,
    );
    expect((await send('POST', '/api/features/parcel', 'admin', { ...row, id: 'other' }, once)).status).toBe(422);
    expect((await park.json<{ numberMatched: number }>('/ogc/collections/parcel/items')).numberMatched).toBe(8);
  });

  test('put back as it was read changes nothing, not a digit of its corners', async () => {
    const fine: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [111.60000000123, 36.1],
          [111.603, 36.1],
          [111.603, 36.10200000456],
          [111.60000000123, 36.1],
        ],
      ],
    };
    await send('PATCH', rowOf('l1'), 'admin', { geometry: fine }, await match('l1', 'admin'));
    const read = await park.json<Row>(itemOf('l1'), 'admin');
    const answer = await send('PUT', rowOf('l1'), 'admin', read, await match('l1', 'admin'));
    expect(answer.status).toBe(200);
    expect((await park.store.features.get('parcel', 'l1', 'admin'))!.geometry).toEqual(fine);
    expect(await json<Row>(answer)).toEqual({ ...read, links: undefined });
  });

  test('put without a field empties it; patched keeps what its author may not read', async () => {
    const { properties, geometry } = await park.json<Row>(itemOf('l1'), 'admin');
    const { code, ...rest } = properties;
    expect(code).toBe('GT-001');
    await send('PUT', rowOf('l1'), 'admin', { properties: rest, geometry }, await match('l1', 'admin'));
    expect((await park.json<Row>(itemOf('l1'), 'admin')).properties['code']).toBeNull();
    const { seq } = await propose('desk', { rentYuanPerM2Month: 20 }, 'inReview', 'u2', 'unit');
    expect((await step(seq, 'publish', 'steward')).status).toBe(200);
    expect((await park.json<Row>(itemOf('u2', 'unit'), 'planner')).properties).toMatchObject({
      tenant: '示例电子',
      rentYuanPerM2Month: 20,
    });
  });

  test('deleted is gone', async () => {
    expect((await send('DELETE', rowOf('l5'), 'admin', undefined, await match('l5', 'admin'))).status).toBe(204);
    expect((await park.ask(itemOf('l5'))).status).toBe(404);
    expect((await send('PATCH', rowOf('l5'), 'admin', {}, { 'if-match': '"x"' })).status).toBe(404);
  });

  test('of a role that may not publish waits for a reviewer', async () => {
    const answer = await send(
      'PATCH',
      rowOf('l1'),
      'planner',
      { properties: { name: '待审' } },
      await match('l1', 'planner'),
    );
    expect(answer.status).toBe(202);
    const edit = await json<Edit>(answer);
    expect([edit.state, answer.headers.get('location')]).toEqual(['inReview', `/api/edits/${edit.seq}`]);
    expect(await nameOf()).toBe('甘亭一号地块');
  });

  test('fifty editors at once: each is accepted or sees the winner, and the last accepted stands', async () => {
    const accepted: string[] = [];
    const editor = async (who: number) => {
      for (let round = 0; round < 4; round += 1) {
        const id = `l${1 + ((who + round) % 3)}`;
        const name = `${id} 编辑${who}.${round}`;
        const answer = await send('PATCH', rowOf(id), 'admin', { properties: { name } }, await match(id, 'admin'));
        if (answer.status === 200) accepted.push(name);
        else {
          const problem = await json<Problem>(answer);
          expect([problem.status, problem.yours!.properties['name']]).toEqual([412, name]);
          expect(problem.current!.properties['name']).not.toBe(name);
        }
      }
    };
    await Promise.all(Array.from({ length: 50 }, (_, who) => editor(who)));
    const logged = await Promise.all(['l1', 'l2', 'l3'].map((id) => park.store.edits.history('parcel', id, 'admin')));
    expect(logged.flat().length).toBe(accepted.length);
    for (const [index, edits] of logged.entries()) {
      const names = edits.map(({ changes }) => changes[0]!.after!.properties['name']);
      expect(await nameOf(`l${index + 1}`)).toBe(names[0]);
      expect(new Set(names).size).toBe(names.length);
      // Each edit was made on what the one before it had left.
      for (const [at, edit] of edits.slice(0, -1).entries())
        expect(edit.changes[0]!.before!.properties['name']).toBe(names[at + 1]);
    }
  });
});

describe('what is not acceptable', () => {
  const wrong: [string, object, string, string][] = [
    ['a number out of range', { properties: { farMax: 99 } }, 'farMax', 'range'],
    ['text for a number', { properties: { farMax: '高' } }, 'farMax', 'number'],
    ['an empty required field', { properties: { name: ' ' } }, 'name', 'required'],
    ['an unknown code', { properties: { status: 'lost' } }, 'status', 'code'],
    ['a field that does not exist', { properties: { colour: 'red' } }, 'colour', 'unknownField'],
    ['a zone that does not exist', { properties: { zoneId: 'nowhere' } }, 'zoneId', 'reference'],
    ['a point for a polygon', { geometry: { type: 'Point', coordinates: [111, 36] } }, 'geometry', 'geometryKind'],
    [
      'a bow tie',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [111.6, 36.1],
              [111.603, 36.102],
              [111.603, 36.1],
              [111.6, 36.102],
              [111.6, 36.1],
            ],
          ],
        },
      },
      'geometry',
      'ringSelfCrossing',
    ],
  ];

  test.each(wrong)('%s: 422 with field, rule and remedy', async (_, after, field, rule) => {
    const answer = await send('PATCH', rowOf('l1'), 'admin', after, await match('l1', 'admin'));
    const { status, issues } = await json<Problem>(answer);
    expect([status, issues[0]!.row, issues[0]!.field, issues[0]!.rule]).toEqual([422, 1, field, rule]);
    expect(issues[0]!.message.zh && issues[0]!.remedy.zh).toMatch(/\S/);
  });

  test('rows are counted from one, and all faults are told at once', async () => {
    const rowWith = (farMax: unknown) => ({ properties: { name: '甲', zoneId: 'z1', status: 'planned', farMax } });
    const changes = [1, 'x', 99].map((farMax) => ({ dataset: 'parcel', after: rowWith(farMax) }));
    const { issues } = await json<Problem>(send('POST', '/api/edits', 'planner', { changes }));
    expect(issues.map(({ row, rule }) => [row, rule])).toEqual([
      [2, 'number'],
      [3, 'range'],
    ]);
  });

  test.each([
    ['no object', '[]', 400],
    ['broken JSON', '{"a":', 400],
    ['an unknown member', '{"role":"admin","changes":[]}', 400],
    ['no changes', '{"changes":[]}', 400],
    ['a change that is no object', '{"changes":[7]}', 400],
    ['an unknown state', '{"state":"done","changes":[{"dataset":"parcel","after":{}}]}', 400],
    ['a dataset that does not exist', '{"changes":[{"dataset":"river","after":{}}]}', 404],
    ['a deletion without a version', '{"changes":[{"dataset":"parcel","id":"l1","after":null}]}', 428],
    ['a body of three megabytes', `{"note":"${'x'.repeat(3_000_000)}"}`, 413],
  ])('%s', async (_, body, status) => {
    const answer = await park.app.request('/api/edits', {
      method: 'POST',
      body,
      headers: { 'x-test-role': 'admin', 'content-type': 'application/json', 'content-length': String(body.length) },
    });
    expect(answer.status).toBe(status);
    // What of a long body was not read must not be taken for the next request.
    expect(answer.headers.get('connection')).toBe(status === 413 ? 'close' : null);
    expect((await json<Problem>(answer)).zh).toMatch(/\p{Script=Han}/u);
  });

  test('requests from other sites, and in other types', async () => {
    const body = { properties: {} };
    const headers = await match('l1', 'admin');
    const from = (more: Record<string, string>) => send('PATCH', rowOf('l1'), 'admin', body, { ...headers, ...more });
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
    expect((await from({ 'content-type': 'text/plain' })).status).toBe(400);
    expect((await from({ origin: 'http://localhost' })).status).toBe(200);
  });

  test('other methods are told which ones there are', async () => {
    const answer = await send('DELETE', '/api/edits/1', 'admin');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, PUT, PATCH']);
  });
});

describe('review', () => {
  test('draft, submit, return with a reason, amend, publish; a guest sees the published state only', async () => {
    const { seq } = await propose('planner', { name: '草稿名' }, 'draft');
    const seenBy = async (role: Role) => (await park.ask(`/api/edits/${seq}`, role)).status;
    expect([await seenBy('planner'), await seenBy('steward'), await seenBy('guest')]).toEqual([200, 404, 404]);
    expect((await step(seq, 'publish', 'steward')).status).toBe(404);
    expect((await step(seq, 'submit', 'planner')).status).toBe(200);
    expect([await seenBy('steward'), await seenBy('guest'), await nameOf()]).toEqual([200, 404, '甘亭一号地块']);
    expect((await step(seq, 'publish', 'planner')).status).toBe(403);
    expect((await step(seq, 'return', 'steward', { reason: '' })).status).toBe(422);
    const returned = await json<Edit>(step(seq, 'return', 'steward', { reason: '与批复不符' }));
    expect(returned).toMatchObject({ state: 'returned', reason: '与批复不符', reviewer: 'steward' });
    const changes = [
      {
        dataset: 'parcel',
        id: 'l1',
        version: await versionOf('l1', 'planner'),
        after: { properties: { name: '批复名' } },
      },
    ];
    expect((await send('PUT', `/api/edits/${seq}`, 'planner', { note: '已改', changes })).status).toBe(200);
    expect((await step(seq, 'submit', 'planner')).status).toBe(200);
    expect((await step(seq, 'publish', 'steward')).status).toBe(200);
    expect([await seenBy('guest'), await nameOf()]).toEqual([200, '批复名']);
    expect((await step(seq, 'publish', 'steward')).status).toBe(422);
    const undone = await step(seq, 'undo', 'admin');
    expect([undone.status, await nameOf()]).toEqual([201, '甘亭一号地块']);
    const { seq: back } = await json<Edit>(undone);
    expect([(await step(back, 'undo', 'admin')).status, await nameOf()]).toEqual([201, '批复名']);
  });

  test('a returned split is corrected part by part; the rest of it stays, and its old id still leads to the parts', async () => {
    const ring = (await park.json<Row>(itemOf('l1'), 'steward')).geometry as GeoJSON.Polygon;
    const [lons, lats] = [0, 1].map((axis) => ring.coordinates[0]!.map((at) => at[axis]!));
    const middle = (Math.min(...lats!) + Math.max(...lats!)) / 2;
    const line = {
      type: 'LineString',
      coordinates: [
        [Math.min(...lons!) - 0.001, middle],
        [Math.max(...lons!) + 0.001, middle],
      ],
    };
    const version = await versionOf('l1', 'steward');
    const split = await json<Edit>(
      send('POST', '/api/features/parcel/split', 'steward', { id: 'l1', version, line, note: '' }),
    );
    expect((await step(split.seq, 'return', 'admin', { reason: '北块请改名' })).status).toBe(200);
    const [first, second] = split.changes.flatMap(({ before, after }) => (before === null && after ? [after] : []));
    const correct = (body: object, role: Role = 'steward') =>
      send('PATCH', `/api/edits/${split.seq}`, role, { dataset: 'parcel', id: second!.id, ...body });
    expect((await correct({ properties: { name: '' } })).status).toBe(422);
    expect((await correct({ properties: { name: '他人' } }, 'admin')).status).toBe(403);
    expect((await correct({ id: 'l1', properties: { name: '已删' } })).status).toBe(404);
    const corrected = await json<Edit>(correct({ properties: { name: '北块' } }));
    expect(corrected).toMatchObject({ state: 'returned', note: split.note });
    const names = corrected.changes.flatMap(({ before, after }) =>
      before === null && after ? [after.properties['name']] : [],
    );
    expect(names.sort()).toEqual([first!.properties['name'], '北块'].sort());
    expect((await step(split.seq, 'submit', 'steward')).status).toBe(200);
    expect((await step(split.seq, 'publish', 'admin')).status).toBe(200);
    expect(await nameOf(second!.id)).toBe('北块');
    expect((await json<Problem>(park.ask(itemOf('l1'), 'guest'))).successors.map(({ id }) => id).sort()).toEqual(
      [first!.id, second!.id].sort(),
    );
  });

  test('a park is divided like a parcel: its parcels lie in the part that holds them', async () => {
    const { features } = await park.json<{ features: Row[] }>('/ogc/collections/park/items', 'admin');
    const [whole] = features as [Row];
    const ring = (whole.geometry as GeoJSON.Polygon).coordinates[0]!;
    const [lons, lats] = [0, 1].map((axis) => ring.map((at) => at[axis]!)) as [number[], number[]];
    const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
    const line = {
      type: 'LineString',
      coordinates: [
        [middle, Math.min(...lats) - 0.01],
        [middle, Math.max(...lats) + 0.01],
      ],
    };
    const version = await versionOf(whole.id, 'admin', 'park');
    const answer = await send('POST', '/api/features/park/split', 'admin', { id: whole.id, version, line });
    expect(answer.status).toBe(201);
    const parts = (await json<Edit>(answer)).changes.flatMap(({ before, after }) =>
      before === null && after ? [after.id] : [],
    );
    const parcels = (await park.json<{ features: Row[] }>('/ogc/collections/parcel/items', 'admin')).features;
    const of = new Set(parcels.map(({ properties }) => properties['parkId']));
    expect([parts.length, of.has(whole.id)]).toEqual([2, false]);
  });

  test('nobody reviews his own edit; a draft can be thrown away', async () => {
    const { seq } = await propose('steward', { name: '自审' });
    expect((await step(seq, 'publish', 'steward')).status).toBe(403);
    expect((await step(seq, 'return', 'steward', { reason: 'x' })).status).toBe(403);
    expect((await step(seq, 'discard', 'admin')).status).toBe(403);
    expect((await step(seq, 'discard', 'steward')).status).toBe(204);
    expect((await park.ask(`/api/edits/${seq}`, 'steward')).status).toBe(404);
    expect((await step(seq, 'approve', 'steward')).status).toBe(404);
  });

  test('an edit that is stale when it is published shows both versions', async () => {
    const { seq } = await propose('planner', { name: '晚到' });
    await send('PATCH', rowOf('l1'), 'admin', { properties: { name: '先到' } }, await match('l1', 'admin'));
    const problem = await json<Problem>(step(seq, 'publish', 'steward'));
    expect([problem.status, problem.yours!.properties['name'], problem.current!.properties['name']]).toEqual([
      412,
      '晚到',
      '先到',
    ]);
  });

  test('undo is refused with the names of what has changed since', async () => {
    const { seq } = await propose('admin', { name: '一改' }, 'published');
    await propose('admin', { name: '二改' }, 'published');
    const problem = await json<Problem>(step(seq, 'undo', 'steward'));
    expect([problem.status, problem.features[0]!.name]).toEqual([412, '一改']);
    expect((await step(seq, 'undo', 'planner')).status).toBe(403);
  });

  test('the list is filtered by state, dataset and since', async () => {
    const { revision } = await park.json<{ revision: number }>('/api/edits', 'steward');
    const { seq: pending } = await propose('planner', { name: '待审' });
    const { seq: done } = await propose('admin', { phone: '0357-1' }, 'published', 'o1', 'office');
    const listed = async (query: string, role: Role = 'steward') =>
      (await park.json<{ edits: Edit[] }>(`/api/edits?${query}`, role)).edits.map(({ seq }) => seq);
    expect(await listed('state=inReview')).toEqual([pending]);
    expect(await listed('state=inReview,published&limit=2')).toEqual([pending, done]);
    expect(await listed('state=inReview', 'guest')).toEqual([]);
    expect(await listed(`since=${revision}`, 'guest')).toEqual([done]);
    expect(await listed('dataset=office')).toContain(done);
    expect(await listed('dataset=office')).not.toContain(pending);
    expect(await listed('since=2999-01-01')).toEqual([]);
    for (const bad of ['state=done', 'since=yesterday', 'limit=0', 'x=1'])
      expect((await park.ask(`/api/edits?${bad}`, 'steward')).status).toBe(400);
    expect((await park.ask('/api/edits?dataset=enterprise', 'planner')).status).toBe(404);
  });
});

describe('history', () => {
  test('says who, when, from where and what, newest first, and brings back what was deleted', async () => {
    await propose('admin', { name: '改名' }, 'published');
    const db = openSqlite(park.store.path);
    db.exec(`UPDATE parcel SET "farMax" = 2.5 WHERE id = 'l1'`);
    db.close();
    await send('DELETE', rowOf('l5'), 'admin', undefined, await match('l5', 'admin'));
    type History = { version: string | null; edits: (Edit & { fields: string[] | null; before: Row; after: Row })[] };
    const { edits, version } = await park.json<History>('/api/history/parcel/l1', 'planner');
    expect(edits.map(({ source, author, fields }) => [source, author, fields])).toEqual([
      ['external', 'external', ['farMax']],
      ['form', 'admin', ['name']],
      ['demo', 'test', null],
    ]);
    // It came with a load that logs no rows: as it stood before the first change, with the source that it names.
    expect([edits[2]!.before, edits[2]!.after.properties['name'], edits[2]!.note]).toEqual([
      null,
      '甘亭一号地块',
      '测试',
    ]);
    const untouched = await park.json<History>('/api/history/parcel/l2', 'guest');
    expect(untouched.edits.map(({ source, fields }) => [source, fields])).toEqual([['demo', null]]);
    expect([edits[1]!.before.properties['name'], edits[1]!.after.properties['name']]).toEqual(['甘亭一号地块', '改名']);
    expect(version).toBe(await versionOf('l1', 'planner'));
    expect((await park.json<History>('/api/history/parcel/l5', 'guest')).version).toBeNull();
    const asked = await send('POST', '/api/history/parcel/l5/restore', 'planner');
    expect(asked.status).toBe(202);
    await step((await json<Edit>(asked)).seq, 'publish', 'steward');
    expect(await nameOf('l5')).toBe('带绿地的地块');
    expect((await send('POST', '/api/history/parcel/l5/restore', 'admin')).status).toBe(422);
    expect((await send('POST', '/api/history/parcel/l5/restore', 'guest')).status).toBe(401);
    expect((await park.ask('/api/history/parcel/never', 'guest')).status).toBe(404);
    expect((await park.ask('/api/history/enterprise/e1', 'planner')).status).toBe(404);
  });

  test('leaks nothing: hidden fields, their edits, names and notes of colleagues', async () => {
    const CANARY = { tenant: '绝密租户', figure: 987_654.321, note: '只给同事看' };
    const publish = async (dataset: string, id: string, properties: object) =>
      send('POST', '/api/edits', 'admin', {
        note: CANARY.note,
        state: 'published',
        changes: [{ dataset, id, version: await versionOf(id, 'admin', dataset), after: { properties } }],
      });
    await publish('unit', 'u2', { tenant: CANARY.tenant });
    await publish('unit', 'u2', { tenant: '另一家', rentYuanPerM2Month: 15 });
    await publish('annualReport', 'r1', { outputWanYuan: CANARY.figure });
    const pending = await propose('manager', { outputWanYuan: CANARY.figure + 1 }, 'inReview', 'r1', 'annualReport');
    const text = async (role: Role) => {
      const list = await park.json<{ edits: Edit[] }>('/api/edits?limit=200', role);
      const paths = ['unit/u2', 'annualReport/r1'].map((path) => `/api/history/${path}`);
      const edits = Array.from({ length: pending.seq + 1 }, (_, seq) => `/api/edits/${seq}`);
      const bodies = await Promise.all([...paths, ...edits].map(async (path) => (await park.ask(path, role)).text()));
      return JSON.stringify(list) + bodies.join('\n');
    };
    for (const role of ['guest', 'investor'] as const) {
      expect(await text(role)).not.toMatch(
        /绝密租户|另一家|98765[45]\.321|"annualReport","added|只给同事看|"author":"admin"|tenant/,
      );
      expect(await text(role)).toContain('"rentYuanPerM2Month":15');
    }
    expect(await text('desk')).not.toMatch(/绝密租户|另一家|98765[45]\.321|annualReport","added|只给同事看|tenant/);
    expect(await text('planner')).toContain('绝密租户');
    for (const role of ['planner', 'steward'] as const) expect(await text(role)).not.toMatch(/98765[45]\.321/);
    expect(await text('manager')).toMatch(/987654\.321/);
    expect(await text('admin')).toMatch(/987655\.321/);
  });

  test('a version says nothing of hidden fields', async () => {
    const before = await versionOf('u2', 'guest', 'unit');
    await propose('admin', { tenant: '换了租户' }, 'published', 'u2', 'unit');
    expect(await versionOf('u2', 'guest', 'unit')).toBe(before);
  });
});

describe('split and merge', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [111.6011, 36.0995],
      [111.6011, 36.1025],
    ],
  };
  const areaOf = async (id: string) =>
    (await park.json<Row>(itemOf(id), 'admin')).properties['areaGeodesicM2'] as number;

  test('return the area, and every old id leads on: 308 to one, 410 with the list of several', async () => {
    const area = await areaOf('l1');
    const asked = { id: 'l1', version: await versionOf('l1', 'admin'), line, ids: ['l1a', 'l1b'] };
    expect((await send('POST', '/api/features/parcel/split', 'admin', { ...asked, ids: ['l1a'] })).status).toBe(422);
    expect((await send('POST', '/api/features/parcel/split', 'admin', { ...asked, version: '"old"' })).status).toBe(
      412,
    );
    expect((await send('POST', '/api/features/parcel/split', 'admin', { ...asked, ids: ['l1a', 'l2'] })).status).toBe(
      409,
    );
    expect((await send('POST', '/api/features/parcel/split', 'admin', asked)).status).toBe(201);
    const gone = await park.ask(itemOf('l1'));
    expect(gone.status).toBe(410);
    expect((await json<Problem>(gone)).successors).toEqual(['l1a', 'l1b'].map((id) => ({ id, href: itemOf(id) })));
    expect((await send('PATCH', rowOf('l1'), 'admin', {}, { 'if-match': '"x"' })).status).toBe(410);
    expect((await areaOf('l1a')) + (await areaOf('l1b'))).toBeCloseTo(area, 2);

    const features = [
      { id: 'l1a', version: await versionOf('l1a', 'admin') },
      { id: 'l1b', version: await versionOf('l1b', 'admin') },
    ];
    expect((await send('POST', '/api/features/parcel/merge', 'admin', { features, id: 'l1m' })).status).toBe(201);
    expect(Math.abs((await areaOf('l1m')) / area - 1)).toBeLessThan(1e-9);
    for (const id of ['l1', 'l1a', 'l1b']) {
      const answer = await park.ask(itemOf(id));
      expect([answer.status, answer.headers.get('location')]).toEqual([308, `http://localhost${itemOf('l1m')}`]);
    }
    const link = await park.ask('/?lens=land&sel=parcel:l1a&f=x%3D1');
    expect([link.status, link.headers.get('location')]).toEqual([308, '/?lens=land&sel=parcel%3Al1m&f=x%3D1']);
    expect((await park.ask('/?lens=land&sel=parcel:l1m')).status).not.toBe(308);
    expect((await park.json<{ successors: string[] }>('/api/history/parcel/l1')).successors).toEqual(['l1m']);
  });

  test('an edit may name successors itself, and may wait for review', async () => {
    const { properties, geometry } = await park.json<Row>(itemOf('l2'), 'planner');
    const asked = async (successors: string[]) => {
      const version = await versionOf('l2', 'planner');
      return send('POST', '/api/edits', 'planner', {
        state: 'inReview',
        changes: [
          { dataset: 'parcel', id: 'l2', version, after: null, successors },
          { dataset: 'parcel', id: 'l2x', after: { properties, geometry } },
        ],
      });
    };
    expect((await json<Problem>(asked(['nowhere']))).issues[0]).toMatchObject({ row: 1, rule: 'successor' });
    const edit = await json<Edit>(asked(['l2x']));
    expect(edit.changes[0]!.successors).toEqual(['l2x']);
    expect((await park.ask(itemOf('l2'))).status).toBe(200);
    await step(edit.seq, 'publish', 'steward');
    expect((await park.ask(itemOf('l2'))).status).toBe(308);
    await step(edit.seq, 'undo', 'steward');
    expect([(await park.ask(itemOf('l2'))).status, (await park.ask(itemOf('l2x'))).status]).toEqual([200, 308]);
  });
});

describe('rights', () => {
  const all: readonly Dataset[] = DATASETS;

  test.each(ROLES)('%s: every dataset, every method', async (role) => {
    const row = JSON.stringify({ properties: {} });
    for (const dataset of all) {
      const writes = mayEdit(role, dataset, 'write');
      const refused = role === 'guest' ? 401 : mayReadDataset(role, dataset) ? 403 : 404;
      for (const [method, path, good] of [
        ['POST', `/api/features/${dataset.id}`, [201, 202, 422]],
        ['PUT', `/api/features/${dataset.id}/x`, [428]],
        ['PATCH', `/api/features/${dataset.id}/x`, [428]],
        ['DELETE', `/api/features/${dataset.id}/x`, [428]],
        ['POST', `/api/history/${dataset.id}/x/restore`, [422]],
      ] as const) {
        const bare = method === 'DELETE' || path.endsWith('restore');
        const answer = await park.app.request(path, {
          method,
          headers: { 'x-test-role': role, ...(bare ? {} : { 'content-type': 'application/json' }) },
          ...(bare ? {} : { body: row }),
        });
        const expected: readonly number[] = writes ? good : [refused];
        expect([role, method, path, expected.includes(answer.status)], `${answer.status}`).toEqual([
          role,
          method,
          path,
          true,
        ]);
      }
    }
  });

  test('only who may publish alone does', async () => {
    for (const role of ['planner', 'steward'] as const) {
      const edit = {
        state: 'published',
        changes: [{ dataset: 'parcel', id: 'l1', version: await versionOf('l1', role), after: {} }],
      };
      expect((await send('POST', '/api/edits', role, edit)).status).toBe(403);
    }
  });

  test('a refusal names no row that its reader may not know', async () => {
    const { seq } = await json<Edit>(send('DELETE', rowOf('l2'), 'planner', undefined, await match('l2', 'planner')));
    const problem = await json<Problem>(step(seq, 'publish', 'steward'));
    expect([problem.status, JSON.stringify(problem)]).toEqual([422, expect.not.stringMatching(/tenancy|t4/)]);
  });

  test('a hidden dataset and a hidden field are refused in the words used for what does not exist', async () => {
    const words = async (dataset: string) =>
      (await json<Problem>(send('POST', `/api/features/${dataset}`, 'planner', {}))).zh.replace(dataset, '…');
    expect(await words('enterprise')).toBe(await words('nonsense'));
    const field = async (name: string) => {
      const answer = send(
        'PATCH',
        rowOf('u2', 'unit'),
        'desk',
        { properties: { [name]: 'x' } },
        await match('u2', 'desk', 'unit'),
      );
      return (await json<Problem>(answer)).issues[0]!.message.zh.replace(name, '…');
    };
    expect(await field('tenant')).toBe(await field('nonsense'));
  });
});
