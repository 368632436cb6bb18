/**
 * Rings of a file to polygons. Most survey formats list the rings of a parcel without saying which is a hole and which
 * a separate part (both are written the same way), so containment decides: a ring inside an odd number of others is a
 * hole of the innermost one. Plane geometry in the units of the file; positions that are no numbers pass through.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { type Box, boxOf, boxTree } from '../domain/geometry/box-tree.ts';

export type Ring = readonly Position[];

const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

export const isClosed = (ring: Ring): boolean => ring.length > 1 && samePlace(ring[0]!, ring.at(-1)!);

export const closed = (ring: Ring): Position[] =>
  isClosed(ring) || ring.length === 0 ? [...ring] : [...ring, ring[0]!];

/** The ring without points that repeat the one before. */
export const withoutRepeats = (ring: Ring): Position[] =>
  ring.filter((position, index) => index === 0 || !samePlace(position, ring[index - 1]!));

/** Twice the signed area, positive where the ring turns left; from its first point, so that large numbers lose no digits. */
export function turn(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1]!, ring[index]!];
    sum += (a[0]! - x0!) * (b[1]! - y0!) - (b[0]! - x0!) * (a[1]! - y0!);
  }
  return sum;
}

/** Shells turn left, holes right (RFC 7946 §3.1.6). */
export const oriented = (rings: readonly Ring[]): Position[][] =>
  rings.map((ring, index) => (turn(ring) < 0 === (index === 0) ? [...ring].reverse() : [...ring]));

/** 1 inside, −1 outside, 0 on the outline. */
export function placeIn(ring: Ring, at: Position): number {
  const [x, y] = [at[0]!, at[1]!];
  let inside = -1;
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = ring[index - 1] as [number, number];
    const [bx, by] = ring[index] as [number, number];
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (cross === 0 && (x - ax) * (x - bx) <= 0 && (y - ay) * (y - by) <= 0) return 0;
    if (ay > y !== by > y && cross > 0 === by > ay) inside = -inside;
  }
  return inside;
}

const isBoxIn = (inner: Box, outer: Box): boolean =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];

/** A point of the outline may lie on the other outline; the first that does not, tells. */
function isRingIn(inner: Ring, outer: Ring): boolean {
  for (const position of inner) {
    const place = placeIn(outer, position);
    if (place !== 0) return place > 0;
  }
  return false;
}

type Nested = { readonly ring: Ring; readonly box: Box; readonly size: number; parent: Nested | null; depth: number };

/** Each ring under the smallest one that holds it; of two of one size the first holds the second. */
function nested(rings: readonly Ring[]): Nested[] {
  const all: Nested[] = rings.map((ring) => ({
    ring,
    box: boxOf(ring),
    size: Math.abs(turn(ring)),
    parent: null,
    depth: 0,
  }));
  const bySize = [...all].sort((a, b) => b.size - a.size);
  const near = boxTree(bySize.map(({ box }) => box));
  for (const [index, inner] of bySize.entries()) {
    const outer: number[] = [];
    near(inner.box, (other) => {
      if (other < index && isBoxIn(inner.box, bySize[other]!.box)) outer.push(other);
      return false;
    });
    const holder = outer.sort((a, b) => b - a).find((other) => isRingIn(inner.ring, bySize[other]!.ring));
    if (holder === undefined) continue;
    inner.parent = bySize[holder]!;
    inner.depth = inner.parent.depth + 1;
  }
  return all;
}

/** Closed rings to polygons, each its shell first, in the order in which the shells come. */
export function polygonsOf(rings: readonly Ring[]): Position[][][] {
  if (rings.length === 1) return [oriented(rings)];
  const all = nested(rings);
  const polygons = new Map(all.filter(({ depth }) => depth % 2 === 0).map((shell) => [shell, [shell.ring]]));
  for (const { ring, parent, depth } of all) if (depth % 2 === 1 && parent) polygons.get(parent)?.push(ring);
  return [...polygons.values()].map(oriented);
}

/** One polygon, or one of several parts; null for no rings. */
export function areaOf(polygons: readonly Position[][][]): Polygon | MultiPolygon | null {
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: [...polygons] };
}
