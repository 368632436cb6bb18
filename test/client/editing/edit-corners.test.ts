/** Shapes by their coordinates: typed in degrees or on the 3° grid, corners added and taken away. */
import { expect, test } from 'vitest';
import {
  cornersOf,
  cornerTexts,
  placeOf,
  shapeFrom,
  withCorner,
  withCornerAfter,
  withoutCorner,
} from '../../../client/editing/edit-corners.ts';

const triangle: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [112, 36],
      [112.002, 36],
      [112.002, 36.002],
      [112, 36],
    ],
  ],
};
const holed: GeoJSON.MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    triangle.coordinates,
    [
      [
        [113, 36],
        [113.1, 36],
        [113, 36.1],
        [113, 36],
      ],
      [
        [113.01, 36.01],
        [113.02, 36.01],
        [113.01, 36.02],
        [113.01, 36.01],
      ],
    ],
  ],
};

test('the closing corner of a ring is listed once', () => {
  expect(cornersOf(triangle)).toHaveLength(3);
  expect(cornersOf(holed)).toHaveLength(9);
  expect(cornersOf(null)).toEqual([]);
});

test('the first corner moves with the last one, so that the ring stays closed', () => {
  const moved = withCorner(triangle, cornersOf(triangle)[0]!, [111.9, 36]) as GeoJSON.Polygon;
  expect(moved.coordinates[0]![0]).toEqual([111.9, 36]);
  expect(moved.coordinates[0]!.at(-1)).toEqual([111.9, 36]);
});

test('a corner of a hole moves and nothing else does', () => {
  const corner = cornersOf(holed).find(({ part, ring, index }) => part === 1 && ring === 1 && index === 2)!;
  const moved = withCorner(holed, corner, [113.015, 36.03]) as GeoJSON.MultiPolygon;
  expect(moved.coordinates[1]![1]![2]).toEqual([113.015, 36.03]);
  expect(moved.coordinates[0]).toEqual(holed.coordinates[0]);
});

test('a corner more lies half-way, and a triangle keeps its three', () => {
  const more = withCornerAfter(triangle, cornersOf(triangle)[0]!);
  expect(cornersOf(more)[1]?.at).toEqual([112.001, 36]);
  expect(withoutCorner(more, cornersOf(more)[1]!)).toEqual(triangle);
  expect(withoutCorner(triangle, cornersOf(triangle)[1]!)).toEqual(triangle);
});

test('metres of the 3° grid are typed with the zone before Y, and come back as the same place', () => {
  const [x, y] = cornerTexts([111.72, 36.57], 'grid');
  expect(y.startsWith('37')).toBe(true);
  const [lon, lat] = placeOf(x, y, 'grid')!;
  expect(lon).toBeCloseTo(111.72, 7);
  expect(lat).toBeCloseTo(36.57, 7);
});

test.each([
  ['36.57', '111.72', 'degrees'],
  ['111.72', 'abc', 'degrees'],
  ['4049000', '564000', 'grid'],
] as const)('%s and %s as %s name no place', (first, second, unit) => {
  expect(placeOf(first, second, unit)).toBeNull();
});

test('a pasted list makes a shape, closed or not, and too few points make none', () => {
  const list = '112, 36\n112.002，36\n112.002 36.002';
  expect(shapeFrom(list, 'polygon', 'degrees')).toEqual(triangle);
  expect(shapeFrom(`${list}\n112, 36`, 'polygon', 'degrees')).toEqual(triangle);
  expect(shapeFrom('112, 36; 112.1, 36', 'line', 'degrees')?.type).toBe('LineString');
  expect(shapeFrom('112, 36\n112.1, 36', 'polygon', 'degrees')).toBeNull();
  expect(shapeFrom('112, 36\nnonsense\n112.1, 36.2', 'line', 'degrees')).toBeNull();
});
