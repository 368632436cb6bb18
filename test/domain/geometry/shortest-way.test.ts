import type { LineString, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { shortestWay } from '../../../server/domain/geometry/shortest-way.ts';
import { lengthM } from '../../../server/domain/geometry.ts';

/** At 36° N a thousandth of a degree is 90 m across and 111 m along. */
const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [111.5, 36],
      [111.502, 36],
      [111.502, 36.002],
      [111.5, 36.002],
      [111.5, 36],
    ],
  ],
};

test('the way to a pipe alongside leads straight across from the outline', () => {
  const pipe: LineString = {
    type: 'LineString',
    coordinates: [
      [111.503, 35.99],
      [111.503, 36.01],
    ],
  };
  const [from, to] = shortestWay(pipe, square)!.coordinates;
  expect(from![0]).toBeCloseTo(111.503, 9);
  expect(to![0]).toBeCloseTo(111.502, 9);
  expect(from![1]).toBeCloseTo(to![1]!, 9);
});

test('the way to a station ends at the nearest corner and is as long as the two lie apart', () => {
  const way = shortestWay(square, { type: 'Point', coordinates: [111.503, 36.003] })!;
  expect(way.coordinates[0]!.map((one) => Number(one.toFixed(9)))).toEqual([111.502, 36.002]);
  expect(lengthM(way)).toBeCloseTo(Math.hypot(90.16, 110.96), 0);
});

test('a pipe whose end is nearest is met at its end, whichever of the two is asked first', () => {
  const pipe: LineString = {
    type: 'LineString',
    coordinates: [
      [111.501, 36.003],
      [111.501, 36.01],
    ],
  };
  const there = shortestWay(square, pipe)!.coordinates;
  const back = shortestWay(pipe, square)!.coordinates;
  expect(there[1]!.map((one) => Number(one.toFixed(9)))).toEqual([111.501, 36.003]);
  expect(back[0]!.map((one) => Number(one.toFixed(9)))).toEqual([111.501, 36.003]);
});

test('there is no way where they touch already', () => {
  expect(shortestWay(square, { type: 'Point', coordinates: [111.502, 36.001] })).toBeNull();
});
