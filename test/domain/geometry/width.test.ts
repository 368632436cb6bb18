/** How narrow a site is: shapes whose narrowest way is known by construction, in metres. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../../server/domain/geometry/plane.ts';
import { narrowestM } from '../../../server/domain/geometry/width.ts';

const closed = (ring: readonly Point[]): readonly Point[] => [...ring, ring[0]!];

const SHAPES: readonly (readonly [string, number, readonly (readonly Point[])[]])[] = [
  [
    'an oblong',
    40,
    [
      [
        [0, 0],
        [100, 0],
        [100, 40],
        [0, 40],
      ],
    ],
  ],
  [
    'an oblong with its corners cut off',
    40,
    [
      [
        [5, 0],
        [95, 0],
        [100, 5],
        [100, 35],
        [95, 40],
        [5, 40],
        [0, 35],
        [0, 5],
      ],
    ],
  ],
  [
    'an oblong of 40 m with a jog of 30 cm',
    39.7,
    [
      [
        [0, 0],
        [50, 0],
        [50, 0.3],
        [100, 0.3],
        [100, 40.3],
        [50, 40.3],
        [50, 40],
        [0, 40],
      ],
    ],
  ],
  [
    'an L with arms of 20 m and 30 m',
    20,
    [
      [
        [0, 0],
        [100, 0],
        [100, 20],
        [30, 20],
        [30, 80],
        [0, 80],
      ],
    ],
  ],
  [
    'two blocks that share 5 m',
    5,
    [
      [
        [0, 0],
        [60, 0],
        [60, 55],
        [120, 55],
        [120, 115],
        [60, 115],
        [60, 60],
        [0, 60],
      ],
    ],
  ],
  [
    'a T with a stem of 12 m',
    12,
    [
      [
        [0, 40],
        [44, 40],
        [44, 0],
        [56, 0],
        [56, 40],
        [100, 40],
        [100, 80],
        [0, 80],
      ],
    ],
  ],
  [
    'a hole 7 m from the side',
    7,
    [
      [
        [0, 0],
        [100, 0],
        [100, 60],
        [0, 60],
      ],
      [
        [30, 7],
        [60, 7],
        [60, 40],
        [30, 40],
      ],
    ],
  ],
  [
    'a slot cut in from outside, which is no ground',
    30,
    [
      [
        [0, 0],
        [100, 0],
        [100, 60],
        [52, 60],
        [52, 30],
        [50, 30],
        [50, 60],
        [0, 60],
      ],
    ],
  ],
  [
    'a right triangle',
    48,
    [
      [
        [0, 0],
        [80, 0],
        [0, 60],
      ],
    ],
  ],
];

test.each(SHAPES)('%s is %d m at its narrowest', (_, expected, rings) => {
  expect(narrowestM(rings.map(closed))).toBeCloseTo(expected, 6);
});

test('is the same whichever way the outline runs, wherever it begins and however the site is turned', () => {
  const shape = fc.constantFrom(...SHAPES);
  fc.assert(
    fc.property(
      shape,
      fc.nat(20),
      fc.boolean(),
      fc.double({ min: 0, max: 6.3, noNaN: true }),
      ([, expected, rings], start, back, angle) => {
        const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
        const moved = rings.map((ring) => {
          const open = ring.map((_, index) => ring[(index + start) % ring.length]!);
          const turned = open.map(([x, y]): Point => [x * cosine - y * sine, x * sine + y * cosine]);
          return closed(back ? turned.reverse() : turned);
        });
        expect(narrowestM(moved)).toBeCloseTo(expected, 6);
      },
    ),
  );
});
