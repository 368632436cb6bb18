/** New rows made ready in a file and taken over at once are the same rows, names, boxes and log as those written one by one. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import type { Change, Edit } from '../../server/domain/edit.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { editOf, inserted, openFixture, rectangle } from './fixture.ts';

const ROWS = 40;
const place = { zoneId: 'z1', parkId: 'p1', status: 'planned' };
const parcels = (): readonly Change[] =>
  Array.from({ length: ROWS }, (_, index) =>
    inserted(
      'parcel',
      `s${index}`,
      { ...place, name: `北区${index}号` },
      rectangle(112 + index / 1000, 36, 0.0009, 0.001),
    ),
  );
const none: Edit = editOf([], 'import');
const BY = { name: 'admin', role: 'admin' } as const;

const staged = async (changes = parcels(), dataset = 'parcel') => {
  const store = await openFixture();
  const rows = { path: join(store.path, '..', 'rows.sqlite'), dataset: datasetOf(dataset)! };
  await store.edits.stage(
    rows,
    changes.map(({ after }) => after!),
  );
  return { store, rows };
};

const contents = (path: string) => {
  const db = openSqlite(path, { readonly: true });
  const all = (sql: string) => db.prepare(sql).all();
  const found = {
    rows: all('SELECT * FROM parcel ORDER BY fid'),
    boxes: all('SELECT * FROM rtree_parcel_geom ORDER BY id'),
    names: all('SELECT * FROM "searchName" ORDER BY dataset, fid, read'),
    touches: all('SELECT * FROM change ORDER BY seq'),
    triggers: all(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`),
  };
  db.close();
  return found;
};

test('everything that is stored is the same either way', async () => {
  const { store, rows } = await staged();
  const other = await openFixture();
  await store.edits.load(none, rows, 'published', { key: 'once', digest: 'once' });
  await other.edits.apply(editOf(parcels(), 'import'));
  expect(contents(store.path)).toEqual(contents(other.path));
  const [one, two] = await Promise.all([store, other].map((from) => from.edits.history('parcel', 's7', 'admin')));
  expect(one![0]!.changes[0]!.after!.geometry).toEqual(two![0]!.changes[0]!.after!.geometry);
  await store.close();
  await other.close();
});

test('the same request is written once, and an id that is taken refuses all of it', async () => {
  const { store, rows } = await staged();
  const once = { key: 'once', digest: 'once' };
  const first = await store.edits.load(none, rows, 'published', once);
  expect(first).toMatchObject({ rows: ROWS, first: 's0', state: 'published' });
  expect(await store.edits.load(none, rows, 'published', once)).toMatchObject({ seq: first.seq, rows: ROWS });
  await expect(store.edits.load(none, rows, 'published', { key: 'two', digest: 'two' })).rejects.toThrow(
    /exists already/,
  );
  expect((await store.features.count('parcel', {}, 'admin')).count).toBe(6 + ROWS);
  await store.close();
});

test('what waits for review is published by another, and undone; a value added since is not lost', async () => {
  const { store, rows } = await staged();
  const edit: Edit = { ...none, author: 'planner', role: 'planner' };
  const { seq } = await store.edits.load(edit, rows, 'inReview', { key: 'once', digest: 'once' });
  expect((await store.features.count('parcel', {}, 'admin')).count).toBe(6);
  await store.edits.decide(seq, 'publish', BY);
  const before = (await store.features.get('parcel', 's3', 'admin'))!;
  const after = { ...before, properties: { ...before.properties, code: 'N-3' } };
  const later = await store.edits.apply(editOf([{ dataset: 'parcel', id: 's3', before, after }]));
  await expect(store.edits.undo(seq, BY)).rejects.toThrow(/changed since/);
  await store.edits.undo(later.seq, BY);
  await store.edits.undo(seq, BY);
  expect((await store.features.count('parcel', {}, 'admin')).count).toBe(6);
  await store.close();
});

test('a value added to a row that was published at once keeps it from being undone', async () => {
  const { store, rows } = await staged();
  const { seq } = await store.edits.load(none, rows, 'published', { key: 'once', digest: 'once' });
  const before = (await store.features.get('parcel', 's3', 'admin'))!;
  const after = { ...before, properties: { ...before.properties, code: 'N-3' } };
  await store.edits.apply(editOf([{ dataset: 'parcel', id: 's3', before, after }]));
  await expect(store.edits.undo(seq, BY)).rejects.toThrow(/changed since/);
  await store.close();
});
