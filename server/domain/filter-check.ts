/** What a filter may ask of a dataset: fields that the role may read, compared with values of their type. */
import { mayReadField, type Role } from './access.ts';
import { isDate } from './cql2-tokens.ts';
import type { Dataset, Field } from './dataset.ts';
import { MutuError } from './errors.ts';
import type { FieldClause, Filter, Literal } from './filter.ts';

/**
 * Raises badFilter where `filter` asks for what `dataset` does not have or `role` may not read. Both are told in the
 * same words: nobody learns of a field by asking for it.
 */
export const checkFilter = (filter: Filter, dataset: Dataset, role: Role): void => {
  if ('args' in filter) for (const arg of filter.args) checkFilter(arg, dataset, role);
  else if (filter.op === 'not') checkFilter(filter.arg, dataset, role);
  else if (filter.op === 'intersects') checkArea(dataset);
  else checkClause(filter, readableField(filter.field, dataset, role));
};

const checkArea = (dataset: Dataset): void => {
  if (dataset.geometry === 'none')
    throw refusal(
      'geometry',
      '没有图形，不能用 S_INTERSECTS 筛选。',
      'there are no shapes here, so S_INTERSECTS has nothing to test.',
    );
};

const readableField = (id: string, dataset: Dataset, role: Role): Field => {
  const field = dataset.fields.find((one) => one.id === id);
  if (!field || !mayReadField(role, dataset, field))
    throw refusal(id, '没有这个字段；请查看可查询字段（queryables）。', 'there is no such field; see the queryables.');
  return field;
};

const checkClause = (clause: FieldClause, field: Field): void => {
  const type = literalTypeOf(field);
  if (clause.op === 'like' && type !== 'string') throw refusal(field.id, 'LIKE 只用于文本。', 'LIKE is for text only.');
  if (type === 'boolean' && !['=', '<>', 'in', 'isNull'].includes(clause.op))
    throw refusal(field.id, '是/否字段只能用 =、<>、IN 和 IS NULL。', 'yes/no fields take =, <>, IN and IS NULL only.');
  for (const value of literalsOf(clause)) {
    if (typeof value !== type) throw refusal(field.id, MEND[type].zh, MEND[type].en);
    if (field.type === 'date' && !isDate(value as string)) throw refusal(field.id, MEND.date.zh, MEND.date.en);
  }
};

const literalTypeOf = ({ type }: Field): 'number' | 'boolean' | 'string' =>
  type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'string';

/** The values a clause compares its field with (the pattern of LIKE is none). */
const literalsOf = (clause: FieldClause): readonly Literal[] => {
  if (clause.op === 'isNull' || clause.op === 'like') return [];
  if (clause.op === 'between') return [clause.low, clause.high];
  return clause.op === 'in' ? clause.values : [clause.value];
};

const MEND = {
  number: { zh: '应与数字比较，数字不加引号。', en: 'compare it with a number, without quotes.' },
  boolean: { zh: '应与 TRUE 或 FALSE 比较。', en: 'compare it with TRUE or FALSE.' },
  string: { zh: '应与单引号内的文本比较。', en: 'compare it with text in single quotes.' },
  date: { zh: "应与日期比较，写作 DATE('2024-01-01')。", en: "compare it with a day, written DATE('2024-01-01')." },
} as const;

const refusal = (field: string, zh: string, en: string): MutuError =>
  new MutuError('badFilter', { zh: `筛选字段“${field}”：${zh}`, en: `Filter, field “${field}”: ${en}` }, { field });
