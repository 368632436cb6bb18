/**
 * How narrow a site is. Two measures, of which the smaller counts: the least distance between two parallel lines that
 * hold the whole site (its calipers width), and the narrowest passage, the shortest straight way through the inside from
 * an inward corner to another side that shortens the way along the outline at least threefold. A cut-off corner or a
 * small jog is therefore no passage; a neck between two parcels, the arm of an L and the ground beside a hole are.
 */
import { between, cross, lengthOf, minus, nearestShare, type Point, type Segment } from './plane.ts';

/** Closed rings of one polygon, the shell first, the inside on the left: shell anticlockwise, holes clockwise. */
export type PlaneRings = readonly (readonly Point[])[];

const SHORTENS = 3;

/** Andrew's monotone chain, anticlockwise, open. */
function hull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && cross(minus(chain.at(-1)!, chain.at(-2)!), minus(point, chain.at(-1)!)) <= 0)
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

/** Least width of the convex hull: it is reached with one line along an edge of the hull. */
function calipersM(points: readonly Point[]): number {
  const corners = hull(points);
  const widths = corners.map((a, index) => {
    const along = minus(corners[(index + 1) % corners.length]!, a);
    return Math.max(...corners.map((corner) => cross(along, minus(corner, a)))) / lengthOf(along);
  });
  return Math.min(...widths);
}

/** One side of the outline: `before` is the corner ahead of it, `start` its place on the way round the ring. */
type Side = { readonly ring: number; readonly segment: Segment; readonly before: Point; readonly start: number };
type Outline = { readonly sides: readonly Side[]; readonly lengths: readonly number[] };

const outlineOf = (rings: PlaneRings): Outline => {
  const lengths: number[] = [];
  const sides = rings.flatMap((ring, index) => {
    let start = 0;
    const own = ring.slice(1).map((to, order): Side => {
      const from = ring[order]!;
      const side = { ring: index, segment: [from, to] as const, before: ring[order - 1] ?? ring.at(-2)!, start };
      start += lengthOf(minus(to, from));
      return side;
    });
    lengths.push(start);
    return own;
  });
  return { sides, lengths };
};

/** True where the outline turns away from the inside as the side begins. */
const startsInward = ({ before, segment: [from, to] }: Side): boolean =>
  cross(minus(from, before), minus(to, from)) < -1e-9;

function isInside(at: Point, sides: readonly Side[]): boolean {
  let inside = false;
  for (const { segment } of sides) {
    const [a, b] = segment;
    if (a[1] > at[1] !== b[1] > at[1] && at[0] < ((b[0] - a[0]) * (at[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside;
  }
  return inside;
}

/** The way along the outline between two of its points; Infinity where they lie on different rings. */
function roundM({ lengths }: Outline, from: Side, to: Side, share: number): number {
  if (from.ring !== to.ring) return Infinity;
  const apart = Math.abs(to.start + share * lengthOf(minus(to.segment[1], to.segment[0])) - from.start);
  return Math.min(apart, lengths[from.ring]! - apart);
}

const crosses = ([a, b]: Segment, [c, d]: Segment): boolean => {
  const [way, side] = [minus(b, a), minus(d, c)];
  const size = 1e-9 * lengthOf(way) * lengthOf(side);
  return (
    cross(way, minus(c, a)) * cross(way, minus(d, a)) < -size &&
    cross(side, minus(a, c)) * cross(side, minus(b, c)) < -size
  );
};

/** The narrowest passage; Infinity where there is none. */
function passageM(outline: Outline): number {
  let narrowest = Infinity;
  for (const corner of outline.sides.filter(startsInward)) {
    const from = corner.segment[0];
    for (const side of outline.sides) {
      const share = nearestShare(from, ...side.segment);
      const to = between(...side.segment, share);
      const way = lengthOf(minus(to, from));
      if (way === 0 || way >= narrowest || roundM(outline, corner, side, share) < SHORTENS * way) continue;
      if (!isInside(between(from, to, 0.5), outline.sides)) continue;
      if (outline.sides.some(({ segment }) => crosses([from, to], segment))) continue;
      narrowest = way;
    }
  }
  return narrowest;
}

const turned = (ring: readonly Point[], isShell: boolean): readonly Point[] => {
  const twice = ring.slice(1).reduce((sum, to, index) => sum + cross(ring[index]!, to), 0);
  return twice > 0 === isShell ? ring : [...ring].reverse();
};

/** Metres across the polygon where it is narrowest. */
export function narrowestM(rings: PlaneRings): number {
  const shell = rings[0]!;
  const outline = outlineOf(rings.map((ring, index) => turned(ring, index === 0)));
  return Math.min(calipersM(shell), passageM(outline));
}
