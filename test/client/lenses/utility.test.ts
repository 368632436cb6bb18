import { expect, test } from 'vitest';
import type { Item } from '../../../client/api.ts';
import { factValue } from '../../../client/lenses/overview/facts.ts';
import { askedIn, ITEM_COLUMNS, profileColumns, rowsOf } from '../../../client/lenses/utility/coverage-rows.ts';
import { gapOf, groundOf } from '../../../client/lenses/utility/gap.ts';
import { nearestText } from '../../../client/lenses/utility/gap-row.ts';
import { asOfText, intervalText, plannedShare } from '../../../client/lenses/utility/intervals.ts';
import { printedOf, quotesOf } from '../../../client/lenses/utility/printed.ts';
import { utilityLegend } from '../../../client/lenses/utility/utility-legend.ts';
import { capacityText } from '../../../client/lenses/utility/utility-row.ts';
import { walked } from '../../../client/lenses/utility/walk.ts';
import type { LandCoverage, UtilityTable } from '../../../server/domain/answers.ts';
import type { Candidate } from '../../../server/domain/candidate.ts';
import { type Coverage, DENOMINATORS, intervalOf } from '../../../server/domain/coverage.ts';
import { SERVICE_ITEMS } from '../../../server/domain/datasets/service.ts';
import { PROFILES } from '../../../server/domain/services.ts';

const coverage = (given: Partial<Coverage> = {}): Coverage => ({
  confirmedM2: 0,
  unknownM2: 0,
  plannedM2: 0,
  totalM2: 0,
  parcels: 0,
  newestAsOf: null,
  oldestAsOf: null,
  ...given,
});

const item = (id: string, properties: Item['properties']): Item => ({
  id,
  properties,
  geometry: { type: 'Point', coordinates: [112, 37] },
});

test('620 ㎡ confirmed and 180 ㎡ unknown of 1,000 ㎡ are 62–80%; planned ground is told apart', () => {
  const half = coverage({ confirmedM2: 620, unknownM2: 180, plannedM2: 150, totalM2: 1000 });
  expect(intervalText(intervalOf(half)!)).toBe('62–80%');
  expect(plannedShare(half)).toBe(0.15);
  expect(intervalText(intervalOf(coverage({ confirmedM2: 1000, totalM2: 1000 }))!)).toBe('100%');
  expect(plannedShare(coverage())).toBe(0);
});

test('a row says from when its data are, oldest and newest, or nothing where no row is dated', () => {
  expect(asOfText(coverage({ oldestAsOf: '2024-12-31', newestAsOf: '2024-12-31' }), '至')).toBe('2024-12-31');
  expect(asOfText(coverage({ oldestAsOf: '2023-06-30', newestAsOf: '2024-12-31' }), '至')).toBe(
    '2023-06-30 至 2024-12-31',
  );
  expect(asOfText(coverage(), '至')).toBeNull();
});

const land = (road: Partial<Coverage>, parcels = 2): LandCoverage => ({
  items: Object.fromEntries(
    SERVICE_ITEMS.map(({ id }) => [id, coverage(id === 'road' ? { parcels, ...road } : { parcels })]),
  ) as LandCoverage['items'],
  profiles: { P5: coverage({ confirmedM2: 10, totalM2: 100, parcels }) },
  levelled: coverage({ confirmedM2: 90, totalM2: 100, parcels }),
});

const place = (id: string, road: Partial<Coverage>, parcels = 2) => ({
  id,
  name: id,
  coverage: { suppliable: land(road, parcels), construction: land({ ...road, totalM2: 1000 }, parcels) },
});

const TABLE: UtilityTable = {
  unit: 'm2',
  denominators: DENOMINATORS,
  profiles: [PROFILES.P5],
  zones: [
    place('north', { confirmedM2: 30, totalM2: 100 }),
    place('south', { confirmedM2: 90, totalM2: 300 }),
    place('empty', {}, 0),
  ],
  parks: [
    { ...place('old', { confirmedM2: 30, totalM2: 100 }), zoneId: 'north', parcels: 2, areaM2: 1, items: {} },
    { ...place('bare', {}, 0), zoneId: 'north', parcels: 0, areaM2: 0, items: {} },
  ],
};

