import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hilbert } from '../../server/tiles/hilbert.ts';

/** One cell of the curve: 2^30 units in 2^20 cells. */
const CELL = 1024;

test('the curve visits the four quarters of the world one after the other', () => {
  const far = 2 ** 30 - 1;
  expect(hilbert(0, 0)).toBe(0);
  expect(Math.floor(hilbert(0, far) / 4 ** 19)).toBe(1);
  expect(Math.floor(hilbert(far, far) / 4 ** 19)).toBe(2);
  expect(hilbert(far, 0)).toBe(4 ** 20 - 1);
});

test('two cells side by side are told apart, and a cell has one place for all its points', () => {
  const cell = fc.integer({ min: 0, max: 2 ** 20 - 2 });
  const inside = fc.integer({ min: 0, max: CELL - 1 });
  fc.assert(
    fc.property(cell, cell, inside, inside, (column, row, right, down) => {
      const place = hilbert(column * CELL, row * CELL);
      expect(hilbert(column * CELL + right, row * CELL + down)).toBe(place);
      expect(hilbert((column + 1) * CELL, row * CELL)).not.toBe(place);
      expect(hilbert(column * CELL, (row + 1) * CELL)).not.toBe(place);
    }),
  );
});

test('each place on the curve is one step from the next', () => {
  const cells = Array.from({ length: 64 * 64 }, (_, index) => [index % 64, Math.floor(index / 64)] as const);
  const along = cells.toSorted((a, b) => hilbert(a[0] * CELL, a[1] * CELL) - hilbert(b[0] * CELL, b[1] * CELL));
  for (let i = 1; i < along.length; i++) {
    expect(Math.abs(along[i]![0] - along[i - 1]![0]) + Math.abs(along[i]![1] - along[i - 1]![1])).toBe(1);
  }
});
