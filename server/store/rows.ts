/** Single rows of the registers by prepared statements: the hot path of every write, and the decoding of every read. */
import type { Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
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

const assigned = (columns: readonly string[]): string => columns.map((column) => `${column} = ?`).join(', ');

const writesOf = (db: Database, dataset: Dataset) => {
  const table = quoted(dataset.id);
  const columns = dataset.fields.map((field) => quoted(field.id));
  const derived = dataset.fields.filter((field) => field.derived).map((field) => quoted(field.id));
  const all = hasGeometry(dataset) ? [...columns, GEOMETRY_COLUMN] : columns;
  return {
    insert: db.prepare(`INSERT INTO ${table} (${all.join(', ')}, id) VALUES (${all.map(() => '?').join(', ')}, ?)`),
    update: db.prepare(`UPDATE ${table} SET ${assigned(columns)} WHERE fid = ?`),
    updateAll: db.prepare(`UPDATE ${table} SET ${assigned(all)} WHERE fid = ?`),
    updateDerived: derived.length > 0 ? db.prepare(`UPDATE ${table} SET ${assigned(derived)} WHERE fid = ?`) : null,
    remove: db.prepare(`DELETE FROM ${table} WHERE fid = ?`),
  };
};

const prepareRows = (db: Database, dataset: Dataset): Rows => {
  const { insert, update, updateAll, updateDerived, remove } = writesOf(db, dataset);
  const byId = db.prepare<[string], Raw>(`SELECT * FROM ${quoted(dataset.id)} WHERE id = ?`);
  const byFid = db.prepare<[number], Raw>(`SELECT * FROM ${quoted(dataset.id)} WHERE fid = ?`);
  const derived = dataset.fields.filter((field) => field.derived);
  const bound = binderOf(dataset);
  const row = (raw: Raw | undefined) => raw && { fid: Number(raw['fid']), feature: featureOf(raw, dataset.fields) };
  return {
    insert: (feature) => Number(insert.run(bound(feature, true, feature.id)).lastInsertRowid),
    update(fid, feature, withGeometry) {
      (withGeometry ? updateAll : update).run(bound(feature, withGeometry, fid));
    },
    updateDerived(fid, properties) {
      updateDerived?.run([...derived.map((field) => toStored(field, properties[field.id])), fid]);
    },
    remove: (fid) => void remove.run(fid),
    byId: (id) => row(byId.get(id)),
    byFid: (fid) => row(byFid.get(fid)),
  };
};

/**
 * The values of a row in the order of its columns, then `last`. Runs for every row written: one array, and only the
 * properties that are there are looked at, because looking for absent ones takes longer than the insert.
 */
export const binderOf = (dataset: Dataset) => {
  const { fields } = dataset;
  const places = new Map(fields.map((field, place) => [field.id, place]));
  return ({ properties, geometry }: Feature, withGeometry: boolean, last: string | number): unknown[] => {
    const values: unknown[] = new Array(fields.length).fill(null);
    for (const name in properties) {
      const place = places.get(name);
      if (place === undefined) throw unknownField(dataset, name);
      values[place] = toStored(fields[place]!, properties[name]);
    }
    if (withGeometry && hasGeometry(dataset)) values.push(toBlob(geometry));
    values.push(last);
    return values;
  };
};

const unknownField = (dataset: Dataset, name: string) =>
  new MutuError(
    'unprocessable',
    { zh: `“${dataset.zh}”没有字段“${name}”。`, en: `“${dataset.en}” has no field “${name}”.` },
    { dataset: dataset.id, field: name },
  );

/** `rowsOf(dataset)` of a connection, each dataset's statements prepared once. */
export const rowsOn = (db: Database): ((dataset: Dataset) => Rows) => {
  const prepared = new Map<string, Rows>();
  return (dataset) => {
    const known = prepared.get(dataset.id) ?? prepareRows(db, dataset);
    prepared.set(dataset.id, known);
    return known;
  };
};
