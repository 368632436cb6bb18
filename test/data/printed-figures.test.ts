/** The demonstration obeys what the articles print: every sum they give is held here. */
import { describe, expect, it } from 'vitest';
import facts from '../../data/shanxi/facts.json';
import { lastDayOf } from '../../data/shanxi/facts.ts';
import { PARCEL_STATUSES } from '../../server/domain/datasets/parcel.ts';
import { derive } from '../../server/domain/derive.ts';
import { areaM2, isArea } from '../../server/domain/geometry.ts';
import { MU_M2, of, rowOf, rows, sum } from './demonstration.ts';

const classOf = (status: unknown) => PARCEL_STATUSES.find(({ id }) => id === status)?.class;

describe('what the articles print', () => {
  it('reserves 75.42 亩 of 标准地 in 霍州, one plot of at least 50 亩 with 五通一平', () => {
    const reserved = of('parcel', { zoneId: 'huozhou', isStandardLand: true }).filter(({ properties }) =>
      ['available', 'reserve'].includes(classOf(properties.status) ?? ''),
    );
    expect(sum(reserved, 'areaCertM2') / MU_M2).toBeCloseTo(75.42, 3);
    const large = reserved.filter(({ properties }) => Number(properties.areaCertM2) >= 50 * MU_M2);
    expect(large).toHaveLength(1);
    expect(derive('parcel', large[0]!.properties, large[0]!.geometry).serviceLevel).toBeGreaterThanOrEqual(5);
  });

  it('has expropriated 315.14 亩 in 霍州: the 标准地 in reserve and the land not yet taken into it', () => {
    const done = of('parcel', { zoneId: 'huozhou' }).filter(({ properties }) =>
      /75\.42|315\.14/.test(String(properties.source)),
    );
    expect(sum(done, 'areaCertM2') / MU_M2).toBeCloseTo(315.14, 3);
  });

  it('has put 165 亩 of idle land in 山河 to use again', () => {
    const reused = of('parcel', { parkId: 'zhangzi-shanhe', status: 'reused' }).filter(({ properties }) =>
      /165/.test(String(properties.source)),
    );
    expect(sum(reused, 'areaCertM2') / MU_M2).toBeCloseTo(165, 3);
  });

  it('draws 阳城 as four parks of 8.66 km² in all', () => {
    const zone = rowOf('zone', 'yangcheng')!;
    expect(zone.geometry?.type === 'MultiPolygon' && zone.geometry.coordinates).toHaveLength(4);
    expect(isArea(zone.geometry) && areaM2(zone.geometry) / 1e6).toBeCloseTo(8.66, 4);
  });

  it('has 28 standard factories in 电子信息产业园, 19 completed and 9 being built', () => {
    const all = of('building', { parkId: 'yangcheng-dianzi', kind: 'standardFactory' });
    const done = all.filter(({ properties }) => ['accepted', 'inUse'].includes(String(properties.status)));
    expect([all.length, done.length]).toEqual([28, 19]);
  });

  it('has seven accepted factories, an eighth and three other buildings under way in 智能制造产业园', () => {
    const all = of('building', { parkId: 'linfen-zhizao' }).filter(
      ({ properties }) => properties.kind !== 'customFactory',
    );
    expect(of('building', { parkId: 'linfen-zhizao', kind: 'standardFactory', status: 'accepted' })).toHaveLength(7);
    expect(rowOf('building', 'linfen-zhizao-b-08')!.properties.status).toBe('building');
    expect(all).toHaveLength(11);
    expect(of('building', { parkId: 'linfen-zhizao', kind: 'support', status: 'building' })).toHaveLength(3);
  });

  it('gives areas B and C of 新兴产业孵化中心 9 453 and 22 865 ㎡, in buildings and in units', () => {
    for (const [parkId, printed] of [
      ['linfen-fuhua-b', 9453],
      ['linfen-fuhua-c', 22865],
    ] as const) {
      expect(sum(of('building', { parkId, kind: 'standardFactory' }), 'gfaM2')).toBeCloseTo(printed, 1);
      expect(sum(of('unit', { parkId }), 'areaM2')).toBeCloseTo(printed, 0);
    }
  });

  it('keeps the completed factories of 临汾 below the printed 60 万㎡', () => {
    const done = of('building', { zoneId: 'linfen', kind: 'standardFactory' });
    expect(sum(done, 'gfaM2')).toBeLessThan(600_000);
  });

  it('shows the works of 寿阳 with the printed money and progress', () => {
    const cost = (id: string) => {
      const { worksCostWanYuan, worksProgressPercent } = rowOf('utility', id)!.properties;
      return [worksCostWanYuan, worksProgressPercent];
    };
    expect(cost('shouyang-works-hanguan')).toEqual([1258, 100]);
    expect(cost('shouyang-works-jiakong')).toEqual([4410, 90]);
  });

  it('attaches all 243 figures, word for word, to a subject that exists', () => {
    expect(rows('fact')).toHaveLength(243);
    for (const fact of facts) {
      const { properties } = rowOf('fact', fact.id)!;
      expect([properties.quote, properties.source, properties.nature, properties.bound]).toEqual([
        fact.quote,
        fact.source,
        fact.nature,
        fact.bound,
      ]);
      expect(properties.value ?? properties.dateValue).toBe(fact.value);
      expect(rowOf(String(properties.subjectDataset), String(properties.subjectId)) !== undefined, fact.id).toBe(true);
    }
  });

  it('sets the four targets of 临汾市 from their figures', () => {
    expect(rows('target').map(({ properties }) => [properties.factId, Math.round(Number(properties.value))])).toEqual([
      ['F129', Math.round(5000 * MU_M2)],
      ['F130', 300_000],
      ['F131', 80],
      ['F132', 9],
    ]);
  });

  it.each([
    ['2023', '2023-12-31'],
    ['2023-02', '2023-02-28'],
    ['2024-Q1', '2024-03-31'],
    ['2023-01/2024-09', '2024-09-30'],
    ['2023-02-08', '2023-02-08'],
  ])('reads the period %s as ending on %s', (period, day) => {
    expect(lastDayOf(period)).toBe(day);
  });
});

