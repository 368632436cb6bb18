/**
 * CQL2 text (OGC 21-065) ↔ Filter: comparison, BETWEEN, IN, LIKE, IS NULL, AND, OR, NOT, S_INTERSECTS. No other function
 * exists; depth and number of operations are bounded, so that no text can make the server work for long.
 */
import { printArea } from './cql2-area.ts';
import { Reader } from './cql2-reader.ts';
import { badFilter, printName, tokensOf } from './cql2-tokens.ts';
import type { Clause, Filter, Literal } from './filter.ts';

/** Raises badFilter with the place of the fault. */
export const parse = (text: string): Filter => {
  const reader = new Reader(tokensOf(text));
  const filter = reader.filter();
  const { kind, text: rest, at } = reader.token;
  if (kind !== 'end')
    throw badFilter(
      `“${rest}”前缺少 AND 或 OR，或括号不配对。`,
      `“${rest}” is not expected here; AND or OR is missing before it, or a bracket is not paired.`,
      at,
    );
  return filter;
};

/** The one spelling of a filter: `parse(print(filter))` equals `filter`. */
export const print = (filter: Filter): string => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.args.map(printArgument).join(filter.op === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return printNot(filter.arg);
    default:
      return printClause(filter, '');
  }
};

const printArgument = (filter: Filter): string => ('args' in filter ? `(${print(filter)})` : print(filter));

const printNot = (filter: Filter): string =>
  filter.op === 'isNull' || filter.op === 'in' || filter.op === 'like' || filter.op === 'between'
    ? printClause(filter, 'NOT ')
    : `NOT ${printArgument(filter)}`;

/** `not` is '' or 'NOT ', put where CQL2 has it: `a NOT IN (1)`, `a IS NOT NULL`. */
const printClause = (clause: Clause, not: '' | 'NOT '): string => {
  if (clause.op === 'intersects') return `S_INTERSECTS(geometry, ${printArea(clause.area)})`;
  const name = printName(clause.field);
  switch (clause.op) {
    case 'isNull':
      return `${name} IS ${not}NULL`;
    case 'in':
      return `${name} ${not}IN (${clause.values.map(printLiteral).join(', ')})`;
    case 'like':
      return `${name} ${not}LIKE ${printLiteral(clause.pattern)}`;
    case 'between':
      return `${name} ${not}BETWEEN ${printLiteral(clause.low)} AND ${printLiteral(clause.high)}`;
    default:
      return `${name} ${clause.op} ${printLiteral(clause.value)}`;
  }
};

const printLiteral = (value: Literal): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value).toUpperCase();
