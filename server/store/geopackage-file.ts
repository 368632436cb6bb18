/**
 * Foreign GeoPackages, read for import. Such a file is a program: its views and triggers are SQL of a stranger. So it is
 * opened from memory, read-only and untrusted, only real tables are read, and only through the columns they store. The
 * caller runs this in a child process with limits of time and memory.
 */
import Sqlite, { type Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { fromBlob } from './geometry-blob.ts';
import { GeometryBlobError } from './wkb.ts';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Bytes 18 and 19 say "WAL"; a file in memory has none, so they are set to "rollback journal". */
const JOURNAL_BYTES = [18, 19] as const;
const ROLLBACK = 1;

/** `geometry` null = none or empty; `fault` says why a blob could not be read. */
export type ForeignRow = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
  readonly fault: string | null;
};

export type ForeignSrs = { readonly srsId: number; readonly organization: string | null; readonly code: number | null };

export type ForeignLayer = {
  readonly name: string;
  /** Of gpkg_geometry_columns; null for tables of values. */
  readonly srs: ForeignSrs | null;
  /** Of gpkg_contents, which should say the same. */
  readonly contentsSrs: ForeignSrs;
  /** Of the header of the first geometry. */
  readonly blobSrsId: number | null;
  readonly rows: readonly ForeignRow[];
};

export type ForeignFault = 'notSqlite' | 'truncated' | 'damaged' | 'notGeoPackage';

export class ForeignFileError extends Error {
  constructor(
    readonly fault: ForeignFault,
    message: string,
  ) {
    super(message);
  }
}

export const isSqlite = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 16)).toString('latin1') === MAGIC;

/** 1 stands for 65 536, which does not fit two bytes. */
const pageBytes = (header: Buffer): number => (header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16));

/** Judged from the header before SQLite touches the bytes. */
function checkHeader(bytes: Buffer): void {
  const size = bytes.length >= HEADER_BYTES ? pageBytes(bytes) : 0;
  if (!isSqlite(bytes) || size < 512) throw new ForeignFileError('notSqlite', 'It is no SQLite file.');
  const pages = bytes.readUInt32BE(28);
  if (bytes.length < pages * size) {
    throw new ForeignFileError('truncated', `${Math.floor(bytes.length / size)} of ${pages} pages`);
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

type Content = { readonly name: string; readonly srsId: number };

/** Names of ordinary tables: neither views nor virtual tables, whose code would run. */
function realTables(db: Database): ReadonlySet<string> {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    .pluck()
    .all();
  return new Set(names);
}

/** Stored columns only: generated ones are computed by an expression of the file. */
const columnsOf = (db: Database, table: string): readonly string[] =>
  db.prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').pluck().all(table);

const srsOf = (db: Database, srsId: number): ForeignSrs => {
  const row = db
    .prepare<[number], { organization: string; code: number }>(
      'SELECT organization, organization_coordsys_id AS code FROM gpkg_spatial_ref_sys WHERE srs_id = ?',
    )
    .get(srsId);
  return { srsId, organization: row?.organization ?? null, code: row?.code ?? null };
};

const blobSrs = (blob: unknown): number | null => {
  if (!(blob instanceof Uint8Array) || blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  return new DataView(blob.buffer, blob.byteOffset).getInt32(4, (blob[3]! & 1) === 1);
};

/** Whole numbers beyond 2^53 would lose digits, so they stay text. */
const exact = (value: unknown): unknown => {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
};

function rowOf(record: Readonly<Record<string, unknown>>, geometryColumn: string | null): ForeignRow {
  const { [geometryColumn ?? '']: blob, ...stored } = record;
  const values = Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, exact(value)]));
  if (!(blob instanceof Uint8Array)) return { values, geometry: null, fault: null };
  try {
    return { values, geometry: fromBlob(blob), fault: null };
  } catch (error) {
    if (error instanceof GeometryBlobError) return { values, geometry: null, fault: error.message };
    throw error;
  }
}

function layerOf(db: Database, { name, srsId }: Content): ForeignLayer {
  const place = db
    .prepare<[string], { column: string; srsId: number }>(
      'SELECT column_name AS column, srs_id AS srsId FROM gpkg_geometry_columns WHERE table_name = ?',
    )
    .get(name);
  const columns = columnsOf(db, name);
  const geometryColumn = place && columns.includes(place.column) ? place.column : null;
  const list = columns.map(quoted).join(', ');
  const records = db
    .prepare<[], Record<string, unknown>>(`SELECT ${list} FROM ${quoted(name)}`)
    .safeIntegers()
    .all();
  const first = geometryColumn === null ? undefined : records.find((record) => record[geometryColumn] !== null);
  return {
    name,
    srs: place && geometryColumn !== null ? srsOf(db, place.srsId) : null,
    contentsSrs: srsOf(db, srsId),
    blobSrsId: first && geometryColumn !== null ? blobSrs(first[geometryColumn]) : null,
    rows: records.map((record) => rowOf(record, geometryColumn)),
  };
}

function contentsOf(db: Database): Content[] {
  const tables = realTables(db);
  const own = ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys'];
  const missing = own.find((table) => !tables.has(table));
  if (missing) throw new ForeignFileError('notGeoPackage', `It has no table ${missing}.`);
  return db
    .prepare<[], Content>(
      "SELECT table_name AS name, srs_id AS srsId FROM gpkg_contents WHERE data_type IN ('features', 'attributes')",
    )
    .all()
    .filter(({ name }) => tables.has(name));
}

/** SQLite's own words for a broken file become one error. */
const asDamaged = (error: unknown): unknown =>
  error instanceof Sqlite.SqliteError ? new ForeignFileError('damaged', error.message) : error;

/** Every layer of the file. Throws `ForeignFileError` where it is no GeoPackage, cut short or damaged. */
export function readGeoPackage(file: Uint8Array): readonly ForeignLayer[] {
  const bytes = Buffer.from(file);
  checkHeader(bytes);
  for (const at of JOURNAL_BYTES) bytes[at] = ROLLBACK;
  let db: Database | null = null;
  try {
    db = new Sqlite(bytes, { readonly: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('query_only = ON');
    const open = db;
    return contentsOf(open).map((content) => layerOf(open, content));
  } catch (error) {
    throw asDamaged(error);
  } finally {
    db?.close();
  }
}
