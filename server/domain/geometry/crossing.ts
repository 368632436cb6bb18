/** Where segments of rings meet. Only segments whose extents overlap are compared. */
import type { Position } from 'geojson';
import { type Box, boxTree } from './box-tree.ts';

/** One edge of a ring: `part` and `ring` say whose, `order` its place among the ring's `edges`. */
export type Segment = {
  readonly part: number;
  readonly ring: number;
  readonly order: number;
  readonly edges: number;
  readonly from: Position;
  readonly to: Position;
};

/** `across`: the two pass through one another; `along`: they share a stretch; `touch`: they share one point. */
export type Meeting = { readonly kind: 'across' | 'along' | 'touch'; readonly at: Position };

/** Directions closer than this (radians) count as one: a millimetre in a thousand kilometres. */
const SAME_DIRECTION = 1e-9;

const x = (position: Position): number => position[0]!;
const y = (position: Position): number => position[1]!;

export const samePoint = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** 1 = `at` lies left of the line from a to b, −1 = right, 0 = on it. */
export function side(a: Position, b: Position, at: Position): number {
  const [alongX, alongY] = [x(b) - x(a), y(b) - y(a)];
  const [toX, toY] = [x(at) - x(a), y(at) - y(a)];
  const cross = alongX * toY - alongY * toX;
  const size = (alongX * alongX + alongY * alongY) * (toX * toX + toY * toY);
  return cross * cross <= SAME_DIRECTION * SAME_DIRECTION * size ? 0 : Math.sign(cross);
}

const within = (a: Position, b: Position, at: Position): boolean =>
  Math.min(x(a), x(b)) <= x(at) &&
  x(at) <= Math.max(x(a), x(b)) &&
  Math.min(y(a), y(b)) <= y(at) &&
  y(at) <= Math.max(y(a), y(b));

/** Where the lines through two segments cross; the caller knows that they are not parallel. */
function crossingPoint(a: Segment, b: Segment): Position {
  const [ax, ay] = [x(a.to) - x(a.from), y(a.to) - y(a.from)];
  const [bx, by] = [x(b.to) - x(b.from), y(b.to) - y(b.from)];
  const share = ((x(b.from) - x(a.from)) * by - (y(b.from) - y(a.from)) * bx) / (ax * by - ay * bx);
  return [x(a.from) + share * ax, y(a.from) + share * ay];
}

/** How two segments meet; null where they do not. */
export function meeting(a: Segment, b: Segment): Meeting | null {
  const [bFrom, bTo] = [side(a.from, a.to, b.from), side(a.from, a.to, b.to)];
  if (bFrom * bTo > 0) return null;
  const [aFrom, aTo] = [side(b.from, b.to, a.from), side(b.from, b.to, a.to)];
  if (aFrom * aTo > 0) return null;
  if (bFrom * bTo < 0 && aFrom * aTo < 0) return { kind: 'across', at: crossingPoint(a, b) };
  const shared: Position[] = [];
  const share = (at: Position) => {
    if (!shared.some((known) => samePoint(known, at))) shared.push(at);
  };
  if (bFrom === 0 && within(a.from, a.to, b.from)) share(b.from);
  if (bTo === 0 && within(a.from, a.to, b.to)) share(b.to);
  if (aFrom === 0 && within(b.from, b.to, a.from)) share(a.from);
  if (aTo === 0 && within(b.from, b.to, a.to)) share(a.to);
  const [at] = shared;
  return at ? { kind: shared.length > 1 ? 'along' : 'touch', at } : null;
}

/** Edges that follow one another in a ring share a corner by right and are not compared. */
function areNeighbours(a: Segment, b: Segment): boolean {
  if (a.part !== b.part || a.ring !== b.ring) return false;
  const apart = Math.abs(a.order - b.order);
  return apart === 1 || apart === a.edges - 1;
}

const extentOf = ({ from, to }: Segment): Box => [
  Math.min(x(from), x(to)),
  Math.min(y(from), y(to)),
  Math.max(x(from), x(to)),
  Math.max(y(from), y(to)),
];

/** Pairs compared at most, beside some for each segment: a boundary that was ever surveyed needs a few for each. */
const MOST_PAIRS = 2_000_000;
const PAIRS_EACH = 20;

/**
 * The first answer that `judge` gives for two segments that meet and are no neighbours; null where it gives none,
 * `tangled` where so many lie across one another's boxes that comparing them would hold up everybody.
 */
export function findMeeting<T>(
  segments: readonly Segment[],
  judge: (a: Segment, b: Segment, how: Meeting) => T | null,
  tangled: (at: Segment) => T,
): T | null {
  let left = MOST_PAIRS + PAIRS_EACH * segments.length;
  const sorted = segments
    .map((segment) => ({ segment, extent: extentOf(segment) }))
    .sort((a, b) => a.extent[0] - b.extent[0]);
  const near = boxTree(sorted.map(({ extent }) => extent));
  let answer: T | null = null;
  for (const [index, { segment, extent }] of sorted.entries()) {
    near(extent, (other) => {
      const second = sorted[other]!.segment;
      left -= 1;
      if (left < 0) answer = tangled(segment);
      if (left < 0 || other <= index || areNeighbours(segment, second)) return left < 0;
      const how = meeting(segment, second);
      answer = how && judge(segment, second, how);
      return answer !== null;
    });
    if (answer) return answer;
  }
  return null;
}
