/**
 * What stands against using several parcels as one site, in ten kinds, by name: they lie apart (1) or claim the same
 * ground (2); one cannot be had (3) or its title is unsettled (4); tenure (5) or land use (6) differ; no floor area ratio
 * (7) or building density (8) suits them all; they belong to different parks (9); or they are sold on different terms (10).
 * What a parcel does not say is named as unknown and never passes as clear.
 */
import type { Label } from '../dataset.ts';
import { fieldOf } from '../datasets/index.ts';
import { parcel } from '../datasets/parcel.ts';
import type { Feature, Value } from '../edit.ts';
import { isChoosable } from '../land/supply.ts';
import { formatFieldWithUnit } from '../show.ts';
import { numberOf } from '../value.ts';
import type { ConflictKind, Finding } from './answer.ts';

type Member = Pick<Feature, 'id' | 'properties'>;

/** Names of the rows that parcels refer to (zones, parks), by id. */
export type RefNames = ReadonlyMap<string, Label>;
type Found = { readonly conflicts: readonly Finding[]; readonly unknowns: readonly Finding[] };

const nameOf = ({ id, properties }: Member): string => String(properties['name'] ?? id);
const valueIn = ({ properties }: Member, field: string): Value => properties[field] ?? null;
const numberIn = (member: Member, field: string): number | null => numberOf(valueIn(member, field));

export const namesOf = (members: readonly Member[]): Label => ({
  zh: members.map(nameOf).join('、'),
  en: members.map(nameOf).join(', '),
});

export const finding = (kind: ConflictKind, members: readonly Member[], zh: string, en: string): Finding => ({
  kind,
  parcels: members.map(({ id }) => id),
  say: { zh, en },
});

const shown = (member: Member, field: string, lang: 'zh' | 'en', names: RefNames): string => {
  const [fact, value] = [fieldOf(parcel, field)!, valueIn(member, field)];
  return (fact.ref && names.get(String(value))?.[lang]) ?? formatFieldWithUnit(fact, value, lang);
};

const NO_NAMES: RefNames = new Map();

/** “甲、乙：一类工业用地；丙：二类工业用地” */
function byValue(members: readonly Member[], field: string, lang: 'zh' | 'en', names = NO_NAMES): string {
  const groups = new Map<Value, Member[]>();
  for (const member of members) {
    const value = valueIn(member, field);
    groups.set(value, [...(groups.get(value) ?? []), member]);
  }
  const told = [...groups.values()].map(
    (group) => `${namesOf(group)[lang]}${lang === 'zh' ? '：' : ': '}${shown(group[0]!, field, lang, names)}`,
  );
  return told.join(lang === 'zh' ? '；' : '; ');
}

const NOTHING: Found = { conflicts: [], unknowns: [] };

const unknown = (kind: ConflictKind, members: readonly Member[], what: Label): readonly Finding[] => {
  if (members.length === 0) return [];
  const names = namesOf(members);
  return [finding(kind, members, `${names.zh}：${what.zh}未知。`, `${names.en}: ${what.en} unknown.`)];
};

/** The members must agree on a field. */
function differing(members: readonly Member[], kind: ConflictKind, field: string, names = NO_NAMES): Found {
  const label = fieldOf(parcel, field)!;
  const known = members.filter((member) => valueIn(member, field) !== null);
  const unknowns = unknown(
    kind,
    members.filter((member) => !known.includes(member)),
    label,
  );
  if (new Set(known.map((member) => valueIn(member, field))).size < 2) return { conflicts: [], unknowns };
  const zh = `${label.zh}不同：${byValue(known, field, 'zh', names)}。`;
  const en = `${label.en} differs: ${byValue(known, field, 'en', names)}.`;
  return { conflicts: [finding(kind, known, zh, en)], unknowns };
}

/** The ranges between two limits must leave something that suits all; a limit that is not set does not bind. */
function disjoint(
  members: readonly Member[],
  kind: ConflictKind,
  limits: readonly [string, string],
  what: Label,
): Found {
  const unset = members.filter((member) => limits.every((field) => numberIn(member, field) === null));
  const lowest = extreme(members, limits[0], (a, b) => a > b);
  const highest = extreme(members, limits[1], (a, b) => a < b);
  const unknowns = unknown(kind, unset, what);
  if (!lowest || !highest || numberIn(lowest, limits[0])! <= numberIn(highest, limits[1])!)
    return { conflicts: [], unknowns };
  const say = (lang: 'zh' | 'en') =>
    `${nameOf(lowest)} ≥ ${shown(lowest, limits[0], lang, NO_NAMES)}${lang === 'zh' ? '，' : ', '}${nameOf(highest)} ≤ ${shown(highest, limits[1], lang, NO_NAMES)}`;
  const zh = `${what.zh}没有共同的取值：${say('zh')}。`;
  const en = `No ${what.en} suits all: ${say('en')}.`;
  return { conflicts: [finding(kind, [lowest, highest], zh, en)], unknowns };
}

const extreme = (members: readonly Member[], field: string, isBeyond: (a: number, b: number) => boolean) =>
  members
    .filter((member) => numberIn(member, field) !== null)
    .reduce<Member | null>(
      (best, member) => (best && !isBeyond(numberIn(member, field)!, numberIn(best, field)!) ? best : member),
      null,
    );

function notSelectable(members: readonly Member[]): Found {
  const taken = members.filter((member) => !isChoosable(valueIn(member, 'status')));
  if (taken.length === 0) return NOTHING;
  const zh = `不是可选地：${byValue(taken, 'status', 'zh')}。`;
  const en = `Not to be had: ${byValue(taken, 'status', 'en')}.`;
  return { conflicts: [finding('status', taken, zh, en)], unknowns: [] };
}

function unsettled(members: readonly Member[]): Found {
  const found = members.filter((member) => valueIn(member, 'tenure') === 'unsettled');
  if (found.length === 0) return NOTHING;
  const names = namesOf(found);
  const conflict = finding(
    'unsettledTenure',
    found,
    `权属有争议或未确权：${names.zh}。`,
    `Title unsettled: ${names.en}.`,
  );
  return { conflicts: [conflict], unknowns: [] };
}

/** An unsettled title is told as such, not once more as a different tenure. */
const settled = (members: readonly Member[]): readonly Member[] =>
  members.filter((member) => valueIn(member, 'tenure') !== 'unsettled');

const FAR: Label = { zh: '容积率', en: 'floor area ratio' };
const DENSITY: Label = { zh: '建筑密度', en: 'building density' };

/** The eight kinds that the registers tell of; the two of the ground are found by `assembly.ts`. */
export function conflictsOf(members: readonly Member[], names: RefNames = NO_NAMES): Found {
  const found = [
    notSelectable(members),
    unsettled(members),
    differing(settled(members), 'tenure', 'tenure'),
    differing(members, 'landUse', 'landUse'),
    disjoint(members, 'far', ['farMin', 'farMax'], FAR),
    disjoint(members, 'density', ['coverageMinPercent', 'coverageMaxPercent'], DENSITY),
    differing(members, 'place', 'zoneId', names),
    differing(members, 'place', 'parkId', names),
    differing(members, 'terms', 'isStandardLand'),
    differing(members, 'terms', 'termYears'),
  ];
  return { conflicts: found.flatMap((one) => one.conflicts), unknowns: found.flatMap((one) => one.unknowns) };
}
