/** A printed target beside what is known of it. What the registers add up to stands in words, never as the result. */
import type { Role } from '../domain/access.ts';
import type { TargetProgress } from '../domain/answers.ts';
import type { Label } from '../domain/dataset.ts';
import { PARCEL_STATUSES } from '../domain/datasets/parcel.ts';
import type { Feature } from '../domain/edit.ts';
import { allOf, type Filter } from '../domain/filter.ts';
import { convert, formatWithUnit, type Unit } from '../domain/units.ts';
import { numberOf } from '../domain/value.ts';
import type { Store } from '../store/store.ts';
import { printed, text } from './printed-fact.ts';

export type TargetContext = {
  readonly store: Store;
  readonly role: Role;
  readonly zones: readonly Feature[];
  readonly facts: readonly Feature[];
};

/** What of a register speaks of a target's measure in a year: the rows, and the field that is summed. */
type Held = Label & {
  readonly dataset: string;
  readonly sum: string;
  readonly shown: Unit;
  readonly rows: (year: number) => Filter;
};

const IN_RESERVE = PARCEL_STATUSES.filter(({ class: legend }) => legend === 'available' || legend === 'reserve');

const HELD: Readonly<Record<string, Held>> = {
  standardLandReserveM2: {
    zh: '标准地（储备与可供）',
    en: 'standard land in reserve or on offer',
    dataset: 'parcel',
    sum: 'areaM2',
    shown: 'mu',
    rows: () =>
      allOf([
        { op: '=', field: 'isStandardLand', value: true },
        { op: 'in', field: 'status', values: IN_RESERVE.map(({ id }) => id) },
      ])!,
  },
  newFactoryM2: {
    zh: '当年竣工的标准厂房',
    en: 'standard factories completed in the year',
    dataset: 'building',
    sum: 'gfaM2',
    shown: 'm2',
    rows: (year) =>
      allOf([
        { op: '=', field: 'kind', value: 'standardFactory' },
        { op: 'between', field: 'completedOn', low: `${year}-01-01`, high: `${year}-12-31` },
      ])!,
  },
};

/** A city speaks for the zones whose division code begins as its own does (the first four digits). */
const zonesOf = (zoneId: string, zones: readonly Feature[]): readonly string[] => {
  const subject = zones.find(({ id }) => id === zoneId);
  const code = text(subject?.properties['divisionCode']);
  if (subject?.properties['level'] !== 'city' || code.length < 4) return [zoneId];
  return zones
    .filter(({ properties }) => text(properties['divisionCode']).startsWith(code.slice(0, 4)))
    .map(({ id }) => id);
};

const NOTHING_PRINTED: Label = { zh: '未见公布完成数。', en: 'No result has been printed.' };

/** What the register holds, said to be no result; nothing more where the register cannot say. */
const basisWithoutResult = async ({ store, role, zones }: TargetContext, target: Feature): Promise<Label> => {
  const held = HELD[text(target.properties['measure'])];
  if (held === undefined) return NOTHING_PRINTED;
  const zoneIds = zonesOf(text(target.properties['zoneId']), zones);
  const filter = allOf([
    { op: 'in', field: 'zoneId', values: zoneIds },
    held.rows(numberOf(target.properties['year']) ?? 0),
  ])!;
  const { count, sums } = await store.features.count(held.dataset, { filter }, role);
  const sumM2 = sums[held.sum];
  if (count === 0 || sumM2 === undefined) return NOTHING_PRINTED;
  const sum = (lang: keyof Label) => formatWithUnit(convert(sumM2, 'm2', held.shown), held.shown, lang);
  return {
    zh: `${NOTHING_PRINTED.zh}登记（含模拟数据）中${held.zh}合计 ${sum('zh')}，不作为完成数。`,
    en: `${NOTHING_PRINTED.en} The register (synthetic rows included) adds up to ${sum('en')} of ${held.en}, which is no result.`,
  };
};

/** A result counts only where a figure of nature “actual” and the same measure and unit was printed for the year. */
const resultOf = (target: Feature, goal: Feature | undefined, facts: readonly Feature[]): Feature | undefined =>
  goal &&
  facts.find(
    ({ properties }) =>
      properties['nature'] === 'actual' &&
      properties['zoneId'] === target.properties['zoneId'] &&
      properties['measure'] === goal.properties['measure'] &&
      properties['unitText'] === goal.properties['unitText'] &&
      text(properties['date']).startsWith(String(target.properties['year'])),
  );

const quoteOf = ({ properties }: Feature): Label => ({
  zh: text(properties['quote']),
  en: `Printed, held on ${text(properties['date'])}: ${text(properties['quote'])}`,
});

/** The printed unit (亩, 万㎡) may differ from the target's stored one: the ratio of the two printed figures carries over. */
const actualOf = (target: Feature, goal: Feature | undefined, result: Feature | undefined): number | null => {
  const [stored, aim, reached] = [target, goal, result].map((row) => numberOf(row?.properties['value']));
  return stored != null && aim && reached != null ? (reached / aim) * stored : null;
};

export const targetProgress = async (context: TargetContext, target: Feature): Promise<TargetProgress> => {
  const { properties } = target;
  const goal = context.facts.find((fact) => fact.id === properties['factId']);
  const result = resultOf(target, goal, context.facts);
  return {
    id: target.id,
    zoneId: text(properties['zoneId']),
    measure: text(properties['measure']),
    operator: text(properties['operator']) as TargetProgress['operator'],
    target: numberOf(properties['value']) ?? 0,
    year: numberOf(properties['year']) ?? 0,
    actual: actualOf(target, goal, result),
    basis: result ? quoteOf(result) : await basisWithoutResult(context, target),
    fact: goal ? printed(goal) : null,
  };
};
