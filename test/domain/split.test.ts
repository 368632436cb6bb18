/** What-if splits: parts of the sizes asked for, nothing lost and nothing doubled. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '../../server/domain/geometry/plane.ts';
import { type Area, areaM2, isValid, overlapM2 } from '../../server/domain/geometry.ts';
import { splitByArea, splitByLine, splitFigures } from '../../server/domain/split.ts';
import { boxOf, lineOf, polygonOf, roadOf } from './assembly/ground.ts';

const OBLONG = boxOf(0, 0, 300, 100);
const HORSESHOE = polygonOf([
  [0, 0],
  [300, 0],
  [300, 200],
  [200, 200],
  [200, 80],
  [100, 80],
  [100, 200],
  [0, 200],
]);
const WITH_POND = polygonOf(
  [
    [0, 0],
    [300, 0],
    [300, 200],
    [0, 200],
  ],
  [
    [80, 60],
    [80, 140],
    [220, 140],
    [220, 60],
  ],
);
const TWO: Area = { type: 'MultiPolygon', coordinates: [OBLONG.coordinates, boxOf(0, 150, 300, 100).coordinates] };
const SHAPES: readonly Area[] = [OBLONG, HORSESHOE, WITH_POND, TWO];

const total = (areas: readonly Area[]): number => areas.reduce((sum, area) => sum + areaM2(area), 0);

describe('by size', () => {
  test('three equal parts of an oblong lie from west to east', () => {
    const parts = splitByArea(OBLONG, [1, 1, 1], 90);
    expect(parts.map(areaM2)).toEqual([1, 2, 3].map(() => expect.closeTo(areaM2(OBLONG) / 3, 1)));
    for (const [index, part] of parts.entries()) {
      expect(overlapM2(part, boxOf(index * 100, 0, 100, 100))).toBeCloseTo(10_000, -1);
    }
  });

  test('20 亩 and the rest', () => {
    const wanted = (20 * 10_000) / 15;
    const [first, rest] = splitByArea(OBLONG, [wanted, areaM2(OBLONG) - wanted], 0);
    expect(areaM2(first!)).toBeCloseTo(wanted, 1);
    expect(areaM2(rest!)).toBeCloseTo(areaM2(OBLONG) - wanted, 1);
  });

  test('parts have the shares asked for and make up the whole, whatever the shape and the bearing', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), shares, fc.integer({ min: 0, max: 359 }), (area, wanted, bearing) => {
        const parts = splitByArea(area, wanted, bearing);
        const sum = wanted.reduce((all, share) => all + share, 0);
        expect(parts).toHaveLength(wanted.length);
        // Edges are geodesics: a cut edge of 300 m moves the sum by parts per million.
        expect(total(parts) / areaM2(area)).toBeCloseTo(1, 4);
        parts.forEach((part, index) => {
          expect(areaM2(part) / areaM2(area)).toBeCloseTo(wanted[index]! / sum, 4);
          expect(isValid(part)).toEqual({ valid: true });
        });
      }),
      { numRuns: 60 },
    );
  });

  test.each<[string, readonly number[]]>([
    ['one part', [1]],
    ['thirteen', Array.from({ length: 13 }, () => 1)],
    ['a part of nothing', [1, 0]],
    ['a part of less than nothing', [2, -1]],
  ])('%s is refused', (_, shares) => {
    expect(() => splitByArea(OBLONG, shares, 0)).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });
});

describe('by a line', () => {
  test('the parts lie on both sides of it, the largest first', () => {
    const parts = splitByLine(OBLONG, lineOf([100, -10], [100, 110]));
    expect(parts.map((part) => Math.round(areaM2(part) / 100))).toEqual([200, 100]);
  });

  test.each<[string, Area, readonly Point[]]>([
    [
      'ends inside',
      OBLONG,
      [
        [100, -10],
        [100, 50],
      ],
    ],
    [
      'passes by',
      OBLONG,
      [
        [0, 120],
        [300, 120],
      ],
    ],
    [
      'runs between two parts',
      TWO,
      [
        [-10, 125],
        [310, 125],
      ],
    ],
  ])('a line that %s is refused', (_, area, points) => {
    expect(() => splitByLine(area, lineOf(...points))).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });
});

test('each part tells its own frontage: the one behind has none', () => {
  const road = roadOf('r', 20, 'built', [-50, -10], [350, -10]);
  const [front, back] = splitFigures(splitByArea(OBLONG, [1, 1], 0), [road]);
  expect(front!.frontageM).toBeCloseTo(300, 0);
  expect(front!.minWidthM).toBeCloseTo(50, 1);
  expect(back!.frontageM).toBe(0);
});
