import { describe, expect, it } from 'vitest';
import { unitCostFeatures } from '../../data/shanxi/unit-costs.ts';
import type { Brief } from '../../server/domain/brief.ts';
import type { Value } from '../../server/domain/edit.ts';
import { priceOf, type UnitCost, unitCostOf } from '../../server/domain/land/unit-costs.ts';
import { type LedgerGround, type LetteredRecord, ledgerOf } from '../../server/domain/ledger.ts';
import { DEFAULT_PROFILES } from '../../server/domain/services.ts';

const TODAY = '2024-12-31';

const cost = (changes: Partial<UnitCost>): UnitCost => ({
  id: 'c',
  name: 'c',
  item: 'heat',
  basis: 'metre',
  voltageKV: null,
  lowYuan: 2000,
  highYuan: 5000,
  monthsLow: 3,
  monthsHigh: 6,
  validFrom: null,
  isConfirmed: false,
  ...changes,
});

const COSTS = [
  cost({}),
  cost({ id: 'gas', item: 'gas', lowYuan: 500, highYuan: 1000, monthsLow: 2, monthsHigh: 4 }),
  cost({ id: 'p10', item: 'power', voltageKV: 10, lowYuan: 400, highYuan: 900 }),
  cost({ id: 'p35', item: 'power', voltageKV: 35, lowYuan: 1000, highYuan: 2000, monthsLow: 4, monthsHigh: 8 }),
  cost({ id: 'kva', item: 'power', basis: 'kVA', lowYuan: 600, highYuan: 1000, monthsLow: 2, monthsHigh: 5 }),
  cost({ id: 'level', item: 'levelling', basis: 'm2', lowYuan: 30, highYuan: 80, monthsLow: 2, monthsHigh: 3 }),
];

const SERVED: Readonly<Record<string, Value>> = {
  areaM2: 40_000,
  levelled: true,
  ...Object.fromEntries(
    ['road', 'water', 'power', 'telecom', 'storm', 'sewage', 'gas', 'heat'].map((item) => [item, 'availableAtLine']),
  ),
};

const record = (changes: Partial<LetteredRecord>): LetteredRecord => ({
  id: 's',
  item: 'power',
  status: 'availableAtLine',
  capacity: 8000,
  capacityUsed: 6000,
  capacityUnit: 'kVA',
  distanceToLineM: 12,
  operator: '园区公司',
  evidence: '竣工验收 7 号',
  asOf: '2024-11-30',
  ...changes,
});

const ledger = (properties: Readonly<Record<string, Value>>, brief: Brief = {}, ground: Partial<LedgerGround> = {}) =>
  ledgerOf({ id: 'p', properties: { ...SERVED, ...properties }, at: null, services: [] }, brief, {
    today: TODAY,
    profiles: DEFAULT_PROFILES,
    records: [],
    nearby: () => ({ id: 'u', distanceM: 300, operator: null }),
    source: null,
    costs: COSTS,
    ...ground,
  });

const rowOf = ({ rows }: ReturnType<typeof ledger>, item: string) => rows.find((row) => row.item === item)!;

