/** The demonstration obeys what the articles print, refers only to itself, and looks like land, not like a grid. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import facts from '../../data/shanxi/facts.json';
import { lastDayOf } from '../../data/shanxi/facts.ts';
import { generateShanxi } from '../../data/shanxi/generate.ts';
import { check } from '../../server/domain/check.ts';
import { unproject } from '../../server/domain/crs.ts';
import { DATASETS, datasetOf } from '../../server/domain/datasets/index.ts';
import { PARCEL_STATUSES } from '../../server/domain/datasets/parcel.ts';
import { SERVICE_ITEMS } from '../../server/domain/datasets/service.ts';
import { derive } from '../../server/domain/derive.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { areaM2, contains, isArea, overlapM2 } from '../../server/domain/geometry.ts';

const MU_M2 = 10_000 / 15;
const generated = generateShanxi();
const rows = (dataset: string): readonly Feature[] => generated.find((one) => one.dataset === dataset)?.features ?? [];
const byId = new Map(generated.map(({ dataset, features }) => [dataset, new Map(features.map((f) => [f.id, f]))]));
const of = (dataset: string, where: Record<string, unknown>): readonly Feature[] =>
  rows(dataset).filter(({ properties }) => Object.entries(where).every(([key, value]) => properties[key] === value));
const sum = (features: readonly Feature[], field: string): number =>
  features.reduce((total, { properties }) => total + Number(properties[field] ?? 0), 0);
const classOf = (status: unknown) => PARCEL_STATUSES.find(({ id }) => id === status)?.class;
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

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
    const zone = byId.get('zone')!.get('yangcheng')!;
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
    expect(byId.get('building')!.get('linfen-zhizao-b-08')!.properties.status).toBe('building');
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
      const { worksCostWanYuan, worksProgressPercent } = byId.get('utility')!.get(id)!.properties;
      return [worksCostWanYuan, worksProgressPercent];
    };
    expect(cost('shouyang-works-hanguan')).toEqual([1258, 100]);
    expect(cost('shouyang-works-jiakong')).toEqual([4410, 90]);
  });

  it('attaches all 243 figures, word for word, to a subject that exists', () => {
    expect(rows('fact')).toHaveLength(243);
    for (const fact of facts) {
      const { properties } = byId.get('fact')!.get(fact.id)!;
      expect([properties.quote, properties.source, properties.nature, properties.bound]).toEqual([
        fact.quote,
        fact.source,
        fact.nature,
        fact.bound,
      ]);
      expect(properties.value ?? properties.dateValue).toBe(fact.value);
      expect(byId.get(String(properties.subjectDataset))!.has(String(properties.subjectId)), fact.id).toBe(true);
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

describe('the registers', () => {
  it('are deep enough to be worth a map', () => {
    const industrial = rows('parcel').filter(({ properties }) => !String(properties.landUse).startsWith('14'));
    expect(industrial.length).toBeGreaterThanOrEqual(600);
    expect(of('building', { kind: 'standardFactory' }).length).toBeGreaterThanOrEqual(150);
    expect(rows('unit').length).toBeGreaterThanOrEqual(1200);
    expect(rows('enterprise').length).toBeGreaterThanOrEqual(250);
    expect(rows('annualReport').length).toBeGreaterThanOrEqual(1250);
    expect(rows('project').length).toBeGreaterThanOrEqual(60);
    expect(of('zone', {}).length).toBe(13);
  });

  it('hold every parcel state, and all ten networks in every park', () => {
    const states = new Set(rows('parcel').map(({ properties }) => properties.status));
    expect(PARCEL_STATUSES.filter(({ id }) => !states.has(id))).toEqual([]);
    for (const park of of('park', { parentId: null })) {
      const items = new Set(of('utility', { parkId: park.id }).map(({ properties }) => properties.item));
      expect(
        SERVICE_ITEMS.filter(({ id }) => !items.has(id)).map(({ id }) => id),
        park.id,
      ).toEqual([]);
    }
  });

  it('offer vacant ground floors of 2 000 ㎡, 8 m and a crane in several parks', () => {
    const fit = of('unit', { status: 'vacant', isGroundFloor: true, hasCrane: true }).filter(
      ({ properties }) => Number(properties.areaM2) >= 2000 && Number(properties.clearHeightM) >= 8,
    );
    expect(new Set(fit.map(({ properties }) => properties.parkId)).size).toBeGreaterThanOrEqual(4);
  });

  it('refer only to rows that exist, with ids that occur once', () => {
    const broken: string[] = [];
    for (const { dataset, features } of generated) {
      expect(new Set(features.map(({ id }) => id)).size, dataset).toBe(features.length);
      for (const field of datasetOf(dataset)!.fields.filter(({ ref }) => ref !== undefined)) {
        for (const { id, properties } of features) {
          const value = properties[field.id] ?? null;
          if (value !== null && !byId.get(field.ref!)!.has(String(value)))
            broken.push(`${dataset} ${id}.${field.id} → ${value}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('pass the check that every import passes; a reporting unit is a mere point', () => {
    const issues = generated.flatMap(({ dataset, features }) =>
      features.flatMap(({ id, properties, geometry }) =>
        check(datasetOf(dataset)!, properties, geometry).issues.map(
          (issue) => `${dataset} ${id} ${issue.field} ${issue.rule} ${issue.value}`,
        ),
      ),
    );
    const isSeat = (issue: string) => /^zone (lingchuan|yuncheng|linfen-city) geometry geometryKind/.test(issue);
    expect(issues.filter((issue) => !isSeat(issue)).slice(0, 5)).toEqual([]);
  });

  it('come with parents before children and leave derived fields to the store', () => {
    expect(generated.map(({ dataset }) => dataset)).toEqual(DATASETS.map(({ id }) => id).filter((id) => byId.has(id)));
    for (const { dataset, features } of generated) {
      const derived = datasetOf(dataset)!
        .fields.filter((field) => field.derived)
        .map(({ id }) => id);
      expect(
        features.some(({ properties }) => derived.some((id) => id in properties)),
        dataset,
      ).toBe(false);
    }
  });

  it('agree with the parcel on every service item recorded apart', () => {
    for (const { properties } of rows('service')) {
      expect(byId.get('parcel')!.get(String(properties.parcelId))!.properties[String(properties.item)]).toBe(
        properties.status,
      );
    }
  });

  it('date their freshness over the last months, some of it stale', () => {
    const days = rows('parcel').map(({ properties }) => String(properties.verifiedOn));
    expect([...days].sort()[0]! >= '2024-08-01' && days.every((day) => day <= '2024-12-31')).toBe(true);
    const stale = days.filter((day) => day < '2024-10-02').length / days.length;
    expect(stale).toBeGreaterThan(0.1);
    expect(stale).toBeLessThan(0.5);
  });

  it('use industry codes of GB/T 4754 under their own names', () => {
    const table = new Map(
      readFileSync('data/codes/gbt4754-2017.csv', 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .map(([code, name]) => [code, name]),
    );
    for (const { properties } of rows('enterprise'))
      expect(table.get(String(properties.industryCode))).toBe(properties.industryName);
  });

  it('number land with 地籍区 of 900 and above, which no county uses', () => {
    for (const { properties } of rows('parcel')) expect(properties.landCode).toMatch(/^\d{6}9\d{2}\d{3}GB\d{5}$/);
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
    expect(byId.get('project')!.get('yuncheng-pr-yaxinke')!.properties.landAreaM2).toBeCloseTo(272.79 * MU_M2, 6);
  });
});

describe('the land', () => {
  const parcels = rows('parcel');
  const shape = (feature: Feature) => feature.geometry as Polygon;

  it('never lies twice: neighbours overlap by no more than a square metre', () => {
    const boxes = parcels.map((parcel) => {
      const ring = shape(parcel).coordinates[0]!;
      const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
      return { parcel, west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
    });
    const overlaps: string[] = [];
    boxes.forEach((a, i) => {
      if (i % 4 !== 0) return;
      for (const b of boxes) {
        if (a === b || a.west > b.east || b.west > a.east || a.south > b.north || b.south > a.north) continue;
        const area = overlapM2(shape(a.parcel), shape(b.parcel));
        if (area > 1) overlaps.push(`${a.parcel.id} ${b.parcel.id} ${area.toFixed(1)} ㎡`);
      }
    });
    expect(overlaps).toEqual([]);
  }, 60_000);

  it('keeps roads free: no centre line runs through a parcel', () => {
    const middles = of('utility', { item: 'road', part: 'line' }).flatMap(({ geometry }) =>
      geometry?.type === 'LineString' ? geometry.coordinates.slice(1, -1) : [],
    );
    const hits = middles.filter((at) =>
      parcels.some((parcel) => {
        const ring = shape(parcel).coordinates[0]!;
        return (
          Math.abs(ring[0]![0]! - at[0]!) < 0.02 &&
          Math.abs(ring[0]![1]! - at[1]!) < 0.02 &&
          contains(shape(parcel), at)
        );
      }),
    );
    expect(hits).toEqual([]);
  });

  it('keeps factories on their parcel and units within their factory', () => {
    for (const building of rows('building')) {
      const parcel = byId.get('parcel')!.get(String(building.properties.parcelId))!;
      expect(
        shape(building).coordinates[0]!.every((corner) => contains(shape(parcel), corner)),
        building.id,
      ).toBe(true);
    }
    for (const building of of('building', { kind: 'standardFactory' })) {
      const units = of('unit', { buildingId: building.id });
      expect(sum(units, 'areaM2')).toBeCloseTo(Number(building.properties.gfaM2), 0);
      expect(Math.max(...units.map(({ properties }) => Number(properties.topM)))).toBeCloseTo(
        Number(building.properties.heightM),
        1,
      );
    }
  });

  it('has the plane area of its surveyed corners', () => {
    for (const parcel of parcels.filter(({ properties }) => typeof properties.surveyedCoordinates === 'string')) {
      const [north, east] = String(parcel.properties.surveyedCoordinates).split(';')[0]!.split(',').map(Number);
      const [lon, lat] = unproject([east!, north!], Number(parcel.properties.sourceEpsg));
      const corner = shape(parcel).coordinates[0]![0]!;
      expect(Math.hypot(lon - corner[0]!, lat - corner[1]!)).toBeLessThan(2e-9);
      expect(areaM2(shape(parcel)) / Number(parcel.properties.areaPlaneM2)).toBeCloseTo(1, 2);
    }
  });

  it('is cut in many sizes and shapes', () => {
    const plots = parcels.filter(({ properties }) => properties.landUse !== '1402');
    const areas = plots.map((plot) => areaM2(shape(plot)) / MU_M2);
    const mean = areas.reduce((a, b) => a + b, 0) / areas.length;
    const deviation = Math.sqrt(areas.reduce((total, area) => total + (area - mean) ** 2, 0) / areas.length);
    expect(deviation / mean).toBeGreaterThan(0.5);
    const notFourCornered = plots.filter((plot) => shape(plot).coordinates[0]!.length !== 5).length / plots.length;
    expect(notFourCornered).toBeGreaterThan(0.3);
  });
});

it('is the same at every run', () => {
  expect(hashOf(generateShanxi())).toBe(hashOf(generated));
});
