/** Boundary → main roads → streets → blocks and green belts. */
import type { Random } from '../random.ts';
import { chamfer, cut, insideParts, lineThrough, offset, smooth } from './cut.ts';
import type { GapPlan, InnerPlan, ParkPlan, RoadPlan } from './plan.ts';
import {
  along,
  areaOf,
  type Chain,
  centroidOf,
  contains,
  cross,
  directionOf,
  distanceToChain,
  distanceToRing,
  dot,
  edges,
  extentAlong,
  grainOf,
  left,
  middle,
  minus,
  type Point,
  type Ring,
} from './plane.ts';
import { streetName } from './street-names.ts';

export type Street = { readonly name: string; readonly width: number; readonly line: Chain; readonly isMain: boolean };
export type Block = { readonly ring: Ring; readonly park: string; readonly isBelt: boolean };
export type Territory = { readonly plan: InnerPlan; readonly parent: string; readonly ring: Ring };
export type Frame = {
  readonly boundary: Ring;
  readonly streets: readonly Street[];
  readonly gaps: readonly Chain[];
  readonly blocks: readonly Block[];
  readonly territories: readonly Territory[];
};

const SMALLEST_BLOCK_M2 = 900;

type Piece = { readonly ring: Ring; readonly park: string };

export function layBlocks(plan: ParkPlan, random: Random): Frame {
  const boundary = trimmed(plan);
  const bent = (road: RoadPlan | GapPlan) => ({ ...road, line: smooth(road.line) });
  const roads = plan.roads.map(bent) as RoadPlan[];
  const gaps = (plan.gaps ?? []).map(bent) as GapPlan[];
  const streets: Street[] = roads.flatMap((road) => mainStreets(road, boundary));
  const territories: Territory[] = [];
  let pieces: Piece[] = [{ ring: boundary, park: plan.id }];
  for (const gap of gaps) pieces = pieces.flatMap((piece) => part(piece, gap));
  for (const road of roads) pieces = pieces.flatMap((piece) => part(piece, road));
  for (const inner of plan.inner ?? []) pieces = settle(pieces, inner, plan.id, territories, streets);
  const blocks = pieces
    .filter((piece) => areaOf(piece.ring) > SMALLEST_BLOCK_M2)
    .flatMap((piece) => withStreets(piece, plan, boundary, streets, random))
    .map((piece) => ({ ...piece, ring: chamfer(piece.ring, Math.min(12, plan.streetM * 0.6)) }))
    .flatMap((piece) => withBelts(piece, [...roads, ...gaps]));
  return { boundary, streets, gaps: gaps.flatMap((gap) => insideParts(boundary, gap.line)), blocks, territories };
}

function trimmed(plan: ParkPlan): Ring {
  let ring = plan.boundary;
  for (const trim of plan.trims ?? []) {
    const kept = cut(ring, smooth(trim))?.left ?? [ring];
    ring = kept.reduce((a, b) => (areaOf(a) > areaOf(b) ? a : b));
  }
  return ring;
}

const mainStreets = (road: RoadPlan, boundary: Ring): Street[] => {
  const parts = insideParts(boundary, road.line);
  return (parts.length > 0 ? parts : [road.line]).map((line) => ({
    name: road.name,
    width: road.width,
    line,
    isMain: true,
  }));
};

/** Takes the width of a road or river out of a piece. */
function part(piece: Piece, road: { line: Chain; width: number }): Piece[] {
  const onLeft = cut(piece.ring, offset(road.line, road.width / 2));
  const kept = onLeft?.left ?? [];
  const rest = (onLeft?.right ?? [piece.ring]).flatMap((ring) => {
    const onRight = cut(ring, offset(road.line, -road.width / 2));
    if (onRight !== null) return [...onRight.right];
    return distanceToChain(centroidOf(ring), road.line) < road.width / 2 ? [] : [ring];
  });
  return [...kept, ...rest].map((ring) => ({ ring, park: piece.park }));
}

/** Gives the block at `inner.at` to the inner park and lays its lanes. */
function settle(
  pieces: Piece[],
  inner: InnerPlan,
  parent: string,
  territories: Territory[],
  streets: Street[],
): Piece[] {
  const home = pieces.find((piece) => contains(piece.ring, inner.at));
  if (home === undefined) throw new Error(`No block holds ${inner.id} at ${inner.at.join(',')}`);
  territories.push({ plan: inner, parent, ring: home.ring });
  let own: Piece[] = [{ ring: home.ring, park: inner.id }];
  for (const lane of inner.lanes ?? []) {
    streets.push(
      ...insideParts(home.ring, lane.line).map((line) => ({
        name: lane.name,
        width: lane.width,
        line: joined(line, streets),
        isMain: false,
      })),
    );
    own = own.flatMap((piece) => part(piece, lane));
  }
  for (const deeper of inner.inner ?? []) own = settle(own, deeper, inner.id, territories, streets);
  return [...pieces.filter((piece) => piece !== home), ...own];
}

