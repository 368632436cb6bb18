import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPoint, clipLine, clipRing, newPoints, type Points } from '../../server/tiles/clip.ts';
import { ringArea } from '../../server/tiles/shape.ts';

const pointsOf = (coordinates: readonly number[]): Points => {
  const points = newPoints(8);
  for (let i = 0; i < coordinates.length; i += 2) addPoint(points, coordinates[i]!, coordinates[i + 1]!);
  return points;
};

const listOf = (points: Points): number[] => [...points.data.subarray(0, points.length)];

const ringIn = (
  ring: readonly number[],
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
): number[] => {
  const clipped = newPoints(8);
  clipRing(pointsOf(ring), { minX, minY, maxX, maxY }, clipped);
  return listOf(clipped);
};

const linesIn = (line: readonly number[]): number[][] => {
  const pieces: number[][] = [];
  clipLine(pointsOf(line), { minX: 0, minY: 0, maxX: 10, maxY: 10 }, (piece) => pieces.push(listOf(piece)));
  return pieces;
};

test('a square that reaches over a corner of the box is cut to the corner', () => {
  expect(ringArea(ringIn([5, 5, 15, 5, 15, 15, 5, 15], [0, 0, 10, 10]))).toBe(25);
});

test('a ring around the box becomes the box, one beside it nothing', () => {
  expect(ringArea(ringIn([-5, -5, 15, -5, 15, 15, -5, 15], [0, 0, 10, 10]))).toBe(100);
  expect(ringIn([20, 0, 30, 0, 30, 10], [0, 0, 10, 10])).toEqual([]);
});

test('a U whose base lies outside keeps the area of both its arms', () => {
  expect(ringArea(ringIn([1, 2, 3, 2, 3, 14, 7, 14, 7, 2, 9, 2, 9, 16, 1, 16], [0, 0, 10, 10]))).toBe(32);
});

test('a line that leaves the box and comes back gives two pieces', () => {
  expect(linesIn([2, 5, 15, 5, 15, 8, 2, 8])).toEqual([
    [2, 5, 10, 5],
    [10, 8, 2, 8],
  ]);
});

test('a line that only passes through is cut at both ends, one that passes by is dropped', () => {
  expect(linesIn([-10, 0, 20, 10])).toEqual([[0, 3, 10, 7]]);
  expect(linesIn([-10, 8, 4, 20])).toEqual([]);
});

/** A ring around a centre, as spiky as it likes, never crossing itself. */
const star = fc
  .tuple(
    fc.array(fc.integer({ min: 2_000, max: 40_000 }), { minLength: 3, maxLength: 40 }),
    fc.nat({ max: 60_000 }),
    fc.nat({ max: 60_000 }),
  )
  .map(([radii, x, y]) =>
    radii.flatMap((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }),
  );

test('the pieces of any ring over all boxes of a grid have the area of the ring', () => {
  fc.assert(
    fc.property(star, (ring) => {
      let sum = 0;
      for (let x = -48_000; x < 112_000; x += 16_000) {
        for (let y = -48_000; y < 112_000; y += 16_000) sum += ringArea(ringIn(ring, [x, y, x + 16_000, y + 16_000]));
      }
      // Cut points are rounded to whole units: half a unit along each cut edge.
      const outline = ring.reduce(
        (length, _, i) =>
          i % 2 ? length : length + Math.hypot(ring[i]! - ring.at(i - 2)!, ring[i + 1]! - ring.at(i - 1)!),
        0,
      );
      expect(Math.abs(sum - ringArea(ring))).toBeLessThan(outline);
    }),
    { numRuns: 200 },
  );
});
