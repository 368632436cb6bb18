import { expect, test } from 'vitest';
import { countFigures, shareFigures, wordFor, yieldFigures } from '../../../client/lenses/zone-figures.ts';
import { FREE_UNITS, LAND_ON_OFFER } from '../../../client/state/first-filters.ts';
import type { Facets, OutputBoard } from '../../../server/domain/answers.ts';
import { allOf, parse } from '../../../server/domain/filter.ts';

const facets = (counts: Readonly<Record<string, number>>): Facets => ({
  count: 0,
  sums: {},
  ranges: {},
  facets: { zoneId: Object.entries(counts).map(([value, count]) => ({ value, count })) },
});

const names = new Map([
  ['zone:huozhou', '霍州经济技术开发区'],
  ['zone:linfen', '临汾经济开发区'],
  ['zone:yuncheng', '运城'],
  ['park:huozhou-fenhe', '汾河产业片区'],
]);

test('each zone has the count of its rows, discs grow with it, and a zone without a row steps back', () => {
  const figures = countFigures(facets({ huozhou: 15, linfen: 30 }), names, '可供', ' 宗');
  expect(figures['huozhou']).toEqual({ words: ['可供 ', '15', ' 宗'], mark: { kind: 'disc', share: 0.5 } });
  expect(figures['linfen']?.mark).toEqual({ kind: 'disc', share: 1 });
  expect(figures['yuncheng']).toEqual({ words: ['可供 ', '0', ' 宗'], mark: null });
  expect(Object.keys(figures)).toHaveLength(3);
});

test('before the counts are there nothing is said', () => {
  expect(countFigures(null, names, '', '')).toEqual({});
});

test('the word says what is counted: the quick filter, what fits, or all', () => {
  const word = (filter: Parameters<typeof wordFor>[0]) => wordFor(filter, LAND_ON_OFFER, '可供', 'zh');
  expect(word(LAND_ON_OFFER)).toBe('可供');
  expect(word(allOf([LAND_ON_OFFER, parse('areaM2 > 33333')]))).toBe('可供');
  expect(word(parse('areaM2 > 33333'))).toBe('符合');
  expect(word(null)).toBe('共');
  expect(wordFor(FREE_UNITS, FREE_UNITS, 'Vacant', 'en')).toBe('Vacant');
});

test('a share is of the rows of the zone; without rows there is none', () => {
  const figures = shareFigures(facets({ huozhou: 42 }), facets({ huozhou: 98, linfen: 205 }), '五通一平');
  expect(figures['huozhou']?.words).toEqual(['五通一平 ', '43%', '']);
  expect(figures['linfen']?.mark).toEqual({ kind: 'ring', share: 0 });
  expect(figures['yuncheng']).toBeUndefined();
});

test('亩均 of a zone is the sum of its numerators over the sum of its land, never the mean of its parcels', () => {
  const row = (zoneId: string, numeratorWanYuan: number | null, mu: number) => ({
    parcelId: `${zoneId}-${mu}`,
    name: '',
    zoneId,
    parkId: null,
    areaM2: (mu * 10_000) / 15,
    numeratorWanYuan,
    value: numeratorWanYuan === null ? null : numeratorWanYuan / mu,
    enterprises: 1,
    synthetic: true,
  });
  const board: OutputBoard = {
    indicator: 'outputPerMu',
    year: 2024,
    years: [2024],
    breaks: [50, 100, 200, 400],
    rows: [row('huozhou', 1000, 10), row('huozhou', 2000, 90), row('huozhou', null, 50)],
    total: { numeratorWanYuan: 3000, areaM2: 0, value: 30, parcels: 2, missing: 1 },
  };
  expect(yieldFigures(board, 'zh')['huozhou']?.words).toEqual(['', '30.00', ' 万元/亩']);
});
