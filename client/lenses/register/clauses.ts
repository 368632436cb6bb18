/** What a filter asks of one field, as the form shows it, and back. Pure; `null` among the choices stands for unknown. */
import type { Field } from '#domain/dataset.ts';
import type { Value } from '#domain/edit.ts';
import { clauseFor, type Filter, type Literal, replaceClause } from '#domain/filter.ts';
import { shownNumber } from '#domain/show.ts';
import { convert } from '#domain/units.ts';
import type { Bounds } from '../../parts/range.ts';

/** The values that `filter` lets through for `field`, where it names them; empty = all. */
export const chosen = (filter: Filter | null, field: string): ReadonlySet<Value> =>
  new Set(valuesOf(clauseFor(filter, field)));

const valuesOf = (clause: Filter | null): readonly Value[] => {
  if (clause === null) return [];
  if (clause.op === '=') return [clause.value];
  if (clause.op === 'in') return clause.values;
  if (clause.op === 'isNull') return [null];
  return clause.op === 'or' ? clause.args.flatMap(valuesOf) : [];
};

/** The clause that lets `values` through; null where there are none. */
export const clauseOf = (field: string, values: readonly Value[]): Filter | null => {
  const known = values.filter((value): value is Literal => value !== null);
  const parts: Filter[] = [];
  if (known.length === 1) parts.push({ op: '=', field, value: known[0]! });
  if (known.length > 1) parts.push({ op: 'in', field, values: known });
  if (values.includes(null)) parts.push({ op: 'isNull', field });
  return parts.length > 1 ? { op: 'or', args: parts } : (parts[0] ?? null);
};

/** `filter` with `values` of `field` switched on or off together. */
export const withChoices = (
  filter: Filter | null,
  field: string,
  values: readonly Value[],
  on: boolean,
): Filter | null => {
  const kept = [...chosen(filter, field)].filter((value) => !values.includes(value));
  return replaceClause(filter, field, clauseOf(field, on ? [...kept, ...values] : kept));
};

type Limits = { low: number | null; high: number | null };

/** Least and most that `filter` asks of a number field, in the unit in which the field is shown. */
export const boundsOf = (filter: Filter | null, field: Field): Bounds => {
  const limits: Limits = { low: null, high: null };
  collect(clauseFor(filter, field.id), limits);
  const shown = (value: number | null) => (value === null ? null : tidy(shownNumber(field, value)));
  return { low: shown(limits.low), high: shown(limits.high) };
};

const collect = (clause: Filter | null, limits: Limits): void => {
  if (clause === null) return;
  if (clause.op === 'and') for (const arg of clause.args) collect(arg, limits);
  if (clause.op === 'between' && typeof clause.low === 'number' && typeof clause.high === 'number') {
    limits.low = clause.low;
    limits.high = clause.high;
  }
  if ('value' in clause && typeof clause.value === 'number') {
    if (clause.op === '>=' || clause.op === '>' || clause.op === '=') limits.low = clause.value;
    if (clause.op === '<=' || clause.op === '<' || clause.op === '=') limits.high = clause.value;
  }
};

/** Takes the dust of conversion off: 50 亩 → ㎡ → 亩 must read 50 again. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** `filter` with the bounds of a number field set; both null takes the demand away. */
export const withBounds = (filter: Filter | null, field: Field, { low, high }: Bounds): Filter | null => {
  const stored = (value: number) => (field.unit && field.shown ? convert(value, field.shown, field.unit) : value);
  const least: Filter | null = low === null ? null : { op: '>=', field: field.id, value: stored(low) };
  const most: Filter | null = high === null ? null : { op: '<=', field: field.id, value: stored(high) };
  if (low !== null && high !== null) {
    return replaceClause(filter, field.id, { op: 'between', field: field.id, low: stored(low), high: stored(high) });
  }
  return replaceClause(filter, field.id, least ?? most);
};

/** The top-level demands of a filter, each to be taken away on its own. */
export const demandsOf = (filter: Filter | null): readonly Filter[] =>
  filter === null ? [] : filter.op === 'and' ? filter.args.flatMap(demandsOf) : [filter];
