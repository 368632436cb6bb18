/** A saved what-if and what becomes of it: the edit that would make it true, while the ground is still what it was. */
import { cornersIn, MOST_CORNERS } from './assembly/site.ts';
import { type Assembly, assemble } from './assembly.ts';
import type { Change, Feature } from './edit.ts';
import { MutuError } from './errors.ts';
import { planeAt } from './geometry/plane.ts';
import { together } from './geometry/together.ts';
import { type Area, areaM2, isArea, isValid, labelPoint, overlapM2, union } from './geometry.ts';
import { merge, splitInto } from './lineage.ts';
import { MOST_PARTS, type SplitPart } from './split.ts';

export type ScenarioKind = 'assembly' | 'split';

/** What the author asks for; a split has parts, an assembly none. */
export type Scenario = {
  readonly kind: ScenarioKind;
  readonly parcelIds: readonly string[];
  readonly parts: readonly Area[] | null;
};

/** A scenario as it stands in a list. */
export type ScenarioSummary = {
  readonly id: string;
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly zoneId: string;
  readonly parcels: readonly string[];
  readonly note: string | null;
  /** Name of his account. */
  readonly author: string;
  /** The day of the data for which it was saved. */
  readonly asOf: string | null;
  /** The edit that it was turned into last. */
  readonly editSeq: number | null;
};

/** A page of those kept. */
export type ScenarioPage = {
  readonly scenarios: readonly ScenarioSummary[];
  /** On all pages. */
  readonly matched: number;
  readonly limit: number;
  readonly offset: number;
};

/** A scenario beside today: the figures that it would have with the parcels as they are now. */
export type ScenarioAnswer = ScenarioSummary & {
  /** The ground as it was saved. */
  readonly outline: Area | null;
  /** False where the parcels no longer cover that ground, or can no longer be looked at as one. */
  readonly isCurrent: boolean;
  /** Of an assembly, while its parcels exist and can be looked at as one. */
  readonly assembly: Assembly | null;
  /** Of a split, while its parcel exists. */
  readonly parts: readonly SplitPart[] | null;
};

/** Shapes go out rounded to a centimetre and come back so: what differs by less is the same ground. */
const SAME_GROUND = 1e-4;
const SAME_M2 = 1;

const refused = (zh: string, en: string): MutuError => new MutuError('unprocessable', { zh, en });

const areaOf = ({ geometry }: Feature): Area => {
  if (isArea(geometry)) return geometry;
  throw refused('地块没有图形。', 'The parcel has no shape.');
};

const isSame = (foundM2: number, expectedM2: number): boolean =>
  Math.abs(foundM2 - expectedM2) <= Math.max(SAME_M2, SAME_GROUND * expectedM2);

const refuseRagged = (whole: Area): void => {
  const corners = cornersIn(whole);
  if (corners > MOST_CORNERS)
    throw refused(
      `这个地块有 ${corners} 个界址点，分割时最多处理 ${MOST_CORNERS} 个；请先简化图形。`,
      `The parcel has ${corners} corners, and at most ${MOST_CORNERS} are looked at when it is divided; simplify its shape first.`,
    );
};

/**
 * The parts with the corners that the parcel has. Throws unprocessable for fewer than 2 or more than 12, a shape at fault,
 * a parcel of more than 3 000 corners, parts that overlap, or that leave ground over or reach beyond the parcel.
 */
export function partsOfParcel(parcel: Feature, parts: readonly Area[]): readonly Area[] {
  const whole = areaOf(parcel);
  if (parts.length < 2 || parts.length > MOST_PARTS)
    throw refused(`可分成 2 到 ${MOST_PARTS} 块。`, `A parcel can be divided into 2 to ${MOST_PARTS} parts.`);
  if (!parts.every((part) => isValid(part).valid))
    throw refused('有一块的图形无效。', 'The shape of a part is not valid.');
  refuseRagged(whole);
  const [, ...fitted] = together([whole, ...parts], planeAt(labelPoint(whole)!));
  const sumM2 = fitted.reduce((sum, part) => sum + areaM2(part), 0);
  const covered = union(fitted)!;
  // What is covered is laid over the parcel once: each part by itself takes as long as there are parts.
  if (![sumM2, areaM2(covered), overlapM2(covered, whole)].every((m2) => isSame(m2, areaM2(whole))))
    throw refused(
      '各块合起来应正好是原地块，不多、不少、不重叠。',
      'The parts must make up the parcel: no more, no less, no overlap.',
    );
  return fitted;
}

/** The ground that the scenario speaks of. Throws unprocessable where it cannot be looked at as one. */
export const groundOf = ({ kind }: Scenario, parcels: readonly Feature[]): Area => {
  if (kind === 'assembly') return assemble(parcels, []).outline;
  if (parcels.length === 1) return areaOf(parcels[0]!);
  throw refused('一次只能分割一个地块。', 'One parcel is divided at a time.');
};

/** True where the parcels still cover what they covered when the scenario was saved. */
export const isUnchanged = (saved: Area, now: Area): boolean =>
  isSame(areaM2(now), areaM2(saved)) && isSame(overlapM2(saved, now), areaM2(saved));

/**
 * The changes that make the scenario true; `newId` gives ids to the rows that continue the parcels. Throws conflict where
 * the ground is no longer what it was, unprocessable where parcels to be merged lie apart.
 */
export function changesOf(
  scenario: Scenario,
  saved: Area,
  parcels: readonly Feature[],
  newId: () => string,
): readonly Change[] {
  const site = scenario.kind === 'assembly' ? assemble(parcels, []) : null;
  if (!isUnchanged(saved, site?.outline ?? groundOf(scenario, parcels)))
    throw new MutuError('conflict', {
      zh: '保存方案后地块已改变，请重新试算并保存。',
      en: 'The parcels have changed since the scenario was saved; try again with them as they are now, and save.',
    });
  if (!site) {
    const parts = partsOfParcel(parcels[0]!, scenario.parts ?? []);
    return splitInto('parcel', parcels[0]!, parts, parts.map(newId));
  }
  if (!site.isTouching)
    throw refused('地块不相连，不能合并为一宗。', 'The parcels do not all touch; they cannot become one.');
  return merge('parcel', parcels, newId());
}
