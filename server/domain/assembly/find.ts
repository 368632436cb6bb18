/**
 * Which touching parcels make a site of a wanted size: a search over who lies beside whom. Size and outline of a set are
 * known without drawing it (a shared side is outline of neither), so that thousands of sets are looked at; from each
 * start only the few best shapes are followed further.
 */
import type { Feature } from '../edit.ts';
import type { Bbox } from '../filter.ts';
import { type Area, areaM2, bboxOf, isArea, lengthM } from '../geometry.ts';
import type { Suggestion } from './answer.ts';
import { placed, sharedM } from './neighbours.ts';
import { cornersIn, MOST_CORNERS, planeOf } from './site.ts';

export type Wanted = {
  readonly atLeastM2: number;
  /** Most parcels in one assembly. */
  readonly most: number;
  /** Most suggestions. */
  readonly limit: number;
};

/** Sets followed further from each start, at each size. */
const FOLLOWED = 6;
/** A degree in which half a metre is found at any latitude of China. */
const NEAR = 1e-5;

type Lot = {
  readonly id: string;
  readonly m2: number;
  readonly outlineM: number;
  readonly corners: number;
  /** Metres shared with each neighbour. */
  readonly sides: Map<number, number>;
};
type Group = {
  readonly lots: readonly number[];
  readonly m2: number;
  readonly outlineM: number;
  readonly corners: number;
};
type Reached = Group & { readonly shapeIndex: number };

/** A search as it goes on: it stops after every piece of work of a few milliseconds, so that others are served between. */
export type Search<T> = Generator<void, T>;

const shapeIndex = ({ m2, outlineM }: Group): number => outlineM / (4 * Math.sqrt(m2));
const byShape = (a: Group, b: Group): number => shapeIndex(a) - shapeIndex(b);
const bestFirst = (groups: readonly Group[]): readonly Reached[] =>
  groups.map((group) => ({ ...group, shapeIndex: shapeIndex(group) })).sort((a, b) => a.shapeIndex - b.shapeIndex);

type Shaped = { readonly id: string; readonly geometry: Area; readonly box: Bbox };

const lotOf = ({ id, geometry }: Shaped): Lot => ({
  id,
  m2: areaM2(geometry),
  outlineM: lengthM(geometry),
  corners: cornersIn(geometry),
  sides: new Map(),
});

/** The parcels with the metres that each shares with each of its neighbours. */
function* lotsOf(parcels: readonly Feature[]): Search<readonly Lot[]> {
  const shaped = parcels.flatMap(({ id, geometry }): readonly Shaped[] =>
    isArea(geometry) && cornersIn(geometry) <= MOST_CORNERS ? [{ id, geometry, box: bboxOf(geometry)! }] : [],
  );
  const ordered = shaped.sort((a, b) => a.box[0] - b.box[0]);
  const lots: Lot[] = [];
  for (const one of ordered) {
    lots.push(lotOf(one));
    yield;
  }
  for (const index of ordered.keys()) {
    for (const [next, shared] of sharedBeside(ordered, index)) {
      lots[index]!.sides.set(next, shared);
      lots[next]!.sides.set(index, shared);
    }
    yield;
  }
  return lots;
}

/** The neighbours of a parcel among those that follow it from west to east, with the metres shared. */
function sharedBeside(ordered: readonly Shaped[], index: number): readonly (readonly [number, number])[] {
  const { box, geometry } = ordered[index]!;
  const plane = planeOf(geometry);
  const own = placed('', geometry, plane);
  const found: (readonly [number, number])[] = [];
  for (let next = index + 1; next < ordered.length && ordered[next]!.box[0] <= box[2] + NEAR; next++) {
    const other = ordered[next]!;
    if (other.box[1] > box[3] + NEAR || other.box[3] < box[1] - NEAR) continue;
    const shared = sharedM(own, placed('', other.geometry, plane));
    if (shared > 0) found.push([next, shared]);
  }
  return found;
}

