import { expect, test } from 'vitest';
import { sheetExtras } from '../../../client/planning/compare/sheet-extras.ts';
import type { LandSheet, Ledger, Tier } from '../../../server/domain/land/answer.ts';

const LEDGER: Ledger = {
  profile: { zh: '七通一平', en: '7 services' },
  rows: [],
  costLowWanYuan: 10,
  costHighWanYuan: 25.4,
  unpriced: [],
  critical: { item: 'heat', monthsLow: 3, monthsHigh: 6 },
  untimed: [],
};

const sheet = (tier: Tier | null, ledger: Partial<Ledger> = {}) =>
  ({
    readiness: { tier, atMost: tier, rules: [], lift: [] },
    ledger: { ...LEDGER, ...ledger },
  }) as unknown as LandSheet;

const valuesOf = (sheets: readonly (LandSheet | null)[]) =>
  Object.fromEntries(sheetExtras(sheets, 'zh').map(({ id, values }) => [id, values]));

test('compared parcels stand by tier, by what closing the gaps costs at most, and by how long it takes', () => {
  expect(valuesOf([sheet(3), sheet(5, { costHighWanYuan: 0, critical: null })])).toEqual({
    tier: [3, 5],
    gapCostWanYuan: [25.4, 0],
    gapMonths: [6, 0],
  });
});

test('a gap without a price or a duration leaves the figure unknown, as does a sheet that did not come', () => {
  expect(valuesOf([sheet(null, { costHighWanYuan: null, untimed: ['heat'] }), null])).toEqual({
    tier: [null, null],
    gapCostWanYuan: [null, null],
    gapMonths: [null, null],
  });
});

test('a reader who may not see prices is told the tier alone', () => {
  expect(Object.keys(valuesOf([sheet(3, { costLowWanYuan: null, costHighWanYuan: null })]))).toEqual(['tier']);
});
