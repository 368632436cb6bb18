/** Which rows a read speaks of: the filter and the box of a query as one condition, checked against the role. */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { allOf, checkFilter, type Filter } from '../domain/filter.ts';
import { filterSql } from './filter-sql.ts';
import { build, condition } from './statements.ts';
import type { Query } from './store.ts';
import { hasGeometry } from './tables.ts';

export type Asked = Pick<Query, 'filter' | 'bbox'>;

/** The query's filter and box in one; rows of a dataset without geometry lie in every box. */
export const filterOf = (dataset: Dataset, { filter, bbox }: Asked, role: Role): Filter | null => {
  if (filter) checkFilter(filter, dataset, role);
  return allOf([filter, bbox && hasGeometry(dataset) ? { op: 'intersects', area: bbox } : null]);
};

/** `SELECT … FROM dataset WHERE filter`, to be completed by the reader. */
export const rowsWhere = (dataset: Dataset, filter: Filter | null) => {
  const rows = build.selectFrom(dataset.id);
  return filter ? rows.where(condition(filterSql(filter, dataset))) : rows;
};