test('rows are all zones, then each zone with its parks; who has no land has no row', () => {
  expect(rowsOf(TABLE, 'suppliable').map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'all ',
    'zone north',
    'park old',
    'zone south',
  ]);
});

test('a link names a cell by column and park; what the table does not have is no cell', () => {
  const cell = (column: string, parkId: string) => askedIn(TABLE, { column, denominator: 'construction', parkId });
  expect(cell('road', 'old')).toMatchObject({ row: { kind: 'park', id: 'old' }, column: { id: 'road' } });
  expect(intervalOf(cell('road', 'old')!.row.coverage(cell('road', 'old')!.column))?.low).toBe(30 / 1000);
  expect(cell('P5', 'old')?.column.covered).toBe(PROFILES.P5);
  expect([cell('road', 'north'), cell('road', 'bare'), cell('P99', 'old')]).toEqual([null, null, null]);
});

test('all zones together are the sum of areas, not the mean of rates, and change with the denominator', () => {
  const road = ITEM_COLUMNS[0]!;
  const rate = (denominator: 'suppliable' | 'construction') =>
    intervalOf(rowsOf(TABLE, denominator)[0]!.coverage(road))?.low;
  expect(rate('suppliable')).toBe(120 / 400);
  expect(rate('construction')).toBe(120 / 2000);
});

test('a whole profile is a column of its own, and levelling inside the line another', () => {
  const [, north] = rowsOf(TABLE, 'suppliable');
  const columns = profileColumns(TABLE.profiles);
  expect(
    columns.map(({ id }) => [id, intervalOf(north!.coverage(columns.find((one) => one.id === id)!))?.low]),
  ).toEqual([
    ['P5', 0.1],
    ['levelled', 0.9],
  ]);
});

const INDUSTRY = { landUse: '100101', status: 'ready', levelled: true, areaM2: 1000 };
const PARCELS = [
  item('far', { ...INDUSTRY, heat: 'none' }),
  item('near', { ...INDUSTRY, heat: 'planned' }),
  item('open', { ...INDUSTRY, heat: null }),
  item('served', { ...INDUSTRY, heat: 'availableAtLine' }),
  item('sold', { ...INDUSTRY, status: 'sold', heat: 'none' }),
];

const candidate = (parcelId: string, given: Partial<Candidate>): Candidate => ({
  parcelId,
  item: 'heat',
  distanceM: 320,
  nearestId: 'pipe',
  nearestStatus: 'planned',
  spareId: null,
  spare: null,
  servedShare: 0,
  ...given,
});

test('the gap holds what is not confirmed, of the land that is counted, the nearest network first', () => {
  const near = [candidate('far', { distanceM: 900 }), candidate('near', { distanceM: 20 })];
  const found = gapOf(PARCELS, 'heat', 'suppliable', near);
  expect(found.map(({ item: { id }, kind }) => `${id} ${kind}`)).toEqual(['near planned', 'far none', 'open unknown']);
  expect(gapOf(PARCELS, 'heat', 'construction', near)).toHaveLength(4);
});

test('a pipe next to a parcel takes nothing from the gap', () => {
  const [beside] = gapOf([PARCELS[0]!], 'heat', 'suppliable', [
    candidate('far', { distanceM: 0, nearestStatus: 'built', servedShare: 1 }),
  ]);
  expect(beside).toMatchObject({ kind: 'none', candidate: { distanceM: 0 } });
});

test('land without is hatched, land to check is dotted', () => {
  expect(groundOf(gapOf(PARCELS, 'heat', 'suppliable', [])).map(({ kind }) => kind)).toEqual(['lack', 'lack', 'open']);
});

test('under a profile a parcel names what it lacks; either drain may stand for drainage where the profile says so', () => {
  const five = { ...INDUSTRY, road: 'connectedInside', water: 'connectedInside', power: 'none', telecom: null };
  const drained = item('a', { ...five, storm: 'connectedInside', sewage: 'none' });
  expect(gapOf([drained], PROFILES.P5, 'suppliable', [])[0]).toMatchObject({
    kind: 'none',
    missing: ['power', 'sewage'],
    unknown: ['telecom'],
    candidate: null,
  });
  const either = { ...PROFILES.P5, drainage: 'any' } as const;
  expect(gapOf([drained], either, 'suppliable', [])[0]).toMatchObject({ missing: ['power'] });
});

