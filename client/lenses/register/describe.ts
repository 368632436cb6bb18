/** A demand in words: "面积 ≥ 50 亩", "状态 可供、已公告". */
import type { Dataset, Field } from '#domain/dataset.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import type { Value } from '#domain/edit.ts';
import { type Filter, fieldsOf } from '#domain/filter.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';
import { type Names, shown } from '../names.ts';
import { boundsOf, chosen, demandsOf } from './clauses.ts';

export const describe = (demand: Filter, dataset: Dataset, names: Names, lang: Lang): string => {
  if (demand.op === 'intersects') return t(lang, 'filter.area');
  const fields = fieldsOf(demand);
  const field = fields.length === 1 ? fieldOf(dataset, fields[0]!) : undefined;
  if (!field) return t(lang, 'filter.other');
  const values = [...chosen(demand, field.id)];
  if (values.length > 0) return choiceText(field, values, names, lang);
  const bounds = boundsText(demand, field, lang);
  return bounds === null ? t(lang, 'filter.other') : `${field[lang]} ${bounds}`;
};

/** All demands of a filter in one line; empty where it makes none. */
export const describeAll = (filter: Filter | null, dataset: Dataset, names: Names, lang: Lang): string =>
  demandsOf(filter)
    .map((demand) => describe(demand, dataset, names, lang))
    .join(' · ');

const choiceText = (field: Field, values: readonly Value[], names: Names, lang: Lang): string => {
  if (field.type === 'boolean' && values.length === 1 && values[0] === true) return field[lang];
  const words =
    classWords(field, values, lang) ??
    values.map((value) => (value === null ? t(lang, 'filter.unknown') : shown(field, value, names, lang)));
  return `${field[lang]} ${words.join(lang === 'zh' ? '、' : ', ')}`;
};

/** Where the values are whole legend classes, the names of the classes are enough. */
const classWords = (field: Field, values: readonly Value[], lang: Lang): readonly string[] | null => {
  const classes = field.classes?.filter((one) => codesIn(field, one.id).every((id) => values.includes(id)));
  const covered = classes?.flatMap((one) => codesIn(field, one.id)).length;
  return classes && covered === values.length ? classes.map((one) => one[lang]) : null;
};

const codesIn = (field: Field, classId: string): readonly string[] =>
  (field.codes ?? []).filter((code) => code.class === classId).map((code) => code.id);

const boundsText = (demand: Filter, field: Field, lang: Lang): string | null => {
  const { low, high } = boundsOf(demand, field);
  // The bounds are in the shown unit already, so they are written by a field that is stored in it.
  const write = (value: number) => formatFieldWithUnit(inShownUnit(field), value, lang);
  if (low !== null && high !== null) return t(lang, 'filter.between', { low: write(low), high: write(high) });
  if (low !== null) return t(lang, 'filter.atLeast', { low: write(low) });
  return high === null ? null : t(lang, 'filter.atMost', { high: write(high) });
};

const inShownUnit = (field: Field): Field => {
  const { shown: unit, ...rest } = field;
  return unit ? { ...rest, unit } : field;
};
