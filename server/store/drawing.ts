/**
 * The side file of the tiles, `<database>.drawing.sqlite`: blocks of features under a spatial index of whole numbers,
 * the totals of the grid, and tiles already cut. All of it is derived from the GeoPackage and can be deleted at any
 * time. What the bytes mean is known to `server/tiles` only.
 */
import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { type BlockTable, blockTable } from './drawing-blocks.ts';
import { type TileTable, tileTable } from './drawing-tiles.ts';
import { openSqlite } from './sqlite.ts';
import { quoted } from './tables.ts';

/** Raise it when the tables, or the bytes of blocks, change their meaning. */
const FORMAT = 3;

export interface Drawing {
  /** The blocks of a dataset. */
  blocks(dataset: string): BlockTable;
  readonly tiles: TileTable;
  /** The last touch of the row feed that a dataset's blocks hold; -1 before it was first drawn. */
  seq(dataset: string): number;
  setSeq(dataset: string, seq: number): void;
  /** Runs `work` in one transaction. */
  write(work: () => void): void;
  close(): void;
}

export type DrawingOptions = {
  readonly path: string;
  /** Ids of the datasets that are drawn. */
  readonly datasets: readonly string[];
  /** Text that changes when the drawn fields do: another text than the file's means that all is drawn anew. */
  readonly shape: string;
  /** Most bytes of cached tiles. */
  readonly cacheBytes: number;
};

/** Opens the side file, or makes it where it is missing, damaged or of another shape. */
export const openDrawing = (options: DrawingOptions): Drawing => {
  const db = openWhole(options) ?? createFile(options);
  const blocks = new Map(options.datasets.map((id) => [id, blockTable(db, id)]));
  const readSeq = db.prepare<[string], number>('SELECT seq FROM source WHERE dataset = ?').pluck();
  const writeSeq = db.prepare<[number, string]>('UPDATE source SET seq = ? WHERE dataset = ?');
  return {
    blocks(dataset) {
      const table = blocks.get(dataset);
      if (!table) throw new Error(`No dataset that is drawn is called "${dataset}".`);
      return table;
    },
    tiles: tileTable(db, options.cacheBytes),
    seq: (dataset) => readSeq.get(dataset) ?? -1,
    setSeq: (dataset, seq) => void writeSeq.run(seq, dataset),
    write: (work) => db.transaction(work).immediate(),
    close: () => void db.close(),
  };
};

/** Derived data: a power cut may take the last writes (they are followed again), never the file's order. */
const openFile = (path: string): Database => {
  const db = openSqlite(path);
  db.pragma('synchronous = NORMAL');
  return db;
};

const openWhole = ({ path, shape }: DrawingOptions): Database | null => {
  let db: Database | null = null;
  try {
    db = openFile(path);
    if (shapeOf(db) === shape) return db;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  db?.close();
  return null;
};

const isDamage = (error: unknown): boolean =>
  ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].some((code) => String((error as { code?: unknown }).code).startsWith(code));

const shapeOf = (db: Database): string | undefined => {
  if (db.pragma('user_version', { simple: true }) !== FORMAT) return undefined;
  return db.prepare<[], string>('SELECT text FROM shape').pluck().get();
};

const createFile = ({ path, datasets, shape }: DrawingOptions): Database => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const db = openFile(path);
  db.transaction(() => {
    db.exec('CREATE TABLE shape (text TEXT NOT NULL)');
    db.prepare('INSERT INTO shape VALUES (?)').run(shape);
    db.exec('CREATE TABLE source (dataset TEXT PRIMARY KEY, seq INTEGER NOT NULL)');
    db.exec(
      'CREATE TABLE tile (key INTEGER PRIMARY KEY, etag TEXT NOT NULL, size INTEGER NOT NULL, age INTEGER NOT NULL, bytes BLOB)',
    );
    db.exec('CREATE INDEX tileByAge ON tile (age, size)');
    for (const id of datasets) createDataset(db, id);
    db.pragma(`user_version = ${FORMAT}`);
  })();
  return db;
};

const createDataset = (db: Database, id: string): void => {
  db.prepare('INSERT INTO source VALUES (?, -1)').run(id);
  db.exec(`CREATE VIRTUAL TABLE ${quoted(`block_${id}`)} USING rtree_i32(id, minX, maxX, minY, maxY, +body BLOB)`);
  db.exec(`CREATE TABLE ${quoted(`place_${id}`)} (fid INTEGER PRIMARY KEY, block INTEGER NOT NULL)`);
  db.exec(
    `CREATE TABLE ${quoted(`cell_${id}`)} (level INTEGER, x INTEGER, y INTEGER, count INTEGER NOT NULL, known INTEGER NOT NULL, areaM2 INTEGER NOT NULL, PRIMARY KEY (level, x, y)) WITHOUT ROWID`,
  );
};
