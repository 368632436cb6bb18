/** From the drawing board of a park to the plane of its 3° belt and to longitude and latitude (Gauss–Krüger, CGCS2000). */
import type { Point } from './plane.ts';

const A = 6378137;
const F = 1 / 298.257222101;
const N = F / (2 - F);
const RECTIFYING = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const E = Math.sqrt(F * (2 - F));
const FALSE_EASTING = 500_000;
const DEGREE = Math.PI / 180;

/** Krüger's series to n⁴ (errors below 0.01 mm within a belt). */
const FORWARD = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49561 / 161280) * N ** 4,
];
const INVERSE = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161280) * N ** 4,
];

/** Longitude, latitude in degrees → easting, northing in metres. */
export function toBelt(lon: number, lat: number, meridian: number): Point {
  const sin = Math.sin(lat * DEGREE);
  const conformal = Math.sinh(Math.atanh(sin) - E * Math.atanh(E * sin));
  const lambda = (lon - meridian) * DEGREE;
  const xi = Math.atan2(conformal, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, conformal));
  let [north, east] = [xi, eta];
  FORWARD.forEach((a, i) => {
    const k = 2 * (i + 1);
    north += a * Math.sin(k * xi) * Math.cosh(k * eta);
    east += a * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [FALSE_EASTING + RECTIFYING * east, RECTIFYING * north];
}

/** Easting, northing in metres → longitude, latitude in degrees. */
export function fromBelt(point: Point, meridian: number): Point {
  const xi = point[1] / RECTIFYING;
  const eta = (point[0] - FALSE_EASTING) / RECTIFYING;
  let [x, y] = [xi, eta];
  INVERSE.forEach((b, i) => {
    const k = 2 * (i + 1);
    x -= b * Math.sin(k * xi) * Math.cosh(k * eta);
    y -= b * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.asin(Math.sin(x) / Math.cosh(y));
  const isometric = Math.asinh(Math.tan(conformal));
  let lat = conformal;
  for (let k = 0; k < 6; k++) lat = Math.asin(Math.tanh(isometric + E * Math.atanh(E * Math.sin(lat))));
  return [meridian + Math.atan2(Math.sinh(y), Math.cos(x)) / DEGREE, lat / DEGREE];
}

/** Plane area over ellipsoid area at an easting: the square of the belt's scale. */
export const arealScale = (easting: number): number => (1 + (easting - FALSE_EASTING) ** 2 / (2 * 6_370_000 ** 2)) ** 2;

/** The belt a place is surveyed in: its meridian and EPSG code (4534 + (meridian − 75) / 3). */
export type Belt = { readonly meridian: number; readonly epsg: number };

export const beltOf = (meridian: number): Belt => ({ meridian, epsg: 4534 + (meridian - 75) / 3 });

export type Placing = {
  readonly belt: Belt;
  /** Drawing board → easting, northing, rounded to the millimetre a survey gives. */
  readonly toPlane: (point: Point) => Point;
  /** Drawing board → longitude, latitude with 9 decimals (0.1 mm). */
  readonly toDegrees: (point: Point) => Point;
};

const rounded = (value: number, step: number): number => Math.round(value * step) / step;

export function placingOf(at: readonly [number, number], turn: number, meridian: number): Placing {
  const origin = toBelt(at[0], at[1], meridian);
  const [sin, cos] = [Math.sin(turn * DEGREE), Math.cos(turn * DEGREE)];
  const toPlane = (p: Point): Point => [
    rounded(origin[0] + p[0] * cos - p[1] * sin, 1000),
    rounded(origin[1] + p[0] * sin + p[1] * cos, 1000),
  ];
  const toDegrees = (p: Point): Point => {
    const [lon, lat] = fromBelt(toPlane(p), meridian);
    return [rounded(lon, 1e9), rounded(lat, 1e9)];
  };
  return { belt: beltOf(meridian), toPlane, toDegrees };
}
