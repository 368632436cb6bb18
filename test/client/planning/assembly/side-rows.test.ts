import { expect, test } from 'vitest';
import { sideRows } from '../../../../client/planning/assembly/side-rows.ts';
import type { SiteFigures } from '../../../../server/domain/assembly/answer.ts';

const site = (mu: number, frontageM: number, minWidthM: number, shapeIndex: number): SiteFigures => ({
  areaM2: (mu * 10_000) / 15,
  perimeterM: 1,
  shapeIndex,
  minWidthM,
  frontageM,
  roads: [],
});

test('two parcels beside the one they would make: sums, extremes, and those without a road', () => {
  const rows = sideRows([site(30, 120, 80, 1.3), site(20, 0, 60, 1.05)], [site(50, 120, 95.25, 1.02)], 'zh');
  const told = Object.fromEntries(rows.map(({ name, today, planned }) => [name.split('.').at(-1), [today, planned]]));
  expect(told).toEqual({
    count: ['2', '1'],
    area: ['50.00 亩', '50.00 亩'],
    largest: ['30.00 亩', '50.00 亩'],
    smallest: ['20.00 亩', '50.00 亩'],
    width: ['60.0 m', '95.3 m'],
    shape: ['1.30', '1.02'],
    frontage: ['120 m', '120 m'],
    landlocked: ['1', '0'],
  });
});
