/** Edits of very many rows are published and taken back by a child process; what is told is the same as of a small one. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import { inserted, rectangle } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const ROWS = 600;
const place = { zoneId: 'z1', parkId: 'p1', status: 'planned' };

let park: ParkApp;
beforeEach(async () => {
  park = await openParkApp();
});
afterEach(() => park.close());

const grid = () =>
  Array.from({ length: ROWS }, (_, index) =>
    inserted(
      'parcel',
      `g${index}`,
      { ...place, name: `地块 ${index}` },
      rectangle(112 + index / 1000, 36, 0.0009, 0.001),
    ),
  );

const propose = async (): Promise<number> => {
  const edit = { author: 'planner', role: 'planner', source: 'import', note: '测试', changes: grid() } as const;
  return (await park.store.edits.propose(edit, 'inReview')).seq;
};

const step = (seq: number, action: string, role: Role) =>
  park.app.request(`/api/edits/${seq}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-role': role },
    body: '{}',
  });

const stored = async () => (await park.store.features.count('parcel', {}, 'admin')).count;

test('one is published by its reviewer and undone again', { timeout: 120_000 }, async () => {
  const before = await stored();
  const seq = await propose();
  const published = await step(seq, 'publish', 'steward');
  expect(published.status).toBe(200);
  expect(await published.json()).toMatchObject({ seq, state: 'published', reviewer: 'steward' });
  expect(await stored()).toBe(before + ROWS);
  const undone = await step(seq, 'undo', 'steward');
  expect(undone.status).toBe(201);
  expect(await undone.json()).toMatchObject({ source: 'undo', undoes: seq, state: 'published' });
  expect(await stored()).toBe(before);
});

test('what the child refuses is refused with the same sentence and both versions', { timeout: 120_000 }, async () => {
  const seq = await propose();
  expect((await step(seq, 'publish', 'planner')).status).toBe(403);
  const { changes } = { changes: grid().slice(0, 1) };
  await park.store.edits.apply({ author: 'admin', role: 'admin', source: 'form', note: '', changes });
  const refused = await step(seq, 'publish', 'steward');
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'conflict', zh: '编号已存在，请换一个编号。' });
});
