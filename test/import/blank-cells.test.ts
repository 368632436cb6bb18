/** What an empty cell of a table does to what is stored: nothing, unless its author says so; required fields stay in any case. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { prepare } from '../../server/import/import-file.ts';
import type { Choices } from '../../server/import/reader.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture } from '../store/fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'mutu-blank-'));
let store: GeoPackageStore;
beforeAll(async () => {
  store = await openFixture();
  const office = { zoneId: 'z1', name: '招商一处', phone: '0357-1', address: '=旧址' };
  await store.edits.apply(editOf([inserted('office', 'o9', office)]));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const planned = async (table: string, choices: Choices = {}) => {
  const file = join(folder, 'office.csv');
  writeFileSync(file, `\uFEFF${table}`);
  const request = { file, name: 'office.csv', dataset: datasetOf('office')!, choices };
  const { plan } = await prepare(store, request, { entry: import.meta.url });
  return plan!.changes.map(({ before, after }) => [before?.properties, after?.properties]);
};

test('a blank cell says nothing', async () => {
  expect(await planned('id,name,phone\r\no9,招商一处,\r\n')).toEqual([]);
});

test('a blank cell empties what is stored where its author says so; a column that is not there does not', async () => {
  const [[before, after] = []] = await planned('id,name,phone\r\no9,招商一处,\r\n', { clearBlank: true });
  expect([before?.['phone'], after?.['phone'], after?.['address']]).toEqual(['0357-1', null, '=旧址']);
});

test('what is required is never emptied', async () => {
  const [[, after] = []] = await planned('id,name,phone\r\no9,,\r\n', { clearBlank: true });
  expect([after?.['name'], after?.['phone']]).toEqual(['招商一处', null]);
});

test('a text kept from running by our apostrophe comes back as no change', async () => {
  expect(await planned("id,name,address\r\no9,招商一处,'=旧址\r\n")).toEqual([]);
});
