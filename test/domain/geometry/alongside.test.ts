/** Where lines run side by side, held against points taken one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alongside,
  besideEach,
  besideLine,
  merged,
  stretchesM,
  without,
} from '../../../server/domain/geometry/alongside.ts';
import { between, dot, lengthOf, minus, type Point, type Segment } from '../../../server/domain/geometry/plane.ts';

const SIDE: Segment = [
  [0, 0],
  [100, 0],
];
const lengthBeside = (others: readonly (readonly [Point, Point])[], radius: number) =>
  stretchesM(SIDE, alongside(SIDE, besideEach(others), radius));

describe('one side of 100 m', () => {
  test.each<[string, readonly (readonly [Point, Point])[], number]>([
    [
      'a line 2 m off from 20 m to 70 m',
      [
        [
          [20, 2],
          [70, 2],
        ],
      ],
      50,
    ],
    [
      'two that overlap, counted once',
      [
        [
          [20, 2],
          [70, 2],
        ],
        [
          [50, -1],
          [90, -1],
        ],
      ],
      70,
    ],
    [
      'a line 4 m off',
      [
        [
          [0, 4],
          [100, 4],
        ],
      ],
      0,
    ],
    [
      'a line that crosses at a right angle',
      [
        [
          [50, -50],
          [50, 50],
        ],
      ],
      0,
    ],
    [
      'a line that leaves at 45°',
      [
        [
          [0, 0],
          [50, 50],
        ],
      ],
      0,
    ],
    [
      'a line that drifts off from 0 m to 6 m',
      [
        [
          [0, 0],
          [100, 6],
        ],
      ],
      50.09,
    ],
  ])('has beside it within 3 m, of %s: %#', (_, others, expected) => {
    expect(lengthBeside(others, 3)).toBeCloseTo(expected, 1);
  });

  test('has the outside of a bend beside a line that bends, and nothing beyond its end', () => {
    const bent = besideLine([
      [-50, -10],
      [50, -10],
      [148, -30],
    ]);
    const apart = besideEach([
      [
        [-50, -10],
        [50, -10],
      ],
      [
        [50, -10],
        [148, -30],
      ],
    ]);
    expect(
      stretchesM(
        SIDE,
        alongside(
          SIDE,
          besideLine([
            [-50, -10],
            [50, -10],
          ]),
          12,
        ),
      ),
    ).toBeCloseTo(50, 6);
    expect(stretchesM(SIDE, alongside(SIDE, bent, 12))).toBeGreaterThan(stretchesM(SIDE, alongside(SIDE, apart, 12)));
  });
});

const near = fc.double({ min: -60, max: 160, noNaN: true });
const point = fc.tuple(near, near);
const segment = fc.tuple(point, point).filter(([a, b]) => lengthOf(minus(b, a)) > 1);

test('a point of the side lies in the stretches where, and only where, it is within reach of a parallel segment', () => {
  fc.assert(
    fc.property(
      segment,
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (other, radius, share) => {
        const at = between(...SIDE, share);
        const along = minus(other[1], other[0]);
        const foot = dot(minus(at, other[0]), along) / dot(along, along);
        const away = lengthOf(minus(between(...other, foot), at));
        // At the very edge of reach, rounding decides.
        fc.pre(Math.abs(away - radius) > 1e-6 && Math.min(Math.abs(foot), Math.abs(1 - foot)) > 1e-6);
        const isBeside = Math.abs(along[0]) / lengthOf(along) >= Math.cos(Math.PI / 6);
        const expected = isBeside && foot > 0 && foot < 1 && away < radius;
        const found = alongside(SIDE, besideEach([other]), radius).some(([from, to]) => share >= from && share <= to);
        expect(found).toBe(expected);
      },
    ),
  );
});

test('stretches and what is left of them add up to the whole', () => {
  const stretch = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .filter(([from, to]) => from < to);
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 6 }), (taken) => {
      const once = merged(taken);
      expect(stretchesM(SIDE, once) + stretchesM(SIDE, without([[0, 1]], once))).toBeCloseTo(100, 9);
    }),
  );
});
