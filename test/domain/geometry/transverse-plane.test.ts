import { expect, it } from 'vitest';
import { gapM, shapeOn } from '../../../server/domain/geometry/gap.ts';
import { transversePlaneAt } from '../../../server/domain/geometry/transverse-plane.ts';

const plane = transversePlaneAt([111.6, 36.18]);

// PROJ 9.1: +proj=tmerc +lat_0=36.18 +lon_0=111.6 +ellps=GRS80
it.each([
  [111.65, 36.2, 4496.774004, 2220.409354],
  [111.52, 36.1, -7203.9783, -8873.964586],
  [111.6, 36.26, 0, 8877.046734],
  [111.69, 36.1, 8104.475803, -8873.177467],
])('%f°, %f° lies where PROJ puts it, and comes back', (lon, lat, x, y) => {
  const at = plane.toPlane([lon, lat]);
  expect(Math.hypot(at[0] - x, at[1] - y)).toBeLessThan(1e-3);
  const back = plane.toDegrees(at);
  expect(Math.hypot(back[0]! - lon, back[1]! - lat)).toBeLessThan(1e-11);
});

const at = (x: number, y: number) => plane.toDegrees([x, y]);
const box = (west: number, south: number, east: number, north: number) => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
  at(west, south),
];
const shape = (coordinates: ReturnType<typeof box>[]) => shapeOn(plane, { type: 'Polygon', coordinates });

it('the gap between two areas is 0 where one lies in the other, and not 0 in its hole', () => {
  const ring = shape([box(-100, -100, 100, 100), box(-60, -60, 60, 60)]);
  expect(gapM(shape([box(-100, -100, 100, 100)]), shape([box(-10, -10, 10, 10)]))).toBe(0);
  expect(gapM(ring, shape([box(-10, -10, 10, 10)]))).toBeCloseTo(50, 6);
  expect(gapM(shape([box(0, 0, 10, 10)]), shape([box(13, 14, 20, 20)]))).toBeCloseTo(5, 6);
});

it('the gap to nothing is without end', () => {
  expect(gapM(shape([box(0, 0, 1, 1)]), shapeOn(plane, { type: 'MultiPolygon', coordinates: [] }))).toBe(Infinity);
});
