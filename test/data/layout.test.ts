/** The land looks like land: nothing lies twice, roads are free, and no grid of equal squares. */
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { unproject } from '../../server/domain/crs.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { areaM2, contains, overlapM2 } from '../../server/domain/geometry.ts';
import { MU_M2, of, rowOf, rows, sum } from './demonstration.ts';

describe('the land', () => {
  const parcels = rows('parcel');
  const shape = (feature: Feature) => feature.geometry as Polygon;

  it('never lies twice: neighbours overlap by no more than a square metre', () => {
    const boxes = parcels.map((parcel) => {
      const ring = shape(parcel).coordinates[0]!;
      const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
      return { parcel, west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
    });
    const overlaps: string[] = [];
    boxes.forEach((a, i) => {
      if (i % 4 !== 0) return;
      for (const b of boxes) {
        if (a === b || a.west > b.east || b.west > a.east || a.south > b.north || b.south > a.north) continue;
        const area = overlapM2(shape(a.parcel), shape(b.parcel));
        if (area > 1) overlaps.push(`${a.parcel.id} ${b.parcel.id} ${area.toFixed(1)} ㎡`);
      }
    });
    expect(overlaps).toEqual([]);
  }, 60_000);

  it('keeps roads free: no centre line runs through a parcel', () => {
    const middles = of('utility', { item: 'road', part: 'line' }).flatMap(({ geometry }) =>
      geometry?.type === 'LineString' ? geometry.coordinates.slice(1, -1) : [],
    );
    const hits = middles.filter((at) =>
      parcels.some((parcel) => {
        const ring = shape(parcel).coordinates[0]!;
        return (
          Math.abs(ring[0]![0]! - at[0]!) < 0.02 &&
          Math.abs(ring[0]![1]! - at[1]!) < 0.02 &&
          contains(shape(parcel), at)
        );
      }),
    );
    expect(hits).toEqual([]);
  }, 30_000);

  it('keeps factories on their parcel and units within their factory', () => {
    for (const building of rows('building')) {
      const parcel = rowOf('parcel', String(building.properties.parcelId))!;
      expect(
        shape(building).coordinates[0]!.every((corner) => contains(shape(parcel), corner)),
        building.id,
      ).toBe(true);
    }
    for (const building of of('building', { kind: 'standardFactory' })) {
      const units = of('unit', { buildingId: building.id });
      expect(sum(units, 'areaM2')).toBeCloseTo(Number(building.properties.gfaM2), 0);
      expect(Math.max(...units.map(({ properties }) => Number(properties.topM)))).toBeCloseTo(
        Number(building.properties.heightM),
        1,
      );
    }
  }, 30_000);

  it('has the plane area of its surveyed corners', () => {
    for (const parcel of parcels.filter(({ properties }) => typeof properties.surveyedCoordinates === 'string')) {
      const [north, east] = String(parcel.properties.surveyedCoordinates).split(';')[0]!.split(',').map(Number);
      const [lon, lat] = unproject([east!, north!], Number(parcel.properties.sourceEpsg));
      const corner = shape(parcel).coordinates[0]![0]!;
      expect(Math.hypot(lon - corner[0]!, lat - corner[1]!)).toBeLessThan(2e-9);
      expect(areaM2(shape(parcel)) / Number(parcel.properties.areaPlaneM2)).toBeCloseTo(1, 2);
    }
  });

  it('is cut in many sizes and shapes', () => {
    const plots = parcels.filter(({ properties }) => properties.landUse !== '1402');
    const areas = plots.map((plot) => areaM2(shape(plot)) / MU_M2);
    const mean = areas.reduce((a, b) => a + b, 0) / areas.length;
    const deviation = Math.sqrt(areas.reduce((total, area) => total + (area - mean) ** 2, 0) / areas.length);
    expect(deviation / mean).toBeGreaterThan(0.5);
    const notFourCornered = plots.filter((plot) => shape(plot).coordinates[0]!.length !== 5).length / plots.length;
    expect(notFourCornered).toBeGreaterThan(0.3);
  });
});
