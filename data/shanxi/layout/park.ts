/** One park laid out: lots with their role, and the factories on them. */

import { project } from '../../../server/domain/crs.ts';
import { type Random, randomOf } from '../random.ts';
import { ageAt, type Frame, layBlocks } from './blocks.ts';
import type { Footprint } from './buildings.ts';
import { carve, cut, smooth } from './cut.ts';
import { factoriesOn } from './factories.ts';
import { MU_M2, splitBlock } from './parcels.ts';
import { arealScale, epsgOfMeridian, type Placing, placingOf } from './place.ts';
import type { FactoryPlan, FixedPlot, ParkPlan } from './plan.ts';
import { areaOf, centroidOf, distanceToRing, extentAlong, grainOf, left, type Point, type Ring } from './plane.ts';

export type LotRole =
  | 'industry'
  | 'estate'
  | 'logistics'
  | 'research'
  | 'commerce'
  | 'power'
  | 'drainage'
  | 'heat'
  | 'park'
  | 'belt';

export type Lot = {
  readonly ring: Ring;
  readonly park: string;
  readonly role: LotRole;
  /** How far the lot is behind (negative) or ahead of the park's front of development. */
  readonly progress: number;
  readonly estate?: FactoryPlan;
  readonly fixed?: FixedPlot;
};

export type Factory = {
  readonly lot: Lot;
  readonly footprint: Footprint;
  readonly kind: 'standardFactory' | 'customFactory' | 'support';
  readonly plan: FactoryPlan;
  /** Number within its estate or plot, from 1. */
  readonly number: number;
  readonly isCompleted: boolean;
};

export type LaidPark = {
  readonly plan: ParkPlan;
  readonly frame: Frame;
  readonly placing: Placing;
  readonly lots: readonly Lot[];
  readonly factories: readonly Factory[];
};

export function layPark(drawn: ParkPlan, meridian: number): LaidPark {
  const plan = scaled(drawn, meridian);
  const random = randomOf(plan.id);
  const frame = layBlocks(plan, random);
  const lots = lotsOf(plan, frame, random);
  return {
    plan,
    frame,
    placing: placingOf(plan.at, plan.turn, meridian),
    lots,
    factories: lots.flatMap((lot) => factoriesOn(lot, plan.id, random)),
  };
}

/** The drawing enlarged so that the boundary has the printed area on the ellipsoid; road widths stay. */
function scaled(plan: ParkPlan, meridian: number): ParkPlan {
  if (plan.areaM2 === undefined) return plan;
  const wanted = plan.areaM2 * arealScale(project(plan.at, epsgOfMeridian(meridian))[0]);
  let outline = plan.boundary;
  for (const trim of plan.trims ?? []) outline = cut(outline, smooth(trim))!.left[0]!;
  const factor = Math.sqrt(wanted / areaOf(outline));
  const grow = (p: Point): Point => [p[0] * factor, p[1] * factor];
  return {
    ...plan,
    boundary: plan.boundary.map(grow),
    trims: plan.trims?.map((trim) => trim.map(grow)),
    roads: plan.roads.map((road) => ({ ...road, line: road.line.map(grow) })),
    gaps: plan.gaps?.map((gap) => ({ ...gap, line: gap.line.map(grow) })),
    inner: plan.inner?.map((inner) => ({ ...inner, at: grow(inner.at) })),
  };
}

function lotsOf(plan: ParkPlan, frame: Frame, random: Random): Lot[] {
  const estates = new Map<Ring, FactoryPlan>();
  for (const { plan: inner } of frame.territories) {
    if (inner.factories === undefined) continue;
    const home = largest(
      frame.blocks.filter((block) => block.park === inner.id && !block.isBelt).map((block) => block.ring),
    );
    estates.set(home, inner.factories);
  }
  for (const estate of plan.estates)
    estates.set(homeFor(areaFor(estate), plan.maturity - 0.1, plan, frame, estates), estate);
  const fixed = new Map<Ring, readonly FixedPlot[]>();
  for (const { progress, plots } of plan.fixed ?? []) {
    const wanted = plots.reduce((sum, plot) => sum + plot.mu, 0) * MU_M2 * 1.1;
    fixed.set(
      homeFor(wanted, plan.maturity - progress / 2.2, plan, frame, new Map<Ring, unknown>([...estates, ...fixed])),
      plots,
    );
  }
  const lots = frame.blocks.flatMap((block): Lot[] => {
    const lot = (ring: Ring, role: LotRole, own: Pick<Lot, 'estate' | 'fixed'> = {}): Lot => ({
      ring,
      park: block.park,
      role,
      ...own,
      progress: (plan.maturity - ageAt(frame.boundary, plan.growth, centroidOf(ring))) * 2.2 + random.normal() * 0.3,
    });
    const split = (ring: Ring) =>
      splitBlock(ring, plan.parcelMu, plan.spread, random).map((part) => lot(part, 'industry'));
    if (block.isBelt) return [lot(block.ring, 'belt')];
    const estate = estates.get(block.ring);
    if (estate !== undefined) {
      const [own, rest] = carved(block.ring, areaFor(estate));
      return [lot(own, 'estate', { estate }), ...rest.flatMap(split)];
    }
    const plots = fixed.get(block.ring);
    if (plots === undefined) return split(block.ring);
    let rest: readonly Ring[] = [block.ring];
    let done: Lot[] = [];
    for (const plot of plots) {
      const piece = carve(rest[0]!, longAxis(block.ring), plot.mu * MU_M2);
      if (piece === null) throw new Error(`No room for ${plot.mu} 亩 in ${plan.id}`);
      done = [...done, lot(piece[0], 'industry', { fixed: plot })];
      rest = [piece[1]];
    }
    return [...done, ...rest.flatMap(split)];
  });
  return withRoles(lots, frame, random);
}

