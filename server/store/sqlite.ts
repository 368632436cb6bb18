/**
 * The one opener of SQLite files. Every connection gets the same pragmas and the functions that our triggers and
 * queries call. better-sqlite3 is built with synchronous=NORMAL for a WAL file that already exists, which loses
 * acknowledged writes in a power cut, so FULL is set again at every open.
 */
import { closeSync, existsSync, openSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { type Meets, meetsArea } from '../domain/geometry.ts';
import { blobBounds, fromBlob } from './geometry-blob.ts';
import { GeometryBlobError } from './wkb.ts';

/** How long one statement may wait for another program's lock, in ms. Short: waiting blocks the whole process (`write-lock.ts` tries again). */
const BUSY_MS = 50;
/** Pages kept in memory: the index pages of a hundred thousand rows. SQLite's own 2 MiB makes a bulk load take twice as long. */
const CACHE_KIB = 32 * 1024;
/** Areas of one filter at most, by its number of operations. */
const MOST_AREAS = 256;
const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** Opens `path`, creating it readable by its owner only; ':memory:' is a database of its own. */
export const openSqlite = (path: string, options: { readonly?: boolean } = {}): Database => {
  if (path !== ':memory:' && !options.readonly && !existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  const db = new Sqlite(path, { readonly: options.readonly ?? false, timeout: BUSY_MS });
  try {
    if (!options.readonly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.pragma(`journal_size_limit = ${JOURNAL_LIMIT_BYTES}`);
    addFunctions(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/**
 * The five functions of the GeoPackage R-tree triggers (annex F.3), and `mutuIntersects(geom, area as JSON)`. A blob
 * that is not ours counts as empty: such a row has no place in the index, and reading it gives no geometry.
 */
const addFunctions = (db: Database): void => {
  const bound = (index: 0 | 1 | 2 | 3) => (blob: unknown) =>
    blob instanceof Uint8Array ? (readable(blobBounds, blob)?.[index] ?? null) : null;
  const pure = { deterministic: true };
  db.function('ST_MinX', pure, bound(0));
  db.function('ST_MinY', pure, bound(1));
  db.function('ST_MaxX', pure, bound(2));
  db.function('ST_MaxY', pure, bound(3));
  db.function('ST_IsEmpty', pure, (blob: unknown) =>
    blob instanceof Uint8Array ? Number(!readable(blobBounds, blob)) : null,
  );
  db.function('mutuIntersects', pure, intersectsArea());
};

/** `read(blob)`, or null where the blob is not a GeoPackage geometry. */
export const readable = <T>(read: (blob: Uint8Array) => T | null, blob: Uint8Array): T | null => {
  try {
    return read(blob);
  } catch (error) {
    if (error instanceof GeometryBlobError) return null;
    throw error;
  }
};

/** One query asks about few areas for many rows, so areas are kept taken apart; most rows are settled by their bounds. */
const intersectsArea = () => {
  const areas = new Map<string, Meets>();
  const areaOf = (json: string): Meets => {
    const known = areas.get(json);
    if (known) return known;
    if (areas.size >= MOST_AREAS) areas.clear();
    const area = meetsArea(JSON.parse(json));
    areas.set(json, area);
    return area;
  };
  return (blob: unknown, json: unknown): number | null => {
    if (!(blob instanceof Uint8Array) || typeof json !== 'string') return null;
    const bounds = readable(blobBounds, blob);
    if (bounds === null) return null;
    const area = areaOf(json);
    const settled = area.box(bounds);
    if (settled !== null) return Number(settled);
    const geometry = readable(fromBlob, blob);
    return geometry && Number(area.shape(geometry));
  };
};
