import fc from 'fast-check';
import type { Geometry, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { toBlob } from '../../server/store/geometry-blob.ts';
import { labelPoint } from '../../server/tiles/label-point.ts';
import { mercatorX, mercatorY } from '../../server/tiles/mercator.ts';
import { shapeOf } from '../../server/tiles/shape.ts';

const labelOf = (geometry: Geometry) => labelPoint(shapeOf(toBlob(geometry)!)!);

const polygon = (...rings: [number, number][][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!]),
});

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

/** Even–odd rule over all rings. */
const holds = (geometry: Polygon, [x, y]: readonly [number, number]): boolean => {
  const rings = geometry.coordinates.map((ring) =>
    ring.map(([lon, lat]) => [mercatorX(lon!), mercatorY(lat!)] as const),
  );
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
};

test('the name of a square stands in its middle', () => {
  expect(labelOf(polygon(square(0, -1, 2)))).toEqual([mercatorX(1), mercatorY(0)]);
});

test('a ring-shaped parcel is named beside its hole', () => {
  const ring = polygon(square(111, 36, 1), square(111.1, 36.1, 0.8).reverse());
  expect(holds(ring, labelOf(ring))).toBe(true);
});

test('of several parts the largest is named', () => {
  const large = square(112, 36, 0.5);
  const parts: Geometry = {
    type: 'MultiPolygon',
    coordinates: [[square(111, 36, 0.1)], [large], [square(113, 36, 0.2)]].map(([ring]) => [[...ring!, ring![0]!]]),
  };
  expect(holds(polygon(large), labelOf(parts))).toBe(true);
});

test('the point lies on the surface of any comb', () => {
  const teeth = fc.array(fc.double({ min: 0.05, max: 0.9, noNaN: true }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(teeth, (heights) => {
      const tips = heights.flatMap((height, index): [number, number][] => [
        [111 + index * 0.1 + 0.05, 36 + 0.02],
        [111 + index * 0.1 + 0.05, 36 + height],
        [111 + index * 0.1 + 0.1, 36 + height],
        [111 + index * 0.1 + 0.1, 36 + 0.02],
      ]);
      const comb = polygon([...tips, [111 + heights.length * 0.1, 36], [111, 36], [111, 36.02]]);
      expect(holds(comb, labelOf(comb))).toBe(true);
    }),
  );
});
