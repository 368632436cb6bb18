/**
 * Boxes of degrees against metres, always on the safe side: a box that is to hold so many metres holds somewhat more, a
 * gap between boxes is told somewhat less. Exact distances are measured among what the boxes let through.
 */
import type { Box } from './box-tree.ts';
import { meridianRadiusM, parallelRadiusM, radians } from './ellipsoid.ts';

/** Leaves room for those who measure in a plane. */
const SPARE = 0.01;

/** Metres of a degree of latitude at the equator, where it is shortest. */
const NORTH_M = radians(1) * meridianRadiusM(0);

/** Metres of a degree of longitude at a latitude: shortest where it lies farthest from the equator. */
const eastM = (latitude: number): number => radians(1) * parallelRadiusM(radians(Math.min(90, latitude)));

const farthest = ([, south, , north]: Box): number => Math.max(Math.abs(south), Math.abs(north));

/** The box with at least `metres` more on each side; a place is a box without extent. */
export function reaching(box: Box, metres: number): Box {
  const height = ((1 + SPARE) * metres) / NORTH_M;
  const width = Math.min(360, ((1 + SPARE) * metres) / eastM(farthest(box) + height));
  return [box[0] - width, box[1] - height, box[2] + width, box[3] + height];
}

/** Metres between two boxes, or somewhat less. */
export function leastGapM(a: Box, b: Box): number {
  const across = Math.max(0, a[0] - b[2], b[0] - a[2]) * eastM(Math.max(farthest(a), farthest(b)));
  const along = Math.max(0, a[1] - b[3], b[1] - a[3]) * NORTH_M;
  return (1 - SPARE) * Math.hypot(across, along);
}

/** The box of a place. */
export const boxAt = ([lon, lat]: readonly number[]): Box => [lon!, lat!, lon!, lat!];
