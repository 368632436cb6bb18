/**
 * Loading a great many rows in one edit. The insert triggers cost more than the rows themselves (five calls from SQLite
 * into JavaScript for each box), so they step aside inside the transaction and what they would have written is written
 * at its end, set by set. A rollback or a crash brings them back with everything else.
 */
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change } from '../domain/edit.ts';
import { blobBounds } from './geometry-blob.ts';
import { readable } from './sqlite.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted, rtreeOf } from './tables.ts';

/** From so many new rows of a dataset on it pays to exchange the triggers. */
const MANY = 1_000;
const PAGE = 5_000;

type Suspended = { readonly dataset: Dataset; readonly triggers: readonly string[]; readonly lastFid: number };

/** Call inside the transaction, before the first row; the function it returns must follow the last row. */
export const suspendTriggers = (db: Database, changes: readonly Change[]): (() => void) => {
  const suspended = datasetsWithMany(changes).map((dataset) => suspend(db, dataset));
  return () => {
    for (const one of suspended) {
      if (hasGeometry(one.dataset)) indexRows(db, one);
      noteRows(db, one);
      for (const trigger of one.triggers) db.exec(trigger);
    }
  };
};

const datasetsWithMany = (changes: readonly Change[]): readonly Dataset[] => {
  const counts = new Map<string, number>();
  for (const { dataset, before } of changes) if (!before) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => (count >= MANY ? (datasetOf(id) ?? []) : []));
};

const suspend = (db: Database, dataset: Dataset): Suspended => {
  const names = [`${rtreeOf(dataset)}_insert`, `mutu_${dataset.id}_insert`];
  const sqlOf = db
    .prepare<[string], string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?")
    .pluck();
  const triggers = names.flatMap((name) => sqlOf.get(name) ?? []);
  for (const name of names) db.exec(`DROP TRIGGER IF EXISTS ${quoted(name)}`);
  const lastFid =
    db
      .prepare<[], number>(`SELECT coalesce(max(fid), 0) FROM ${quoted(dataset.id)}`)
      .pluck()
      .get() ?? 0;
  return { dataset, triggers, lastFid };
};

/** What the R-tree trigger would have written. */
const indexRows = (db: Database, { dataset, lastFid }: Suspended): void => {
  const page = db.prepare<[number], { fid: number; geom: Uint8Array | null }>(
    `SELECT fid, ${GEOMETRY_COLUMN} FROM ${quoted(dataset.id)} WHERE fid > ? ORDER BY fid LIMIT ${PAGE}`,
  );
  const put = db.prepare(`INSERT INTO ${quoted(rtreeOf(dataset))} VALUES (?, ?, ?, ?, ?)`);
  for (let after = lastFid; ; ) {
    const rows = page.all(after);
    for (const { fid, geom } of rows) {
      const bounds = geom && readable(blobBounds, geom);
      if (bounds) put.run(fid, bounds[0], bounds[2], bounds[1], bounds[3]);
      after = fid;
    }
    if (rows.length < PAGE) return;
  }
};

/** What the change trigger would have written, as our own touches. */
const noteRows = (db: Database, { dataset, lastFid }: Suspended): void => {
  db.prepare(
    `INSERT INTO change (dataset, fid, action, external) SELECT ?, fid, 'insert', 0 FROM ${quoted(dataset.id)} WHERE fid > ?`,
  ).run(dataset.id, lastFid);
};
