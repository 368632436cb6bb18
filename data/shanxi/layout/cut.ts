/** Cuts a ring by a line that runs through it: the one operation from which roads, blocks, belts and parcels are made. */
import {
  along,
  areaOf,
  type Chain,
  contains,
  cross,
  distance,
  left,
  minus,
  type Point,
  type Ring,
  tidy,
  unit,
} from './plane.ts';

type Crossing = { readonly edge: number; readonly t: number; readonly at: number; readonly point: Point };

export type Halves = { readonly left: readonly Ring[]; readonly right: readonly Ring[] };

function crossingsOf(ring: Ring, chain: Chain): Crossing[] {
  const found: Crossing[] = [];
  ring.forEach((p, edge) => {
    const d = minus(ring[(edge + 1) % ring.length]!, p);
    for (let j = 0; j + 1 < chain.length; j++) {
      const a = chain[j]!;
      const e = minus(chain[j + 1]!, a);
      const denominator = cross(d, e);
      if (Math.abs(denominator) < 1e-12) continue;
      const t = cross(minus(a, p), e) / denominator;
      const s = cross(minus(a, p), d) / denominator;
      if (t >= 0 && t < 1 && s >= 0 && s < 1) found.push({ edge, t, at: j + s, point: along(p, d, t) });
    }
  });
  return found.sort((x, y) => x.at - y.at);
}

/** Stretches of `chain` inside `ring`, end points on the ring. */
export function insideParts(ring: Ring, chain: Chain): Chain[] {
  const crossings = crossingsOf(ring, chain);
  if (crossings.length < 2 || crossings.length % 2 === 1 || contains(ring, chain[0]!)) return [];
  const parts: Chain[] = [];
  for (let i = 0; i < crossings.length; i += 2) parts.push(stretch(chain, crossings[i]!, crossings[i + 1]!));
  return parts;
}

const stretch = (chain: Chain, from: Crossing, to: Crossing): Chain => [
  from.point,
  ...chain.filter((_, i) => i > from.at && i < to.at),
  to.point,
];

/**
 * Pieces to the left and right of `chain`; null when the chain does not run right through (it ends inside, or misses).
 * Crossings pair up along the chain; between the pairs a piece's outline follows the ring.
 */
export function cut(ring: Ring, chain: Chain): Halves | null {
  const crossings = crossingsOf(ring, chain);
  if (crossings.length < 2 || crossings.length % 2 === 1 || contains(ring, chain[0]!)) return null;
  const round = crossings
    .map((_, i) => i)
    .sort((i, j) => crossings[i]!.edge + crossings[i]!.t - crossings[j]!.edge - crossings[j]!.t);
  const partnerPath = (i: number): Point[] => {
    const forward = i % 2 === 0;
    const [from, to] = forward ? [crossings[i]!, crossings[i + 1]!] : [crossings[i - 1]!, crossings[i]!];
    const path = [...stretch(chain, from, to)];
    return forward ? path : path.reverse();
  };
  const ringPath = (i: number): { next: number; path: Point[] } => {
    const next = round[(round.indexOf(i) + 1) % round.length]!;
    const [from, to] = [crossings[i]!, crossings[next]!];
    const path: Point[] = [];
    let steps = (to.edge - from.edge + ring.length) % ring.length;
    if (steps === 0 && to.t <= from.t) steps = ring.length;
    for (let k = 1; k <= steps; k++) path.push(ring[(from.edge + k) % ring.length]!);
    return { next, path };
  };
  const piecesFrom = (parity: number): Ring[] => {
    const seen = new Set<number>();
    const pieces: Ring[] = [];
    for (let start = parity; start < crossings.length; start += 2) {
      if (seen.has(start)) continue;
      const outline: Point[] = [];
      for (let i = start; !seen.has(i); ) {
        seen.add(i);
        outline.push(...partnerPath(i));
        const { next, path } = ringPath(i % 2 === 0 ? i + 1 : i - 1);
        outline.push(...path);
        i = next;
      }
      const piece = tidy(outline);
      if (piece !== null) pieces.push(piece);
    }
    return pieces;
  };
  return { left: piecesFrom(0), right: piecesFrom(1) };
}

/** A straight line through `point`, long enough to cross any park. */
export const lineThrough = (point: Point, direction: Point): Chain => [
  along(point, direction, -20_000),
  along(point, direction, 20_000),
];

/** The chain moved `metres` to its left, corners mitred. */
export function offset(chain: Chain, metres: number): Chain {
  return chain.map((p, i) => {
    const before = i > 0 ? unit(minus(p, chain[i - 1]!)) : null;
    const after = i + 1 < chain.length ? unit(minus(chain[i + 1]!, p)) : null;
    if (before === null || after === null) return along(p, left(before ?? after!), metres);
    const normal = unit([left(before)[0] + left(after)[0], left(before)[1] + left(after)[1]]);
    return along(p, normal, metres / Math.max(0.3, normal[0] * left(before)[0] + normal[1] * left(before)[1]));
  });
}

/** A bent line through `points` (Catmull–Rom, a vertex about every `step` metres), ends kept. */
export function smooth(points: Chain, step = 40): Chain {
  if (points.length < 3) return points;
  const curve: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p1, p2] = [points[i]!, points[i + 1]!];
    const p0 = points[i - 1] ?? along(p1, minus(p2, p1), -1);
    const p3 = points[i + 2] ?? along(p2, minus(p2, p1), 1);
    const pieces = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let k = 0; k < pieces; k++) curve.push(splinePoint(p0, p1, p2, p3, k / pieces));
  }
  return [...curve, points.at(-1)!];
}

function splinePoint(p0: Point, p1: Point, p2: Point, p3: Point, t: number): Point {
  const axis = (a: number, b: number, c: number, d: number) =>
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - 3 * c + d - a) * t ** 3);
  return [axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])];
}

/** Convex corners of about a right angle cut off by `metres` on either side (红线切角 at junctions). */
export function chamfer(ring: Ring, metres: number): Ring {
  return ring.flatMap((p, i) => {
    const [a, b] = [ring[(i + ring.length - 1) % ring.length]!, ring[(i + 1) % ring.length]!];
    const [u, v] = [unit(minus(a, p)), unit(minus(b, p))];
    const sharp = cross(minus(p, a), minus(b, p)) > 0 && u[0] * v[0] + u[1] * v[1] > -0.55;
    if (!sharp || distance(a, p) < 3 * metres || distance(b, p) < 3 * metres) return [p];
    return [along(p, u, metres), along(p, v, metres)];
  });
}

/** Cuts `square metres` off the low side of `direction`: [piece, rest], or null when the ring is too small or too crooked. */
export function carve(ring: Ring, direction: Point, squareMetres: number): readonly [Ring, Ring] | null {
  const values = ring.map((p) => p[0] * direction[0] + p[1] * direction[1]);
  let [low, high] = [Math.min(...values), Math.max(...values)];
  let best: readonly [Ring, Ring] | null = null;
  for (let k = 0; k < 60; k++) {
    const here = (low + high) / 2;
    const halves = cut(ring, lineThrough([direction[0] * here, direction[1] * here], left(direction)));
    if (halves === null || halves.left.length !== 1 || halves.right.length !== 1) return null;
    best = [halves.left[0]!, halves.right[0]!];
    if (areaOf(best[0]) < squareMetres) low = here;
    else high = here;
  }
  return best;
}
