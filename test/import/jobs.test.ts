/** Imports as the server keeps them: how long, how many, and what becomes of a child that is killed. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../server/domain/review.ts';
import { fileIn } from '../../server/import/jobs/files.ts';
import { createImports, type Imports } from '../../server/import/jobs/jobs.ts';
import { runTask } from '../../server/import/jobs/run-task.ts';
import { parcelGrid } from '../prove/import-crash.ts';
import { openFixture } from '../store/fixture.ts';
import { fixturePath } from './fixture.ts';

const BY: Person = { name: 'steward', role: 'steward' };
const DAY_MS = 24 * 60 * 60_000;

let store: Awaited<ReturnType<typeof openFixture>>;
let imports: Imports;
let now = Date.parse('2025-01-01T08:00:00Z');
const basemap = fixturePath('.');
const open = () => createImports({ entry: import.meta.url, database: store.path, basemap, now: () => now });

beforeEach(async () => {
  store = await openFixture();
  imports = open();
});
afterEach(async () => {
  await imports.close();
  await store.close();
});

const begun = (by = BY) => {
  const upload = imports.open(by);
  copyFileSync(fixturePath('good/parcels.geojson'), fileIn(upload.folder, 'source'));
  return imports.begin({ ...upload, dataset: 'parcel', name: 'parcels.geojson', bytes: 1, by });
};

const settled = async (id: string) => {
  await expect.poll(() => imports.get(id, BY).state, { timeout: 60_000, interval: 50 }).not.toBe('reading');
  return imports.get(id, BY);
};

test('after a day an import is gone with its files', { timeout: 120_000 }, async () => {
  const { id, expiresAt } = await settled(begun().id);
  expect(expiresAt).toBe('2025-01-02T08:00:00.000Z');
  const folder = imports.folder(id, BY);
  now += DAY_MS - 1;
  expect(imports.list(BY)).toHaveLength(1);
  now += 1;
  expect(imports.list(BY)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  expect(() => imports.get(id, BY)).toThrow(/expired/);
});

test('two are read at a time, the third waits; the twenty-first of one person is refused, another’s is not', async () => {
  const jobs = Array.from({ length: 20 }, () => begun());
  expect(() => imports.open(BY)).toThrow(/remove some/);
  const other = imports.open({ name: 'planner', role: 'planner' });
  imports.discard(other);
  expect(imports.get(jobs[19]!.id, BY).progress).toEqual({ phase: 'waiting', done: 0, total: null });
  expect((await imports.cancel(jobs[19]!.id, BY)).state).toBe('cancelled');
  expect(imports.get(jobs[18]!.id, BY).progress).toMatchObject({ phase: 'waiting' });
});

test('what a server that was killed has left is cleared away by the next one', async () => {
  mkdirSync(`${store.path}.imports/left-behind`, { recursive: true });
  writeFileSync(`${store.path}.imports/left-behind/source`, 'x');
  const next = open();
  expect(existsSync(`${store.path}.imports`)).toBe(false);
  await next.close();
});

test('a child that is killed while it reads says so, and has written nothing', { timeout: 120_000 }, async () => {
  const { folder } = imports.open(BY);
  writeFileSync(fileIn(folder, 'source'), parcelGrid(20_000));
  const common = { database: store.path, basemap, folder, dataset: 'parcel', name: 'grid.geojson', by: BY };
  const run = runTask(import.meta.url, { kind: 'read', choices: {}, ...common }, () => run.kill());
  setTimeout(() => run.kill(), 5_000);
  expect(await run.answer).toEqual({ ended: expect.stringMatching(/^SIGKILL/) });
  expect(readdirSync(folder)).not.toContain('plan.ndjson');
  expect((await store.features.count('parcel', {}, 'admin')).count).toBe(6);
});
