/** Draft → review → publish, undo, restore and lineage as the store keeps them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import type { Change, Edit, Feature } from '../../server/domain/edit.ts';
import { MutuError } from '../../server/domain/errors.ts';
import { areaM2 } from '../../server/domain/geometry.ts';
import { merge, split } from '../../server/domain/lineage.ts';
import type { Person } from '../../server/domain/review.ts';
import { createRegisters } from '../../server/store/migrations/0001-registers.ts';
import { migrate } from '../../server/store/migrations/index.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { inserted, openFixture, rectangle, temporaryFile } from './fixture.ts';
import { wrongBoxes } from './spatial-index.ts';

let store: GeoPackageStore;
beforeEach(async () => {
  store = await openFixture();
});
afterEach(() => store.close());

const PLANNER: Person = { name: 'planner', role: 'planner' };
const STEWARD: Person = { name: 'steward', role: 'steward' };
const ADMIN: Person = { name: 'admin', role: 'admin' };

const row = async (dataset: string, id: string) => (await store.features.get(dataset, id, 'admin'))!;

const changed = async (dataset: string, id: string, properties: Feature['properties']): Promise<Change> => {
  const before = await row(dataset, id);
  return { dataset, id, before, after: { ...before, properties: { ...before.properties, ...properties } } };
};

const by = ({ name, role }: Person, ...changes: readonly Change[]): Edit => ({
  author: name,
  role,
  source: 'form',
  note: '按批复修改',
  changes,
});

const refusal = async (asked: Promise<unknown>): Promise<MutuError> => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MutuError);
  return error as MutuError;
};

const name = async (id = 'l1') => (await row('parcel', id)).properties['name'];
const seqs = async (reader: { role: Role; name: string | null }) =>
  (await store.edits.list({ limit: 100 }, reader)).map(({ seq }) => seq);

describe('an edit in review', () => {
  test('touches nothing until a second person publishes it', async () => {
    const revision = store.revision();
    const draft = await store.edits.propose(by(PLANNER, await changed('parcel', 'l1', { name: '新名' })), 'draft');
    expect(draft).toMatchObject({ state: 'draft', submittedAt: null, publishedAt: null, revision: null });
    const sent = (await store.edits.decide(draft.seq, 'submit', PLANNER))!;
    expect(sent.state).toBe('inReview');
    expect([await name(), store.revision()]).toEqual(['甘亭一号地块', revision]);
    expect(await store.edits.history('parcel', 'l1', 'admin')).toEqual([]);
    expect((await refusal(store.edits.decide(draft.seq, 'publish', PLANNER))).code).toBe('forbidden');
    const published = (await store.edits.decide(draft.seq, 'publish', STEWARD))!;
    expect(published).toMatchObject({ seq: draft.seq, state: 'published', reviewer: 'steward', author: 'planner' });
    expect(published.revision).toBe(store.revision());
    expect(await name()).toBe('新名');
    expect(await store.edits.history('parcel', 'l1', 'admin')).toEqual([published]);
    expect(published.changes[0]!.before!.properties['areaGeodesicM2']).toBeGreaterThan(0);
  });

  test('comes back with a reason, is corrected by its author, and goes out', async () => {
    const sent = await store.edits.propose(by(PLANNER, await changed('parcel', 'l1', { name: '错名' })), 'inReview');
    const returned = (await store.edits.decide(sent.seq, 'return', STEWARD, '名称与批复不符'))!;
    expect(returned).toMatchObject({ state: 'returned', reason: '名称与批复不符', reviewer: 'steward' });
    expect((await refusal(store.edits.decide(sent.seq, 'publish', STEWARD))).code).toBe('unprocessable');
    const corrected = [await changed('parcel', 'l1', { name: '正名' })];
    expect((await refusal(store.edits.amend(sent.seq, { note: '', changes: corrected }, STEWARD))).code).toBe(
      'forbidden',
    );
    await store.edits.amend(sent.seq, { note: '已更正', changes: corrected }, PLANNER);
    await store.edits.decide(sent.seq, 'submit', PLANNER);
    await store.edits.decide(sent.seq, 'publish', STEWARD);
    expect(await name()).toBe('正名');
    expect((await store.edits.get(sent.seq, { limit: 10 }, ADMIN))!.note).toBe('已更正');
  });

  test('discarded is gone', async () => {
    const draft = await store.edits.propose(by(PLANNER, await changed('parcel', 'l1', { name: '新名' })), 'draft');
    expect(await store.edits.decide(draft.seq, 'discard', PLANNER)).toBeNull();
    expect(await store.edits.get(draft.seq, { limit: 10 }, PLANNER)).toBeNull();
    expect((await refusal(store.edits.decide(draft.seq, 'submit', PLANNER))).code).toBe('notFound');
  });

  test('is refused when its rows have changed meanwhile, and waits to be amended', async () => {
    const late = await store.edits.propose(by(PLANNER, await changed('parcel', 'l1', { name: '后' })), 'inReview');
    await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '先' })));
    expect((await refusal(store.edits.decide(late.seq, 'publish', STEWARD))).code).toBe('stale');
    expect(await name()).toBe('先');
    expect((await store.edits.get(late.seq, { limit: 1 }, PLANNER))!.state).toBe('inReview');
    const stale = by(PLANNER, late.changes[0]!);
    expect((await refusal(store.edits.propose(stale, 'draft'))).code).toBe('stale');
    const taken = inserted('parcel', 'l2', { name: '重号', zoneId: 'z1', status: 'planned' });
    expect((await refusal(store.edits.propose(by(PLANNER, taken), 'draft'))).code).toBe('conflict');
  });

  test('is its author’s while a draft, then the reviewers’, then everybody’s', async () => {
    const { seq } = await store.edits.propose(by(PLANNER, await changed('parcel', 'l1', { name: '新名' })), 'draft');
    const colleague = { name: 'another', role: 'planner' } as const;
    const guest = { name: null, role: 'guest' } as const;
    const sees = async () =>
      Promise.all([PLANNER, STEWARD, colleague, guest].map(async (reader) => (await seqs(reader)).includes(seq)));
    expect(await sees()).toEqual([true, false, false, false]);
    await store.edits.decide(seq, 'submit', PLANNER);
    expect(await sees()).toEqual([true, true, false, false]);
    await store.edits.decide(seq, 'publish', STEWARD);
    expect(await sees()).toEqual([true, true, true, true]);
  });

  test('sent twice by the same request is kept once', async () => {
    const edit = by(PLANNER, inserted('parcel', 'n1', { name: '新', zoneId: 'z1', status: 'planned' }));
    const once = { key: 'k1', digest: 'd1' };
    const [first, second] = await Promise.all([
      store.edits.propose(edit, 'draft', once),
      store.edits.propose(edit, 'draft', once),
    ]);
    expect(second).toEqual(first);
    expect((await refusal(store.edits.propose(edit, 'draft', { key: 'k1', digest: 'd2' }))).code).toBe('unprocessable');
    const applied = { ...edit, ...ADMIN, author: 'admin' };
    const done = await store.edits.apply(applied, once);
    expect((await store.edits.apply(applied, once)).seq).toBe(done.seq);
  });
});

describe('undo', () => {
  test('takes an edit back, and the undo can be undone', async () => {
    const edit = await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '改' })));
    const undone = await store.edits.undo(edit.seq, STEWARD);
    expect(undone).toMatchObject({ source: 'undo', undoes: edit.seq, author: 'steward', state: 'published' });
    expect(await name()).toBe('甘亭一号地块');
    await store.edits.undo(undone.seq, ADMIN);
    expect(await name()).toBe('改');
    expect((await store.edits.history('parcel', 'l1', 'admin')).map(({ source }) => source)).toEqual([
      'undo',
      'undo',
      'form',
    ]);
  });

  test('is refused with names when later edits touched the same rows, and works once these are taken back', async () => {
    const first = await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '一改' })));
    const second = await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '二改' })));
    const error = await refusal(store.edits.undo(first.seq, ADMIN));
    expect(error).toMatchObject({ code: 'stale', detail: { later: [second.seq] } });
    expect(error.say.zh).toContain('一改');
    await store.edits.undo(second.seq, ADMIN);
    await store.edits.undo(first.seq, ADMIN);
    expect(await name()).toBe('甘亭一号地块');
  });

  test('is a reviewer’s right', async () => {
    const edit = await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '改' })));
    expect((await refusal(store.edits.undo(edit.seq, PLANNER))).code).toBe('forbidden');
  });

  test('of the demonstration is refused: it was not logged row by row', async () => {
    const [demo] = await store.edits.list({ limit: 1 }, ADMIN);
    expect((await refusal(store.edits.undo(demo!.seq, ADMIN))).code).toBe('unprocessable');
  });

  test('of another program’s edit works as well', async () => {
    const db = openSqlite(store.path);
    db.exec(`UPDATE parcel SET name = '外部改名' WHERE id = 'l1'`);
    db.close();
    await store.edits.apply(by(ADMIN, await changed('parcel', 'l2', { name: '另一块' })));
    const [external] = await store.edits.history('parcel', 'l1', 'guest');
    expect(external).toMatchObject({ source: 'external', author: 'external', note: '由其他程序修改' });
    await store.edits.undo(external!.seq, STEWARD);
    expect(await name()).toBe('甘亭一号地块');
  });
});

describe('restore', () => {
  test('brings a deleted row back whole, at once or for review', async () => {
    const before = await row('parcel', 'l6');
    await store.edits.apply(by(ADMIN, { dataset: 'parcel', id: 'l6', before, after: null }));
    const asked = await store.edits.restore('parcel', 'l6', PLANNER, 'inReview');
    expect(await store.features.get('parcel', 'l6', 'admin')).toBeNull();
    await store.edits.decide(asked.seq, 'publish', STEWARD);
    expect(await row('parcel', 'l6')).toEqual(before);
    expect((await refusal(store.edits.restore('parcel', 'l6', ADMIN, 'published'))).code).toBe('unprocessable');
    expect((await refusal(store.edits.restore('parcel', 'never', ADMIN, 'published'))).code).toBe('unprocessable');
  });
});

describe('split and merge', () => {
  const across = {
    type: 'LineString' as const,
    coordinates: [
      [111.6092, 36.0995],
      [111.6092, 36.1025],
    ],
  };
  const splitL3 = async () =>
    store.edits.apply(by(ADMIN, ...split('parcel', await row('parcel', 'l3'), across, ['l3a', 'l3b'])));
  const successors = (id: string) => store.edits.successors('parcel', id, 'guest');

  test('return the same area, and every old id leads to the living parcel', async () => {
    const old = await row('parcel', 'l3');
    await splitL3();
    expect(await successors('l3')).toEqual(['l3a', 'l3b']);
    const parts = [await row('parcel', 'l3a'), await row('parcel', 'l3b')];
    await store.edits.apply(by(ADMIN, ...merge('parcel', parts, 'l3m')));
    const merged = await row('parcel', 'l3m');
    expect(Math.abs(areaM2(merged.geometry!) / areaM2(old.geometry!) - 1)).toBeLessThan(1e-9);
    expect(merged.properties['areaGeodesicM2']).toBeCloseTo(old.properties['areaGeodesicM2'] as number, 6);
    for (const id of ['l3', 'l3a', 'l3b']) expect(await successors(id)).toEqual(['l3m']);
    expect(await successors('l3m')).toEqual([]);
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  });

  test('lead what referred to the old row to its successor, and back when undone', async () => {
    const edit = await splitL3();
    // The first factory lies in the western part; the tenancies and the promise have no place and go to the larger one.
    expect((await row('building', 'b1')).properties['parcelId']).toBe('l3b');
    for (const [dataset, id] of [
      ['tenancy', 't1'],
      ['tenancy', 't2'],
      ['commitment', 'k1'],
    ] as const)
      expect((await row(dataset, id)).properties['parcelId']).toBe('l3a');
    expect(
      edit.changes
        .filter(({ moved }) => moved)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['b1', 'k1', 't1', 't2']);
    const undone = await store.edits.undo(edit.seq, STEWARD);
    expect((await row('building', 'b1')).properties['parcelId']).toBe('l3');
    expect((await row('tenancy', 't1')).properties['parcelId']).toBe('l3');
    expect(await successors('l3')).toEqual([]);
    expect(await successors('l3a')).toEqual(['l3']);
    await store.edits.undo(undone.seq, STEWARD);
    expect([...(await successors('l3'))].sort()).toEqual(['l3a', 'l3b']);
  });

  test('in review lead nowhere yet', async () => {
    const edit = await store.edits.propose(
      by(PLANNER, ...split('parcel', await row('parcel', 'l3'), across, ['l3a', 'l3b'])),
      'inReview',
    );
    expect((await store.edits.get(edit.seq, { limit: 5 }, STEWARD))!.changes[0]!.successors).toEqual(['l3a', 'l3b']);
    expect(await successors('l3')).toEqual([]);
    await store.edits.decide(edit.seq, 'publish', STEWARD);
    expect(await successors('l3')).toEqual(['l3a', 'l3b']);
  });

  test('to a successor that is not there are refused whole', async () => {
    const before = await row('parcel', 'l5');
    const lost: Change = { dataset: 'parcel', id: 'l5', before, after: null, successors: ['nowhere'] };
    expect((await refusal(store.edits.apply(by(ADMIN, lost)))).code).toBe('unprocessable');
    expect(await row('parcel', 'l5')).toEqual(before);
  });

  test('of a parcel that is restored: the way back is to undo the split', async () => {
    const { seq } = await splitL3();
    const error = await refusal(store.edits.restore('parcel', 'l3', ADMIN, 'published'));
    expect(error.detail).toMatchObject({ successors: ['l3a', 'l3b'], edit: seq });
  });
});

describe('what changed since', () => {
  test('a revision, a day, in a dataset, page by page', async () => {
    const revision = store.revision();
    const one = await store.edits.apply(by(ADMIN, await changed('parcel', 'l1', { name: '一' })));
    const two = await store.edits.apply(by(ADMIN, await changed('office', 'o1', { phone: '0357-1' })));
    const asked = async (query: object) =>
      (await store.edits.list({ limit: 9, ...query }, ADMIN)).map(({ seq }) => seq);
    expect(await asked({ since: revision })).toEqual([two.seq, one.seq]);
    expect(await asked({ since: one.revision })).toEqual([two.seq]);
    expect(await asked({ dataset: 'parcel', since: revision })).toEqual([one.seq]);
    expect(await asked({ since: '2999-01-01' })).toEqual([]);
    expect(await asked({ states: ['draft'] })).toEqual([]);
    expect(await asked({ since: revision, limit: 1, offset: 1 })).toEqual([one.seq]);
    expect((await store.edits.list({ since: revision, limit: 9 }, ADMIN))[1]!.counts).toEqual([
      { dataset: 'parcel', added: 0, changed: 1, deleted: 0 },
    ]);
  });

  test('follows the order in which edits took effect, not the one in which they were written', async () => {
    const early = await store.edits.propose(
      by(PLANNER, await changed('parcel', 'l1', { name: '早写晚发' })),
      'inReview',
    );
    const late = await store.edits.apply(by(ADMIN, await changed('parcel', 'l2', { name: '晚写早发' })));
    await store.edits.decide(early.seq, 'publish', STEWARD);
    const [first, second] = await store.edits.list({ limit: 2 }, ADMIN);
    expect([first!.seq, second!.seq]).toEqual([early.seq, late.seq]);
  });

  test('shows no edit that touched only what the role may not read, nor its author, nor its note', async () => {
    await store.edits.apply(by(ADMIN, await changed('unit', 'u2', { tenant: '秘密租户' })));
    await store.edits.apply(by(ADMIN, await changed('annualReport', 'r1', { outputWanYuan: 987_654 })));
    await store.edits.apply(by(ADMIN, await changed('unit', 'u2', { tenant: '又一家', rentYuanPerM2Month: 15 })));
    const text = async (role: Role) => {
      const reader = { role, name: null };
      const list = await store.edits.list({ limit: 100 }, reader);
      const details = await Promise.all(list.map(({ seq }) => store.edits.get(seq, { limit: 100 }, reader)));
      return JSON.stringify([list, details]);
    };
    const guest = await text('guest');
    expect(guest).not.toMatch(/秘密租户|又一家|987654|annualReport|按批复修改|"author":"admin"/);
    expect(guest).toContain('"rentYuanPerM2Month":15');
    const desk = await text('desk');
    expect(desk).not.toMatch(/秘密租户|又一家|987654|按批复修改/);
    expect(desk).toContain('"author":"admin"');
    expect(await text('planner')).toContain('秘密租户');
    expect(await text('planner')).not.toContain('987654');
    expect(await text('manager')).toContain('987654');
  });
});

test('a log of the first schema keeps its edits, published, and says what each altered', async () => {
  const file = temporaryFile();
  const db = openSqlite(file.path);
  await migrate(db, file.path, [{ version: 1, up: createRegisters }]);
  const feature = { id: 'l1', properties: { name: '旧', tenant: 'x' }, geometry: rectangle(111, 36, 1, 1) };
  const after = { ...feature, properties: { ...feature.properties, name: '新' } };
  db.exec(
    `INSERT INTO edit (at, author, role, source, note) VALUES ('2024-05-01T00:00:00.000Z', 'old', 'admin', 'form', '旧记录')`,
  );
  db.prepare(`INSERT INTO "editChange" (edit, dataset, id, before, after) VALUES (1, 'parcel', 'l1', ?, ?)`).run(
    JSON.stringify(feature),
    JSON.stringify(after),
  );
  db.close();
  const opened = await openStore({ path: file.path });
  expect(await opened.edits.history('parcel', 'l1', 'admin')).toMatchObject([
    { state: 'published', publishedAt: '2024-05-01T00:00:00.000Z', note: '旧记录' },
  ]);
  expect((await opened.edits.list({ limit: 5 }, { role: 'guest', name: null }))[0]!.counts).toEqual([
    { dataset: 'parcel', added: 0, changed: 1, deleted: 0 },
  ]);
  await opened.close();
  file.remove();
});
