import { expect, test } from 'vitest';
import type { Item } from '../../../client/api.ts';
import { around, bboxOf } from '../../../client/lenses/card/bbox.ts';
import { headlineOf, sectionsOf } from '../../../client/lenses/card/sections.ts';
import { floorsOf, widthOf } from '../../../client/lenses/factory/floors.ts';
import { freeText, rentText } from '../../../client/lenses/factory/unit-row.ts';
import { levelText } from '../../../client/lenses/land/services.ts';
import { classAt, outputLegend, ranked } from '../../../client/lenses/output/board.ts';
import { bareMeasure, factValue, keyFacts, measureText, readingsOf } from '../../../client/lenses/overview/facts.ts';
import type { OutputRow, PrintedFact } from '../../../server/domain/answers.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';
import { SERVICE_ITEMS } from '../../../server/domain/datasets/service.ts';

const item = (properties: Item['properties'], id = 'x'): Item => ({ id, properties, geometry: null });

const fact = (given: Partial<PrintedFact>): PrintedFact => ({
  id: 'F',
  subject: '',
  measure: '',
  value: 1,
  dateValue: null,
  unitText: '个',
  bound: null,
  nature: 'actual',
  date: '2024',
  source: '',
  quote: '',
  ...given,
});

test.each([
  [{ value: 60, unitText: '万平方米', bound: '近' }, '近 60 万平方米'],
  [{ value: 10, unitText: '家', bound: '余' }, '10 余家'],
  [{ value: 5000, unitText: '亩', bound: '以上' }, '5,000 亩以上'],
  [{ value: 75.42, unitText: '亩', bound: null }, '75.42 亩'],
  [{ value: null, dateValue: '2022-08-29', unitText: '日期' }, '2022-08-29'],
])('a printed figure %o keeps its bound: %s', (given, text) => {
  expect(factValue(fact(given))).toBe(text);
});

test('the bound is said once, with the value', () => {
  expect(measureText(fact({ measure: '已建成面积（近）', bound: '近' }))).toBe('已建成面积');
});

test('plans and targets are never among the figures of a zone at a glance', () => {
  const facts = [
    fact({ id: 'plan', nature: 'plan', unitText: '亩' }),
    fact({ id: 'target', nature: 'target', unitText: '亿元' }),
    fact({ id: 'result', unitText: '个' }),
  ];
  expect(keyFacts(facts, 3).map((one) => one.id)).toEqual(['result']);
});

test('two readings of one source stand side by side (高平: 开工 29 and 28)', () => {
  const readings = readingsOf([
    fact({ measure: '开工数（口径一）', value: 29 }),
    fact({ measure: '签约数', value: 34 }),
    fact({ measure: '开工数（口径二）', value: 28 }),
  ]);
  expect([...readings].map(([name, facts]) => [name, facts.map((one) => [bareMeasure(one), one.value])])).toEqual([
    ['口径一', [['开工数', 29]]],
    ['口径二', [['开工数', 28]]],
  ]);
});

test('a single reading is no conflict', () => {
  expect(readingsOf([fact({ measure: '开工数（口径一）' })]).size).toBe(0);
});

test('五通一平 names what is lacking and, apart from it, what nobody has confirmed', () => {
  const all = Object.fromEntries(SERVICE_ITEMS.map((service) => [service.id, 'connectedInside']));
  const one = item({ ...all, levelled: true, heat: 'planned', gas: 'none', catv: null });
  expect(levelText(one, 'zh')).toBe('五通一平，缺 燃气、热力，待核实 有线电视');
});

test('a service the parcel does not speak of is unknown, not lacking', () => {
  expect(levelText(item({ levelled: true }), 'zh')).toMatch(/^通达情况待核实，待核实 道路、[^缺]*$/);
});

test('floors stand from the top, units by number, widths as shares of the widest floor', () => {
  const units = [
    item({ floor: 1, unitNo: '1F-10', areaM2: 300 }, 'a'),
    item({ floor: 1, unitNo: '1F-2', areaM2: 700 }, 'b'),
    item({ floor: 3, unitNo: '3F-1', areaM2: 500 }, 'c'),
    item({ floor: -1, unitNo: 'B1', areaM2: 100 }, 'd'),
  ];
  const floors = floorsOf(units);
  expect(floors.map((floor) => [floor.floor, floor.units.map((unit) => unit.id)])).toEqual([
    [3, ['c']],
    [1, ['b', 'a']],
    [-1, ['d']],
  ]);
  expect(units.map((unit) => widthOf(unit, floors))).toEqual([0.3, 0.7, 0.5, 0.1]);
});

