import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '../../server/domain/access.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture } from './fixture.ts';

let store: GeoPackageStore;

beforeAll(async () => {
  store = await openFixture();
});

afterAll(() => store.close());

const MU = 10_000 / 15;

test('figures of several firms on one parcel are summed before they are divided', async () => {
  const rows = await store.yields.byParcel('outputPerMu', 2023, 'manager');
  const l3 = rows.find(({ parcelId }) => parcelId === 'l3')!;
  // 示例装备 12 000 + 示例电子 3 000 万元 on 40 000 ㎡ = 60 亩
  expect(l3).toMatchObject({
    numeratorWanYuan: 15_000,
    areaM2: 40_000,
    enterprises: 2,
    zoneId: 'z1',
    parkId: 'p1',
    synthetic: true,
  });
  expect(l3.value).toBeCloseTo(250, 10);
});

test('an owner of two parcels is divided by their areas, and nothing is lost', async () => {
  const rows = await store.yields.byParcel('outputPerMu', 2023, 'manager');
  const [l1, l2] = ['l1', 'l2'].map((id) => rows.find(({ parcelId }) => parcelId === id)!);
  expect(l1!.numeratorWanYuan! + l2!.numeratorWanYuan!).toBeCloseTo(9_000, 8);
  expect(l1!.numeratorWanYuan! / l2!.numeratorWanYuan!).toBeCloseTo(l1!.areaM2! / l2!.areaM2!, 10);
  expect(l1!.value).toBeCloseTo(9_000 / ((l1!.areaM2! + l2!.areaM2!) / MU), 10);
});

test('a missing figure is missing, not nothing', async () => {
  const tax = await store.yields.byParcel('taxPerMu', 2023, 'manager');
  expect(tax.find(({ parcelId }) => parcelId === 'l3')).toMatchObject({ numeratorWanYuan: 600, enterprises: 2 });
  const added = await store.yields.byParcel('addedValuePerMu', 2023, 'manager');
  expect(added.find(({ parcelId }) => parcelId === 'l1')).toMatchObject({
    numeratorWanYuan: null,
    value: null,
    enterprises: 1,
  });
});

test('a tenancy counts in the years it covers', async () => {
  expect(await store.yields.years('manager')).toEqual([2022, 2023]);
  const rows = await store.yields.byParcel('outputPerMu', 2022, 'manager');
  expect(rows.map(({ parcelId, enterprises }) => [parcelId, enterprises])).toEqual([['l3', 1]]);
  expect(await store.yields.byParcel('outputPerMu', 2019, 'manager')).toEqual([]);
});

test('land of unknown area has no yield, and an owner of it is not divided by guess', async () => {
  await store.edits.apply(
    editOf([
      inserted('parcel', 'l9', { name: '无面积', zoneId: 'z1', status: 'producing' }),
      inserted('enterprise', 'e9', { name: '两处', zoneId: 'z1' }),
      inserted('tenancy', 't8', { enterpriseId: 'e9', parcelId: 'l9', kind: 'owner' }),
      inserted('tenancy', 't9', { enterpriseId: 'e9', parcelId: 'l4', kind: 'owner' }),
      inserted('annualReport', 'r9', { enterpriseId: 'e9', year: 2021, outputWanYuan: 500 }),
    ]),
  );
  const rows = await store.yields.byParcel('outputPerMu', 2021, 'manager');
  expect(rows.map(({ parcelId, numeratorWanYuan, value }) => [parcelId, numeratorWanYuan, value])).toEqual([
    ['l4', null, null],
    ['l9', null, null],
  ]);
});

test.each(ROLES.filter((role) => role !== 'manager' && role !== 'admin'))('%s learns nothing', async (role) => {
  expect(await store.yields.years(role)).toEqual([]);
  expect(await store.yields.byParcel('outputPerMu', 2023, role)).toEqual([]);
});
