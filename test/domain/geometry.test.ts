import { Geodesic } from 'geographiclib-geodesic';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  areaM2,
  bboxOf,
  buffer,
  contains,
  distanceM,
  intersects,
  labelPoint,
  lengthM,
  overlapM2,
  union,
} from '../../server/domain/geometry.ts';

/** The referee: Karney's GeographicLib on the CGCS2000 ellipsoid. */
const CGCS2000 = new Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

function refereeM2(ring: readonly Position[]): number {
  const polygon = CGCS2000.Polygon(false);
  for (const [longitude, latitude] of ring.slice(1)) polygon.AddPoint(latitude!, longitude!);
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN);
}

const polygon = (...coordinates: Position[][]): Polygon => ({ type: 'Polygon', coordinates });

/** A closed, lopsided outline of about `sizeM` across, with edges of every direction. */
function outline(longitude: number, latitude: number, sizeM: number, corners = 7): Position[] {
  const ring = Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    const radius = ((sizeM / 2) * (1 + 0.35 * Math.sin(3 * index + 1))) / 111_320;
    return [
      longitude + (radius * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180),
      latitude + radius * Math.sin(angle),
    ];
  });
  return [...ring, ring[0]!];
}

const box = (west: number, south: number, east: number, north: number): Polygon =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]);

describe('areaM2', () => {
  const places = [18, 26, 36, 44, 53].flatMap((latitude) => [75, 111.6, 134].map((longitude) => [longitude, latitude]));
  const sizes = [20, 120, 3000, 30_000, 80_000];
  it.each(places.flatMap(([longitude, latitude]) => sizes.map((size) => [longitude!, latitude!, size] as const)))(
    'agrees with GeographicLib to 1e-6 at %d°E %d°N for a polygon %d m across',
    (longitude, latitude, size) => {
      for (const corners of [3, 7]) {
        const ring = outline(longitude, latitude, size, corners);
        expect(Math.abs(areaM2(polygon(ring)) / refereeM2(ring) - 1)).toBeLessThan(1e-6);
      }
    },
  );

  // Domain §8: the square 4005500–4005300 × 553900–554100 of EPSG:4546, 200 m by 200 m on the plane.
  it('gives the reference square of 40 000 ㎡ on the plane its 39 997.127 ㎡ on the ellipsoid', () => {
    const square = [
      [111.599150362, 36.178360226],
      [111.601373444, 36.17834908],
      [111.60135967, 36.176546765],
      [111.599136639, 36.176557911],
      [111.599150362, 36.178360226],
    ];
    expect(areaM2(polygon(square))).toBeCloseTo(39_997.127, 1);
  });

  it('gives the 1° cell at 36–37°N its authalic 9 941 644 196.75 ㎡ when its parallels are drawn finely', () => {
    const steps = Array.from({ length: 201 }, (_, index) => index / 200);
    const ring = [...steps.map((step) => [111 + step, 36]), ...steps.map((step) => [112 - step, 37]), [111, 36]];
    expect(Math.abs(areaM2(polygon(ring)) / 9_941_644_196.75 - 1)).toBeLessThan(1e-7);
  });

  it('agrees with the series of the national land survey (国土调查办发〔2008〕32号) on a map sheet', () => {
    const sheet = surveyTrapezoidM2(36.1, 36.2, 0.1);
    const steps = Array.from({ length: 51 }, (_, index) => index / 500);
    const ring = [
      ...steps.map((step) => [111.5 + step, 36.1]),
      ...steps.map((step) => [111.6 - step, 36.2]),
      [111.5, 36.1],
    ];
    expect(Math.abs(areaM2(polygon(ring)) / sheet - 1)).toBeLessThan(1e-7);
  });

  it('takes holes out, adds parts and ignores the turning sense', () => {
    const shell = outline(111.6, 36.2, 400);
    const hole = outline(111.6, 36.2, 80);
    const whole = areaM2(polygon(shell));
    const taken = areaM2(polygon(hole));
    expect(areaM2(polygon(shell, [...hole].reverse()))).toBeCloseTo(whole - taken, 6);
    expect(areaM2(polygon([...shell].reverse()))).toBeCloseTo(whole, 6);
    const parts: MultiPolygon = { type: 'MultiPolygon', coordinates: [[shell], [outline(112, 36.2, 400)]] };
    expect(areaM2(parts)).toBeCloseTo(whole + areaM2(polygon(outline(112, 36.2, 400))), 6);
    expect(areaM2({ type: 'Point', coordinates: [111.6, 36.2] })).toBe(0);
  });
});

