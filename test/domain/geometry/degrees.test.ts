import { describe, expect, it } from 'vitest';
import { boxAt, leastGapM, reaching } from '../../../server/domain/geometry/degrees.ts';
import { distanceM } from '../../../server/domain/geometry.ts';

const LATITUDES = [0, 18.2, 36.1, 53.5, -72];
const METRES = [30, 1500, 60_000];

describe('degrees about a place', () => {
  it.each(LATITUDES)('hold so many metres to every side, and hardly more, at %d°', (lat) => {
    for (const metres of METRES) {
      const [west, south, east, north] = reaching(boxAt([111.5, lat]), metres);
      const far = [
        [111.5, south],
        [111.5, north],
        [west, lat],
        [east, lat],
      ].map((coordinates) => distanceM([111.5, lat], { type: 'Point', coordinates }));
      expect(Math.min(...far)).toBeGreaterThan(metres);
      expect(Math.max(...far)).toBeLessThan(1.06 * metres);
    }
  });

  it('go all round where the pole is within reach', () => {
    const [west, , east] = reaching(boxAt([111.5, 89.9]), 20_000);
    expect(east - west).toBe(720);
  });
});

it.each(LATITUDES)('boxes are never told farther apart than they are, nor much nearer, at %d°', (lat) => {
  for (const [lon, up] of [
    [0.01, 0],
    [0, 0.01],
    [0.02, 0.03],
  ] as const) {
    const told = leastGapM([111.4, lat, 111.5, lat], boxAt([111.5 + lon, lat + up]));
    const gap = distanceM([111.5, lat], { type: 'Point', coordinates: [111.5 + lon, lat + up] });
    expect(told).toBeLessThanOrEqual(gap);
    expect(told).toBeGreaterThan(0.98 * gap);
  }
});

it('boxes that meet have no gap', () => {
  expect(leastGapM([111, 36, 112, 37], [111.5, 36.5, 113, 38])).toBe(0);
});
