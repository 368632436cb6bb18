/** Which rows a read speaks of: the filter and the box of a query as one condition, checked against the role. */
import type { RawBuilder, SqlBool } from 'kysely';
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { allOf, checkFilter, type Filter, fieldsOf } from '../domain/filter.ts';
import { type Areas, filterSql } from './filter-sql.ts';
import { build, condition } from './statements.ts';
import type { Query } from './store.ts';
import { hasGeometry } from './tables.ts';

export type Asked = Pick<Query, 'filter' | 'bbox'>;

/** The query's filter and box in one; rows of a dataset without geometry lie in every box. */
export const filterOf = (dataset: Dataset, { filter, bbox }: Asked, role: Role): Filter | null => {
  if (filter) checkFilter(filter, dataset, role);
  return allOf([filter, bbox && hasGeometry(dataset) ? { op: 'intersects', area: bbox } : null]);
};

/**
 * How rows are found. SQLite knows nothing of how many rows lie in a box, so `area` (the spatial index first) and
 * `sorted` (along the index of a field, in its order) are told to it; `free` leaves the choice to it.
 */
export type Way = { readonly by: 'free' } | { readonly by: 'area' } | { readonly by: 'sorted'; readonly field: string };

export const FREE: Way = { by: 'free' };

/** `SELECT … FROM dataset WHERE filter`, to be completed by the reader. */
export const rowsWhere = (dataset: Dataset, filter: Filter | null, way: Way = FREE) => {
  const rows = build.selectFrom(dataset.id);
  if (!filter) return rows;
  if (way.by === 'free') return rows.where(condition(filterSql(filter, dataset)));
  const clauses = filter.op === 'and' ? filter.args : [filter];
  const leads = (clause: Filter): boolean => (way.by === 'area' ? isArea(clause) : speaksOf(clause, way.field));
  const areas = way.by === 'area' ? 'once' : 'eachRow';
  return rows
    .$call((all) => narrowed(all, allOf(clauses.filter(leads)), dataset, areas, ''))
    .$call((all) => narrowed(all, allOf(clauses.filter((clause) => !leads(clause))), dataset, areas, '+'));
};

type Where<R> = { where(condition: RawBuilder<SqlBool>): R };

/** `plus` keeps SQLite from looking the condition up in an index. */
const narrowed = <R extends Where<R>>(
  rows: R,
  filter: Filter | null,
  dataset: Dataset,
  areas: Areas,
  plus: '' | '+',
): R => {
  if (!filter) return rows;
  const { text, values } = filterSql(filter, dataset, areas);
  return rows.where(condition({ text: `${plus}(${text})`, values }));
};

export const isArea = (clause: Filter): boolean => clause.op === 'intersects';

const speaksOf = (clause: Filter, field: string): boolean =>
  'field' in clause && fieldsOf(clause).length === 1 && clause.field === field;