/** The group with one more of its neighbours, once for each. */
const grown = (group: Group, lots: readonly Lot[]): readonly Group[] => {
  const beside = new Set(group.lots.flatMap((lot) => [...lots[lot]!.sides.keys()]));
  return [...beside]
    .filter((lot) => !group.lots.includes(lot) && group.corners + lots[lot]!.corners <= MOST_CORNERS)
    .map((lot) => {
      const { m2, outlineM, corners, sides } = lots[lot]!;
      const shared = group.lots.reduce((total, member) => total + (sides.get(member) ?? 0), 0);
      return {
        lots: [...group.lots, lot].sort((a, b) => a - b),
        m2: group.m2 + m2,
        outlineM: group.outlineM + outlineM - 2 * shared,
        corners: group.corners + corners,
      };
    });
};

/** No parcel of the group could be left out by size. */
const hasNoneToSpare = ({ lots: own, m2 }: Group, lots: readonly Lot[], atLeastM2: number): boolean =>
  m2 - Math.min(...own.map((lot) => lots[lot]!.m2)) < atLeastM2;

/** Remembers groups by their westernmost parcel: one set of them all would take long to grow. True where it is new. */
const firstSight = () => {
  const seen = new Map<number, Set<string>>();
  return ({ lots }: Group): boolean => {
    const own = seen.get(lots[0]!) ?? new Set();
    seen.set(lots[0]!, own);
    const name = lots.join(' ');
    return !own.has(name) && own.add(name).size > 0;
  };
};

/** Groups that reach the size, from one start; `isNew` tells those not looked at before, whatever their start. */
function reached(
  start: number,
  lots: readonly Lot[],
  { atLeastM2, most }: Wanted,
  isNew: (group: Group) => boolean,
): readonly Group[] {
  const { m2, outlineM, corners } = lots[start]!;
  if (m2 >= atLeastM2) return [];
  const found: Group[] = [];
  let followed: readonly Group[] = [{ lots: [start], m2, outlineM, corners }];
  for (let size = 2; size <= most && followed.length > 0; size++) {
    const next = followed.flatMap((group) => grown(group, lots)).filter(isNew);
    found.push(...next.filter((group) => group.m2 >= atLeastM2 && hasNoneToSpare(group, lots, atLeastM2)));
    followed = next
      .filter((group) => group.m2 < atLeastM2)
      .sort(byShape)
      .slice(0, FOLLOWED);
  }
  return found;
}

/** The best of all lists, then the next best; each list begins with its own best. What nobody asks for is never sorted in. */
function* bestOf(lists: readonly (readonly Reached[])[]): Generator<Reached> {
  const heads = lists.filter(({ length }) => length > 0).map((list) => ({ list, at: 0 }));
  const shapeOf = ({ list, at }: (typeof heads)[number]): number => list[at]?.shapeIndex ?? Infinity;
  for (;;) {
    const best = heads.reduce((one, other) => (shapeOf(other) < shapeOf(one) ? other : one), heads[0]!);
    const group = best?.list[best.at];
    if (!group) return;
    best.at += 1;
    yield group;
  }
}

/** The best, and after them only what is for the greater part other ground. */
function* different(groups: Iterable<Reached>, limit: number): Search<readonly Reached[]> {
  const chosen: Reached[] = [];
  for (const group of groups) {
    const isNew = chosen.every(
      ({ lots }) => 2 * group.lots.filter((lot) => lots.includes(lot)).length <= group.lots.length,
    );
    if (isNew) chosen.push(group);
    if (chosen.length === limit) break;
    yield;
  }
  return chosen;
}

/**
 * Sets of 2 to `most` touching parcels that reach `atLeastM2` together and with none to spare, the best shape first; of
 * sets that share more than half their parcels only the best is told. A parcel that is large enough alone needs no others.
 */
export function* findAssemblies(parcels: readonly Feature[], wanted: Wanted): Search<readonly Suggestion[]> {
  const lots = yield* lotsOf(parcels);
  const isNew = firstSight();
  const found: (readonly Reached[])[] = [];
  for (const start of lots.keys()) {
    found.push(bestFirst(reached(start, lots, wanted, isNew)));
    yield;
  }
  const chosen = yield* different(bestOf(found), wanted.limit);
  return chosen.map((group) => ({
    ids: group.lots.map((lot) => lots[lot]!.id),
    areaM2: group.m2,
    shapeIndex: group.shapeIndex,
  }));
}
