/** A search over the demonstration: what is found, in which order, and that every figure stands in a register. */
import { describe, expect, it } from 'vitest';
import { type Brief, type Criterion, without } from '../../../server/domain/brief.ts';
import { matches } from '../../../server/domain/filter.ts';
import { distanceM } from '../../../server/domain/geometry.ts';
import { CHOOSABLE } from '../../../server/domain/land/supply.ts';
import type { Trace } from '../../../server/domain/matching/answer.ts';
import { gateFilter } from '../../../server/domain/matching/gate-filter.ts';
import { byGain, mustsOf, relaxing } from '../../../server/domain/matching/relax.ts';
import type { Site } from '../../../server/domain/matching/site.ts';
import { judgeOf, matcherOf, rank } from '../../../server/domain/matching.ts';
import { rowOf } from '../../data/demonstration.ts';
import { corridors, ground, sites, TODAY } from './search.ts';

/** “60 亩, 七通, 35 kV within 6 months”. */
const SIXTY: Brief = {
  areaMinM2: { value: 40_000, weight: 'must' },
  areaMaxM2: { value: 60_000, weight: 'should' },
  level: { value: 7, weight: 'must' },
  voltageKV: { value: 35, weight: 'must' },
  neededOn: { value: '2025-06-30', weight: 'must' },
};

/** Every criterion at once, the soft ones with everything they may rest on. */
const EVERYTHING: Brief = {
  areaMinM2: { value: 20_000, weight: 'should' },
  areaMaxM2: { value: 60_000, weight: 'should' },
  landUses: { value: ['100102'], weight: 'should' },
  industryCode: { value: 'C26', weight: 'should' },
  level: { value: 7, weight: 'should' },
  powerKVA: { value: 5000, weight: 'should' },
  voltageKV: { value: 10, weight: 'should' },
  dualFeed: { value: true, weight: 'should' },
  waterM3PerDay: { value: 900, weight: 'should' },
  gasNm3PerH: { value: 500, weight: 'should' },
  steamTPerH: { value: 10, weight: 'should' },
  floorAreaM2: { value: 60_000, weight: 'should' },
  neededOn: { value: '2025-03-31', weight: 'should' },
  budgetWanYuan: { value: 900, weight: 'should' },
  motorwayKm: { value: 8, weight: 'should' },
  railKm: { value: 8, weight: 'should' },
  place: { value: { zones: ['jinzhong', 'linfen'], area: [111, 35, 113, 38] }, weight: 'should' },
};

const siteOf = (id: string): Site => sites.find((site) => site.id === id)!;

const left = (brief: Brief): readonly Site[] => sites.filter((site) => matches(gateFilter(brief), site.properties));

const search = (brief: Brief, limit = 5) => rank(matcherOf(brief, ground), left(brief), limit, async () => undefined);

/** What the register, the network or the sketch says where a trace points. */
const stored = ({ dataset, id, field }: Trace, parcelId: string): unknown => {
  const { at, properties } = siteOf(parcelId);
  if (id === null) return null;
  if (dataset === 'basemap') {
    const line = corridors.find(({ name }) => name === id)!;
    return Math.round(distanceM(at!, line.geometry) / 1000);
  }
  if (dataset === 'parcel') return field === 'geometry' ? null : (properties[field] ?? null);
  const row = rowOf(dataset, id)!;
  return field === 'geometry' ? Math.round(distanceM(at!, row.geometry!)) : (row.properties[field] ?? null);
};

