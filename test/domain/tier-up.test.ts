/** 升级方案: the works that lift a parcel one tier, priced from its ledger. */
import { describe, expect, test } from 'vitest';
import type { LandSheet, LedgerRow, Rule, Tier } from '../../server/domain/land/answer.ts';
import { tierUpOf } from '../../server/domain/land/tier-up.ts';

const row = (item: LedgerRow['item'], given: Partial<LedgerRow>): LedgerRow => ({
  item,
  status: 'none',
  have: null,
  need: null,
  short: null,
  unit: null,
  distanceM: 100,
  isGap: true,
  costLowWanYuan: 10,
  costHighWanYuan: 20,
  monthsLow: 2,
  monthsHigh: 4,
  who: null,
  letter: null,
  basis: [],
  ...given,
});

const named = (zh: string) => ({ zh, en: zh });

const services = (values: Readonly<Record<string, string>>): Rule => ({
  id: 'services',
  tier: 4,
  say: named('红线外五通均已确认'),
  result: 'no',
  lacks: Object.keys(values).map(named),
  from: [
    { dataset: 'parcel', id: 'p', field: 'road', value: 'availableAtLine' },
    ...Object.entries(values).map(([field, value]) => ({ dataset: 'parcel', id: 'p', field, value })),
  ],
});

const levelled = (result: Rule['result']): Rule => ({
  id: 'levelled',
  tier: 4,
  say: named('红线内场地平整'),
  result,
  lacks: result === 'yes' ? [] : [named('场地平整')],
  from: [],
});

const sheet = (
  tier: Tier | null,
  rules: readonly Rule[],
  rows: readonly LedgerRow[],
  costLowWanYuan: number | null = 0,
): Pick<LandSheet, 'readiness' | 'ledger'> => ({
  readiness: { tier, atMost: tier, rules, lift: [] },
  ledger: {
    profile: { zh: '七通一平', en: '7 services' },
    rows,
    costLowWanYuan,
    costHighWanYuan: null,
    unpriced: [],
    critical: null,
    untimed: [],
  },
});

describe('the works that lift a parcel one tier', () => {
  test('are the missing services and the levelling, added up in money, side by side in time', () => {
    const up = tierUpOf(
      sheet(
        3,
        [services({ storm: 'none', sewage: 'planned' }), levelled('no')],
        [
          row('road', { isGap: false }),
          row('storm', {}),
          row('sewage', { costLowWanYuan: 5, costHighWanYuan: 6.5, monthsLow: 6, monthsHigh: 9 }),
          row('heat', { costHighWanYuan: 900 }),
          row('levelling', { costLowWanYuan: 1, costHighWanYuan: 2, monthsLow: 1, monthsHigh: 1 }),
        ],
      ),
    )!;
    expect(up.steps.map(({ row: works }) => works?.item)).toEqual(['storm', 'sewage', 'levelling']);
    expect(up).toMatchObject({ to: 4, costLowWanYuan: 16, costHighWanYuan: 28.5, monthsLow: 6, monthsHigh: 9 });
    expect(up.unpriced).toEqual([]);
  });

  test('which are not known to be needed count in the upper bound alone, and are told as such', () => {
    const up = tierUpOf(sheet(3, [services({ sewage: 'unknown' })], [row('sewage', { isGap: null, status: null })]))!;
    expect(up.steps[0]).toMatchObject({ isSure: false });
    expect(up).toMatchObject({ costLowWanYuan: 0, costHighWanYuan: 20, monthsLow: null, monthsHigh: 4 });
  });

  test('have no upper bound where one has no price: it is named, never taken for nothing', () => {
    const up = tierUpOf(
      sheet(
        3,
        [services({ storm: 'none', sewage: 'none' })],
        [row('storm', {}), row('sewage', { costLowWanYuan: null, costHighWanYuan: null, monthsHigh: null })],
      ),
    )!;
    expect(up).toMatchObject({ costLowWanYuan: 10, costHighWanYuan: null });
    expect([up.unpriced, up.untimed]).toEqual([[named('sewage')], [named('sewage')]]);
  });

  test('show no money to a reader who may not see prices', () => {
    const up = tierUpOf(
      sheet(3, [levelled('no')], [row('levelling', { costLowWanYuan: null, costHighWanYuan: null })], null),
    )!;
    expect(up).toMatchObject({ costLowWanYuan: null, costHighWanYuan: null, unpriced: [] });
  });
});

test('a decision is a step without works; rules of higher tiers are left for later', () => {
  const reserved: Rule = { ...levelled('no'), id: 'reserved', tier: 2, lacks: [named('完成收储')] };
  const up = tierUpOf(sheet(1, [reserved, levelled('no')], [row('levelling', {})]))!;
  expect(up.steps).toEqual([{ rule: 'reserved', say: named('完成收储'), row: null, isSure: true }]);
  expect(up).toMatchObject({ to: 2, costHighWanYuan: null, monthsHigh: null });
});

test('nothing lifts the highest tier, or land that has been supplied', () => {
  expect(tierUpOf(sheet(5, [], []))).toBeNull();
  expect(tierUpOf(sheet(null, [levelled('no')], []))).toBeNull();
});
