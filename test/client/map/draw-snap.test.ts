/** Corners in drawing catch on what lies beside them: 1 px is 1/1000 degree here. */
import { expect, test } from 'vitest';
import { caught } from '../../../client/map/draw-snap.ts';

const project = (lon: number, lat: number) => ({ x: lon * 1000, y: -lat * 1000 });
const neighbour: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [0.1, 0],
      [0.1, 0.1],
      [0, 0.1],
      [0, 0],
    ],
  ],
};

test('a corner near a corner takes its very coordinates', () => {
  expect(caught({ x: 105, y: -95 }, [neighbour], project)).toEqual([0.1, 0.1]);
});

test('near an edge it lands on the edge', () => {
  const [lon, lat] = caught({ x: 107, y: -50 }, [neighbour], project)!;
  expect(lon).toBeCloseTo(0.1, 12);
  expect(lat).toBeCloseTo(0.05, 12);
});

test('a corner goes before an edge that is nearer', () => {
  expect(caught({ x: 91, y: -99 }, [neighbour], project)).toEqual([0.1, 0.1]);
});

test('far from everything it stays free', () => {
  expect(caught({ x: 130, y: -50 }, [neighbour], project)).toBeUndefined();
  expect(caught({ x: 50, y: -50 }, [], project)).toBeUndefined();
});
