/**
 * Filter → MapLibre expression. Only what lies in the tiles can be asked there, so a filter may be out of reach: one that
 * uses LIKE or an area (MapLibre has neither), a field that tiles do not hold, or an order of text that JavaScript and
 * the database do not share. The answer is then null, and the map is to show the ids that the server picked.
 */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Dataset } from '#domain/dataset.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { type Clause, type FieldClause, type Filter, withNotOnLeaves } from '#domain/filter.ts';

/** MapLibre raises an error on `null < 5` and takes `null != 5` for true, so each leaf first asks for the type. */
export const expressionOf = (filter: Filter, dataset: Dataset): ExpressionSpecification | null =>
  expression(withNotOnLeaves(filter), dataset);

const expression = (filter: Filter, dataset: Dataset): ExpressionSpecification | null => {
  if ('args' in filter) {
    const args = filter.args.map((arg) => expression(arg, dataset));
    return args.includes(null) ? null : ([filter.op === 'and' ? 'all' : 'any', ...args] as ExpressionSpecification);
  }
  return filter.op === 'not' ? leaf(filter.arg as Clause, dataset, true) : leaf(filter, dataset, false);
};

const leaf = (clause: Clause, dataset: Dataset, negated: boolean): ExpressionSpecification | null => {
  if (clause.op === 'intersects' || clause.op === 'like' || !fieldOf(dataset, clause.field)?.tile) return null;
  const value: ExpressionSpecification = ['get', clause.field];
  if (clause.op === 'isNull') return [negated ? '!=' : '==', value, null];
  const test = testOf(clause, value);
  if (!test) return null;
  return ['all', ['==', ['typeof', value], typeOf(clause)], negated ? ['!', test] : test];
};

type Compared = Exclude<FieldClause, { op: 'isNull' | 'like' }>;

const testOf = (clause: Compared, value: ExpressionSpecification): ExpressionSpecification | null => {
  switch (clause.op) {
    case '=':
      return ['==', value, clause.value];
    case '<>':
      return ['!=', value, clause.value];
    case 'in':
      return ['in', value, ['literal', [...clause.values]]] as ExpressionSpecification;
    case 'between':
      return ordersAlike(clause.low) && ordersAlike(clause.high)
        ? ['all', ['>=', value, clause.low], ['<=', value, clause.high]]
        : null;
    default:
      return ordersAlike(clause.value) ? ([clause.op, value, clause.value] as ExpressionSpecification) : null;
  }
};

const typeOf = (clause: Compared): string =>
  typeof (clause.op === 'between' ? clause.low : clause.op === 'in' ? clause.values[0] : clause.value);

/** JavaScript orders text by UTF-16 unit; beside a literal below U+D800 that is the order of code points. */
const ordersAlike = (literal: string | number | boolean): boolean =>
  typeof literal !== 'string' || !/[\ud800-\uffff]/.test(literal);