test('no rent is 面议, never free of charge', () => {
  expect(rentText(item({ rentYuanPerM2Month: null }), 'zh')).toBe('面议');
  expect(rentText(item({ rentYuanPerM2Month: 22 }), 'zh')).toBe('22 元/㎡·月');
});

test('a unit is free now, from a day, or not on offer', () => {
  expect(freeText(item({ freeFrom: '2024-12-01' }), '2024-12-31', 'zh')).toBe('可即时入驻');
  expect(freeText(item({ freeFrom: '2025-03-01' }), '2024-12-31', 'zh')).toBe('2025-03-01 起');
  expect(freeText(item({ status: 'occupied' }), '2024-12-31', 'zh')).toBe('');
});

const row = (parcelId: string, value: number | null): OutputRow => ({
  parcelId,
  name: parcelId,
  zoneId: 'z',
  parkId: null,
  areaM2: 1,
  numeratorWanYuan: 1,
  value,
  enterprises: 1,
  synthetic: true,
});

test('parcels without a value come last, as missing and not as zero', () => {
  expect(ranked([row('a', null), row('b', 0), row('c', 20.0023), row('d', -3)]).map((one) => one.parcelId)).toEqual([
    'c',
    'b',
    'd',
    'a',
  ]);
});

test('class bounds include their upper end', () => {
  expect([1, 10, 10.01, 40, 41].map((value) => classAt(value, [10, 20, 30, 40]))).toEqual([0, 0, 1, 3, 4]);
});

test('a reader without the right sees the void that says 不公开, and no class', () => {
  expect(outputLegend(null, 'zh').entries.map((entry) => [entry.name, entry.void])).toEqual([
    ['不公开', 'dots'],
    ['不适用', 'blank'],
  ]);
});

test('the three voids are three, and zero is a value of the first class', () => {
  const board = {
    indicator: 'taxPerMu' as const,
    year: 2024,
    years: [2024],
    breaks: [10, 20, 30, 40],
    rows: [row('a', 0), row('b', null)],
    total: { numeratorWanYuan: 0, areaM2: 1, value: 0, parcels: 1, missing: 1 },
  };
  const entries = outputLegend(board, 'zh').entries;
  expect(entries[0]).toMatchObject({ name: '≤ 10.00', count: 1 });
  expect(entries.filter((entry) => entry.void).map((entry) => [entry.void, entry.count])).toEqual([
    ['hatch', 1],
    ['blank', null],
  ]);
});

test('a card says what is known, names what is not, and is silent on what the answer leaves out', () => {
  const sections = sectionsOf(
    parcel,
    item({ name: '示例地块', status: 'ready', landUse: null, areaM2: 38_400 }),
    new Map(),
    'zh',
  );
  expect(sections.map((section) => [section.name, section.rows.map((one) => one.text), section.unknown])).toEqual([
    ['基本信息', ['具备出让条件'], ['用地类别']],
    ['面积', ['57.60 亩'], []],
  ]);
  expect(headlineOf(parcel, item({ areaM2: 38_400 }), new Map(), 'zh').map((one) => one.text)).toEqual(['57.60 亩']);
});

test('the box of a geometry holds all its corners', () => {
  expect(
    bboxOf({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [1, 2],
            [3, 2],
            [3, 5],
            [1, 2],
          ],
        ],
        [
          [
            [-1, 0],
            [0, 0],
            [0, 1],
            [-1, 0],
          ],
        ],
      ],
    }),
  ).toEqual([-1, 0, 3, 5]);
  expect(bboxOf({ type: 'Point', coordinates: [111.6, 36.18] })).toEqual([111.6, 36.18, 111.6, 36.18]);
  expect(bboxOf(null)).toBeNull();
  expect(around([0, 0, 10, 5])).toEqual([-6, -3, 16, 8]);
});
