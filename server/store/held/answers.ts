/** Answers of the reads from a held table; each is null where the table cannot tell, and SQL is asked instead. */
import type { FacetCount, Facets, Totals } from '../../domain/answers.ts';
import type { Field } from '../../domain/dataset.ts';
import { clauseFor, type Filter, withoutField } from '../../domain/filter.ts';
import { isAdded } from '../added-fields.ts';
import type { Query } from '../store.ts';
import { isNumeric } from './column.ts';
import { firstOf, rangeOf, sumOf, valueCounts } from './counts.ts';
import { type Lookups, pick } from './pick.ts';
import type { Table } from './table.ts';

/** Rows that SQL may be given to put in order. */
const MOST_SORTED = 2_000;

/** How many rows there are, and the fids among which a page of the list is; null: too many to be put in order by SQL. */
export type Window = { readonly matched: number; readonly fids: readonly number[] | null };

export const windowOf = (
  table: Table,
  filter: Filter | null,
  { sort, limit = 0, offset = 0 }: Query,
  lookups: Lookups,
): Window | null => {
  const fids = pick(table, filter, lookups);
  if (!fids) return null;
  const first = sort?.[0];
  const column = first && table.columns.get(first.field);
  const among =
    column?.kind === 'numbers' && fids.length > offset + limit
      ? firstOf(fids, column, first!.descending, offset + limit)
      : fids;
  return { matched: fids.length, fids: among.length > MOST_SORTED ? null : [...among] };
};

const isHeld = (table: Table, fields: readonly Field[]): boolean => fields.every(({ id }) => table.columns.has(id));

export const heldTotals = (
  table: Table,
  filter: Filter | null,
  fields: readonly Field[],
  lookups: Lookups,
): Totals | null => {
  const added = fields.filter(isAdded);
  const fids = isHeld(table, added) ? pick(table, filter, lookups) : null;
  return fids && totalsOf(table, fids, added);
};

const totalsOf = ({ columns }: Table, fids: Int32Array, added: readonly Field[]): Totals => {
  const sums = added.flatMap(({ id }) => {
    const column = columns.get(id);
    const sum = column?.kind === 'numbers' ? sumOf(fids, column) : null;
    return sum === null ? [] : [[id, sum] as const];
  });
  return { count: fids.length, sums: Object.fromEntries(sums) };
};

/** Fields of which the filter demands nothing are counted over one and the same rows. */
export const heldFacets = (
  table: Table,
  filter: Filter | null,
  fields: readonly Field[],
  mostValues: number,
  lookups: Lookups,
): Facets | null => {
  const offered = fields.filter((field) => field.facet);
  const added = fields.filter(isAdded);
  const fids = isHeld(table, [...offered, ...added]) ? pick(table, filter, lookups) : null;
  if (!fids) return null;
  const values = new Map<string, readonly FacetCount[]>();
  const ranges = new Map<string, readonly [number, number] | null>();
  const count = (field: Field, among: Int32Array): void => {
    const column = table.columns.get(field.id)!;
    if (field.type !== 'number') values.set(field.id, valueCounts(among, column, mostValues));
    if (column.kind === 'numbers') ranges.set(field.id, rangeOf(among, column));
  };
  const isDemanded = ({ id }: Field): boolean => clauseFor(filter, id) !== null;
  const totals = totalsOf(table, fids, added);
  for (const field of offered) if (!isDemanded(field)) count(field, fids);
  for (const field of offered)
    if (isDemanded(field)) count(field, pick(table, withoutField(filter, field.id), lookups)!);
  return { ...totals, facets: inOrder(offered, values), ranges: inOrder(offered.filter(isNumeric), ranges) };
};

const inOrder = <T>(fields: readonly Field[], found: ReadonlyMap<string, T>): Record<string, T> =>
  Object.fromEntries(fields.flatMap(({ id }) => (found.has(id) ? [[id, found.get(id)!]] : [])));
