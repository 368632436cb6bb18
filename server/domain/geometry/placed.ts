/** Rings that are asked many times what lies in them: points beside their box are answered at once, others by few edges. */
import type { Position } from 'geojson';
import { type Box, boxOf } from './box-tree.ts';
import { side } from './crossing.ts';

export type Placed = {
  readonly ring: readonly Position[];
  readonly box: Box;
  /** 1 inside, −1 outside, 0 on the outline. */
  readonly place: (at: Position) => number;
};

/** Edges on one belt of latitude; rings with fewer are gone through as they are. */
const EDGES_EACH = 32;

type Edge = readonly [from: Position, to: Position];

function placeAmong(edges: readonly Edge[], at: Position): number {
  let inside = -1;
  for (const [a, b] of edges) {
    const hand = side(a, b, at);
    const isBeside = (at[0]! - a[0]!) * (at[0]! - b[0]!) <= 0 && (at[1]! - a[1]!) * (at[1]! - b[1]!) <= 0;
    if (hand === 0 && isBeside) return 0;
    if (a[1]! > at[1]! !== b[1]! > at[1]! && hand > 0 === b[1]! > a[1]!) inside = -inside;
  }
  return inside;
}

/** Only edges that reach the latitude of a point count for it: each belt holds those that reach into it. */
function beltsOf(edges: readonly Edge[], [, south, , north]: Box): (at: Position) => readonly Edge[] {
  const count = Math.max(1, Math.floor(edges.length / EDGES_EACH));
  const belt = (latitude: number) =>
    north === south ? 0 : Math.min(count - 1, Math.floor(((latitude - south) / (north - south)) * count));
  const belts: Edge[][] = Array.from({ length: count }, () => []);
  for (const edge of edges) {
    const [a, b] = [belt(edge[0][1]!), belt(edge[1][1]!)];
    for (let index = Math.min(a, b); index <= Math.max(a, b); index++) belts[index]!.push(edge);
  }
  return (at) => belts[belt(at[1]!)]!;
}

export function placed(ring: readonly Position[]): Placed {
  const box = boxOf(ring);
  const edges = ring.slice(1).map((to, index): Edge => [ring[index]!, to]);
  const near = beltsOf(edges, box);
  const isIn = ([x, y]: Position) => x! >= box[0] && x! <= box[2] && y! >= box[1] && y! <= box[3];
  return { ring, box, place: (at) => (isIn(at) ? placeAmong(near(at), at) : -1) };
}