describe('truth', () => {
  const INVENTED = [
    'office',
    'parcel',
    'service',
    'assessment',
    'building',
    'unit',
    'constraint',
    'enterprise',
    'tenancy',
    'annualReport',
    'commitment',
    'check',
  ];

  it('flags every invented row and says so in its source', () => {
    for (const dataset of INVENTED) {
      expect(
        rows(dataset).filter(
          ({ properties }) => properties.synthetic !== true || !/模拟|示意/.test(String(properties.source)),
        ),
      ).toEqual([]);
    }
  });

  it('names no real firm in the books of the manager', () => {
    expect(rows('enterprise').filter(({ properties }) => !String(properties.name).startsWith('模拟企业·'))).toEqual([]);
  });

  it('says nothing of a named tenant beyond where an article puts it', () => {
    const named = rows('unit').filter(
      ({ properties }) => properties.tenant !== null && !String(properties.tenant).startsWith('模拟企业·'),
    );
    expect(new Set(named.map(({ properties }) => properties.tenant))).toEqual(
      new Set(['中凌水环境设备（临汾）有限公司', '晶旭新能源']),
    );
    for (const { properties } of named) {
      expect([properties.rentYuanPerM2Month ?? null, properties.leaseStart, properties.leaseEnd]).toEqual([
        null,
        null,
        null,
      ]);
      expect(properties.source).toMatch(/见报道/);
    }
  });

  it('leaves a real project with the figures printed of it only', () => {
    const real = of('project', { synthetic: false });
    expect(real.length).toBeGreaterThanOrEqual(20);
    const STAFF_WORK = [
      'doneWanYuan',
      'yearPlanWanYuan',
      'fixedInvestmentWanYuan',
      'permitsDone',
      'leader',
      'light',
      'issue',
    ];
    for (const { properties } of real)
      expect(STAFF_WORK.filter((field) => properties[field] !== undefined)).toEqual([]);
    expect(rowOf('project', 'yuncheng-pr-yaxinke')!.properties.landAreaM2).toBeCloseTo(272.79 * MU_M2, 6);
  });
});
