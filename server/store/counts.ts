/** Counts, sums, live facet counts and ranges of what a filter picks. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '../domain/access.ts';
import type { FacetCount, Facets, Totals } from '../domain/answers.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { type Filter, withoutField } from '../domain/filter.ts';
import { readableFields } from './access-rules.ts';
import { isAdded } from './added-fields.ts';
import { rowsWhere, type Way } from './selection.ts';
import { type Statements, statementsOn } from './statements.ts';
import { stillOf } from './still.ts';
import type { Group, Grouping } from './store.ts';
import { fromStored } from './tables.ts';
import { waysOn } from './ways.ts';

/** A facet of free text shows its most frequent values only. */
export const VALUES_SHOWN = 200;

/** Columns of a group beside its fields, named so that no field is. */
const COUNT = ':count';
const SUM = ':sum';

const totalOf = (id: string) => `sum:${id}`;

/** Rows to count: those of a dataset that a filter picks, and the way to them. */
export type Counted = {
  readonly statements: Statements;
  readonly dataset: Dataset;
  readonly filter: Filter | null;
  readonly way: Way;
};

const rowsOf = ({ dataset, filter, way }: Counted) => rowsWhere(dataset, filter, way);

/** Rows picked, and the sum of each readable area and money field; a field known of no row is left out, never 0. */
export const totals = (counted: Counted, role: Role): Totals => {
  const added = readableFields(counted.dataset, role).filter(isAdded);
  const sums = added.map(({ id }) => sql<number | null>`sum(${sql.ref(id)})`.as(totalOf(id)));
  const summed = rowsOf(counted).select([sql<number>`count(*)`.as('count'), ...sums]);
  const row = counted.statements.first<Record<string, number | null>>(summed) ?? {};
  const known = added.flatMap(({ id }) => {
    const sum = row[totalOf(id)];
    return typeof sum === 'number' ? [[id, sum] as const] : [];
  });
  return { count: row['count'] ?? 0, sums: Object.fromEntries(known) };
};

/**
 * Counts of each facet's values with the facet's own clause left out, so that the other choices stay visible. One field
 * at a time, others being served in between, and all from one state of the dataset.
 */
export const facets = async (db: Database, dataset: Dataset, filter: Filter | null, role: Role): Promise<Facets> => {
  const offered = readableFields(dataset, role).filter((field) => field.facet);
  const still = stillOf(db);
  try {
    const statements = statementsOn(still.db);
    const ways = waysOn(still.db, statements);
    const countedBy = (asked: Filter | null): Counted => ({
      statements,
      dataset,
      filter: asked,
      way: ways.toAll(dataset, asked),
    });
    const all = totals(countedBy(filter), role);
    const values: [string, readonly FacetCount[]][] = [];
    const ranges: [string, readonly [number, number] | null][] = [];
    for (const field of offered) {
      await nextTurn();
      const counted = countedBy(withoutField(filter, field.id));
      if (field.type !== 'number') values.push([field.id, valueCounts(counted, field)]);
      if (field.type === 'number' || field.type === 'integer') ranges.push([field.id, rangeOf(counted, field)]);
    }
    return { ...all, facets: Object.fromEntries(values), ranges: Object.fromEntries(ranges) };
  } finally {
    still.close();
  }
};

const valueCounts = (counted: Counted, field: Field): readonly FacetCount[] => {
  const grouped = rowsOf(counted)
    .select([sql`${sql.ref(field.id)}`.as('value'), sql<number>`count(*)`.as('count')])
    .groupBy(sql.ref(field.id))
    .orderBy(sql`2`, 'desc')
    .orderBy(sql`1`)
    .limit(VALUES_SHOWN);
  return counted.statements
    .all<{ value: unknown; count: number }>(grouped)
    .map(({ value, count }) => ({ value: fromStored(field, value), count }));
};

const rangeOf = (counted: Counted, field: Field): readonly [number, number] | null => {
  const column = sql.ref(field.id);
  const row = counted.statements.first<{ low: number | null; high: number | null }>(
    rowsOf(counted).select([sql`min(${column})`.as('low'), sql`max(${column})`.as('high')]),
  );
  return typeof row?.low === 'number' && typeof row.high === 'number' ? [row.low, row.high] : null;
};

/** Every readable row counts in one group; the fields are refused where `role` may not read them. */
export const groups = (
  statements: Statements,
  dataset: Dataset,
  { by, sum }: Grouping,
  role: Role,
  readable: Filter | null,
): readonly Group[] => {
  const fields = readableFields(dataset, role, by);
  const [added] = sum === undefined ? [] : readableFields(dataset, role, [sum]);
  const summed = added ? sql<number>`total(${sql.ref(added.id)})` : sql<number>`0`;
  const columns = fields.map(({ id }) => sql.ref(id));
  const grouped = rowsWhere(dataset, readable)
    .select([...by, sql<number>`count(*)`.as(COUNT), summed.as(SUM)])
    .groupBy(columns);
  return statements.all<Record<string, unknown>>(grouped).map((row) => ({
    values: Object.fromEntries(fields.map((field) => [field.id, fromStored(field, row[field.id])])),
    count: Number(row[COUNT]),
    sum: Number(row[SUM]),
  }));
};
