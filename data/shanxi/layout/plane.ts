/** Plane geometry of the layout, in metres. A ring is open (its first point is not repeated) and runs counter-clockwise. */
export type Point = readonly [number, number];
export type Ring = readonly Point[];
export type Chain = readonly Point[];

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const along = (a: Point, direction: Point, metres: number): Point => [
  a[0] + direction[0] * metres,
  a[1] + direction[1] * metres,
];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
/** Quarter turn to the left. */
export const left = (v: Point): Point => [-v[1], v[0]];

export function unit(v: Point): Point {
  const length = Math.hypot(v[0], v[1]);
  return [v[0] / length, v[1] / length];
}

export const edges = (ring: Ring): (readonly [Point, Point])[] =>
  ring.map((p, i) => [p, ring[(i + 1) % ring.length]!] as const);

/** Square metres; positive for a counter-clockwise ring. */
export function areaOf(ring: Ring): number {
  const origin = ring[0]!;
  let twice = 0;
  for (const [a, b] of edges(ring)) twice += cross(minus(a, origin), minus(b, origin));
  return twice / 2;
}

export function centroidOf(ring: Ring): Point {
  const origin = ring[0]!;
  let [x, y, twice] = [0, 0, 0];
  for (const [a, b] of edges(ring)) {
    const [u, v] = [minus(a, origin), minus(b, origin)];
    const c = cross(u, v);
    x += (u[0] + v[0]) * c;
    y += (u[1] + v[1]) * c;
    twice += c;
  }
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)];
}

export function contains(ring: Ring, p: Point): boolean {
  let inside = false;
  for (const [a, b] of edges(ring)) {
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const d = minus(b, a);
  const t = Math.max(0, Math.min(1, dot(minus(p, a), d) / (dot(d, d) || 1)));
  return distance(p, along(a, d, t));
}

export const distanceToChain = (p: Point, chain: Chain): number =>
  Math.min(...chain.slice(1).map((b, i) => distanceToSegment(p, chain[i]!, b)));

export const distanceToRing = (p: Point, ring: Ring): number => distanceToChain(p, [...ring, ring[0]!]);

/** A point inside: the centroid, or for a crooked ring the middle of its widest level chord. */
export function pointInside(ring: Ring): Point {
  const centre = centroidOf(ring);
  if (contains(ring, centre)) return centre;
  const xs = edges(ring)
    .filter(([a, b]) => a[1] > centre[1] !== b[1] > centre[1])
    .map(([a, b]) => a[0] + ((centre[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    .sort((a, b) => a - b);
  let best: Point = centre;
  let width = 0;
  for (let i = 0; i + 1 < xs.length; i += 2) {
    if (xs[i + 1]! - xs[i]! > width) {
      width = xs[i + 1]! - xs[i]!;
      best = [(xs[i]! + xs[i + 1]!) / 2, centre[1]];
    }
  }
  return best;
}

const lengthOf = ([a, b]: readonly [Point, Point]): number => distance(a, b);

/** Direction of the longest of some edges. */
export function directionOf(some: readonly (readonly [Point, Point])[]): Point {
  const [a, b] = some.reduce((best, edge) => (lengthOf(edge) > lengthOf(best) ? edge : best));
  return unit(minus(b, a));
}

/** Direction of the longest edge: the grain a plot follows. */
export const grainOf = (ring: Ring): Point => directionOf(edges(ring));

/** Box turned to `direction`: extent along it and across it, as [low, high] from the origin of the plane. */
export function extentAlong(ring: Ring, direction: Point): readonly [number, number] {
  const values = ring.map((p) => dot(p, direction));
  return [Math.min(...values), Math.max(...values)];
}

/** Joins points closer than a decimetre and drops points on a straight line; null when nothing with an area is left. */
export function tidy(ring: Ring): Ring | null {
  const apart = ring.filter((p, i) => distance(p, ring[(i + ring.length - 1) % ring.length]!) > 0.1);
  return apart.length < 3 || areaOf(apart) < 1 ? null : apart;
}
