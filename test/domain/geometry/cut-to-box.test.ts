/** The part of an area about a box: within the box it is the area itself. */
import type { MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import { cutToBox } from '../../../server/domain/geometry/cut-to-box.ts';
import { type areaM2, bboxOf, overlapM2 } from '../../../server/domain/geometry.ts';
import { boxOf, polygonOf } from '../assembly/ground.ts';

/** A star of `corners` corners about (500, 500), every other one drawn in. */
const starOf = (corners: number, inner: number) =>
  polygonOf(
    Array.from({ length: corners }, (_, place): [number, number] => {
      const [turn, reach] = [(2 * Math.PI * place) / corners, place % 2 === 0 ? 500 : inner];
      return [500 + reach * Math.cos(turn), 500 + reach * Math.sin(turn)];
    }),
  );

const cut = (area: Parameters<typeof cutToBox>[0], box: Parameters<typeof areaM2>[0]) => cutToBox(area, bboxOf(box)!);

test.each([
  ['in the middle of', boxOf(450, 450, 100, 100)],
  ['across the points of', boxOf(700, 200, 300, 600)],
  ['at one point of', boxOf(980, 480, 100, 40)],
  ['around', boxOf(-50, -50, 1100, 1100)],
])('a box %s a star shares with the part about it what it shares with the star', (_, box) => {
  const star = starOf(600, 430);
  expect(overlapM2(cut(star, box)!, box)).toBeCloseTo(overlapM2(star, box), 3);
});

test('only the corners beside the box are kept', () => {
  const [[ring]] = cut(starOf(2_000, 480), boxOf(900, 450, 200, 100))!.coordinates as [[unknown[]]];
  expect(ring.length).toBeLessThan(120);
});

test('a hole stays a hole, also where the cut goes through it, and what lies apart is left out', () => {
  const [box, far] = [boxOf(0, 0, 100, 100), boxOf(900, 900, 10, 10)];
  const frame = [boxOf(-500, -500, 1000, 1000), boxOf(50, 50, 400, 400)].map(({ coordinates: [ring] }) => ring!);
  const both: MultiPolygon = { type: 'MultiPolygon', coordinates: [frame, far.coordinates] };
  const near = cut(both, box)!;
  expect(near.coordinates).toHaveLength(1);
  expect(overlapM2(near, box)).toBeCloseTo(7_500, 0);
  expect(cut(far, box)).toBeNull();
});