describe('sixty mu, seven services, 35 kV within six months', async () => {
  const { ranked, matched, uncertain } = await search(SIXTY, 50);

  it('finds at least five parcels that pass every must for certain', () => {
    const certain = ranked.filter(({ gates }) => gates.every(({ result }) => result === 'pass'));
    expect(certain.length).toBeGreaterThanOrEqual(5);
    expect(matched).toBe(certain.length + uncertain);
    expect(ranked.slice(0, 5)).toEqual(certain.slice(0, 5));
    for (const { areaM2, parcelId } of certain) {
      expect(areaM2).toBeGreaterThanOrEqual(40_000);
      expect(siteOf(parcelId).properties['serviceLevel']).toBeGreaterThanOrEqual(7);
      expect(CHOOSABLE).toContain(siteOf(parcelId).properties['status']);
    }
  });

  it('keeps what is unknown, marked, below what is certain', () => {
    expect(uncertain).toBeGreaterThan(0);
    const open = ranked.map(({ gates }) => gates.filter(({ result }) => result === 'unknown').length);
    expect(open).toEqual([...open].sort((a, b) => a - b));
    for (const one of ranked.filter(({ gates }) => gates.some(({ result }) => result === 'unknown')))
      expect(one.unknowns.length).toBeGreaterThan(0);
  });

  it('gives each a sentence in both languages, and all but the first why it is not first', () => {
    for (const [place, { reason, whyNotFirst }] of ranked.entries()) {
      expect(reason.zh).toMatch(/亩，.+分/);
      expect(reason.en).toMatch(/mu, .+points/);
      expect(whyNotFirst === null).toBe(place === 0);
      const behind = /少 ([\d.]+) 分（(.+)）/.exec(whyNotFirst?.zh ?? '');
      const told = [...(behind?.[2] ?? '').matchAll(/([−+])([\d.]+)/g)].map(
        ([, sign, by]) => (sign === '+' ? 1 : -1) * Number(by),
      );
      if (behind) expect(told.reduce((sum, by) => sum + by, 0)).toBeCloseTo(-Number(behind[1]), 6);
      if (whyNotFirst) expect([whyNotFirst.zh.length > 5, whyNotFirst.en.length > 5]).toEqual([true, true]);
    }
  });
});

it('a reason names what a bare figure would not tell, and says nothing twice', async () => {
  const brief: Brief = {
    landUses: { value: ['100102'], weight: 'must' },
    industryCode: { value: 'C27', weight: 'must' },
    floorAreaM2: { value: 20_000, weight: 'must' },
    budgetWanYuan: { value: 2000, weight: 'must' },
  };
  const { zh, en } = (await search(brief)).ranked[0]!.reason;
  expect(zh).toMatch(/亩，.+，二类工业用地，建筑面积 .+㎡，土地预算 .+元；/);
  expect(zh.split('二类工业用地')).toHaveLength(2);
  expect(en).toMatch(/Industrial land, class 2, Floor area: .+m², Land budget: /);
});

it.each([1, 2, 7, 40])('the first %i are the same however many are told', async (limit) => {
  for (const brief of [SIXTY, EVERYTHING]) {
    const all = await search(brief, sites.length);
    expect(all.ranked.length).toBe(all.matched);
    const few = await search(brief, limit);
    expect(few).toEqual({ ...all, ranked: all.ranked.slice(0, limit) });
  }
});

describe('points', async () => {
  const { ranked } = await search(EVERYTHING, sites.length);

  it('add up to the score, and none exceeds what it may earn', () => {
    expect(ranked.length).toBeGreaterThan(300);
    for (const { points, score, of } of ranked) {
      expect(points.reduce((sum, one) => sum + Math.round(one.points * 10), 0)).toBe(Math.round(score * 10));
      expect(points.reduce((sum, one) => sum + one.of, 0)).toBe(of);
      for (const one of points)
        expect(one.points >= 0 && one.points <= one.of && !(one.isUnknown && one.points > 0)).toBe(true);
    }
  });

  it('lead back, every one, to a field and the value that stands there', () => {
    const astray: string[] = [];
    let walked = 0;
    for (const { parcelId, points, gates } of ranked) {
      for (const one of [...points, ...gates]) {
        if (one.from.length === 0) astray.push(`${parcelId} ${JSON.stringify(one)}`);
        for (const trace of one.from) {
          walked += 1;
          if (stored(trace, parcelId) !== trace.value) astray.push(`${parcelId} ${JSON.stringify(trace)}`);
        }
      }
    }
    expect(walked).toBeGreaterThan(10_000);
    expect(astray).toEqual([]);
  });

  it('follow the weights: what weighs nothing earns nothing and moves nobody', async () => {
    const none = (
      await search(
        without({ ...SIXTY, weights: { closeness: 0, services: 0, source: 0, standardLand: 0 } }, 'areaMaxM2'),
        50,
      )
    ).ranked;
    expect(none.every(({ score, points }) => score === points.find(({ merit }) => merit === 'stage')!.points)).toBe(
      true,
    );
    const byArea = (await search({ ...SIXTY, weights: { closeness: 100 } }, 2)).ranked;
    expect(byArea[0]!.areaM2).toBeLessThan(byArea[1]!.areaM2!);
  });
});

