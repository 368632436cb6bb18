/** Reads of the registers. Every one takes the role and gives only what that role may read. */
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import { type Role, readerOf } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import { type Bbox, checkFilter } from '../domain/filter.ts';
import { readableDataset, readableFields } from './access-rules.ts';
import { facets, groups, totals } from './counts.ts';
import { extentOf } from './extent.ts';
import { blobBounds } from './geometry-blob.ts';
import { type Kept, keptOn } from './kept.ts';
import { nearest } from './nearest.ts';
import { featureOf, type Raw } from './rows.ts';
import { searchOn } from './search.ts';
import { filterOf, rowsWhere } from './selection.ts';
import { snapshotOf } from './snapshot.ts';
import { readable } from './sqlite.ts';
import { type Statements, statementsOn } from './statements.ts';
import type { Features, Page, Query, Sort } from './store.ts';
import { columnsOf, GEOMETRY_COLUMN } from './tables.ts';
import { type Ways, waysOn } from './ways.ts';

/** What the reads of one connection share. */
type Reads = { readonly statements: Statements; readonly ways: Ways; readonly kept: Kept };

export const featuresOn = (db: Database): Features => {
  const statements = statementsOn(db);
  const search = searchOn(db);
  const reads: Reads = { statements, ways: waysOn(db, statements), kept: keptOn(db) };
  return {
    get: async (id, feature, role) => getFeature(statements, readableDataset(id, role), feature, role),
    list: async (id, query, role) => listPage(reads, readableDataset(id, role), query, role),
    snapshot: async (id, picked, role) => snapshotOf(db, readableDataset(id, role), picked, role),
    count: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterOf(dataset, query, role);
      return reads.kept.of(`totals ${readerOf(role)} ${id} ${JSON.stringify(filter)}`, () =>
        totals({ statements, dataset, filter, way: reads.ways.toAll(dataset, filter) }, role),
      );
    },
    facets: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterOf(dataset, query, role);
      return reads.kept.of(`facets ${readerOf(role)} ${id} ${JSON.stringify(filter)}`, () =>
        facets(db, dataset, filter, role),
      );
    },
    groups: async (id, grouping, role) => groups(statements, readableDataset(id, role), grouping, role),
    extent: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterOf(dataset, query, role);
      return extentOf(statements, dataset, filter && rowsWhere(dataset, filter));
    },
    nearest: async (id, at, { limit, withinM = Infinity, filter }, role) => {
      const dataset = readableDataset(id, role);
      if (filter) checkFilter(filter, dataset, role);
      return nearest(statements, dataset, at, { limit, withinM, filter: filter ?? null }, role);
    },
    search: async (text, limit, role) =>
      search(text, limit, role).flatMap(({ dataset, fid }) => {
        const raw = statements.first<Raw>(
          rowsWhere(readableDataset(dataset, role), null).selectAll().where('fid', '=', fid),
        );
        if (!raw) return [];
        const feature = featureOf(raw, readableFields(readableDataset(dataset, role), role));
        return [{ dataset, feature, bbox: boundsOf(raw) }];
      }),
  };
};

const boundsOf = (raw: Raw): Bbox | null => {
  const blob = raw[GEOMETRY_COLUMN];
  return blob instanceof Uint8Array ? readable(blobBounds, blob) : null;
};

const getFeature = (statements: Statements, dataset: Dataset, id: string, role: Role): Feature | null => {
  const raw = statements.first<Raw>(rowsWhere(dataset, null).selectAll().where('id', '=', id));
  return raw ? featureOf(raw, readableFields(dataset, role)) : null;
};

const listPage = ({ statements, ways, kept }: Reads, dataset: Dataset, query: Query, role: Role): Page => {
  const fields = readableFields(dataset, role, query.fields);
  const filter = filterOf(dataset, query, role);
  const sorted = orders(dataset, query.sort ?? [], role);
  // Counted once for all pages and sortings of a list.
  const matched = kept.of(`matched ${dataset.id} ${JSON.stringify(filter)}`, () => {
    const counted = rowsWhere(dataset, filter, ways.toAll(dataset, filter)).select(sql<number>`count(*)`.as('matched'));
    return statements.first<{ matched: number }>(counted)?.matched ?? 0;
  });
  const rows = rowsWhere(dataset, filter, ways.toPage(dataset, filter, query, matched))
    .select(columnsOf(dataset, fields, query.geometry !== false))
    .$call((select) => sorted.reduce((before, order) => before.orderBy(order), select))
    .limit(query.limit ?? -1)
    .offset(query.offset ?? 0);
  return { features: statements.all<Raw>(rows).map((raw) => featureOf(raw, fields)), matched };
};

/** Unknown values come last either way; ties are broken by id, so that pages never repeat or lose a row. */
const orders = (dataset: Dataset, sort: readonly Sort[], role: Role) => [
  ...sort.map(({ field, descending }) => {
    const [column] = readableFields(dataset, role, [field]).map(({ id }) => sql.ref(id));
    return descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  }),
  sql`id`,
];
