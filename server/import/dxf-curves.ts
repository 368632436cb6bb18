/** Arcs and splines as chords that stray from them by no more than 1 mm. */
import type { Position } from 'geojson';
import { type Entity, numberOf } from './dxf-tags.ts';

/** Metres, where the drawing is in metres. */
export const SAGITTA_M = 1e-3;

/** Chords of one arc at most: a circle of 5 km keeps its millimetre. */
const MOST_CHORDS = 5_000;

/** Points on an arc from one angle (radians) by another, both ends included. */
function along(centre: Position, radius: number, from: number, angle: number, sagittaM: number): Position[] {
  const step = 2 * Math.acos(Math.max(0, 1 - sagittaM / radius));
  const count = Math.min(MOST_CHORDS, Math.max(1, Math.ceil(Math.abs(angle) / step)));
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = from + (angle * index) / count;
    return [centre[0]! + radius * Math.cos(at), centre[1]! + radius * Math.sin(at)];
  });
}

/** Points between two corners of a polyline, ends left out. The bulge is the tangent of a quarter of the arc's angle. */
export function bulged(from: Position, to: Position, bulge: number, sagittaM: number): Position[] {
  const chord = Math.hypot(to[0]! - from[0]!, to[1]! - from[1]!);
  if (bulge === 0 || chord === 0 || !Number.isFinite(bulge)) return [];
  const angle = 4 * Math.atan(bulge);
  const radius = chord / (2 * Math.sin(Math.abs(angle) / 2));
  const height = (chord / 2) * ((1 - bulge * bulge) / (2 * bulge));
  const [mx, my] = [(from[0]! + to[0]!) / 2, (from[1]! + to[1]!) / 2];
  const [nx, ny] = [-(to[1]! - from[1]!) / chord, (to[0]! - from[0]!) / chord];
  const centre = [mx + nx * height, my + ny * height];
  const first = Math.atan2(from[1]! - centre[1]!, from[0]! - centre[0]!);
  return along(centre, radius, first, angle, sagittaM).slice(1, -1);
}

/** An ARC runs anticlockwise from its first angle to its second; null where a number is missing. */
export function arcPoints(arc: Entity, sagittaM: number): Position[] | null {
  const [x, y, radius, from, to] = [10, 20, 40, 50, 51].map((code) => numberOf(arc, code)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (![x, y, radius, from, to].every(Number.isFinite) || radius <= 0) return null;
  const turn = (((to - from) % 360) + 360) % 360 || 360;
  return along([x, y], radius, (from * Math.PI) / 180, (turn * Math.PI) / 180, sagittaM);
}

type Spline = {
  readonly degree: number;
  readonly knots: readonly number[];
  /** x·w, y·w, w. */
  readonly controls: readonly (readonly [number, number, number])[];
};

function splineIn({ tags }: Entity): Spline | null {
  const all = (code: number) => tags.filter((tag) => tag.code === code).map(({ value }) => Number(value));
  const [xs, ys, weights, knots, [degree]] = [all(10), all(20), all(41), all(40), all(71)];
  if (degree === undefined || degree < 1 || degree > 10 || xs.length <= degree || ys.length !== xs.length) return null;
  if (knots.length !== xs.length + degree + 1 || ![...xs, ...ys, ...knots, ...weights].every(Number.isFinite))
    return null;
  if (knots.some((knot, index) => index > 0 && knot < knots[index - 1]!)) return null;
  const controls = xs.map((x, index): [number, number, number] => {
    const weight = weights[index] ?? 1;
    return [x * weight, ys[index]! * weight, weight];
  });
  return { degree, knots, controls };
}

/** De Boor's algorithm in the span of knots that holds `at`. */
function pointOf({ degree, knots, controls }: Spline, span: number, at: number): Position {
  const near = controls.slice(span - degree, span + 1).map((control) => [...control]);
  for (let level = 1; level <= degree; level++) {
    for (let index = degree; index >= level; index--) {
      const low = knots[index + span - degree]!;
      const width = knots[index + 1 + span - level]! - low;
      const share = width === 0 ? 0 : (at - low) / width;
      near[index] = near[index]!.map((value, axis) => (1 - share) * near[index - 1]![axis]! + share * value);
    }
  }
  const [x, y, weight] = near[degree] as [number, number, number];
  return [x / weight, y / weight];
}

/** How far `at` lies from the chord. */
const stray = (from: Position, to: Position, at: Position): number => {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const length = Math.hypot(dx, dy);
  const [px, py] = [at[0]! - from[0]!, at[1]! - from[1]!];
  return length === 0 ? Math.hypot(px, py) : Math.abs(dx * py - dy * px) / length;
};

/** Halvings of one span at most. */
const FINEST = 12;

/** A B-spline by its control points; null where it is kept by its fit points only, or does not hold together. */
export function splinePoints(entity: Entity, sagittaM: number): Position[] | null {
  const spline = splineIn(entity);
  if (!spline) return null;
  const { degree, knots, controls } = spline;
  const points: Position[] = [pointOf(spline, degree, knots[degree]!)];
  const halve = (span: number, low: number, high: number, from: Position, to: Position, depth: number): void => {
    const at = (share: number) => pointOf(spline, span, low + share * (high - low));
    const middle = at(0.5);
    // Quarters as well: an S-shaped span crosses its chord in the middle.
    const isStraight = depth > 1 && [at(0.25), middle, at(0.75)].every((point) => stray(from, to, point) <= sagittaM);
    if (isStraight || depth === FINEST) {
      points.push(to);
      return;
    }
    halve(span, low, (low + high) / 2, from, middle, depth + 1);
    halve(span, (low + high) / 2, high, middle, to, depth + 1);
  };
  for (let span = degree; span < controls.length; span++) {
    const [low, high] = [knots[span]!, knots[span + 1]!];
    if (high > low) halve(span, low, high, points.at(-1)!, pointOf(spline, span, high), 0);
  }
  return points.every((at) => at.every(Number.isFinite)) ? points : null;
}
