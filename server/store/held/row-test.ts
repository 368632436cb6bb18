/** A filter as a question about one fid of a held table. It follows `matches` of the domain, unknown values included. */
import {
  type Clause,
  clauseFor,
  type FieldClause,
  type Filter,
  fieldsOf,
  matches,
  withNotOnLeaves,
} from '../../domain/filter.ts';
import type { Range } from './bins.ts';
import type { Codes, Column } from './column.ts';
import type { Table } from './table.ts';

export type Test = (fid: number) => boolean;

/** Null where the filter speaks of a field that is not held, or of an area. */
export const testOf = (filter: Filter, table: Table): Test | null => leafwise(withNotOnLeaves(filter), table);

const leafwise = (filter: Filter, table: Table): Test | null => {
  if ('args' in filter) {
    const tests = filter.args.flatMap((arg) => leafwise(arg, table) ?? []);
    if (tests.length < filter.args.length) return null;
    return filter.op === 'and' ? (fid) => tests.every((test) => test(fid)) : (fid) => tests.some((test) => test(fid));
  }
  const clause = (filter.op === 'not' ? filter.arg : filter) as Clause;
  if (clause.op === 'intersects') return null;
  const column = table.columns.get(clause.field);
  if (!column) return null;
  if (column.kind === 'codes') {
    const { at } = column;
    const picked = pickedCodes(filter, clause.field, column);
    return (fid) => picked[at[fid]!] === 1;
  }
  const { at } = column;
  const isPicked = numberTest(clause);
  if (isPicked === null) return null;
  // NOT of what is unknown is unknown; only IS NULL knows of it.
  if (filter.op !== 'not') return (fid) => isPicked(at[fid]!);
  return clause.op === 'isNull'
    ? (fid) => !isPicked(at[fid]!)
    : (fid) => !Number.isNaN(at[fid]!) && !isPicked(at[fid]!);
};

/** The field that `clause` speaks of alone, with its column. */
export const ownColumn = (clause: Filter, { columns }: Table): { field: string; column: Column } | null => {
  const [field] = fieldsOf(clause);
  const column = field === undefined || clauseFor(clause, field) === null ? undefined : columns.get(field);
  return column ? { field: field!, column } : null;
};

/** 1 for each code whose value the filter on `field` picks. */
export const pickedCodes = (filter: Filter, field: string, { values }: Codes): Uint8Array =>
  Uint8Array.from(values, (value) => Number(matches(filter, { [field]: value })));

/** The values that a clause on a number picks, all between the ends: the ends themselves may not be among them. */
export const rangeOf = (clause: Filter): Range | null => {
  switch (clause.op) {
    case 'between':
      return [clause.low as number, clause.high as number];
    case '=':
      return [clause.value as number, clause.value as number];
    case '<':
    case '<=':
      return [-Infinity, clause.value as number];
    case '>':
    case '>=':
      return [clause.value as number, Infinity];
    default:
      return null;
  }
};

/** Every comparison with NaN is false, as one with an unknown value is not true; `<>` needs to be told. */
const numberTest = (clause: FieldClause): ((value: number) => boolean) | null => {
  if (clause.op === 'isNull') return (value) => Number.isNaN(value);
  if (clause.op === 'like') return null;
  if (clause.op === 'between') return between(clause.low as number, clause.high as number);
  if (clause.op === 'in') {
    const values = new Set<unknown>(clause.values);
    return (value) => !Number.isNaN(value) && values.has(value);
  }
  const to = clause.value as number;
  switch (clause.op) {
    case '=':
      return (value) => value === to;
    case '<>':
      return (value) => !Number.isNaN(value) && value !== to;
    case '<':
      return (value) => value < to;
    case '<=':
      return (value) => value <= to;
    case '>':
      return (value) => value > to;
    case '>=':
      return (value) => value >= to;
  }
};

const between = (low: number, high: number) => (value: number) => value >= low && value <= high;