describe('the gap ledger', () => {
  it('has no works where everything is there', () => {
    const found = ledger({});
    expect(found).toMatchObject({
      profile: { zh: '七通一平', en: '7 services' },
      costLowWanYuan: 0,
      costHighWanYuan: 0,
      critical: null,
      unpriced: [],
      untimed: [],
    });
    expect(found.rows).toHaveLength(9);
    expect(found.rows.every(({ isGap }) => isGap === false)).toBe(true);
  });

  it('prices a missing item by its distance: 300 m of heat at 2 000–5 000 are 60–150 万元, 3–6 months', () => {
    const found = ledger({ heat: 'planned' });
    expect(rowOf(found, 'heat')).toMatchObject({
      isGap: true,
      have: 0,
      distanceM: 300,
      costLowWanYuan: 60,
      costHighWanYuan: 150,
    });
    expect(found).toMatchObject({
      costLowWanYuan: 60,
      costHighWanYuan: 150,
      critical: { item: 'heat', monthsLow: 3, monthsHigh: 6 },
    });
  });

  it('runs works side by side: the longest decides, the sum counts all', () => {
    const found = ledger({ heat: 'none', gas: 'building', levelled: false });
    expect(found.costLowWanYuan).toBeCloseTo(60 + 15 + 120, 9);
    expect(found.costHighWanYuan).toBeCloseTo(150 + 30 + 320, 9);
    expect(found.critical).toEqual({ item: 'heat', monthsLow: 3, monthsHigh: 6 });
  });

  it('counts a gap that is only possible in the upper bound alone', () => {
    const found = ledger({ heat: 'unknown', gas: 'none' });
    expect(rowOf(found, 'heat').isGap).toBeNull();
    expect([found.costLowWanYuan, found.costHighWanYuan]).toEqual([15, 180]);
    expect(found.critical).toEqual({ item: 'heat', monthsLow: 2, monthsHigh: 6 });
  });

  it('names what it cannot price, and then has no upper bound', () => {
    const far = ledger({ heat: 'none', gas: 'none' }, {}, { nearby: () => null });
    expect(far).toMatchObject({ costLowWanYuan: 0, costHighWanYuan: null, unpriced: ['gas', 'heat'], untimed: [] });
    const unlisted = ledger({ sewage: 'none' });
    expect(unlisted).toMatchObject({
      costHighWanYuan: null,
      unpriced: ['sewage'],
      untimed: ['sewage'],
      critical: null,
    });
  });

  it('sets need against spare: 8 000 less 6 000 kVA leaves 3 000 short of 5 000', () => {
    const brief: Brief = { powerKVA: { value: 5000, weight: 'must' } };
    const short = rowOf(ledger({}, brief, { records: [record({})] }), 'power');
    expect(short).toMatchObject({
      have: 2000,
      need: 5000,
      short: 3000,
      unit: 'kVA',
      isGap: true,
      costLowWanYuan: 180,
      costHighWanYuan: 300,
    });
    expect(short).toMatchObject({ who: '园区公司', letter: { text: '竣工验收 7 号', on: '2024-11-30' } });
    const unknown = rowOf(ledger({}, brief, { records: [record({ capacityUsed: null })] }), 'power');
    expect(unknown).toMatchObject({ have: null, short: null, isGap: null });
    const enough = rowOf(ledger({}, brief, { records: [record({ capacityUsed: 0 })] }), 'power');
    expect(enough).toMatchObject({ have: 8000, short: 0, isGap: false, costLowWanYuan: null });
  });

  it('lays a line of its own for a voltage above the usual, from the source of that voltage', () => {
    const brief: Brief = { voltageKV: { value: 35, weight: 'must' } };
    const row = rowOf(ledger({}, brief, { source: { id: 'sub', voltageKV: 110, distanceM: 800 } }), 'power');
    expect(row).toMatchObject({ isGap: null, distanceM: 800, costLowWanYuan: 80, costHighWanYuan: 160, monthsHigh: 8 });
    expect(row.basis).toContainEqual({ dataset: 'utility', id: 'sub', field: 'voltageKV', value: 110 });
  });

  it('asks for the items of the level and for those the brief names an amount of', () => {
    const items = ledger(
      {},
      { level: { value: 3, weight: 'must' }, gasNm3PerH: { value: 10, weight: 'should' } },
    ).rows.map(({ item }) => item);
    expect(items).toEqual(['road', 'water', 'power', 'gas', 'levelling']);
  });

  it('shows no price to whoever may not read prices', () => {
    const found = ledger({ heat: 'none' }, {}, { costs: null });
    expect(found).toMatchObject({ costLowWanYuan: null, costHighWanYuan: null, unpriced: [], critical: null });
    expect(JSON.stringify(found)).not.toContain('unitCost');
  });
});

describe('a price', () => {
  it('is the newest in force, of the lowest voltage that is enough', () => {
    const costs = [
      cost({ id: 'old', validFrom: '2020-01-01' }),
      cost({ id: 'new', validFrom: '2024-01-01' }),
      cost({ id: 'coming', validFrom: '2025-01-01' }),
      ...COSTS.filter(({ item }) => item === 'power'),
    ];
    const asked = { basis: 'metre' as const, today: TODAY };
    expect(priceOf(costs, { ...asked, item: 'heat' })?.id).toBe('new');
    expect(priceOf(costs, { ...asked, item: 'power' })?.id).toBe('p10');
    expect(priceOf(costs, { ...asked, item: 'power', voltageKV: 35 })?.id).toBe('p35');
    expect(priceOf(costs, { ...asked, item: 'power', voltageKV: 110 })).toBeNull();
    expect(priceOf(costs, { ...asked, item: 'road' })).toBeNull();
  });

  it('is listed for every item and for levelling in the demonstration, marked as invented and unconfirmed', () => {
    const costs = unitCostFeatures().map(unitCostOf);
    for (const item of [
      'road',
      'water',
      'storm',
      'sewage',
      'power',
      'telecom',
      'broadband',
      'gas',
      'heat',
      'catv',
    ] as const)
      expect(priceOf(costs, { item, basis: 'metre', today: TODAY }), item).not.toBeNull();
    expect(priceOf(costs, { item: 'levelling', basis: 'm2', today: TODAY })).not.toBeNull();
    expect(
      unitCostFeatures().every(
        ({ properties }) => properties['synthetic'] === true && properties['isConfirmed'] === false,
      ),
    ).toBe(true);
    expect(costs.every(({ lowYuan, highYuan }) => lowYuan <= highYuan)).toBe(true);
  });
});
