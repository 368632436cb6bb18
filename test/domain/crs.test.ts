import { Geodesic } from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import {
  beltOf,
  type EastNorth,
  epsgOf,
  isKnownEpsg,
  type LonLat,
  planeAreaM2,
  project,
  shiftBack,
  shiftTo,
  unproject,
  zoneOf,
} from '../../server/domain/crs.ts';
import { areaM2 } from '../../server/domain/geometry.ts';

describe('Gauss–Krüger', () => {
  // PROJ 9.1.1, domain §8: 36.18 N, 111.60 E.
  it.each([
    [4546, 553_975.3101, 4_005_682.4283],
    [4525, 37_553_975.3101, 4_005_682.4283],
  ])('EPSG:%d agrees with PROJ to a tenth of a millimetre', (epsg, east, north) => {
    const [x, y] = project([111.6, 36.18], epsg);
    expect(x).toBeCloseTo(east, 3);
    expect(y).toBeCloseTo(north, 3);
  });

  it.each<[EastNorth, LonLat]>([
    [
      [553_900, 4_005_500],
      [111.599150362, 36.178360226],
    ],
    [
      [554_100, 4_005_500],
      [111.601373444, 36.17834908],
    ],
    [
      [554_100, 4_005_300],
      [111.60135967, 36.176546765],
    ],
    [
      [553_900, 4_005_300],
      [111.599136639, 36.176557911],
    ],
  ])('unprojects the corner %j of the reference square', (corner, [longitude, latitude]) => {
    const found = unproject(corner, 4546);
    expect(found[0]).toBeCloseTo(longitude, 8);
    expect(found[1]).toBeCloseTo(latitude, 8);
  });

  it('comes back from every belt and from Web Mercator', () => {
    const epsgs = Array.from({ length: 4554 - 4491 + 1 }, (_, index) => 4491 + index);
    for (const epsg of [...epsgs, 3857, 4490, 4326]) {
      const meridian = beltOf(epsg)?.centralMeridian ?? 111;
      const at: LonLat = [meridian + 1.2, 36.18];
      const back = unproject(project(at, epsg), epsg);
      expect(Math.abs(back[0] - at[0])).toBeLessThan(1e-9);
      expect(Math.abs(back[1] - at[1])).toBeLessThan(1e-9);
    }
  });

  it('puts the central meridian at 500 km, with the zone number before it where the system says so', () => {
    expect(project([111, 0], 4546)[0]).toBeCloseTo(500_000, 6);
    expect(project([111, 0], 4525)[0]).toBeCloseTo(37_500_000, 6);
    expect(project([111, 0], 4497)[0]).toBeCloseTo(19_500_000, 6);
    expect(project([111, 0], 4508)[0]).toBeCloseTo(500_000, 6);
  });

  it('refuses a system it does not know', () => {
    expect(() => project([111, 36], 2334)).toThrow(RangeError);
    expect(isKnownEpsg(2334)).toBe(false);
    expect(isKnownEpsg(4546)).toBe(true);
  });
});

describe('zones', () => {
  it.each([
    [4513, 3, 25, 75, true],
    [4533, 3, 45, 135, true],
    [4534, 3, 25, 75, false],
    [4546, 3, 37, 111, false],
    [4554, 3, 45, 135, false],
    [4491, 6, 13, 75, true],
    [4501, 6, 23, 135, true],
    [4512, 6, 23, 135, false],
  ] as const)('EPSG:%d is the %d° zone %d about %d°E', (epsg, width, zone, centralMeridian, hasPrefix) => {
    expect(beltOf(epsg)).toEqual({ width, zone, centralMeridian, hasPrefix });
    expect(epsgOf(zone, width, hasPrefix)).toBe(epsg);
  });

  it('finds the zone of a longitude: Shanxi lies in 37 and 38', () => {
    expect(zoneOf(111.6, 3)).toBe(37);
    expect(zoneOf(112.5, 3)).toBe(38);
    expect(zoneOf(113.27, 3)).toBe(38);
    expect(zoneOf(111.6, 6)).toBe(19);
  });

  it('has no number outside China', () => {
    expect(beltOf(4555)).toBeNull();
    expect(beltOf(4513.5)).toBeNull();
    expect(epsgOf(24, 3, true)).toBeNull();
  });
});

