/** From the drawing board of a park to the plane of its 3° belt and to longitude and latitude (Gauss–Krüger, CGCS2000). */
import { project, unproject } from '../../../server/domain/crs.ts';
import type { Point } from './plane.ts';

const FALSE_EASTING = 500_000;
const DEGREE = Math.PI / 180;

/** Plane area over ellipsoid area at an easting: the square of the belt's scale. */
export const arealScale = (easting: number): number => (1 + (easting - FALSE_EASTING) ** 2 / (2 * 6_370_000 ** 2)) ** 2;

/** EPSG code of the CGCS2000 3° belt without zone prefix (4534 … 4554 by central meridian). */
export const epsgOfMeridian = (meridian: number): number => 4534 + (meridian - 75) / 3;

export type Placing = {
  readonly epsg: number;
  /** Drawing board → easting, northing, rounded to the millimetre a survey gives. */
  readonly toPlane: (point: Point) => Point;
  /** Drawing board → longitude, latitude with 9 decimals (0.1 mm). */
  readonly toDegrees: (point: Point) => Point;
};

const rounded = (value: number, step: number): number => Math.round(value * step) / step;

export function placingOf(at: readonly [number, number], turn: number, meridian: number): Placing {
  const epsg = epsgOfMeridian(meridian);
  const origin = project(at, epsg);
  const [sin, cos] = [Math.sin(turn * DEGREE), Math.cos(turn * DEGREE)];
  const toPlane = (p: Point): Point => [
    rounded(origin[0] + p[0] * cos - p[1] * sin, 1000),
    rounded(origin[1] + p[0] * sin + p[1] * cos, 1000),
  ];
  const toDegrees = (p: Point): Point => {
    const [lon, lat] = unproject(toPlane(p), epsg);
    return [rounded(lon, 1e9), rounded(lat, 1e9)];
  };
  return { epsg, toPlane, toDegrees };
}
