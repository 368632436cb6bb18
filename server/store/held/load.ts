/** Reads a register into memory in slices, others being served in between, and afterwards only the rows that were touched. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../../domain/dataset.ts';
import { stillOf } from '../still.ts';
import { hasGeometry, quoted, rtreeOf } from '../tables.ts';
import { grow, lay, putBox } from './places.ts';
import { dropRow, type HeldRow, heldFields, putRow, type Table, tableOf } from './table.ts';

/** Rows read at a time: a few milliseconds. */
const SLICE = 2_000;

type Box = [fid: number, west: number, south: number, east: number, north: number];

const rowsSql = (dataset: Dataset): string =>
  `SELECT fid${heldFields(dataset)
    .map(({ id }) => `, ${quoted(id)}`)
    .join('')} FROM ${quoted(dataset.id)}`;

const boxesSql = (dataset: Dataset): string => `SELECT id, minx, miny, maxx, maxy FROM ${quoted(rtreeOf(dataset))}`;

/** A table as it stood at the touch `seq`. */
export type Loaded = { readonly table: Table; readonly seq: number };

/** Null where the database was closed meanwhile. `size`: fids below it get a place, later rows included. */
export const load = async (db: Database, dataset: Dataset, size: number): Promise<Loaded | null> => {
  const still = stillOf(db);
  try {
    const seq = lastTouch(still.db);
    const table = tableOf(dataset, size);
    const page = still.db.prepare<[number, number], HeldRow>(`${rowsSql(dataset)} WHERE fid > ? ORDER BY fid LIMIT ?`);
    for (let rows = page.raw().all(-1, SLICE); rows.length > 0; rows = page.all(rows.at(-1)![0], SLICE)) {
      for (const row of rows) putRow(table, row);
      await nextTurn();
      if (!db.open) return null;
    }
    if (!hasGeometry(dataset)) return { table, seq };
    let read = 0;
    for (const [fid, ...box] of still.db.prepare<[], Box>(boxesSql(dataset)).raw().iterate()) {
      putBox(table.places, fid, box);
      if (++read % SLICE !== 0) continue;
      await nextTurn();
      if (!db.open) return null;
    }
    for (const _ of lay(table.places)) await nextTurn();
    return db.open ? { table, seq } : null;
  } finally {
    still.close();
  }
};

const lastTouch = (db: Database): number =>
  db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck().get() ?? 0;

/** `reread(table, fids)` on one connection: brings these rows to what the database holds now. */
export const rereadOn = (db: Database, dataset: Dataset) => {
  const row = db.prepare<[number], HeldRow>(`${rowsSql(dataset)} WHERE fid = ?`).raw();
  const box = hasGeometry(dataset) ? db.prepare<[number], Box>(`${boxesSql(dataset)} WHERE id = ?`).raw() : null;
  return (table: Table, fids: readonly number[]): void => {
    table.changes += 1;
    for (const fid of fids) {
      dropRow(table, fid);
      const found = row.get(fid);
      if (found) putRow(table, found);
      const bounds = box?.get(fid);
      if (!bounds) continue;
      putBox(table.places, fid, [bounds[1], bounds[2], bounds[3], bounds[4]]);
      grow(table.places, fid);
    }
  };
};