test('levelling is its own gap: unknown is not taken for uneven', () => {
  const uneven = item('u', { ...INDUSTRY, levelled: false });
  const unknown = item('v', { ...INDUSTRY, levelled: null });
  expect(gapOf([uneven, unknown, PARCELS[0]!], 'levelled', 'suppliable', []).map(({ kind }) => kind)).toEqual([
    'none',
    'unknown',
  ]);
});

test('what is nearest is told with its state, way and what it can spare; unknown spare is to be checked', () => {
  const [one] = gapOf([PARCELS[0]!], 'heat', 'suppliable', [candidate('far', {})]);
  const networks = new Map([['pipe', item('pipe', { name: 'DN300 热力管' })]]);
  expect(nearestText(one!, networks, 'zh')).toBe('最近：DN300 热力管（规划）· 320 m · 余量待核实');
  const rich = { ...one!, candidate: candidate('far', { spare: { value: 40, unit: 't/h' } }) };
  expect(nearestText(rich, networks, 'zh')).toContain('余 40 t/h');
  const none = { ...one!, candidate: candidate('far', { nearestId: null, nearestStatus: null, distanceM: null }) };
  expect(nearestText(none, networks, 'zh')).toBe('5 km 内没有登记的管线或站点');
});

test.each([
  [{ capacity: 8000, capacityUsed: 3000, capacityUnit: 'm³/d' }, '余 5,000 / 8,000 m³/d'],
  [{ capacity: 8000, capacityUsed: null, capacityUnit: 'm³/d' }, '能力 8,000 m³/d，余量待核实'],
  [{ capacity: null, capacityUsed: null, capacityUnit: null }, '能力待核实'],
])('a station of %o says %s', (properties, text) => {
  expect(capacityText(item('n', properties), 'zh')).toBe(text);
});

test('寿阳’s works are told as printed: 4,410 万元 at 90 %, and the quote once', () => {
  const printed = (id: string, measure: string, value: number, unitText: string, subjectId = 'works'): Item =>
    item(id, {
      subjectDataset: 'utility',
      subjectId,
      subject: '架空线路工程',
      measure,
      value,
      unitText,
      nature: 'actual',
      date: '2023',
      quote: '投资4410万元的架空线路工程已完成进度90%',
      source: '开发区专刊（2024-03）',
    });
  const facts = printedOf(
    [
      printed('F114', '投资', 4410, '万元'),
      printed('F115', '完成进度', 90, '%'),
      printed('F113', '投资（已竣工验收）', 1258, '万元', 'other'),
    ],
    'works',
  );
  expect(facts.map(factValue)).toEqual(['4,410 万元', '90 %']);
  expect(quotesOf(facts).map(({ quote }) => quote)).toEqual(['投资4410万元的架空线路工程已完成进度90%']);
});

test('the legend tells built, being built and planned apart by line, and both patterns of the ground', () => {
  const parcels = gapOf(PARCELS, 'heat', 'suppliable', []);
  const gap = {
    land: { parcels, ground: groundOf(parcels), networks: null, networkIds: null, records: new Map() },
    column: ITEM_COLUMNS.find(({ id }) => id === 'heat')!,
  };
  const legend = utilityLegend(null, null, gap, 'zh')!;
  expect(legend.entries.map(({ name, void: pattern, line, count }) => [name, pattern ?? line, count])).toEqual([
    ['未到热力（含规划、在建）', 'hatch', 2],
    ['热力待核实', 'dots', 1],
    ['建成', 'solid', null],
    ['在建', 'dashes', null],
    ['规划', 'dots', null],
    ['热力', undefined, null],
  ]);
});

test('arrow keys pass over cells that hold nothing to open, and stop at the edge', () => {
  const lines = [[], ['a0', 'a1', 'a2'], ['b0', 'b2'], ['c0', 'c1']];
  const go = (from: string, way: Parameters<typeof walked>[2]) => walked(lines, from, way, (stop) => stop[1]!);
  expect(go('a1', 'down')).toBe('c1');
  expect(go('c1', 'up')).toBe('a1');
  expect(go('a1', 'right')).toBe('a2');
  expect(go('a2', 'right')).toBeNull();
  expect(go('a0', 'up')).toBeNull();
  expect(go('b2', 'first')).toBe('b0');
  expect(go('a0', 'last')).toBe('a2');
});
