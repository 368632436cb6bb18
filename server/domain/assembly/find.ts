/**
 * Which touching parcels make a site of a wanted size: a search over who lies beside whom. Size and outline of a set are
 * known without drawing it (a shared side is outline of neither), so that thousands of sets are looked at; from each
 * start only the few best shapes are followed further.
 */
import type { Feature } from '../edit.ts';
import { type Area, areaM2, bboxOf, isArea, lengthM } from '../geometry.ts';
import type { Suggestion } from './answer.ts';
import { placed, sharedM } from './neighbours.ts';
import { planeOf } from './site.ts';

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
  /** Metres shared with each neighbour. */
  readonly sides: Map<number, number>;
};
type Group = { readonly lots: readonly number[]; readonly m2: number; readonly outlineM: number };

const shapeIndex = ({ m2, outlineM }: Group): number => outlineM / (4 * Math.sqrt(m2));
const byShape = (a: Group, b: Group): number => shapeIndex(a) - shapeIndex(b);

/** The parcels with the metres that each shares with each of its neighbours. */
function lotsOf(parcels: readonly Feature[]): readonly Lot[] {
  const shaped = parcels.flatMap(({ id, geometry }) =>
    isArea(geometry) ? [{ id, geometry, box: bboxOf(geometry)! }] : [],
  );
  const ordered = shaped.sort((a, b) => a.box[0] - b.box[0]);
  const lots = ordered.map(
    ({ id, geometry }): Lot => ({ id, m2: areaM2(geometry), outlineM: lengthM(geometry), sides: new Map() }),
  );
  ordered.forEach((one, index) => {
    for (let next = index + 1; next < ordered.length && ordered[next]!.box[0] <= one.box[2] + NEAR; next++) {
      const other = ordered[next]!;
      if (other.box[1] > one.box[3] + NEAR || other.box[3] < one.box[1] - NEAR) continue;
      const shared = sharedBetween(one.geometry, other.geometry);
      if (shared === 0) continue;
      lots[index]!.sides.set(next, shared);
      lots[next]!.sides.set(index, shared);
    }
  });
  return lots;
}

function sharedBetween(one: Area, other: Area): number {
  const plane = planeOf(one);
  return sharedM(placed('', one, plane), placed('', other, plane));
}

/** The group with one more of its neighbours, once for each. */
const grown = (group: Group, lots: readonly Lot[]): readonly Group[] => {
  const beside = new Set(group.lots.flatMap((lot) => [...lots[lot]!.sides.keys()]));
  return [...beside]
    .filter((lot) => !group.lots.includes(lot))
    .map((lot) => {
      const { m2, outlineM, sides } = lots[lot]!;
      const shared = group.lots.reduce((total, member) => total + (sides.get(member) ?? 0), 0);
      return {
        lots: [...group.lots, lot].sort((a, b) => a - b),
        m2: group.m2 + m2,
        outlineM: group.outlineM + outlineM - 2 * shared,
      };
    });
};

/** No parcel of the group could be left out by size. */
const hasNoneToSpare = ({ lots: own, m2 }: Group, lots: readonly Lot[], atLeastM2: number): boolean =>
  m2 - Math.min(...own.map((lot) => lots[lot]!.m2)) < atLeastM2;

/** Groups that reach the size, from one start; `seen` holds those looked at before, whatever their start. */
function reached(
  start: number,
  lots: readonly Lot[],
  { atLeastM2, most }: Wanted,
  seen: Set<string>,
): readonly Group[] {
  const { m2, outlineM } = lots[start]!;
  if (m2 >= atLeastM2) return [];
  const found: Group[] = [];
  let followed: readonly Group[] = [{ lots: [start], m2, outlineM }];
  for (let size = 2; size <= most && followed.length > 0; size++) {
    const next = followed
      .flatMap((group) => grown(group, lots))
      .filter((group) => {
        const name = group.lots.join(' ');
        return !seen.has(name) && seen.add(name);
      });
    found.push(...next.filter((group) => group.m2 >= atLeastM2 && hasNoneToSpare(group, lots, atLeastM2)));
    followed = next
      .filter((group) => group.m2 < atLeastM2)
      .sort(byShape)
      .slice(0, FOLLOWED);
  }
  return found;
}

/** The best, and after them only what is for the greater part other ground. */
function different(groups: readonly Group[], limit: number): readonly Group[] {
  const chosen: Group[] = [];
  for (const group of groups) {
    if (chosen.length === limit) break;
    const isNew = chosen.every(
      ({ lots }) => 2 * group.lots.filter((lot) => lots.includes(lot)).length <= group.lots.length,
    );
    if (isNew) chosen.push(group);
  }
  return chosen;
}

/**
 * Sets of 2 to `most` touching parcels that reach `atLeastM2` together and with none to spare, the best shape first; of
 * sets that share more than half their parcels only the best is told. A parcel that is large enough alone needs no others.
 */
export function findAssemblies(parcels: readonly Feature[], wanted: Wanted): readonly Suggestion[] {
  const lots = lotsOf(parcels);
  const seen = new Set<string>();
  const found = lots.flatMap((_, start) => reached(start, lots, wanted, seen));
  return different([...found].sort(byShape), wanted.limit).map((group) => ({
    ids: group.lots.map((lot) => lots[lot]!.id),
    areaM2: group.m2,
    shapeIndex: shapeIndex(group),
  }));
}