describe('the filter of the database', () => {
  const cases: readonly Brief[] = [
    { areaMinM2: { value: 40_000, weight: 'must' } },
    { areaMaxM2: { value: 40_000, weight: 'must' } },
    { landUses: { value: ['100101'], weight: 'must' } },
    { industryCode: { value: 'C26', weight: 'must' } },
    { industryCode: { value: 'C39', weight: 'must' } },
    { industryCode: { value: 'C34', weight: 'must' } },
    { industryCode: { value: 'G59', weight: 'must' } },
    { level: { value: 5, weight: 'must' } },
    { level: { value: 7, weight: 'must' } },
    { level: { value: 9, weight: 'must' } },
    { neededOn: { value: '2025-06-30', weight: 'must' } },
    { place: { value: { parks: ['linfen-ganting'] }, weight: 'must' } },
  ];

  it.each(cases)('leaves out exactly what is known to fail: %j', (brief) => {
    const [criterion] = mustsOf(brief);
    const choosable = sites.filter(({ properties }) => CHOOSABLE.some((status) => status === properties['status']));
    const mayPass = choosable.filter((site) => judgeOf(criterion!, brief, ground)(site).result !== 'fail');
    expect(left(brief).map(({ id }) => id)).toEqual(mayPass.map(({ id }) => id));
    expect(mayPass.length).toBeGreaterThan(0);
    expect(mayPass.length).toBeLessThan(choosable.length);
  });
});

describe('where nothing fits', () => {
  const HUGE: Brief = {
    ...SIXTY,
    areaMinM2: { value: 250_000, weight: 'must' },
    areaMaxM2: { value: 300_000, weight: 'should' },
  };

  it('the must that costs most stands first, with the gain and the nearest misses', async () => {
    expect((await search(HUGE)).matched).toBe(0);
    const relax = byGain(
      mustsOf(HUGE).map((criterion) => {
        const { [criterion]: _, ...rest } = HUGE;
        return relaxing(HUGE, criterion, ground, left(rest));
      }),
    );
    expect(relax[0]!.criterion).toBe('areaMinM2');
    expect(relax[0]!.gain).toBe(
      (
        await search({
          ...SIXTY,
          areaMinM2: { value: 1, weight: 'must' },
          areaMaxM2: { value: 300_000, weight: 'should' },
        })
      ).matched,
    );
    const areas = relax[0]!.nearest.map(({ parcelId }) => siteOf(parcelId).properties['areaM2']);
    expect(areas.length).toBeGreaterThan(0);
    expect(areas).toEqual([...areas].sort((a, b) => Number(b) - Number(a)));
    expect(relax[0]!.nearest.every(({ gate }) => gate.result === 'fail' && gate.asked.zh.includes('375.00 亩'))).toBe(
      true,
    );
  });
});

