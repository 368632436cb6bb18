/** Blocks → parcels, by cutting each across its long side until it has the size asked for. Every parcel keeps a road front. */
import type { Random } from '../random.ts';
import { cut, lineThrough } from './cut.ts';
import {
  areaOf,
  centroidOf,
  distance,
  distanceToRing,
  edges,
  extentAlong,
  grainOf,
  left,
  middle,
  type Point,
  type Ring,
} from './plane.ts';

export const MU_M2 = 10_000 / 15;

const SMALLEST_FRONT_M = 24;

export function splitBlock(block: Ring, medianMu: number, spread: number, random: Random): Ring[] {
  // One block is let to a few large firms, the next to many small ones.
  const character = random.pick([0.55, 0.8, 1, 1, 1.35, 2.4]);
  const split = (ring: Ring): Ring[] => {
    const wanted = Math.min(300, Math.max(8, random.skewed(medianMu * character, spread))) * MU_M2;
    if (areaOf(ring) < 1.45 * wanted) return [ring];
    const halves = halve(ring, block, random);
    return halves === null ? [ring] : halves.flatMap(split);
  };
  return split(block);
}

/** Two good plots out of one, or null when no cut gives both a front, a shape and a size. */
function halve(ring: Ring, block: Ring, random: Random): readonly Ring[] | null {
  const grain = grainOf(ring);
  const [long, across] = [lengthAlong(ring, grain), lengthAlong(ring, left(grain))];
  const first = long >= across * 0.85 ? grain : left(grain);
  for (const axis of [first, left(first)]) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const [low, high] = extentAlong(ring, axis);
      const at = low + (high - low) * random.between(0.36, 0.64);
      const halves = cut(ring, lineThrough(pointAt(ring, axis, at), left(axis)));
      const parts = halves === null ? [] : [...halves.left, ...halves.right];
      if (parts.length === 2 && parts.every((part) => isGoodPlot(part, block))) return parts;
    }
  }
  return null;
}

const lengthAlong = (ring: Ring, axis: Point): number => {
  const [low, high] = extentAlong(ring, axis);
  return high - low;
};

function pointAt(ring: Ring, axis: Point, at: number): Point {
  const centre = centroidOf(ring);
  const off = at - (centre[0] * axis[0] + centre[1] * axis[1]);
  return [centre[0] + axis[0] * off, centre[1] + axis[1] * off];
}

function isGoodPlot(ring: Ring, block: Ring): boolean {
  const area = areaOf(ring);
  const grain = grainOf(ring);
  const [a, b] = [lengthAlong(ring, grain), lengthAlong(ring, left(grain))];
  return (
    area > 6 * MU_M2 &&
    Math.min(a, b) > 42 &&
    Math.max(a, b) / Math.min(a, b) < 3.4 &&
    area / (a * b) > 0.6 &&
    frontOf(ring, block) > SMALLEST_FRONT_M
  );
}

/** Metres of the plot's outline that lie on the block's outline. */
const frontOf = (ring: Ring, block: Ring): number =>
  edges(ring).reduce((sum, [a, b]) => sum + (distanceToRing(middle(a, b), block) < 0.05 ? distance(a, b) : 0), 0);
