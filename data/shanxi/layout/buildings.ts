/** Plot → setback → rows of factories with fire lanes between them → bays that can be let. */
import type { Random } from '../random.ts';
import type { FactoryPlan } from './plan.ts';
import {
  along,
  areaOf,
  contains,
  distanceToRing,
  dot,
  edges,
  extentAlong,
  grainOf,
  left,
  type Point,
  type Ring,
} from './plane.ts';

/** A right-angled footprint: corner, direction of its length, length and depth in metres. */
export type Footprint = {
  readonly corner: Point;
  readonly direction: Point;
  readonly length: number;
  readonly depth: number;
};

export type Spacing = { readonly setback: number; readonly lane: number; readonly gap: number };

export const outlineOf = ({ corner, direction, length, depth }: Footprint): Ring => {
  const far = along(corner, direction, length);
  const across = left(direction);
  return [corner, far, along(far, across, depth), along(corner, across, depth)];
};

/** Interval of the plot along `u` in which a strip from `v0` to `v1` lies wholly inside (for plots without deep notches). */
function roomIn(ring: Ring, u: Point, v0: number, v1: number): readonly [number, number] | null {
  const v = left(u);
  let [low, high] = [-Infinity, Infinity];
  const levels = [v0, v1, ...ring.map((p) => dot(p, v)).filter((level) => level > v0 && level < v1)];
  for (const level of levels) {
    const hits = edges(ring)
      .filter(([a, b]) => dot(a, v) > level !== dot(b, v) > level)
      .map(([a, b]) => dot(a, u) + ((level - dot(a, v)) / (dot(b, v) - dot(a, v))) * (dot(b, u) - dot(a, u)))
      .sort((a, b) => a - b);
    if (hits.length < 2) return null;
    low = Math.max(low, hits[0]!);
    high = Math.min(high, hits.at(-1)!);
  }
  return high > low ? [low, high] : null;
}

/** Rows of footprints; `lengths` gives each one's wanted length, a row's last may be shorter down to `shortest`. */
export function rowsOf(
  ring: Ring,
  depth: number,
  spacing: Spacing,
  nextLength: () => number,
  module: number,
  from = 0,
): Footprint[] {
  const u = grainOf(ring);
  const v = left(u);
  const [bottom, top] = extentAlong(ring, v);
  const found: Footprint[] = [];
  for (let at = bottom + spacing.setback + from; at + depth <= top - spacing.setback; at += depth + spacing.lane) {
    const room = roomIn(ring, u, at, at + depth);
    if (room === null) continue;
    let x = room[0] + spacing.setback;
    const end = room[1] - spacing.setback;
    for (;;) {
      let length = nextLength();
      if (x + length > end) length = Math.floor((end - x) / module) * module;
      else if (end - x - length - spacing.gap < 4 * module)
        length = Math.min(Math.floor((end - x) / module) * module, length * 1.35 - ((length * 1.35) % module));
      if (length < 3 * module) break;
      found.push({ corner: along(along([0, 0], u, x), v, at), direction: u, length, depth });
      x += length + spacing.gap;
    }
  }
  return found.filter((footprint) => fits(footprint, ring, spacing.setback * 0.7));
}

const fits = (footprint: Footprint, ring: Ring, clear: number): boolean =>
  outlineOf(footprint).every((p) => contains(ring, p) && distanceToRing(p, ring) >= clear);

/** As many footprints as the estate has factories, shortened until they fit. */
export function estateRows(ring: Ring, plan: FactoryPlan, from: number, random: Random): Footprint[] {
  const depth = plan.spans * plan.spanM;
  for (let shorter = 0; shorter < 14; shorter++) {
    const spacing: Spacing = {
      setback: shorter < 6 ? 14 : 9,
      lane: shorter < 8 ? (plan.storeys > 2 ? 20 : 16) : 12,
      gap: shorter < 8 ? 16 : 12,
    };
    const lengthOf = () =>
      Math.max(4, random.whole(plan.columns[0], plan.columns[1]) - Math.floor(shorter / 2)) * plan.columnM;
    const found = rowsOf(ring, depth, spacing, lengthOf, plan.columnM, from);
    const chosen =
      plan.gfaM2 === undefined
        ? found.slice(0, plan.count)
        : [...found].sort((a, b) => b.length - a.length).slice(0, plan.count);
    const floorArea = chosen.reduce((sum, one) => sum + one.length * one.depth * plan.storeys, 0);
    if (chosen.length === plan.count && floorArea >= (plan.gfaM2 ?? 0)) return chosen;
  }
  throw new Error(`${plan.count} factories do not fit on their plot of ${Math.round(areaOf(ring))} ㎡`);
}

/** Bays of a footprint, cut at the columns: `count` along the length, and in two across where it is deep. */
export function baysOf(footprint: Footprint, count: number, across: number, columnM: number): Footprint[] {
  const columns = Math.round(footprint.length / columnM);
  const bays: Footprint[] = [];
  for (let row = 0; row < across; row++) {
    for (let i = 0; i < count; i++) {
      const [start, end] = [
        Math.round((i * columns) / count) / columns,
        Math.round(((i + 1) * columns) / count) / columns,
      ];
      bays.push({
        corner: along(
          along(footprint.corner, footprint.direction, start * footprint.length),
          left(footprint.direction),
          (row * footprint.depth) / across,
        ),
        direction: footprint.direction,
        length: (end - start) * footprint.length,
        depth: footprint.depth / across,
      });
    }
  }
  return bays;
}