/** Land an estate takes, fire lanes and yards included. */
function areaFor(estate: FactoryPlan): number {
  const pitch =
    (((estate.columns[0] + estate.columns[1]) / 2) * estate.columnM + 18) * (estate.spans * estate.spanM + 18);
  const net = estate.count * pitch;
  return (net * 1.15 + 64 * Math.sqrt(net)) * (estate.gfaM2 === undefined ? 1 : 1.4) + (estate.supports ?? 0) * 4200;
}

const longAxis = (ring: Ring): Point => {
  const grain = grainOf(ring);
  const [a, b] = [extentAlong(ring, grain), extentAlong(ring, left(grain))];
  return a[1] - a[0] > b[1] - b[0] ? grain : left(grain);
};

/** The estate's share of its block, cut off at one end, and what is left; the whole block where little would be left. */
function carved(ring: Ring, wanted: number): readonly [Ring, readonly Ring[]] {
  if (areaOf(ring) < wanted * 1.3) return [ring, []];
  const halves = carve(ring, longAxis(ring), wanted);
  return halves === null ? [ring, []] : [halves[0], [halves[1]]];
}

const largest = (rings: readonly Ring[]): Ring => rings.reduce((a, b) => (areaOf(a) >= areaOf(b) ? a : b));

/** The free block whose size and age suit best. */
function homeFor(wanted: number, age: number, plan: ParkPlan, frame: Frame, taken: ReadonlyMap<Ring, unknown>): Ring {
  const free = frame.blocks.filter(
    (block) => !block.isBelt && block.park === plan.id && !taken.has(block.ring) && areaOf(block.ring) > wanted,
  );
  const cost = (ring: Ring) =>
    Math.log(areaOf(ring) / wanted) + Math.abs(ageAt(frame.boundary, plan.growth, centroidOf(ring)) - age) * 4;
  if (free.length === 0) throw new Error(`No block of ${plan.id} holds ${Math.round(wanted)} ㎡`);
  return free.map((block) => block.ring).reduce((a, b) => (cost(a) <= cost(b) ? a : b));
}

/** Plots for plants at the edge, for offices and shops near the middle, for parks where a plot is too crooked to build on. */
function withRoles(lots: readonly Lot[], frame: Frame, random: Random): Lot[] {
  const middle = centroidOf(frame.boundary);
  const open = lots.filter((lot) => lot.role === 'industry' && lot.fixed === undefined);
  const small = open.filter((lot) => areaOf(lot.ring) < 34 * MU_M2);
  const byEdge = [...small].sort((a, b) => edgeDistance(a, frame) - edgeDistance(b, frame));
  const byMiddle = [...small].sort((a, b) => Math.hypot(...from(middle, a)) - Math.hypot(...from(middle, b)));
  const roles = new Map<Lot, LotRole>();
  const give = (list: readonly Lot[], role: LotRole) => {
    const lot = list.find((candidate) => !roles.has(candidate));
    if (lot !== undefined) roles.set(lot, role);
  };
  give(byEdge, 'power');
  give(byEdge.slice(4), 'drainage');
  give(byEdge.slice(8), 'heat');
  for (const role of ['park', 'commerce', 'research'] as const) give(byMiddle, role);
  for (const lot of open)
    if (!roles.has(lot)) roles.set(lot, isCrooked(lot.ring) ? 'park' : random.chance(0.07) ? 'logistics' : 'industry');
  return lots.map((lot) => ({ ...lot, role: roles.get(lot) ?? lot.role }));
}

const from = (middle: Point, lot: Lot): Point => {
  const c = centroidOf(lot.ring);
  return [c[0] - middle[0], c[1] - middle[1]];
};

const edgeDistance = (lot: Lot, frame: Frame): number => distanceToRing(centroidOf(lot.ring), frame.boundary);

/** Under 5 亩, or so thin that no factory fits. */
function isCrooked(ring: Ring): boolean {
  const perimeter = ring.reduce(
    (sum, p, i) => sum + Math.hypot(p[0] - ring[(i + 1) % ring.length]![0], p[1] - ring[(i + 1) % ring.length]![1]),
    0,
  );
  return areaOf(ring) < 5 * MU_M2 || (4 * Math.PI * areaOf(ring)) / perimeter ** 2 < 0.34;
}
