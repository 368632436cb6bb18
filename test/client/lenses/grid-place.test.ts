import { expect, test } from 'vitest';
import { gridPlaces } from '../../../client/lenses/grid-place.ts';

test('a place stands on the 3° and on the 6° grid, each with belt, meridian and numbered easting', async () => {
  // 太原 lies in belt 38 of 3° (112.5°–115.5°) and in belt 19 of 6° (108°–114°).
  const [three, six] = await gridPlaces({ lon: 112.55, lat: 37.87 });
  expect(three).toMatchObject({ width: 3, zone: 38, meridian: 114 });
  expect(six).toMatchObject({ width: 6, zone: 19, meridian: 111 });
  const [north3, east3] = three!.text.split(', ').map(Number);
  const [north6, east6] = six!.text.split(', ').map(Number);
  // 1.45° west of its meridian, 1.55° east of the other: 88 km to a degree here.
  expect(east3).toBeCloseTo(38_500_000 - 127_600, -4);
  expect(east6).toBeCloseTo(19_500_000 + 136_400, -4);
  expect(Math.abs(north3! - north6!)).toBeLessThan(500);
});

test('on the meridian the easting is the number of the belt and 500 km', async () => {
  const [three] = await gridPlaces({ lon: 111, lat: 36 });
  expect(three!.text.split(', ')[1]).toBe('37500000.000');
});

test('far from China there is no grid to stand on', async () => {
  expect(await gridPlaces({ lon: 2.35, lat: 48.86 })).toEqual([]);
});
