import { expect, test } from 'vitest';
import { areaOf, lookingIn, withinArea } from '../../../client/planning/search-area.ts';
import { matches, parse, print } from '../../../server/domain/filter.ts';
import { areaM2 } from '../../../server/domain/geometry.ts';

const AT = [111.6, 36.18];

test('a radius of 2 km is a disc of its area, a corridor a strip of its width', () => {
  const disc = areaOf('circle', { type: 'Point', coordinates: AT }, 2000)!;
  expect(areaM2(disc) / (Math.PI * 2000 ** 2)).toBeGreaterThan(0.98);
  expect(areaM2(disc) / (Math.PI * 2000 ** 2)).toBeLessThanOrEqual(1.001);
  const strip = areaOf('corridor', { type: 'LineString', coordinates: [AT, [111.6, 36.28]] }, 500)!;
  // 11 096 m of meridian, 1 km wide, with a half disc at either end.
  expect(areaM2(strip) / (11_096 * 1000 + Math.PI * 500 ** 2)).toBeCloseTo(1, 2);
});

test('a rectangle stands on two corners, whichever were drawn first', () => {
  const line = { type: 'LineString' as const, coordinates: [[111.7, 36.1], AT] };
  const box = areaOf('rectangle', line, 0)!;
  expect(box.coordinates[0]).toHaveLength(5);
  expect(areaOf('rectangle', { type: 'Point', coordinates: AT }, 0)).toBeNull();
});

test('nothing drawn, or no reach, is no area', () => {
  expect(areaOf('polygon', null, 0)).toBeNull();
  expect(areaOf('circle', { type: 'Point', coordinates: AT }, 0)).toBeNull();
});

test('another area takes the place of the one before it, and the other demands stay', () => {
  const box = areaOf('rectangle', { type: 'LineString', coordinates: [AT, [111.7, 36.28]] }, 0)!;
  const before = parse("status = 'ready' AND S_INTERSECTS(geometry, BBOX(110, 35, 111, 36))");
  const after = lookingIn(before, box)!;
  expect(print(after)).toContain("status = 'ready'");
  expect(print(after)).not.toContain('110');
  expect(print(lookingIn(after, null)!)).toBe("status = 'ready'");
});

test('an area in two parts finds what lies in either, and is taken away as one', () => {
  const square = (lon: number) => [
    [
      [lon, 36],
      [lon + 0.1, 36],
      [lon + 0.1, 36.1],
      [lon, 36.1],
      [lon, 36],
    ],
  ];
  const filter = withinArea({ type: 'MultiPolygon', coordinates: [square(111), square(112)] });
  const finds = (lon: number) => matches(parse(print(filter)), {}, { type: 'Point', coordinates: [lon, 36.05] });
  expect([finds(111.05), finds(111.5), finds(112.05)]).toEqual([true, false, true]);
  expect(lookingIn(filter, null)).toBeNull();
});
