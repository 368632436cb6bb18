/** The boards and the figures behind them, on the made-up park; each expected figure is worked out beside it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breaksOf } from '../../server/api/output-board.ts';
import type {
  Explanation,
  Facets,
  OutputBoard,
  Overview,
  ParkCandidates,
  UtilityTable,
} from '../../server/domain/answers.ts';
import { inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

describe('总览', () => {
  test('each zone has its printed figures and what the registers add up to', async () => {
    const { zones, asOf } = await park.json<Overview>('/api/dashboards/overview');
    const zone = zones.find(({ id }) => id === 'z1')!;
    expect(asOf).toBe('2024-12-31');
    expect(zone.facts.map((fact) => [fact.value, fact.unitText, fact.quote])).toEqual([[75.42, '亩', '储备75.42亩']]);
    expect(zone.registers.parcels.count).toBe(6);
    // Ready (60 000 ㎡ certified) and serviced; the rest is reserved, sold or being built.
    expect(zone.registers.landAvailable.count).toBe(2);
    expect(zone.registers.vacant).toMatchObject({ count: 1, sums: { areaM2: 2000 } });
    expect(zone.registers.buildings.count).toBe(2);
    expect([zone.lon, zone.lat].map((degrees) => Number(degrees.toFixed(4)))).toEqual([111.605, 36.1025]);
  });

  test('a reporting unit without land stands at its seat with nothing in the registers', async () => {
    const { zones } = await park.json<Overview>('/api/dashboards/overview');
    expect(zones.find(({ id }) => id === 'z2')).toMatchObject({
      kind: 'reportingUnit',
      lon: 111.52,
      registers: { parcels: { count: 0 } },
    });
  });

  test('a target has a result only where one was printed; what the register holds stands in words', async () => {
    const own = await openParkApp();
    const fact = (id: string, nature: string, value: number) =>
      inserted('fact', id, {
        subjectDataset: 'zone',
        subjectId: 'z1',
        zoneId: 'z1',
        subject: '示例',
        measure: '标准地储备（目标）',
        value,
        unitText: '亩',
        date: '2024-05-01',
        nature,
        quote: `${value}亩`,
      });
    const target = inserted('target', 'g2', {
      zoneId: 'z1',
      year: 2024,
      measure: 'standardLandReserveM2',
      operator: 'atLeast',
      value: (5000 * 10_000) / 15,
      factId: 'goal',
    });
    await own.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [fact('goal', 'target', 5000), target],
    });
    const progress = async () =>
      (await own.json<Overview>('/api/dashboards/overview')).targets.find(({ id }) => id === 'g2')!;
    const before = await progress();
    expect(before.actual).toBeNull();
    expect(before.fact?.value).toBe(5000);
    // l1 (60 000 ㎡) is the only standard land in reserve or on offer: 90 亩, named as what it is.
    expect(before.basis.zh).toMatch(/未见公布完成数.*90(\.00)? ?亩.*不作为完成数/);
    await own.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [fact('done', 'actual', 1250)],
    });
    // A quarter of the goal was printed as reached: a quarter of its ㎡.
    expect((await progress()).actual).toBeCloseTo((1250 * 10_000) / 15, 6);
    await own.close();
  });

  test('a city speaks for the zones of its division code', async () => {
    const own = await openParkApp();
    const z2 = (await own.store.features.get('zone', 'z2', 'admin'))!;
    const city = { ...z2, properties: { ...z2.properties, divisionCode: '141000' } };
    const target = inserted('target', 'g3', {
      zoneId: 'z2',
      year: 2023,
      measure: 'newFactoryM2',
      operator: 'atLeast',
      value: 300_000,
    });
    await own.store.edits.apply({
      author: 'test',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [{ dataset: 'zone', id: 'z2', before: z2, after: city }, target],
    });
    const { targets } = await own.json<Overview>('/api/dashboards/overview');
    // b1 (6 000 ㎡) was completed in 2023 in z1, whose code 141024 lies in 141000; b2 is being built.
    expect(targets.find(({ id }) => id === 'g3')).toMatchObject({
      actual: null,
      basis: { zh: expect.stringMatching(/当年竣工的标准厂房合计 6,?000 ?(㎡|平方米)/) },
    });
    await own.close();
  });
});

describe('亩均', () => {
  test('a parcel yields the sum of its firms over its land; the total is a quotient of sums', async () => {
    const board = await park.json<OutputBoard>('/api/dashboards/output?indicator=outputPerMu&year=2023', 'manager');
    const l3 = board.rows.find(({ parcelId }) => parcelId === 'l3')!;
    // e1 12 000 + e2 3 000 万元 on 40 000 ㎡ = 60 亩.
    expect(l3).toMatchObject({ numeratorWanYuan: 15_000, areaM2: 40_000, enterprises: 2 });
    expect(l3.value).toBeCloseTo(250, 9);
    const known = board.rows.filter((row) => row.value !== null);
    expect(board.total.parcels).toBe(known.length);
    expect(board.total.numeratorWanYuan).toBeCloseTo(24_000, 6);
    expect(board.total.value).toBeCloseTo(board.total.numeratorWanYuan / ((board.total.areaM2 * 15) / 10_000), 9);
  });

  test('without a year the newest; the classes stand for all years', async () => {
    const newest = await park.json<OutputBoard>('/api/dashboards/output', 'manager');
    const older = await park.json<OutputBoard>('/api/dashboards/output?year=2022', 'manager');
    expect([newest.year, newest.years, older.rows.length]).toEqual([2023, [2022, 2023], 1]);
    expect(newest.breaks).toEqual(older.breaks);
  });

  test('a year without reports is not there', async () => {
    expect((await park.ask('/api/dashboards/output?year=1999', 'manager')).status).toBe(404);
  });

  test('five classes by quantiles, equal bounds said once', () => {
    expect(breaksOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([2, 4, 6, 8]);
    expect(breaksOf([7, 7, 7])).toEqual([7]);
    expect(breaksOf([])).toEqual([]);
  });
});

describe('配套', () => {
  test('an item counts by the status of the parcels, unknown apart; pipes are counted, not believed', async () => {
    const { parks } = await park.json<UtilityTable>('/api/dashboards/utility');
    const p1 = parks.find(({ id }) => id === 'p1')!;
    expect(p1.parcels).toBe(5);
    // Only l1 (60 000 ㎡) has a confirmed road, though a road is drawn past all of them.
    expect(p1.items['road']).toMatchObject({ confirmedM2: 60_000, plannedM2: 0, networkLines: 1, nodes: 0 });
    expect(p1.items['road']!.unknownM2).toBeCloseTo(p1.areaM2 - 60_000, 6);
    expect(p1.items['power']).toMatchObject({ networkLines: 0, nodes: 1 });
  });

  test('under a denominator parks and zones tell items, whole profiles and levelling, each as an interval', async () => {
    const { unit, denominators, profiles, parks, zones } = await park.json<UtilityTable>('/api/dashboards/utility');
    expect([unit, denominators.map(({ id }) => id)]).toEqual(['m2', ['suppliable', 'construction']]);
    expect(profiles.map(({ level }) => level)).toEqual([3, 5, 6, 7, 9]);
    const { suppliable, construction } = parks.find(({ id }) => id === 'p1')!.coverage;
    // l1, l2 and l5 are industrial land on offer or in reserve; l3 is sold, l4 is being built on.
    expect([suppliable.items.road.parcels, construction.items.road.parcels]).toEqual([3, 5]);
    // l1 alone has road, water and power, and l1 and l2 alone are known to be levelled.
    expect(suppliable.profiles['P3']).toMatchObject({ confirmedM2: 60_000, plannedM2: 0 });
    expect(suppliable.levelled.confirmedM2).toBeGreaterThan(110_000);
    expect(suppliable.levelled.unknownM2).toBeCloseTo(suppliable.levelled.totalM2 - suppliable.levelled.confirmedM2, 6);
    // l6 belongs to the zone, but to no park.
    expect(zones.find(({ id }) => id === 'z1')!.coverage.construction.items.road.parcels).toBe(6);
  });

  test('candidates of a park: what is drawn past a parcel, and never more than that', async () => {
    const { candidates, nearM } = await park.json<ParkCandidates>('/api/coverage/p1');
    expect([candidates.length, nearM]).toEqual([50, 300]);
    expect(candidates.find(({ parcelId, item }) => parcelId === 'l2' && item === 'road')).toMatchObject({
      nearestStatus: 'built',
      servedShare: expect.any(Number),
    });
    expect(candidates.find(({ parcelId, item }) => parcelId === 'l2' && item === 'heat')).toMatchObject({
      distanceM: null,
      servedShare: null,
    });
    expect((await park.ask('/api/coverage/nowhere')).status).toBe(404);
  });
});

describe('facets', () => {
  test('the counts of a field leave its own clause out', async () => {
    const { facets, count, sums } = await park.json<Facets>(
      `/api/facets/parcel?filter=${encodeURIComponent("status = 'ready'")}`,
    );
    expect([count, sums['areaM2']]).toEqual([1, 60_000]);
    expect(facets['status']!.map(({ count: n }) => n).reduce((a, b) => a + b)).toBe(6);
    expect(facets['landUse']).toEqual([{ value: '100101', count: 1 }]);
  });

  test('a box narrows all counts', async () => {
    expect((await park.json<Facets>('/api/facets/parcel?bbox=111.6035,36.0995,111.6075,36.103')).count).toBe(1);
  });
});

describe('为什么是这个数', () => {
  const why = (path: string, role: 'guest' | 'manager' = 'guest') =>
    park.json<Explanation>(`/api/explain/${path}`, role);

  test('an area: the certified one wins, the others stand beside it', async () => {
    const { value, unit, inputs, synthetic } = await why('areaM2?of=parcel:l1');
    expect([value, unit, synthetic]).toEqual([60_000, 'm2', true]);
    expect(
      inputs.map((input) => [input.label.zh, input.value === null ? null : Math.round(input.value / 1000)]),
    ).toEqual([
      ['证载面积', 60],
      ['平面面积（高斯投影）', null],
      ['椭球面积', 60],
    ]);
    expect(inputs[0]!.from).toEqual({ dataset: 'parcel', id: 'l1', name: '甘亭一号地块' });
  });

  test('a service level: each item with its status; three services confirmed are 三通一平', async () => {
    const { value, label, inputs } = await why('serviceLevel?of=parcel:l1');
    expect(value).toBe(3);
    expect(label.zh).toContain('三通一平');
    expect(inputs).toHaveLength(11);
    expect(inputs.find(({ label: said }) => said.zh.startsWith('道路'))).toMatchObject({
      label: { zh: '道路：红线外可接' },
      value: 1,
    });
    expect(inputs.find(({ label: said }) => said.zh.startsWith('燃气'))!.value).toBeNull();
  });

  test('亩均: every report, the share of the parcel, the land; the quotient is the figure on the map', async () => {
    const answer = await why('outputPerMu?of=parcel:l3&year=2023', 'manager');
    expect(answer.inputs.map(({ label, value }) => [label.zh.slice(0, 4), value])).toEqual([
      ['示例装备', 12_000],
      ['示例电子', 3_000],
      ['本地块工', 15_000],
      ['面积', 40_000],
    ]);
    expect(answer.value).toBeCloseTo(250, 9);
    expect(answer.formula.zh).toContain('÷');
  });

  test('亩均 of land with several parcels per firm: the share is shown beside the whole report', async () => {
    const answer = await why('taxPerMu?of=parcel:l1&year=2023', 'manager');
    const [report, share, land] = answer.inputs;
    expect(report!.value).toBe(450);
    expect(share!.value).toBeGreaterThan(200);
    expect(share!.value).toBeLessThan(250);
    expect(answer.value).toBeCloseTo(share!.value! / ((land!.value! * 15) / 10_000), 9);
  });

  test('亩均 of a parcel without reports, or in a year without, is not there', async () => {
    expect((await park.ask('/api/explain/outputPerMu?of=parcel:l4&year=2023', 'manager')).status).toBe(404);
    expect((await park.ask('/api/explain/outputPerMu?of=parcel:l3&year=2010', 'manager')).status).toBe(404);
  });

  test.each([
    // b1: 2 000 vacant + 1 000 occupied + 3 000 reserved, all completed and lettable; b2 is being built and in no sum.
    ['factoryUse', 'building:b1', (100 * 1000) / 6000],
    ['factoryLet', 'park:p1', (100 * 4000) / 6000],
    ['factoryVacancy', 'zone:z1', (100 * 2000) / 6000],
    ['factoryVacancy', 'building:b2', null],
  ])('%s of %s', async (indicator, of, expected) => {
    const { value } = await why(`${indicator}?of=${of}`);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 9);
  });
});
