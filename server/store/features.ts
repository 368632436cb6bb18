/** Reads of the registers. Every one takes the role and gives only what that role may read. */
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import { type Role, readerOf } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import { allOf, type Bbox, checkFilter, type Filter } from '../domain/filter.ts';
import { type RowRules, readableDataset, readableFields } from './access-rules.ts';
import { facets, groups, totals, VALUES_SHOWN } from './counts.ts';
import { extentOf } from './extent.ts';
import { blobBounds } from './geometry-blob.ts';
import { type HeldReads, heldReadsOn } from './held/reads.ts';
import { type Kept, keptOn } from './kept.ts';
import { narrow } from './narrow.ts';
import { nearest } from './nearest.ts';
import { featureOf, type Raw } from './rows.ts';
import { type Found, searchOn } from './search.ts';
import { type Asked, filterOf, rowsWhere } from './selection.ts';
import { snapshotOf } from './snapshot.ts';
import { readable } from './sqlite.ts';
import { type Statements, statementsOn } from './statements.ts';
import type { Features, Page, Query, Sort } from './store.ts';
import { columnsOf, GEOMETRY_COLUMN, quoted } from './tables.ts';
import { type Ways, waysOn } from './ways.ts';

/** What the reads of one connection share. */
type Reads = {
  readonly statements: Statements;
  readonly ways: Ways;
  readonly kept: Kept;
  readonly held: HeldReads;
  /** The query's filter and box, and the rows that the role may read, in one. */
  readonly filterFor: (dataset: Dataset, asked: Asked, role: Role) => Filter | null;
};

export const featuresOn = (db: Database, rules: RowRules): Features => {
  const statements = statementsOn(db);
  const search = searchOn(db);
  const filterFor: Reads['filterFor'] = (dataset, asked, role) =>
    allOf([filterOf(dataset, asked, role), rules.of(dataset, role)]);
  const reads: Reads = { statements, ways: waysOn(db, statements), kept: keptOn(db), held: heldReadsOn(db), filterFor };
  return {
    get: async (id, feature, role) => {
      const dataset = readableDataset(id, role);
      return rules.hides(dataset, feature, role) ? null : getFeature(statements, dataset, feature, role);
    },
    list: async (id, query, role) => listPage(reads, readableDataset(id, role), query, role),
    snapshot: async (id, picked, role) => {
      const dataset = readableDataset(id, role);
      return snapshotOf(db, dataset, { ...picked, readable: rules.of(dataset, role) }, role);
    },
    count: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterFor(dataset, query, role);
      return reads.kept.of(
        `totals ${readerOf(role)} ${id} ${JSON.stringify(filter)}`,
        async () =>
          (await reads.held.totals(dataset, filter, role)) ??
          totals({ statements, dataset, filter, way: reads.ways.toAll(dataset, filter) }, role),
      );
    },
    facets: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterFor(dataset, query, role);
      return reads.kept.of(
        `facets ${readerOf(role)} ${id} ${JSON.stringify(filter)}`,
        async () => (await reads.held.facets(dataset, filter, role, VALUES_SHOWN)) ?? facets(db, dataset, filter, role),
      );
    },
    groups: async (id, grouping, role) => {
      const dataset = readableDataset(id, role);
      return groups(statements, dataset, grouping, role, rules.of(dataset, role));
    },
    narrow: async (id, asked, role) => {
      const dataset = readableDataset(id, role);
      return narrow(reads, dataset, filterFor(dataset, asked, role), asked, role);
    },
    extent: async (id, query, role) => {
      const dataset = readableDataset(id, role);
      const filter = filterFor(dataset, query, role);
      return extentOf(statements, dataset, filter && rowsWhere(dataset, filter));
    },
    nearest: async (id, at, { limit, withinM = Infinity, filter }, role) => {
      const dataset = readableDataset(id, role);
      if (filter) checkFilter(filter, dataset, role);
      const readable = allOf([filter, rules.of(dataset, role)]);
      return nearest(reads, dataset, at, { limit, withinM, filter: readable }, role);
    },
    search: async (text, limit, role) =>
      enough(limit, (asked) => {
        const found = search(text, asked, role);
        return { isAll: found.length < asked, hits: found.flatMap((one) => hitOf(statements, rules, one, role)) };
      }),
  };
};

