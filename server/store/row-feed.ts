/**
 * Rows as the drawing of tiles wants them: the tile fields and the raw geometry blob, whole datasets quickly or single
 * rows by fid, and the list of rows touched since a moment, whoever touched them. Works on any connection to the
 * GeoPackage, also on a read-only one in a worker.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Value } from '../domain/edit.ts';
import { fromStored, GEOMETRY_COLUMN, quoted, STANDING } from './tables.ts';

/** `geometry` is a GeoPackage blob (`geometry-blob.ts` reads it); `properties` are the dataset's `tile` fields. */
export type FeedRow = {
  readonly fid: number;
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: Uint8Array;
  /** ISO day, of rows that lapse; null where there was none, and in other datasets. */
  readonly verifiedOn: string | null;
};

/** A row inserted, updated or deleted; `seq` orders all touches and is what `Store.revision` counts. */
export type Touch = { readonly seq: number; readonly dataset: string; readonly fid: number };

export interface RowFeed {
  /** Every row that has a geometry, in fid order. Reads in pages, so the connection may be used between two rows. */
  all(dataset: string): Iterable<FeedRow>;
  /** Those of `fids` that exist and have a geometry; a fid that is missing from the answer was deleted or emptied. */
  byFids(dataset: string, fids: readonly number[]): readonly FeedRow[];
  /** Rows of a dataset that lapses, verified from the day `from` up to and without the day `to`. */
  verifiedWithin(dataset: string, from: string, to: string): readonly number[];
  /**
   * Rows touched after `seq`, each once, with its last touch, in order. `touchedSince(0)` names every row ever stored.
   * Touches of `server/standing` do not count: what it writes is neither drawn nor covered.
   */
  touchedSince(seq: number): readonly Touch[];
  /** How many such touches there were, counted up to `most`. */
  countTouched(seq: number, most: number): number;
  /** The last touch of a dataset, or of any dataset; 0 when there was none. Equals `Store.revision`. */
  lastSeq(dataset?: string | null): number;
}

const PAGE = 2_000;

/** fid, id, geometry, verification, then the tile fields: arrays, because naming every column of every row doubles the time. */
type Raw = [fid: number, id: string, geometry: Uint8Array, verifiedOn: string | null, ...fields: unknown[]];

const selectOf = (dataset: Dataset, where: string): string => {
  const fields = dataset.fields.filter((field) => field.tile).map((field) => `, ${quoted(field.id)}`);
  const verified = dataset.lapses ? '"verifiedOn"' : 'NULL';
  return `SELECT fid, id, ${GEOMETRY_COLUMN}, ${verified}${fields.join('')} FROM ${quoted(dataset.id)} WHERE ${GEOMETRY_COLUMN} IS NOT NULL AND ${where}`;
};

const readerOf = (dataset: Dataset) => {
  const fields = dataset.fields.filter((field) => field.tile);
  return ([fid, id, geometry, verifiedOn, ...values]: Raw): FeedRow => {
    const properties: Record<string, Value> = {};
    for (let at = 0; at < fields.length; at += 1) properties[fields[at]!.id] = fromStored(fields[at]!, values[at]);
    return { fid, id, properties, geometry, verifiedOn };
  };
};

const declared = (id: string): Dataset => {
  const dataset = datasetOf(id);
  if (!dataset || dataset.geometry === 'none') throw new Error(`No dataset with geometry is called "${id}".`);
  return dataset;
};

function* pages(db: Database, dataset: Dataset): Generator<FeedRow> {
  const page = db.prepare<[number, number], Raw>(selectOf(dataset, 'fid > ? ORDER BY fid LIMIT ?')).raw();
  const read = readerOf(dataset);
  for (let after = -1; ; ) {
    const rows = page.all(after, PAGE);
    for (const raw of rows) yield read(raw);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last[0];
  }
}

/** The feed of one open connection; statements are prepared when first asked for, and kept. */
export const rowFeed = (db: Database): RowFeed => {
  const known = new Map<string, ReturnType<Database['prepare']>>();
  const prepared = <P extends unknown[], R>(sql: string): Statement<P, R> => {
    const statement = known.get(sql) ?? db.prepare(sql);
    known.set(sql, statement);
    return statement as Statement<P, R>;
  };
  return {
    all: (id) => pages(db, declared(id)),
    byFids(id, fids) {
      const dataset = declared(id);
      const rows = prepared<[string], Raw>(selectOf(dataset, 'fid IN (SELECT value FROM json_each(?)) ORDER BY fid'));
      return rows.raw().all(JSON.stringify(fids)).map(readerOf(dataset));
    },
    verifiedWithin(id, from, to) {
      const sql = `SELECT fid FROM ${quoted(declared(id).id)} WHERE "verifiedOn" >= ? AND "verifiedOn" < ?`;
      return prepared<[string, string], number>(sql).pluck().all(from, to);
    },
    touchedSince(seq) {
      const sql = `SELECT max(seq) AS seq, dataset, fid FROM change WHERE seq > ? AND action <> '${STANDING}' GROUP BY dataset, fid ORDER BY 1`;
      return prepared<[number], Touch>(sql).all(seq);
    },
    countTouched(seq, most) {
      const sql = `SELECT count(*) FROM (SELECT 1 FROM change WHERE seq > ? AND action <> '${STANDING}' LIMIT ?)`;
      return prepared<[number, number], number>(sql).pluck().get(seq, most)!;
    },
    lastSeq(dataset = null) {
      const sql = 'SELECT max(seq) FROM change WHERE ? IS NULL OR dataset = ?';
      return prepared<[string | null, string | null], number | null>(sql).pluck().get(dataset, dataset) ?? 0;
    },
  };
};
