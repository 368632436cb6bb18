/** Many rows in few columns: the same rows as a list, with the middle of their boxes, and never more than asked for. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { bboxOf } from '../../server/domain/geometry.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { openFixture } from './fixture.ts';

let store: GeoPackageStore;
beforeAll(async () => {
  store = await openFixture();
});
afterAll(() => store.close());

it('gives the rows of a list in the fields asked for, with the middle of their box', async () => {
  const fields = ['name', 'status', 'isStandardLand', 'areaM2'];
  const listed = (await store.features.list('parcel', { fields }, 'guest')).features;
  const rows = await store.features.narrow('parcel', { fields, most: 100 }, 'guest');
  expect(rows.length).toBe(listed.length);
  for (const { id, properties, geometry } of listed) {
    const row = rows.find((one) => one.id === id)!;
    expect(row.properties).toEqual(properties);
    const [west, south, east, north] = bboxOf(geometry!)!;
    // The spatial index keeps single precision, rounded outwards.
    expect(row.at![0]).toBeCloseTo((west + east) / 2, 4);
    expect(row.at![1]).toBeCloseTo((south + north) / 2, 4);
  }
});

it('narrows by a filter, and gives a table without shapes no place', async () => {
  const filter = { op: '=', field: 'status', value: 'listed' } as const;
  const { matched } = await store.features.list('parcel', { filter }, 'guest');
  const rows = await store.features.narrow('parcel', { filter, fields: ['status'], most: 100 }, 'guest');
  expect(rows.map(({ properties }) => properties)).toEqual(Array(matched).fill({ status: 'listed' }));
  const services = await store.features.narrow('service', { fields: ['item'], most: 100 }, 'guest');
  expect(services.every(({ at }) => at === null)).toBe(true);
});

it('refuses more rows than asked for, and what the role may not read', async () => {
  await expect(store.features.narrow('parcel', { fields: ['name'], most: 2 }, 'guest')).rejects.toMatchObject({
    code: 'unprocessable',
  });
  await expect(store.features.narrow('parcel', { fields: ['sourceEpsg'], most: 100 }, 'guest')).rejects.toMatchObject({
    code: 'badFilter',
  });
  const secret = datasetOf('unitCost')!.id;
  await expect(store.features.narrow(secret, { fields: ['name'], most: 100 }, 'guest')).rejects.toMatchObject({
    code: 'notFound',
  });
});
