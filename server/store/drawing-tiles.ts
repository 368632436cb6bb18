/** Tiles already cut and gzipped, by a number that names them. Bounded: when it is full, what was cut longest ago goes. */
import type { Database } from 'better-sqlite3';

/** `bytes` null = there is nothing in the tile. */
export type KeptTile = { readonly bytes: Buffer | null; readonly etag: string };

export interface TileTable {
  get(key: number): KeptTile | undefined;
  etag(key: number): string | undefined;
  keep(key: number, bytes: Uint8Array | null, etag: string): void;
  /** Drops the tiles with keys from `first` to `last`. */
  drop(first: number, last: number): void;
}

/** What a row costs besides its bytes. */
const ROW_BYTES = 64;
/** Rows that go at once when the table is full: short, so that nobody waits for it. */
const BATCH = 64;

export const tileTable = (db: Database, mostBytes: number): TileTable => {
  const get = db.prepare<[number], KeptTile>('SELECT bytes, etag FROM tile WHERE key = ?');
  const etag = db.prepare<[number], string>('SELECT etag FROM tile WHERE key = ?').pluck();
  const put = db.prepare<[number, string, number, number, Uint8Array | null]>(
    'INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?)',
  );
  const drop = db.prepare<[number, number]>('DELETE FROM tile WHERE key BETWEEN ? AND ?');
  const oldest = db.prepare<[], { key: number; size: number }>(
    `SELECT key, size FROM tile ORDER BY age LIMIT ${BATCH}`,
  );
  const sum = db.prepare<[], number>('SELECT total(size) FROM tile').pluck();
  // Counted up while tiles are kept, counted anew (from the index alone) when the table seems full: drops in between make it too high.
  let bytesKept = sum.get() ?? 0;
  let age = db.prepare<[], number>('SELECT ifnull(max(age), 0) FROM tile').pluck().get() ?? 0;

  const makeRoom = (): void => {
    bytesKept = sum.get() ?? 0;
    while (bytesKept > mostBytes) {
      const rows = oldest.all();
      for (const { key, size } of rows) {
        drop.run(key, key);
        bytesKept -= size;
      }
      if (rows.length === 0) return;
    }
  };

  return {
    get: (key) => get.get(key),
    etag: (key) => etag.get(key),
    keep(key, bytes, tag) {
      const size = ROW_BYTES + (bytes?.length ?? 0);
      put.run(key, tag, size, ++age, bytes);
      bytesKept += size;
      if (bytesKept > mostBytes) makeRoom();
    },
    drop: (first, last) => void drop.run(first, last),
  };
};