describe('plane area', () => {
  const square = (north: number, east: number, size: number): EastNorth[] => [
    [east, north],
    [east + size, north],
    [east + size, north - size],
    [east, north - size],
  ];

  // Domain §8: the boundary-point file with a 200 m square and a 40 m hole = 38 400 ㎡ = 3.8400 公顷.
  it('takes the hole out of the sample boundary file, with the zone number or without, closed or not', () => {
    expect(planeAreaM2([square(4_005_500, 553_900, 200), square(4_005_420, 553_980, 40)])).toBe(38_400);
    const prefixed = square(4_005_500, 37_553_900, 200);
    expect(planeAreaM2([[...prefixed, prefixed[0]!]])).toBe(40_000);
    expect(planeAreaM2([])).toBe(0);
  });

  // Domain §8: plane +72 ppm at 甘亭, +398 ppm at 阳城 (X 3930000, Y 627000).
  it.each([
    [4_005_500, 553_900, 39_997.127],
    [3_930_000, 627_000, 39_984.085],
  ])('differs from the ellipsoid as stated at X %d, Y %d', (north, east, ellipsoidM2) => {
    const corners = square(north, east, 200);
    const ring = [...corners, corners[0]!].map((corner) => [...unproject(corner, 4546)]);
    expect(areaM2({ type: 'Polygon', coordinates: [ring] })).toBeCloseTo(ellipsoidM2, 2);
  });
});

describe('web map offsets', () => {
  const wgs84 = new Geodesic.Geodesic(6_378_137, 1 / 298.257223563);
  const metres = (a: LonLat, b: LonLat) => wgs84.Inverse(a[1], a[0], b[1], b[0]).s12!;

  // Domain §8: offsets at 甘亭, 阳城, 榆次.
  it.each<[string, LonLat, number, number]>([
    ['甘亭', [111.6, 36.17], 548, 1310],
    ['阳城', [112.41, 35.49], 581, 1337],
    ['榆次', [112.72, 37.69], 575, 1350],
  ])('shift %s by the known distance', (_, at, gcjM, bdM) => {
    expect(Math.abs(metres(at, shiftTo(at, 'GCJ02')) - gcjM)).toBeLessThan(2);
    // BD-09 turns by 33 m within 0.06°, and these places are known to 0.01°.
    expect(Math.abs(metres(at, shiftTo(at, 'BD09')) - bdM)).toBeLessThan(10);
  });

  // The example that the public implementations (coordtransform and its ports) print.
  it('give the values in common use at 116.404, 39.915', () => {
    const gcj = shiftTo([116.404, 39.915], 'GCJ02');
    expect(gcj[0]).toBeCloseTo(116.410244499, 8);
    expect(gcj[1]).toBeCloseTo(39.916404282, 8);
    const baidu = shiftTo(shiftBack([116.404, 39.915], 'GCJ02'), 'BD09');
    expect(baidu[0]).toBeCloseTo(116.410369494, 8);
    expect(baidu[1]).toBeCloseTo(39.921336994, 8);
  });

  it('shift 甘亭 by +0.0061° east and 0.0002° south', () => {
    const [longitude, latitude] = shiftTo([111.6, 36.17], 'GCJ02');
    expect(longitude - 111.6).toBeCloseTo(0.0061, 4);
    expect(latitude - 36.17).toBeCloseTo(-0.0002, 4);
  });

  it.each(['GCJ02', 'BD09'] as const)('come back from %s within 1e-9° all over China', (datum) => {
    for (let longitude = 75; longitude <= 134; longitude += 3.7) {
      for (let latitude = 18.3; latitude <= 53; latitude += 2.9) {
        const back = shiftBack(shiftTo([longitude, latitude], datum), datum);
        expect(Math.abs(back[0] - longitude)).toBeLessThan(1e-9);
        expect(Math.abs(back[1] - latitude)).toBeLessThan(1e-9);
      }
    }
  });

  it('leave places outside China where they are', () => {
    expect(shiftTo([-0.12, 51.5], 'GCJ02')).toEqual([-0.12, 51.5]);
  });
});
