/** One area asked about many shapes: the answers by hand, against Turf for random shapes, and fast enough for a whole register. */
import { bboxPolygon, booleanIntersects } from '@turf/turf';
import fc from 'fast-check';
import type { Geometry, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Bbox } from '../../../server/domain/filter.ts';
import { meetsArea } from '../../../server/domain/geometry.ts';

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (...coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates });

const AREA = polygon(square(0, 0, 10), square(2, 2, 6));

describe('an area with a hole', () => {
  test.each<[string, Geometry, boolean]>([
    ['a shape in its ground', polygon(square(0.5, 0.5, 1)), true],
    ['a shape in its hole', polygon(square(4, 4, 1)), false],
    ['a shape that fills the hole to its edge', polygon(square(2, 2, 6)), true],
    ['a shape around it all', polygon(square(-5, -5, 30)), true],
    ['a shape whose own hole holds it', polygon(square(-5, -5, 30), square(-1, -1, 12)), false],
    ['a shape that shares an edge', polygon(square(10, 0, 3)), true],
    ['a shape that shares a corner', polygon(square(10, 10, 3)), true],
    ['a shape beside it', polygon(square(10.001, 0, 3)), false],
    [
      'a shape of two parts, one within',
      { type: 'MultiPolygon', coordinates: [[square(50, 50, 1)], [square(1, 1, 0.5)]] },
      true,
    ],
    [
      'a line across the hole alone',
      {
        type: 'LineString',
        coordinates: [
          [3, 3],
          [7, 7],
        ],
      },
      false,
    ],
    [
      'a line that leaves the hole',
      {
        type: 'LineString',
        coordinates: [
          [3, 3],
          [9, 3],
        ],
      },
      true,
    ],
    ['a point in its ground', { type: 'Point', coordinates: [1, 5] }, true],
    ['a point on its edge', { type: 'Point', coordinates: [10, 5] }, true],
    ['a point in its hole', { type: 'Point', coordinates: [5, 5] }, false],
    [
      'points, one of them within',
      {
        type: 'MultiPoint',
        coordinates: [
          [5, 5],
          [1, 1],
        ],
      },
      true,
    ],
    [
      'a collection, one of it within',
      { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 1] }] },
      true,
    ],
  ])('%s: %#', (_, shape, expected) => {
    expect(meetsArea(AREA).shape(shape)).toBe(expected);
  });

  test('bounds settle the matter where no edge passes them', () => {
    const { box } = meetsArea(AREA);
    expect(box([0.5, 0.5, 1.5, 1.5])).toBe(true);
    expect(box([4, 4, 5, 5])).toBe(false);
    expect(box([20, 20, 21, 21])).toBe(false);
    expect(box([-1, -1, 1, 1])).toBeNull();
  });
});

test('a box is an area too', () => {
  expect(meetsArea([0, 0, 1, 1]).shape({ type: 'Point', coordinates: [1, 0.5] })).toBe(true);
  expect(meetsArea([0, 0, 1, 1]).shape({ type: 'Point', coordinates: [1.01, 0.5] })).toBe(false);
});

/** Whole millionths: the smallest numbers there are would only test the rounding of their products. */
const number = (from: number, to: number) =>
  fc.integer({ min: from * 1e6, max: to * 1e6 }).map((millionths) => millionths / 1e6);
const position = fc.tuple(number(0, 10), number(0, 10));
/** Corners around a middle, so that the ring does not cross itself. */
const ring = fc.tuple(position, fc.array(number(1, 4), { minLength: 3, maxLength: 12 })).map(([[x, y], radii]) => {
  const corners = radii.map((radius, index) => {
    const angle = (index / radii.length) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [...corners, corners[0]!];
});
const shape = fc.oneof(
  fc.record({ type: fc.constant('Point' as const), coordinates: position }),
  fc.record({
    type: fc.constant('LineString' as const),
    coordinates: fc.array(position, { minLength: 2, maxLength: 5 }),
  }),
  ring.map((outline) => polygon(outline)),
);
const area = fc.oneof(
  ring.map((outline) => polygon(outline)),
  fc
    .tuple(position, position)
    .map(([[a, b], [c, d]]): Bbox => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]),
);

test('random shapes meet random areas where Turf says so, and no box says otherwise', () => {
  let met = 0;
  fc.assert(
    fc.property(area, shape, (area, shape) => {
      const asked = meetsArea(area);
      const expected = booleanIntersects('type' in area ? area : bboxPolygon([...area]), shape);
      expect(asked.shape(shape)).toBe(expected);
      const ends =
        shape.type === 'Point'
          ? [shape.coordinates]
          : shape.type === 'Polygon'
            ? shape.coordinates[0]!
            : shape.coordinates;
      const [xs, ys] = [ends.map(([x]) => x!), ends.map(([, y]) => y!)];
      const settled = asked.box([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
      if (settled !== null) expect(settled).toBe(expected);
      if (expected) met += 1;
    }),
    { numRuns: 2000 },
  );
  expect(met).toBeGreaterThan(300);
});

test('an outline of seven hundred corners is compared with fifteen hundred shapes at once: Turf takes seconds', () => {
  const corners = Array.from({ length: 700 }, (_, index) => [110 + (index % 2) * 4, 34 + index / 140]);
  const outline = polygon([...corners, corners[0]!]);
  const shapes = Array.from({ length: 1500 }, (_, index) =>
    polygon(square(110 + (index % 60) / 15, 34 + index / 300, 0.003)),
  );
  const begun = performance.now();
  const asked = meetsArea(outline);
  for (const one of shapes) asked.shape(one);
  expect(performance.now() - begun).toBeLessThan(500);
});