/** Cuts a block across its long side by a street until each part is of block size. */
function withStreets(piece: Piece, plan: ParkPlan, boundary: Ring, streets: Street[], random: Random): Piece[] {
  const limit = plan.blockHa * 10_000 * random.between(0.75, 1.35);
  if (areaOf(piece.ring) < limit || piece.park !== plan.id) return [piece];
  const grain = streetGrain(piece.ring, boundary);
  const [long, across] = [extentAlong(piece.ring, grain), extentAlong(piece.ring, left(grain))];
  const isLong = long[1] - long[0] > across[1] - across[0];
  const axis = isLong ? grain : left(grain);
  const [low, high] = isLong ? long : across;
  const at = low + (high - low) * random.between(0.42, 0.58);
  const middleAcross = isLong ? (across[0] + across[1]) / 2 : (long[0] + long[1]) / 2;
  const other = isLong ? left(grain) : grain;
  const line = lineThrough(along([axis[0] * at, axis[1] * at], other, middleAcross), left(axis));
  const halves = part(piece, { line, width: plan.streetM });
  const inside = insideParts(piece.ring, line)[0];
  if (halves.length < 2 || inside === undefined) return [piece];
  streets.push({
    name: streetName(
      inside,
      streets.map((street) => street.name),
      random.whole(0, 47),
    ),
    width: plan.streetM,
    line: joined(inside, streets),
    isMain: false,
  });
  return halves.flatMap((half) => withStreets(half, plan, boundary, streets, random));
}

/** Direction of the longest edge that lies on a road: a slanting park edge does not turn the streets. */
function streetGrain(ring: Ring, boundary: Ring): Point {
  const onRoads = edges(ring).filter(([a, b]) => distanceToRing(middle(a, b), boundary) > 1);
  return onRoads.length === 0 ? grainOf(ring) : directionOf(onRoads);
}

/** Lengthens both ends of a street to the centre line of the road it meets, at most 60 m on. */
function joined(line: Chain, streets: readonly Street[]): Chain {
  const [first, last] = [line[0]!, line.at(-1)!];
  const [before, after] = [minus(first, line[1]!), minus(last, line.at(-2)!)];
  return [reach(first, before, streets), ...line.slice(1, -1), reach(last, after, streets)];
}

function reach(from: Point, heading: Point, streets: readonly Street[]): Point {
  const direction = along([0, 0], heading, 1 / Math.hypot(...heading));
  let nearest = 60;
  for (const street of streets) {
    street.line.slice(1).forEach((b, i) => {
      const a = street.line[i]!;
      const e = minus(b, a);
      const denominator = cross(direction, e);
      if (Math.abs(denominator) < 1e-9) return;
      const t = cross(minus(a, from), e) / denominator;
      const s = cross(minus(a, from), direction) / denominator;
      if (t > 0 && t < nearest && s >= -0.01 && s <= 1.01) nearest = t;
    });
  }
  return nearest < 60 ? along(from, direction, nearest) : from;
}

function withBelts(piece: Piece, roads: readonly { line: Chain; width: number; belt?: number }[]): Block[] {
  let rest: Ring[] = [piece.ring];
  const belts: Ring[] = [];
  for (const road of roads) {
    if (!road.belt) continue;
    const reachM = road.width / 2 + road.belt;
    for (const side of [1, -1]) {
      rest = rest.flatMap((ring) => {
        const halves = cut(ring, offset(road.line, side * reachM));
        if (halves === null) return [ring];
        const [outer, strip] = side === 1 ? [halves.left, halves.right] : [halves.right, halves.left];
        if (strip.some((s) => distanceToChain(centroidOf(s), road.line) > reachM)) return [ring];
        belts.push(...strip);
        return [...outer];
      });
    }
  }
  return [
    ...rest.map((ring) => ({ ring, park: piece.park, isBelt: areaOf(ring) < SMALLEST_BLOCK_M2 })),
    ...belts.map((ring) => ({ ring, park: piece.park, isBelt: true })),
  ].filter((block) => areaOf(block.ring) > 60);
}

/** Position along the park's growth, 0 where it began, 1 at its newest edge. */
export function ageAt(boundary: Ring, growth: Point, point: Point): number {
  const [low, high] = extentAlong(boundary, growth);
  return (dot(point, growth) - low) / (high - low);
}