/** S of domain §8: 2b²ΔL [A sin(ΔB/2) cos Bm − B sin(3ΔB/2) cos 3Bm + …], the official five-term series. */
function surveyTrapezoidM2(southDegrees: number, northDegrees: number, widthDegrees: number): number {
  const f = 1 / 298.257222101;
  const e2 = f * (2 - f);
  const b = 6_378_137 * (1 - f);
  const [south, north, width] = [southDegrees, northDegrees, widthDegrees].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number, number];
  const terms = [
    1 + (3 / 6) * e2 + (30 / 80) * e2 ** 2 + (35 / 112) * e2 ** 3 + (630 / 2304) * e2 ** 4,
    (1 / 6) * e2 + (15 / 80) * e2 ** 2 + (21 / 112) * e2 ** 3 + (420 / 2304) * e2 ** 4,
    (3 / 80) * e2 ** 2 + (7 / 112) * e2 ** 3 + (180 / 2304) * e2 ** 4,
    (1 / 112) * e2 ** 3 + (45 / 2304) * e2 ** 4,
    (5 / 2304) * e2 ** 4,
  ];
  const sum = terms.reduce((total, term, index) => {
    const order = 2 * index + 1;
    const sign = index % 2 === 0 ? 1 : -1;
    return total + sign * term * Math.sin((order * (north - south)) / 2) * Math.cos((order * (north + south)) / 2);
  }, 0);
  return 2 * b * b * width * sum;
}

describe('lengths and distances', () => {
  it.each([
    [18, 100],
    [36, 100],
    [53, 10_000],
  ])('agree with GeographicLib at %d°N over %d m', (latitude, metres) => {
    for (const azimuth of [0, 37, 90, 200]) {
      const end = CGCS2000.Direct(latitude, 111.6, azimuth, metres);
      const line = [
        [111.6, latitude],
        [end.lon2!, end.lat2!],
      ];
      expect(Math.abs(lengthM({ type: 'LineString', coordinates: line }) / metres - 1)).toBeLessThan(1e-6);
      expect(Math.abs(distanceM(line[0]!, { type: 'Point', coordinates: line[1]! }) / metres - 1)).toBeLessThan(1e-6);
    }
  });

  it('measures to the nearest part of a line and is 0 inside a polygon', () => {
    const parcel = box(111.6, 36.17, 111.61, 36.18);
    expect(distanceM([111.605, 36.175], parcel)).toBe(0);
    const north = CGCS2000.Inverse(36.18, 111.605, 36.19, 111.605).s12!;
    expect(distanceM([111.605, 36.19], parcel)).toBeCloseTo(north, 2);
  });
});

describe('overlap, union and buffer', () => {
  const left = box(111.6, 36.17, 111.61, 36.18);
  const right = box(111.605, 36.17, 111.615, 36.18);

  it('shares half of two boxes that overlap by half, nothing of boxes that touch', () => {
    expect(overlapM2(left, right) / areaM2(left)).toBeCloseTo(0.5, 6);
    expect(overlapM2(left, box(111.61, 36.17, 111.62, 36.18))).toBe(0);
    expect(overlapM2(left, box(112, 36.17, 112.1, 36.18))).toBe(0);
  });

  it('counts shared ground once in a union', () => {
    const joined = union([left, right]);
    expect(joined && areaM2(joined)).toBeCloseTo(areaM2(left) + areaM2(right) - overlapM2(left, right), 1);
    expect(union([])).toBeNull();
  });

  it('buffers a point to a disc of the radius asked for', () => {
    const disc = buffer({ type: 'Point', coordinates: [111.6, 36.17] }, 300);
    expect(disc && Math.abs(areaM2(disc) / (Math.PI * 300 ** 2) - 1)).toBeLessThan(0.02);
  });

  it('knows what meets and what does not', () => {
    expect(intersects(left, right)).toBe(true);
    expect(intersects(left, box(111.61, 36.17, 111.62, 36.18))).toBe(true);
    expect(intersects(left, box(111.611, 36.17, 111.62, 36.18))).toBe(false);
    expect(contains(left, [111.605, 36.175])).toBe(true);
    expect(bboxOf(left)).toEqual([111.6, 36.17, 111.61, 36.18]);
    expect(bboxOf({ type: 'MultiPoint', coordinates: [] })).toBeNull();
  });
});

describe('labelPoint', () => {
  it('stays inside a horseshoe, whose centre of mass is not', () => {
    const horseshoe = polygon([
      [0, 0],
      [10, 0],
      [10, 10],
      [8, 10],
      [8, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ]);
    const at = labelPoint(horseshoe)!;
    expect(contains(horseshoe, at)).toBe(true);
  });

  it('stays out of a hole and goes to the largest part', () => {
    const ring = polygon(box(0, 0, 9, 9).coordinates[0]!, box(2, 2, 7, 7).coordinates[0]!);
    expect(contains(ring, labelPoint(ring)!)).toBe(true);
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 1, 1).coordinates, box(5, 5, 9, 9).coordinates],
    };
    expect(labelPoint(parts)).toEqual([7, 7]);
  });

  it('lies halfway along a line and on a point', () => {
    expect(
      labelPoint({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [4, 0],
          [4, 2],
        ],
      }),
    ).toEqual([3, 0]);
    expect(labelPoint({ type: 'Point', coordinates: [3, 4] })).toEqual([3, 4]);
  });
});
