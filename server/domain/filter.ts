/**
 * One filter, three readers: SQL (`store/filter-sql.ts`), MapLibre (`client/map/expression.ts`) and `matches` here. All
 * three hold one rule for unknown values: a comparison with null is unknown, NOT unknown is unknown, and only what is
 * true is picked. On the wire it is CQL2 text (OGC 21-065): `cql2.ts` reads and writes it, `filter-check.ts` refuses
 * what does not fit a dataset and a role.
 */
import type { Geometry, Polygon } from 'geojson';
import type { Value } from './edit.ts';
import { intersects } from './geometry.ts';
import { like } from './like.ts';

export { parse, print } from './cql2.ts';
export { checkFilter } from './filter-check.ts';

/** Degrees: west, south, east, north. */
export type Bbox = readonly [number, number, number, number];

export type Literal = string | number | boolean;

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** `and` and `or` hold two filters or more, `in` one value or more, all of one type; dates are ISO text. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly args: readonly Filter[] }
  | { readonly op: 'not'; readonly arg: Filter }
  | Clause;

/** A leaf: it speaks of one field, or of the geometry. */
export type Clause = FieldClause | { readonly op: 'intersects'; readonly area: Bbox | Polygon };

export type FieldClause =
  | { readonly op: Comparison; readonly field: string; readonly value: Literal }
  | { readonly op: 'between'; readonly field: string; readonly low: number | string; readonly high: number | string }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Literal[] }
  | { readonly op: 'like'; readonly field: string; readonly pattern: string }
  | { readonly op: 'isNull'; readonly field: string };

/** A truth value of Kleene's logic; null = unknown. */
type Truth = boolean | null;

type Properties = Readonly<Record<string, Value>>;

/** True where the row is picked; false also where the answer is unknown. */
export const matches = (filter: Filter, properties: Properties, geometry: Geometry | null = null): boolean =>
  truth(filter, properties, geometry) === true;

const truth = (filter: Filter, properties: Properties, geometry: Geometry | null): Truth => {
  const of = (arg: Filter) => truth(arg, properties, geometry);
  switch (filter.op) {
    case 'and':
      return every(filter.args.map(of));
    case 'or':
      return opposite(every(filter.args.map((arg) => opposite(of(arg)))));
    case 'not':
      return opposite(of(filter.arg));
    case 'intersects':
      return geometry && intersects(geometry, filter.area);
    default:
      return truthOfField(filter, Object.hasOwn(properties, filter.field) ? properties[filter.field]! : null);
  }
};

const opposite = (truth: Truth): Truth => (truth === null ? null : !truth);

const every = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;

const truthOfField = (clause: FieldClause, value: Value): Truth => {
  switch (clause.op) {
    case 'isNull':
      return value === null;
    case 'like':
      return typeof value === 'string' ? like(value, clause.pattern) : null;
    case 'in':
      return opposite(every(clause.values.map((one) => opposite(compare(value, '=', one)))));
    case 'between':
      return every([compare(value, '>=', clause.low), compare(value, '<=', clause.high)]);
    default:
      return compare(value, clause.op, clause.value);
  }
};

/** Values of different types cannot be compared: unknown. Text is ordered by code point, as the database does it. */
const compare = (value: Value, op: Comparison, literal: Literal): Truth => {
  if (typeof value !== typeof literal || value === null) return null;
  const order = typeof value === 'string' ? compareText(value, literal as string) : Number(value) - Number(literal);
  switch (op) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
};

/** Order by code point. `<` alone orders by UTF-16 unit, which puts 𠮷 (U+20BB7) before （ (U+FF08). */
export const compareText = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  // Of a surrogate pair whose second half differs, the half is what is compared: the order is the same.
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
};

/** NOT moved inward until it sits on leaves only (De Morgan holds in Kleene's logic, so the same rows are picked). */
export const withNotOnLeaves = (filter: Filter, negated = false): Filter => {
  switch (filter.op) {
    case 'not':
      return withNotOnLeaves(filter.arg, !negated);
    case 'and':
    case 'or': {
      const op = negated === (filter.op === 'and') ? 'or' : 'and';
      return { op, args: filter.args.map((arg) => withNotOnLeaves(arg, negated)) };
    }
    default:
      return negated ? { op: 'not', arg: filter } : filter;
  }
};

/** All of `filters` at once, absent ones left out; null where none is left, which means: everything. */
export const allOf = (filters: readonly (Filter | null | undefined)[]): Filter | null => {
  const clauses = filters.flatMap((filter) => (filter ? clausesOf(filter) : []));
  return clauses.length > 1 ? { op: 'and', args: clauses } : (clauses[0] ?? null);
};

const clausesOf = (filter: Filter | null): readonly Filter[] =>
  filter === null ? [] : filter.op === 'and' ? filter.args.flatMap(clausesOf) : [filter];

/** The fields a filter speaks of, each once. */
export const fieldsOf = (filter: Filter): readonly string[] => {
  if ('args' in filter) return [...new Set(filter.args.flatMap(fieldsOf))];
  if (filter.op === 'not') return fieldsOf(filter.arg);
  return filter.op === 'intersects' ? [] : [filter.field];
};

const speaksOnlyOf = (filter: Filter, field: string): boolean => {
  const fields = fieldsOf(filter);
  return fields.length === 1 && fields[0] === field && !hasArea(filter);
};

const hasArea = (filter: Filter): boolean => {
  if ('args' in filter) return filter.args.some(hasArea);
  return filter.op === 'not' ? hasArea(filter.arg) : filter.op === 'intersects';
};

/** `filter` without the top-level clauses that speak only of `field`: what the counts of that field's facet rest on. */
export const withoutField = (filter: Filter | null, field: string): Filter | null =>
  allOf(clausesOf(filter).filter((clause) => !speaksOnlyOf(clause, field)));

/** What `filter` demands of `field` alone, or null. */
export const clauseFor = (filter: Filter | null, field: string): Filter | null =>
  allOf(clausesOf(filter).filter((clause) => speaksOnlyOf(clause, field)));

/** `filter` with its demand on `field` exchanged for `clause`; null takes the demand away. */
export const replaceClause = (filter: Filter | null, field: string, clause: Filter | null): Filter | null =>
  allOf([withoutField(filter, field), clause]);
