/**
 * 拼地: two to twelve parcels looked at as one site. Nothing is changed by looking: what the registers hold stays, until
 * a scenario is turned into an edit. Areas are taken from the shapes as drawn; what is certified is told beside them.
 */
import type { Assembly, Finding, Hole } from './assembly/answer.ts';
import { conflictsOf, finding, namesOf, type RefNames } from './assembly/conflicts.ts';
import type { Road } from './assembly/frontage.ts';
import { gapBetween, isConnected, type Placed, placed, sharedM } from './assembly/neighbours.ts';
import { cornersIn, MOST_CORNERS, partsOf, planeOf, siteFigures } from './assembly/site.ts';
import type { Feature } from './edit.ts';
import { MutuError } from './errors.ts';
import { withEveryCornerOf } from './geometry/corners.ts';
import { together } from './geometry/together.ts';
import { type Area, areaM2, isArea, join, labelPoint, overlapM2, union } from './geometry.ts';
import { numberOf } from './value.ts';

export type { Assembly, ConflictKind, FoundAssemblies } from './assembly/answer.ts';
export { CONFLICT_KINDS } from './assembly/answer.ts';
export type { Road } from './assembly/frontage.ts';

export const MOST_MEMBERS = 12;
/** Two parcels that share more than this claim the same ground; less is how finely shapes are drawn. */
const OVERLAP_M2 = 1;

type Member = Feature & { readonly geometry: Area };

const refused = (zh: string, en: string): MutuError => new MutuError('unprocessable', { zh, en });

/** The parcels as members of one site. Throws as `assemble` does, before anything is measured. */
export function membersIn(parcels: readonly Feature[]): readonly Member[] {
  if (parcels.length < 2 || parcels.length > MOST_MEMBERS)
    throw refused(`请选择 2 到 ${MOST_MEMBERS} 个地块。`, `Choose 2 to ${MOST_MEMBERS} parcels.`);
  if (new Set(parcels.map(({ id }) => id)).size < parcels.length)
    throw refused('同一地块只能选一次。', 'Choose each parcel only once.');
  const members = parcels.map((parcel) => {
    if (isArea(parcel.geometry)) return { ...parcel, geometry: parcel.geometry };
    throw refused(`${namesOf([parcel]).zh}没有图形，无法拼地。`, `${namesOf([parcel]).en} has no shape to assemble.`);
  });
  refuseRagged(members);
  return members;
}

function refuseRagged(members: readonly Member[]): void {
  const corners = members.reduce((sum, { geometry }) => sum + cornersIn(geometry), 0);
  if (corners > MOST_CORNERS)
    throw refused(
      `这些地块共有 ${corners} 个界址点，一次最多处理 ${MOST_CORNERS} 个；请少选几宗，或先简化图形。`,
      `These parcels have ${corners} corners together, and at most ${MOST_CORNERS} are looked at; choose fewer, or simplify their shapes first.`,
    );
}

/** The ground that at least one of the shapes covers, each edge counted as it was drawn. */
const netM2 = (shapes: readonly Area[]): number => areaM2(withEveryCornerOf(union(shapes)!, shapes));

type Pair<T> = { readonly of: readonly [number, number]; readonly value: T };

const pairs = <T>(count: number, ask: (a: number, b: number) => T): readonly Pair<T>[] =>
  Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, step) => a + step + 1).map((b) => ({
      of: [a, b] as const,
      value: ask(a, b),
    })),
  );

const holesOf = (outline: Area): readonly Hole[] =>
  partsOf(outline).flatMap(([, ...holes]) =>
    holes.map((ring) => {
      const hole: Area = { type: 'Polygon', coordinates: [[...ring]] };
      return { areaM2: areaM2(hole), at: labelPoint(hole)! };
    }),
  );

const overlapping = (members: readonly Member[], overlaps: readonly Pair<number>[]): readonly Finding[] =>
  overlaps
    .filter(({ value }) => value > OVERLAP_M2)
    .map(({ of: [a, b], value }) => {
      const both = [members[a]!, members[b]!];
      const names = namesOf(both);
      const m2 = Math.round(value);
      return finding('overlap', both, `${names.zh}重叠 ${m2} ㎡。`, `${names.en} overlap by ${m2} ㎡.`);
    });

const apart = (members: readonly Member[]): Finding => {
  const names = namesOf(members);
  return finding('notTouching', members, `地块不相连：${names.zh}。`, `The parcels do not all touch: ${names.en}.`);
};

/** What the registers count for a parcel; null where they do not. */
const registered = ({ properties }: Member): number | null => numberOf(properties['areaM2']);

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

/** What is known beside the parcels: their readiness tiers by parcel id, and names of zones and parks by their id. */
export type Known = { readonly tiers?: ReadonlyMap<string, number>; readonly names?: RefNames };

const worstOf = (members: readonly Member[], tiers: Known['tiers']): number | null => {
  const known = members.map(({ id }) => tiers?.get(id));
  return known.includes(undefined) ? null : Math.min(...(known as number[]));
};

function touching(members: readonly Placed[], overlaps: readonly Pair<number>[]): boolean {
  const neighbours = new Set(
    pairs(members.length, (a, b) => sharedM(members[a]!, members[b]!))
      .filter(({ value }, index) => value > 0 || overlaps[index]!.value > OVERLAP_M2)
      .flatMap(({ of: [a, b] }) => [`${a} ${b}`, `${b} ${a}`]),
  );
  return isConnected(members.length, (a, b) => neighbours.has(`${a} ${b}`));
}

/**
 * The parcels as one site. Throws unprocessable for fewer than 2 or more than 12 parcels, one named twice, one without a
 * shape, or more than 3 000 corners together.
 */
export function assemble(parcels: readonly Feature[], roads: readonly Road[], { tiers, names }: Known = {}): Assembly {
  const members = membersIn(parcels);
  const shapes = members.map(({ geometry }) => geometry);
  const plane = planeOf(shapes[0]!);
  const outline = join(together(shapes, plane));
  const ground = members.map(({ id, geometry }) => placed(id, geometry, plane));
  const overlaps = pairs(members.length, (a, b) => overlapM2(shapes[a]!, shapes[b]!));
  const isTouching = touching(ground, overlaps);
  const { conflicts, unknowns } = conflictsOf(members, names);
  return {
    ...siteFigures(outline, roads),
    areaM2: netM2(shapes),
    parcels: members.map((member) => ({ id: member.id, name: namesOf([member]).zh, areaM2: areaM2(member.geometry) })),
    outline,
    registeredM2: sumOf(members.map(registered)),
    overlapM2: overlaps.reduce((total, { value }) => total + value, 0),
    holes: holesOf(outline),
    gaps: pairs(members.length, (a, b) => gapBetween(ground[a]!, ground[b]!, plane))
      .map(({ value }) => value)
      .filter((gap) => gap !== null),
    isTouching,
    worstTier: worstOf(members, tiers),
    conflicts: [...(isTouching ? [] : [apart(members)]), ...overlapping(members, overlaps), ...conflicts],
    unknowns,
  };
}
