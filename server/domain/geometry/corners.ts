/**
 * The corners of joined areas. Clipping drops every corner on a straight stretch, and with it a little of the area,
 * because edges are geodesics; here a parent's own corners come back, and only those go at which two parents met on a
 * straight stretch: a split and a merge leave the outline that was.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boxOf, boxTree, widened } from './box-tree.ts';

/** A hundredth of a millimetre off the straight line. */
const STRAIGHT = 1e-10;

const key = (at: Position): string => `${at[0]} ${at[1]}`;

/** Distance in degrees of `at` from the line through two points, where it lies between them; Infinity elsewhere. */
function offLine(from: Position, to: Position, at: Position): number {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const [ax, ay] = [at[0]! - from[0]!, at[1]! - from[1]!];
  const length = Math.hypot(dx, dy);
  const along = (ax * dx + ay * dy) / length;
  return along > 0 && along < length ? Math.abs(ax * dy - ay * dx) / length : Infinity;
}

const ringsOf = (area: Polygon | MultiPolygon): readonly (readonly Position[])[] =>
  area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();

type Corners = { readonly own: readonly Position[]; readonly shared: ReadonlySet<string> };

/** Corners that one parent alone has, and those that several have. */
function cornersOf(parents: readonly (Polygon | MultiPolygon)[]): Corners {
  const seen = new Map<string, { at: Position; parents: number }>();
  for (const parent of parents) {
    const own = new Map(ringsOf(parent).flatMap((ring) => ring.map((at) => [key(at), at] as const)));
    for (const [name, at] of own) seen.set(name, { at, parents: (seen.get(name)?.parents ?? 0) + 1 });
  }
  const all = [...seen];
  return {
    own: all.flatMap(([, { at, parents: count }]) => (count === 1 ? [at] : [])),
    shared: new Set(all.flatMap(([name, { parents: count }]) => (count > 1 ? [name] : []))),
  };
}

/** The corners that lie on the straight way between two points, to be asked of many. */
const onStraight = (corners: readonly Position[]): ((from: Position, to: Position) => Position[]) => {
  const near = boxTree(corners.map((at) => boxOf([at])));
  return (from, to) => {
    const found: Position[] = [];
    near(widened(boxOf([from, to]), STRAIGHT), (index) => {
      if (offLine(from, to, corners[index]!) <= STRAIGHT) found.push(corners[index]!);
      return false;
    });
    return found;
  };
};

function restored(ring: readonly Position[], own: readonly Position[]): readonly Position[] {
  const known = new Set(ring.map(key));
  const lostOn = onStraight(own.filter((at) => !known.has(key(at))));
  return ring.flatMap((to, index) => {
    const from = ring[index - 1];
    if (!from) return [to];
    const between = lostOn(from, to);
    return [
      ...between.sort(
        (a, b) => Math.hypot(a[0]! - from[0]!, a[1]! - from[1]!) - Math.hypot(b[0]! - from[0]!, b[1]! - from[1]!),
      ),
      to,
    ];
  });
}

function mapped<A extends Polygon | MultiPolygon>(area: A, change: (ring: readonly Position[]) => Position[]): A {
  const coordinates =
    area.type === 'Polygon' ? area.coordinates.map(change) : area.coordinates.map((rings) => rings.map(change));
  return { ...area, coordinates } as A;
}

/** The closed ring without the corners at which two parents met on a straight stretch. */
function straightened(ring: readonly Position[], shared: ReadonlySet<string>): Position[] {
  const open = ring.slice(0, -1);
  const kept = open.filter((at, index) => {
    const [before, after] = [open.at(index - 1)!, open[(index + 1) % open.length]!];
    return !shared.has(key(at)) || offLine(before, after, at) > STRAIGHT;
  });
  return kept.length < 3 ? [...ring] : [...kept, kept[0]!];
}

/** `joined` with every corner that a parent has on its outline, also where two met: its area is then that of their ground. */
export function withEveryCornerOf<A extends Polygon | MultiPolygon>(
  joined: A,
  parents: readonly (Polygon | MultiPolygon)[],
): A {
  const corners = parents.flatMap((parent) => ringsOf(parent).flat());
  return mapped(joined, (ring) => [...restored(ring, corners)]);
}

/** `joined` with the corners of its parents. */
export function withCornersOf<A extends Polygon | MultiPolygon>(
  joined: A,
  parents: readonly (Polygon | MultiPolygon)[],
): A {
  const { own, shared } = cornersOf(parents);
  return mapped(joined, (ring) => straightened(restored(ring, own), shared));
}