type Hits<T> = { readonly hits: readonly T[]; readonly isAll: boolean };

/** The first `limit` hits: more are asked for where some of those found are not for this reader. */
const enough = <T>(limit: number, look: (asked: number) => Hits<T>): readonly T[] => {
  for (let asked = limit; ; asked *= 4) {
    const { hits, isAll } = look(asked);
    if (isAll || hits.length >= limit) return hits.slice(0, limit);
  }
};

const hitOf = (statements: Statements, rules: RowRules, { dataset: id, fid }: Found, role: Role) => {
  const dataset = readableDataset(id, role);
  const row = rowsWhere(dataset, rules.of(dataset, role)).selectAll().where('fid', '=', fid);
  const raw = statements.first<Raw>(row);
  return raw ? [{ dataset: id, feature: featureOf(raw, readableFields(dataset, role)), bbox: boundsOf(raw) }] : [];
};

const boundsOf = (raw: Raw): Bbox | null => {
  const blob = raw[GEOMETRY_COLUMN];
  return blob instanceof Uint8Array ? readable(blobBounds, blob) : null;
};

const getFeature = (statements: Statements, dataset: Dataset, id: string, role: Role): Feature | null => {
  const raw = statements.first<Raw>(rowsWhere(dataset, null).selectAll().where('id', '=', id));
  return raw ? featureOf(raw, readableFields(dataset, role)) : null;
};

const listPage = (reads: Reads, dataset: Dataset, query: Query, role: Role): Page => {
  const { statements, ways, kept, held, filterFor } = reads;
  const fields = readableFields(dataset, role, query.fields);
  const filter = filterFor(dataset, query, role);
  const sorted = query.newestFirst ? [sql`fid desc`] : orders(dataset, query.sort ?? [], role);
  const isOfHeld = query.limit !== undefined && !query.newestFirst;
  const window = isOfHeld ? held.window(dataset, filter, query) : null;
  if (window?.fids) {
    const { matched, fids } = window;
    const shown = held.page(dataset, fields, query, fids);
    if (shown) return { features: shown, matched };
    const page = pageOf(dataset, fields, query, fids);
    return { features: statements.all<Raw>(page).map((raw) => featureOf(raw, fields)), matched };
  }
  // Counted once for all pages and sortings of a list.
  const matched =
    window?.matched ??
    kept.of(`matched ${dataset.id} ${JSON.stringify(filter)}`, () => {
      const counted = rowsWhere(dataset, filter, ways.toAll(dataset, filter)).select(
        sql<number>`count(*)`.as('matched'),
      );
      return statements.first<{ matched: number }>(counted)?.matched ?? 0;
    });
  const rows = rowsWhere(dataset, filter, ways.toPage(dataset, filter, query, matched))
    .select(columnsOf(dataset, fields, query.geometry !== false))
    .$call((select) => sorted.reduce((before, order) => before.orderBy(order), select))
    .limit(query.limit ?? -1)
    .offset(query.offset ?? 0);
  return { features: statements.all<Raw>(rows).map((raw) => featureOf(raw, fields)), matched };
};

/** The page among few rows that hold it. Written out by hand, since it is asked at every move of the map. */
const pageOf = (dataset: Dataset, fields: readonly Field[], query: Query, fids: readonly number[]) => {
  const columns = columnsOf(dataset, fields, query.geometry !== false).map(quoted);
  const sorted = (query.sort ?? []).map(
    ({ field, descending }) => `${quoted(field)} ${descending ? 'DESC' : 'ASC'} NULLS LAST, `,
  );
  const text = `SELECT ${columns.join(', ')} FROM ${quoted(dataset.id)} WHERE fid IN (SELECT value FROM json_each(?))
    ORDER BY ${sorted.join('')}id LIMIT ? OFFSET ?`;
  const parameters = [JSON.stringify(fids), query.limit, query.offset ?? 0];
  return { compile: () => ({ sql: text, parameters }) };
};

/** Unknown values come last either way; ties are broken by id, so that pages never repeat or lose a row. */
const orders = (dataset: Dataset, sort: readonly Sort[], role: Role) => [
  ...sort.map(({ field, descending }) => {
    const [column] = readableFields(dataset, role, [field]).map(({ id }) => sql.ref(id));
    return descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  }),
  sql`id`,
];
