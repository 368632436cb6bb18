/** Answers of the reads from a held table; each is null where the table cannot tell, and SQL is asked instead. */
import type { FacetCount, Facets, Totals } from '../../domain/answers.ts';
import type { Field } from '../../domain/dataset.ts';
import { clauseFor, type Filter, withoutField } from '../../domain/filter.ts';
import { isAdded } from '../added-fields.ts';
import type { Query } from '../store.ts';
import { binsOf, firstBits } from './bins.ts';
import { firstOf, rangeOf, sumOf, valueCounts } from './counts.ts';
import { countPicked, fidsOf, type Lookups, pick } from './pick.ts';
import type { Table } from './table.ts';

/** Rows that may be read to put them in order. */
const MOST_SORTED = 2_000;

/** How many rows there are, and the fids among which a page of the list is; null: too many to be read for their order. */
export type Window = { readonly matched: number; readonly fids: readonly number[] | null };

export const windowOf = (
  table: Table,
  filter: Filter | null,
  { sort, limit = 0, offset = 0 }: Query,
  lookups: Lookups,
): Window | null => {
  const picked = pick(table, filter, lookups);
  if (!picked) return null;
  const matched = countPicked(picked);
  const first = sort?.[0];
  const column = first && table.columns.get(first.field);
  const isCut = column?.kind === 'numbers' && matched > offset + limit;
  if (!isCut) return { matched, fids: matched > MOST_SORTED ? null : [...fidsOf(picked)] };
  const some = 'many' in picked ? firstBits(picked.many, binsOf(column), first!.descending, offset + limit) : null;
  const among = firstOf(fidsOf(some ? { many: some } : picked), column, first!.descending, offset + limit);
  return { matched, fids: among.length > MOST_SORTED ? null : among };
};

const isHeld = (table: Table, fields: readonly Field[]): boolean => fields.every(({ id }) => table.columns.has(id));

export const heldTotals = (
  table: Table,
  filter: Filter | null,
  fields: readonly Field[],
  lookups: Lookups,
): Totals | null => {
  const added = fields.filter(isAdded);
  const picked = isHeld(table, added) ? pick(table, filter, lookups) : null;
  return picked && totalsOf(table, fidsOf(picked), added);
};

const totalsOf = ({ columns }: Table, fids: Int32Array, added: readonly Field[]): Totals => {
  const sums = added.flatMap(({ id }) => {
    const column = columns.get(id);
    const sum = column?.kind === 'numbers' ? sumOf(fids, column) : null;
    return sum === null ? [] : [[id, sum] as const];
  });
  return { count: fids.length, sums: Object.fromEntries(sums) };
};

/** Times that a count is begun anew because rows were changed while others had their turn; then it is made in one go. */
const TRIES = 2;
/** Beyond this, others have their turn after each field: one takes some 10 ms of a million rows. */
const MANY = 50_000;

export const heldFacets = async (
  table: Table,
  filter: Filter | null,
  fields: readonly Field[],
  mostValues: number,
  lookups: Lookups,
): Promise<Facets | null> => {
  const held = { table, filter, fields, mostValues, lookups };
  for (let tried = 0; ; tried++) {
    const { changes } = table;
    const found = await facetsOf(held, tried < TRIES ? MANY : Infinity);
    if (table.changes === changes) return found;
  }
};

type Counted = {
  readonly table: Table;
  readonly filter: Filter | null;
  readonly fields: readonly Field[];
  readonly mostValues: number;
  readonly lookups: Lookups;
};

/** Fields of which the filter demands nothing are counted over one and the same rows. */
const facetsOf = async (
  { table, filter, fields, mostValues, lookups }: Counted,
  many: number,
): Promise<Facets | null> => {
  const offered = fields.filter((field) => field.facet);
  const added = fields.filter(isAdded);
  const picked = isHeld(table, [...offered, ...added]) ? pick(table, filter, lookups) : null;
  if (!picked) return null;
  const fids = fidsOf(picked);
  const values = new Map<string, readonly FacetCount[]>();
  const ranges = new Map<string, readonly [number, number] | null>();
  const totals = totalsOf(table, fids, added);
  for (const field of offered) {
    if (fids.length > many) await new Promise(setImmediate);
    const among = clauseFor(filter, field.id) ? fidsOf(pick(table, withoutField(filter, field.id), lookups)!) : fids;
    const column = table.columns.get(field.id)!;
    if (field.type !== 'number') values.set(field.id, valueCounts(among, column, mostValues));
    if (column.kind === 'numbers') ranges.set(field.id, rangeOf(among, column));
  }
  return { ...totals, facets: Object.fromEntries(values), ranges: Object.fromEntries(ranges) };
};
