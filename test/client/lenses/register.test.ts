import { expect, test } from 'vitest';
import { legendOf } from '../../../client/lenses/legend/legend.ts';
import { inOrder } from '../../../client/lenses/register/facet-order.ts';
import { countText } from '../../../client/lenses/register/live-count.ts';
import { freshnessText } from '../../../client/lenses/register/trust.ts';
import { bestWays } from '../../../client/lenses/register/ways-out.ts';
import type { Facets } from '../../../server/domain/answers.ts';
import type { Dataset } from '../../../server/domain/dataset.ts';
import { DATASETS, fieldOf } from '../../../server/domain/datasets/index.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';
import { parse, print } from '../../../server/domain/filter.ts';

const facets: Facets = {
  count: 23,
  sums: { areaM2: 1_228_400 },
  facets: {
    status: [
      { value: 'ready', count: 5 },
      { value: 'listed', count: 4 },
      { value: 'sold', count: 14 },
    ],
  },
  ranges: {},
};

test('the live count sums first and rounds last: 1 228 400 ㎡ = 1 842.60 亩', () => {
  expect(countText(parcel, facets, 3, 'zh')).toBe('23 宗 · 合计 1,842.60 亩 · 最近核实 3 天前');
  expect(countText(parcel, facets, 0, 'en')).toBe('23 parcels · total 1,842.60 mu · last verified today');
});

test('an empty result has no total, and an unknown verification is not made up', () => {
  expect(countText(parcel, { count: 0, sums: { areaM2: 0 } }, null, 'zh')).toBe('0 宗');
});

test('the legend counts classes, not codes, and a click on a class asks for all its codes', () => {
  const legend = legendOf(parcel, facets, null, 'zh')!;
  const available = legend.entries.find((entry) => entry.name === '可供')!;
  expect(available.count).toBe(9);
  expect(print(available.filter!)).toBe("status IN ('serviced', 'ready', 'listed')");
});

test('a class already asked for is shown as pressed, and a click lets it go', () => {
  const filter = parse("status IN ('serviced','ready','listed') AND areaM2 >= 5");
  const available = legendOf(parcel, facets, filter, 'zh')!.entries.find((entry) => entry.name === '可供')!;
  expect(available.on).toBe(true);
  expect(print(available.filter!)).toBe('areaM2 >= 5');
});

test.each(
  (DATASETS as readonly Dataset[])
    .filter((dataset) => dataset.symbology)
    .map((dataset) => [dataset.id, dataset] as const),
)('every class of %s has a colour and a letter that no other class has', (_id, dataset) => {
  const entries = legendOf(dataset, null, null, 'en')!.entries;
  expect(entries.length).toBeGreaterThan(1);
  for (const entry of entries)
    expect([entry.name, entry.colour, entry.mark]).toEqual([
      expect.any(String),
      expect.stringMatching(/^#[0-9A-F]{6}$/i),
      expect.stringMatching(/./),
    ]);
  expect(new Set(entries.map((entry) => entry.mark)).size).toBe(entries.length);
});

test('codes stand in declared order, names by count, unknown last', () => {
  const order = (field: string, values: readonly (string | null)[]) =>
    inOrder(
      fieldOf(parcel, field)!,
      values.map((value, at) => ({ value, count: at + 1 })),
    ).map((one) => one.value);
  expect(order('status', ['sold', null, 'planned', 'ready'])).toEqual(['planned', 'ready', 'sold', null]);
  expect(order('readinessTier', ['5', null, '1', '3'])).toEqual(['1', '3', '5', null]);
  expect(order('zoneId', ['few', 'more', 'most', null])).toEqual(['most', 'more', 'few', null]);
});

test('only ways out that gain something are offered, the best first', () => {
  const demand = parse('areaM2 > 1');
  const ways = [0, 7, 3].map((count) => ({ demand, rest: null, count }));
  expect(bestWays(ways).map((way) => way.count)).toEqual([7, 3]);
});

test('a row never verified says so', () => {
  expect(freshnessText(null, '2024-12-31', 'zh')).toBe('尚未核实');
  expect(freshnessText('2024-12-19', '2024-12-31', 'zh')).toBe('12 天前核实');
  expect(freshnessText('2024-08-01', '2024-12-31', 'zh')).toBe('已 152 天未核实');
});
