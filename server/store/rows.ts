/** Single rows of the registers by prepared statements: the hot path of every write, and the decoding of every read. */
import type { Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { fromBlob, toBlob } from './geometry-blob.ts';
import { readable } from './sqlite.ts';
import { fromStored, GEOMETRY_COLUMN, hasGeometry, quoted, toStored } from './tables.ts';

/** A row as SQLite gives it: by column name. */
export type Raw = Record<string, unknown>;

export type StoredRow = { readonly fid: number; readonly feature: Feature };

/** Statements of one dataset on one connection. */
export interface Rows {
  insert(feature: Feature): number;
  /** Writes all fields; the geometry only where `withGeometry`, so that the spatial index is left alone. */
  update(fid: number, feature: Feature, withGeometry: boolean): void;
  /** Writes the derived fields only; they follow from the others and are no one's edit. */
  updateDerived(fid: number, properties: Feature['properties']): void;
  remove(fid: number): void;
  byId(id: string): StoredRow | undefined;
  byFid(fid: number): StoredRow | undefined;
}

/** A blob another program left in a form we cannot read shows as no geometry: the row stays usable and can be mended. */
export const geometryOf = (raw: Raw): Geometry | null => {
  const blob = raw[GEOMETRY_COLUMN];
  return blob instanceof Uint8Array ? readable(fromBlob, blob) : null;
};

export const featureOf = (raw: Raw, fields: readonly Field[]): Feature => {
  const properties: Record<string, Value> = {};
  for (const field of fields) properties[field.id] = fromStored(field, raw[field.id]);
  return { id: String(raw['id']), properties, geometry: geometryOf(raw) };
};

const prepareRows = (db: Database, dataset: Dataset): Rows => {
  const table = quoted(dataset.id);
  const columns = dataset.fields.map((field) => quoted(field.id));
  const geometry = hasGeometry(dataset) ? [GEOMETRY_COLUMN] : [];
  const listed = ['id', ...columns, ...geometry];
  const assigned = (names: readonly string[]) => names.map((name) => `${name} = ?`).join(', ');
  const insert = db.prepare(`INSERT INTO ${table} (${listed.join(', ')}) VALUES (${listed.map(() => '?').join(', ')})`);
  const update = db.prepare(`UPDATE ${table} SET ${assigned(columns)} WHERE fid = ?`);
  const updateAll = db.prepare(`UPDATE ${table} SET ${assigned([...columns, ...geometry])} WHERE fid = ?`);
  const derived = dataset.fields.filter((field) => field.derived);
  const updateDerived =
    derived.length > 0
      ? db.prepare(`UPDATE ${table} SET ${assigned(derived.map((field) => quoted(field.id)))} WHERE fid = ?`)
      : null;
  const remove = db.prepare(`DELETE FROM ${table} WHERE fid = ?`);
  const byId = db.prepare<[string], Raw>(`SELECT * FROM ${table} WHERE id = ?`);
  const byFid = db.prepare<[number], Raw>(`SELECT * FROM ${table} WHERE fid = ?`);
  const values = (feature: Feature) => dataset.fields.map((field) => toStored(field, feature.properties[field.id]));
  const blob = (feature: Feature) => (geometry.length > 0 ? [toBlob(feature.geometry)] : []);
  const row = (raw: Raw | undefined) => raw && { fid: Number(raw['fid']), feature: featureOf(raw, dataset.fields) };
  return {
    insert: (feature) => Number(insert.run(feature.id, ...values(feature), ...blob(feature)).lastInsertRowid),
    update: (fid, feature, withGeometry) => {
      if (withGeometry) updateAll.run(...values(feature), ...blob(feature), fid);
      else update.run(...values(feature), fid);
    },
    updateDerived: (fid, properties) =>
      void updateDerived?.run(...derived.map((field) => toStored(field, properties[field.id])), fid),
    remove: (fid) => void remove.run(fid),
    byId: (id) => row(byId.get(id)),
    byFid: (fid) => row(byFid.get(fid)),
  };
};

/** `rowsOf(dataset)` of a connection, each dataset's statements prepared once. */
export const rowsOn = (db: Database): ((dataset: Dataset) => Rows) => {
  const prepared = new Map<string, Rows>();
  return (dataset) => {
    const known = prepared.get(dataset.id) ?? prepareRows(db, dataset);
    prepared.set(dataset.id, known);
    return known;
  };
};
