/** Several rows of a register side by side: what differs first, what is alike folded, the best value marked. Pure. */
import type { Dataset, Field, Label } from '#domain/dataset.ts';
import { SERVICE_STATUSES } from '#domain/datasets/service.ts';
import type { Value } from '#domain/edit.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { type Names, shown } from '../../lenses/names.ts';

export type Cell = { readonly text: string; readonly isKnown: boolean; readonly isBest: boolean };
export type CompareRow = {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly cells: readonly Cell[];
};

export type Comparison = {
  /** The most different first. */
  readonly differing: readonly CompareRow[];
  readonly alike: readonly CompareRow[];
};

type Better = 'more' | 'less';

/** What a project would rather have; of other fields none is better. Services rank by how far they have come. */
const BETTER: Readonly<Record<string, Better>> = {
  serviceLevel: 'more',
  tier: 'more',
  farMax: 'more',
  substationM: 'less',
  waterWorksM: 'less',
  heightMaxM: 'more',
  coverageMaxPercent: 'more',
  priceWanYuanPerMu: 'less',
  gapCostWanYuan: 'less',
  gapMonths: 'less',
  investmentMinWanYuanPerMu: 'less',
  taxMinWanYuanPerMu: 'less',
  outputMinWanYuanPerMu: 'less',
  energyMaxTcePerWanYuan: 'more',
  expectedReadyOn: 'less',
};

/** Said by the head of the column or by a row of the land sheet, or no fact of the land. */
const SKIPPED = new Set([
  'code',
  'landCode',
  'areaGeodesicM2',
  'surveyedCoordinates',
  'sourceEpsg',
  'synthetic',
  'readinessTier',
]);
const GROUPS_SHOWN = ['identity', 'area', 'plan', 'indicator', 'service', 'around', 'terms', 'schedule'] as const;

/** A figure that no register holds by itself, such as a tier, to stand among the fields. */
export type Extra = {
  readonly id: string;
  readonly label: Label;
  readonly values: readonly (number | null)[];
  readonly text: (value: number) => string;
};

const PROGRESS: readonly string[] = [...SERVICE_STATUSES].reverse().map(({ id }) => id);

const isKnown = (value: Value | undefined): boolean =>
  value !== null && value !== undefined && value !== '' && value !== 'unknown';

/** Higher is better; null where the value is unknown or none is better than another. */
const worth = (id: string, field: Field | null, value: Value | undefined): number | null => {
  if (!isKnown(value)) return null;
  if (field?.codes === SERVICE_STATUSES) return PROGRESS.indexOf(String(value));
  const better = BETTER[id];
  if (!better) return null;
  const amount = typeof value === 'number' ? value : Date.parse(String(value));
  return better === 'more' ? amount : -amount;
};

const cellsOf = (
  values: readonly (Value | undefined)[],
  texts: readonly string[],
  worths: readonly (number | null)[],
): readonly Cell[] => {
  const known = worths.filter((one) => one !== null);
  const best = Math.max(...known);
  const isOne = known.some((one) => one !== best);
  return values.map((value, index) => ({
    text: texts[index]!,
    isKnown: isKnown(value),
    isBest: isOne && worths[index] === best,
  }));
};

/** 0 = all alike, 1 = as different as can be: how far numbers spread, else the share of values that are not the commonest. */
const difference = (values: readonly (Value | undefined)[]): number => {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return most === least ? 0 : (most - least) / Math.max(Math.abs(most), Math.abs(least));
  }
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value ?? ''), (counts.get(String(value ?? '')) ?? 0) + 1);
  return 1 - Math.max(...counts.values()) / values.length;
};

type Line = { readonly row: CompareRow; readonly difference: number };

const fieldLine = (field: Field, items: readonly Item[], names: Names, lang: Lang): Line | null => {
  const values = items.map(({ properties }) => properties[field.id]);
  if (!values.some((value) => value !== null && value !== undefined && value !== '')) return null;
  const texts = values.map((value) => shown(field, value, names, lang));
  const worths = values.map((value) => worth(field.id, field, value));
  const row = { id: field.id, name: field[lang], group: field.group ?? '', cells: cellsOf(values, texts, worths) };
  return { row, difference: difference(values) };
};

const extraLine = ({ id, label, values, text }: Extra, lang: Lang): Line => ({
  row: {
    id,
    name: label[lang],
    group: 'service',
    cells: cellsOf(
      values,
      values.map((value) => (value === null ? '' : text(value))),
      values.map((value) => worth(id, null, value)),
    ),
  },
  difference: difference(values),
});

export const compare = (
  dataset: Dataset,
  items: readonly Item[],
  extras: readonly Extra[],
  names: Names,
  lang: Lang,
): Comparison => {
  const fields = dataset.fields.filter(
    ({ id, group }) =>
      id !== dataset.title && !SKIPPED.has(id) && (GROUPS_SHOWN as readonly string[]).includes(group ?? ''),
  );
  const lines = [
    ...extras.map((extra) => extraLine(extra, lang)),
    ...fields.flatMap((field) => fieldLine(field, items, names, lang) ?? []),
  ];
  const differing = lines.filter((line) => line.difference > 0).sort((a, b) => b.difference - a.difference);
  return {
    differing: differing.map(({ row }) => row),
    alike: lines.filter((line) => line.difference === 0).map(({ row }) => row),
  };
};