describe('one parcel', () => {
  const EMPTY: Site = { id: 'p', properties: { status: 'ready' }, at: null, services: [] };
  const of = (brief: Brief, site: Partial<Site>) => {
    const [criterion] = Object.keys(brief) as [Criterion];
    return judgeOf(criterion, brief, ground)({ ...EMPTY, ...site }).result;
  };
  const record = { id: 's', item: 'power' as const, status: 'availableAtLine' as const, capacityUnit: 'kVA' };
  const power: Brief = { powerKVA: { value: 5000, weight: 'must' } };

  it.each([
    ['spare enough', { capacity: 8000, capacityUsed: 3000 }, 'pass'],
    ['spare too little', { capacity: 8000, capacityUsed: 3001 }, 'fail'],
    ['capacity too little, use unknown', { capacity: 4999, capacityUsed: null }, 'fail'],
    ['capacity enough, use unknown', { capacity: 8000, capacityUsed: null }, 'unknown'],
    ['counted in MVA', { capacity: 8, capacityUsed: 3, capacityUnit: 'MVA' }, 'pass'],
    ['counted in something else', { capacity: 8000, capacityUsed: 0, capacityUnit: '户' }, 'unknown'],
  ])('power: %s', (_, figures, result) => {
    expect(of(power, { services: [{ ...record, ...figures }] })).toBe(result);
  });

  it('a capacity of which nobody knows how much is used is not told as spare', () => {
    const found = (capacityUsed: number | null) =>
      judgeOf('powerKVA', power, ground)({ ...EMPTY, services: [{ ...record, capacity: 4000, capacityUsed }] }).found();
    expect(found(null)).toEqual({ zh: '能力 4000 kVA', en: 'capacity 4000 kVA' });
    expect(found(1000)).toEqual({ zh: '余量 3000 kVA', en: '3000 kVA spare' });
  });

  it('power known not to be connected fails; without a record it is unknown', () => {
    expect(of(power, { properties: { power: 'planned' } })).toBe('fail');
    expect(of(power, { properties: { power: 'availableAtLine' } })).toBe('unknown');
    expect(of(power, {})).toBe('unknown');
  });

  it('what the register does not say is unknown for every criterion, never a yes', () => {
    const { place: _, ...asked } = EVERYTHING;
    for (const [criterion, wish] of Object.entries(asked))
      expect(of({ [criterion]: wish } as Brief, { properties: { status: 'reserved' } }), criterion).toBe('unknown');
  });

  it('is to be had now where it is ready; a day that has passed says nothing', () => {
    const by: Brief = { neededOn: { value: '2025-06-30', weight: 'must' } };
    expect(of(by, { properties: { status: 'listed' } })).toBe('pass');
    expect(of(by, { properties: { status: 'serviced', expectedReadyOn: '2025-06-30' } })).toBe('pass');
    expect(of(by, { properties: { status: 'serviced', expectedReadyOn: '2025-07-01' } })).toBe('fail');
    expect(of(by, { properties: { status: 'serviced', expectedReadyOn: '2024-06-30' } })).toBe('unknown');
    expect(ground.today).toBe(TODAY);
  });

  it('costs its price times its area: 60 mu at 12 are 720', () => {
    const site = { properties: { areaM2: 40_000, priceWanYuanPerMu: 12 } };
    expect(of({ budgetWanYuan: { value: 720, weight: 'must' } }, site)).toBe('pass');
    expect(of({ budgetWanYuan: { value: 719, weight: 'must' } }, site)).toBe('fail');
    expect(of({ budgetWanYuan: { value: 719, weight: 'must' } }, { properties: { areaM2: 40_000 } })).toBe('unknown');
  });

  it('takes an industry by the class of its land, and leaves an unlisted one open', () => {
    const on = (code: string, landUse: string) =>
      of({ industryCode: { value: code, weight: 'must' } }, { properties: { landUse } });
    expect([on('C26', '100101'), on('C26', '100102'), on('C26', '100103')]).toEqual(['fail', 'fail', 'pass']);
    expect([on('C3972', '100101'), on('C39', '100103'), on('C39', '0901')]).toEqual(['pass', 'pass', 'fail']);
    expect([on('G59', '110101'), on('G59', '100102'), on('C34', '100102'), on('C34', '1402')]).toEqual([
      'pass',
      'fail',
      'unknown',
      'fail',
    ]);
  });
});
