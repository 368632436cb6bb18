/** "23 宗 · 合计 1,842.60 亩 · 最近核实 3 天前" */
import type { Totals } from '#domain/answers.ts';
import type { Dataset, Field } from '#domain/dataset.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';

/** The measure word of a dataset; its label where it has none. */
export const nounOf = (dataset: Dataset, lang: Lang): string => {
  const key = `count.${dataset.id}`;
  return ['count.parcel', 'count.unit', 'count.building', 'count.project', 'count.utility', 'count.zone'].includes(key)
    ? t(lang, key as Key)
    : dataset[lang];
};

/** The area that makes sense to add up for this dataset: the first number column in ㎡ that was summed. */
export const summedField = (dataset: Dataset, totals: Totals): Field | undefined =>
  dataset.fields.find((field) => field.unit === 'm2' && field.column === true && totals.sums[field.id] !== undefined);

/** `days` since the newest verification; null = none known. */
export const countText = (dataset: Dataset, totals: Totals, days: number | null, lang: Lang): string => {
  const parts = [t(lang, 'count.line', { count: totals.count.toLocaleString('en-US'), noun: nounOf(dataset, lang) })];
  const field = summedField(dataset, totals);
  if (field && totals.count > 0)
    parts.push(t(lang, 'count.total', { value: formatFieldWithUnit(field, totals.sums[field.id], lang) }));
  if (days !== null && totals.count > 0)
    parts.push(days === 0 ? t(lang, 'count.newestToday') : t(lang, 'count.verifiedAgo', { days }));
  return parts.join(' · ');
};
