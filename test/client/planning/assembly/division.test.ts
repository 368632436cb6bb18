import { describe, expect, test } from 'vitest';
import { divided, longBearing, sharesOf } from '../../../../client/planning/assembly/division.ts';
import { type Area, areaM2 } from '../../../../server/domain/geometry.ts';

/** About 180 m west to east and 111 m south to north. */
const LOT: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [111.6, 36.1],
      [111.602, 36.1],
      [111.602, 36.101],
      [111.6, 36.101],
      [111.6, 36.1],
    ],
  ],
};

describe('shares', () => {
  test.each<[string, readonly number[] | null]>([
    ['3', [1, 1, 1]],
    ['2:1:1', [2, 1, 1]],
    ['２：１', [2, 1]],
    ['60, 40', [60, 40]],
    ['1', null],
    ['13', null],
    ['2.5', null],
    ['2:0', null],
    ['-1:2', null],
    ['', null],
    ['a:b', null],
  ])('%s → %j', (text, shares) => {
    expect(sharesOf(text)).toEqual(shares);
  });
});

test('the long side of a parcel that lies west to east has the bearing 90°', () => {
  expect(longBearing(LOT)).toBeCloseTo(90, 6);
});

test('2:1:1 along the long side makes a half and two quarters of the area', () => {
  const { parts, problem } = divided(LOT, { by: 'area', shares: [2, 1, 1], axis: 'long' });
  expect(problem).toBeNull();
  expect(parts.map((part) => areaM2(part) / areaM2(LOT))).toEqual([
    expect.closeTo(0.5, 5),
    expect.closeTo(0.25, 5),
    expect.closeTo(0.25, 5),
  ]);
});

test('a line that does not cross the parcel leaves it whole and says so; none drawn says nothing', () => {
  const beside = {
    type: 'LineString' as const,
    coordinates: [
      [111.59, 36.2],
      [111.61, 36.2],
    ],
  };
  expect(divided(LOT, { by: 'line', line: beside })).toEqual({
    parts: [],
    problem: expect.objectContaining({ zh: expect.stringContaining('没有把图形分开') }),
  });
  expect(divided(LOT, { by: 'line', line: null })).toEqual({ parts: [], problem: null });
});
