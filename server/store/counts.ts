/** Counts, sums, live facet counts and ranges of what a filter picks. */
import { sql } from 'kysely';
import type { Role } from '../domain/access.ts';
import type { FacetCount, Facets, Totals } from '../domain/answers.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { type Filter, withoutField } from '../domain/filter.ts';
import { readableFields } from './access-rules.ts';
import { rowsWhere } from './selection.ts';
import type { Statements } from './statements.ts';
import { fromStored } from './tables.ts';

/** Areas and money are worth adding up; heights, prices and shares are not. */
const ADDED_UNITS = new Set(['m2', 'wanYuan']);

/** A facet of free text shows its most frequent values only. */
const VALUES_SHOWN = 200;

const totalOf = (id: string) => `sum:${id}`;

/** Rows picked, and the sum of each readable area and money field; a field known of no row is left out, never 0. */
export const totals = (statements: Statements, dataset: Dataset, filter: Filter | null, role: Role): Totals => {
  const added = readableFields(dataset, role).filter(
    ({ type, unit }) => type === 'number' && unit && ADDED_UNITS.has(unit),
  );
  const sums = added.map(({ id }) => sql<number | null>`sum(${sql.ref(id)})`.as(totalOf(id)));
  const counted = rowsWhere(dataset, filter).select([sql<number>`count(*)`.as('count'), ...sums]);
  const row = statements.first<Record<string, number | null>>(counted) ?? {};
  const known = added.flatMap(({ id }) => {
    const sum = row[totalOf(id)];
    return typeof sum === 'number' ? [[id, sum] as const] : [];
  });
  return { count: row['count'] ?? 0, sums: Object.fromEntries(known) };
};

/** Counts of each facet's values with the facet's own clause left out, so that the other choices stay visible. */
export const facets = (statements: Statements, dataset: Dataset, filter: Filter | null, role: Role): Facets => {
  const offered = readableFields(dataset, role).filter((field) => field.facet);
  const counted = offered.filter(({ type }) => type !== 'number');
  const measured = offered.filter(({ type }) => type === 'number' || type === 'integer');
  const apart = (field: Field) => withoutField(filter, field.id);
  return {
    ...totals(statements, dataset, filter, role),
    facets: Object.fromEntries(
      counted.map((field) => [field.id, valueCounts(statements, dataset, field, apart(field))]),
    ),
    ranges: Object.fromEntries(measured.map((field) => [field.id, rangeOf(statements, dataset, field, apart(field))])),
  };
};

const valueCounts = (
  statements: Statements,
  dataset: Dataset,
  field: Field,
  filter: Filter | null,
): readonly FacetCount[] => {
  const grouped = rowsWhere(dataset, filter)
    .select([sql`${sql.ref(field.id)}`.as('value'), sql<number>`count(*)`.as('count')])
    .groupBy(sql.ref(field.id))
    .orderBy(sql`2`, 'desc')
    .orderBy(sql`1`)
    .limit(VALUES_SHOWN);
  return statements
    .all<{ value: unknown; count: number }>(grouped)
    .map(({ value, count }) => ({ value: fromStored(field, value), count }));
};

const rangeOf = (
  statements: Statements,
  dataset: Dataset,
  field: Field,
  filter: Filter | null,
): readonly [number, number] | null => {
  const column = sql.ref(field.id);
  const row = statements.first<{ low: number | null; high: number | null }>(
    rowsWhere(dataset, filter).select([sql`min(${column})`.as('low'), sql`max(${column})`.as('high')]),
  );
  return typeof row?.low === 'number' && typeof row.high === 'number' ? [row.low, row.high] : null;
};
