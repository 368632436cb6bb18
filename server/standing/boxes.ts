/** Boxes of shapes, in degrees. */
import type { Geometry } from 'geojson';
import type { Bbox } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';

/** Metres in a degree of latitude at the equator, where it is shortest: no box falls short of its metres. */
const METRES_PER_DEGREE = 110_500;

export const boxOf = (geometry: Geometry): Bbox => bboxOf(geometry)!;

export const isPoint = ([west, south, east, north]: Bbox): boolean => west === east && south === north;

/** The box with at least `metres` more on each side. */
export const widened = ([west, south, east, north]: Bbox, metres: number): Bbox => {
  const height = metres / METRES_PER_DEGREE;
  const farthest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + height);
  const width = height / Math.cos((farthest * Math.PI) / 180);
  return [west - width, south - height, east + width, north + height];
};
