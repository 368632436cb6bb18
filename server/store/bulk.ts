/**
 * Loading a great many rows in one edit. The insert triggers cost more than the rows themselves (five calls from SQLite
 * into JavaScript for each box), so they step aside inside the transaction and what they would have written is written
 * at its end, set by set. A rollback or a crash brings them back with everything else.
 */
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { boundsOf } from './geometry-blob.ts';
import { hasGeometry, quoted, rtreeOf } from './tables.ts';

/** From so many new rows of a dataset on it pays to exchange the triggers. */
const MANY = 1_000;

export interface Bulk {
  /** Indexes a new row whose trigger has stepped aside. */
  inserted(dataset: Dataset, fid: number, feature: Feature): void;
  /** Brings the triggers back; must follow the last row. */
  finish(): void;
}

type Paused = { readonly dataset: Dataset; readonly triggers: readonly string[]; readonly lastFid: number };
type Suspended = Paused & { readonly index: (fid: number, feature: Feature) => void };

/** Call inside the transaction, before the first row. */
export const startBulk = (db: Database, changes: readonly Change[]): Bulk => {
  const suspended = new Map<string, Suspended>(
    datasetsWithMany(changes).map((dataset) => [dataset.id, { ...pause(db, dataset), index: indexerOf(db, dataset) }]),
  );
  return {
    inserted: (dataset, fid, feature) => suspended.get(dataset.id)?.index(fid, feature),
    finish() {
      for (const one of suspended.values()) resume(db, one);
    },
  };
};

/** Runs `insert`, which writes rows with fids above the last one and indexes them itself. Call it inside a transaction. */
export const withoutTriggers = (db: Database, dataset: Dataset, insert: (lastFid: number) => void): void => {
  const paused = pause(db, dataset);
  insert(paused.lastFid);
  resume(db, paused);
};

const datasetsWithMany = (changes: readonly Change[]): readonly Dataset[] => {
  const counts = new Map<string, number>();
  for (const { dataset, before } of changes) if (!before) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => (count >= MANY ? (datasetOf(id) ?? []) : []));
};

const pause = (db: Database, dataset: Dataset): Paused => {
  // The third one fills in ids, and a row of an edit always has one.
  const names = [`${rtreeOf(dataset)}_insert`, `mutu_${dataset.id}_insert`, `mutu_${dataset.id}_id`];
  const sqlOf = db
    .prepare<[string], string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?")
    .pluck();
  const triggers = names.flatMap((name) => sqlOf.get(name) ?? []);
  for (const name of names) db.exec(`DROP TRIGGER IF EXISTS ${quoted(name)}`);
  // A fid is never given twice, also where the row that had it is gone.
  const lastFid = db
    .prepare<[string], number>(
      `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), coalesce((SELECT max(fid) FROM ${quoted(dataset.id)}), 0))`,
    )
    .pluck()
    .get(dataset.id)!;
  return { dataset, triggers, lastFid };
};

/** What the R-tree trigger would have written. */
const indexerOf = (db: Database, dataset: Dataset): Suspended['index'] => {
  if (!hasGeometry(dataset)) return () => {};
  const put = db.prepare(`INSERT INTO ${quoted(rtreeOf(dataset))} VALUES (?, ?, ?, ?, ?)`);
  return (fid, { geometry }) => {
    const bounds = geometry && geometry.type !== 'GeometryCollection' ? boundsOf(geometry) : null;
    if (bounds) put.run(fid, bounds[0], bounds[2], bounds[1], bounds[3]);
  };
};

/** What the change trigger would have written, as our own touches; then the triggers are back. */
const resume = (db: Database, { dataset, lastFid, triggers }: Paused): void => {
  db.prepare(
    `INSERT INTO change (dataset, fid, action, external) SELECT ?, fid, 'insert', 0 FROM ${quoted(dataset.id)} WHERE fid > ?`,
  ).run(dataset.id, lastFid);
  for (const trigger of triggers) db.exec(trigger);
};
