/**
 * Single datasets as GeoPackages of their own, to be handed out: no journal beside them (rollback mode), no triggers of
 * ours, a spatial index that other programs keep up.
 */
import type { Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { ogcWkt } from '../domain/crs/names.ts';
import type { Field } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox } from '../domain/filter.ts';
import { boundsOf, toBlob } from './geometry-blob.ts';
import { createGeoPackage, registerTable } from './migrations/geopackage.ts';
import { openSqlite } from './sqlite.ts';
import { GEOMETRY_COLUMN, quoted, toStored } from './tables.ts';

export type ExportedLayer = {
  readonly name: string;
  readonly identifier: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** System of the shapes of the rows, [east, north]. */
  readonly epsg: number;
  readonly geometry: 'MULTIPOLYGON' | 'POINT' | 'GEOMETRY' | null;
};

const COLUMN_TYPES = {
  text: 'TEXT',
  code: 'TEXT',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
} as const;

/** Offset of the system's number in a geometry blob, behind magic, version and flags. */
const SRS_OFFSET = 4;

const createTable = (db: Database, layer: ExportedLayer): void => {
  const columns = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    ...(layer.geometry ? [`${GEOMETRY_COLUMN} ${layer.geometry}`] : []),
    'id TEXT UNIQUE',
    ...layer.fields.map(({ id, type }) => `${quoted(id)} ${COLUMN_TYPES[type]}`),
  ];
  db.exec(`CREATE TABLE ${quoted(layer.name)} (${columns.join(', ')})`);
  const { name, definition } = ogcWkt(layer.epsg);
  db.prepare('INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)').run(
    name,
    layer.epsg,
    'EPSG',
    layer.epsg,
    definition,
  );
  registerTable(db, layer, layer.epsg);
  const describe = db.prepare(
    'INSERT INTO gpkg_data_columns (table_name, column_name, title, description) VALUES (?, ?, ?, ?)',
  );
  for (const { id, zh, en } of layer.fields) describe.run(layer.name, id, zh, en);
};

/** A layer of areas holds them all as areas of several parts, as QGIS wants one kind a layer. */
const stored = ({ geometry }: Feature, layer: ExportedLayer): Buffer | null => {
  const whole: Geometry | null =
    layer.geometry === 'MULTIPOLYGON' && geometry?.type === 'Polygon'
      ? { type: 'MultiPolygon', coordinates: [geometry.coordinates] }
      : geometry;
  const blob = toBlob(whole);
  blob?.writeInt32LE(layer.epsg, SRS_OFFSET);
  return blob;
};

const grown = (all: Bbox | null, one: Bbox): Bbox =>
  all ? [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])] : one;

const insertRows = async (db: Database, layer: ExportedLayer, rows: AsyncIterable<Feature>): Promise<void> => {
  const names = [...(layer.geometry ? [GEOMETRY_COLUMN] : []), 'id', ...layer.fields.map(({ id }) => quoted(id))];
  const insert = db.prepare(
    `INSERT INTO ${quoted(layer.name)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const put = layer.geometry
    ? db.prepare(`INSERT INTO ${quoted(`rtree_${layer.name}_${GEOMETRY_COLUMN}`)} VALUES (?, ?, ?, ?, ?)`)
    : null;
  let bounds: Bbox | null = null;
  for await (const feature of rows) {
    const shape = layer.geometry ? [stored(feature, layer)] : [];
    const values = layer.fields.map((field) => toStored(field, feature.properties[field.id]));
    const { lastInsertRowid } = insert.run(...shape, feature.id, ...values);
    const { geometry } = feature;
    const box = put && geometry && geometry.type !== 'GeometryCollection' ? boundsOf(geometry) : null;
    if (!box) continue;
    put?.run(lastInsertRowid, box[0], box[2], box[1], box[3]);
    bounds = grown(bounds, box);
  }
  if (bounds) {
    db.prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?').run(
      ...bounds,
      layer.name,
    );
  }
};

/** Writes `rows` to a new file at `path`, readable by its owner only. The index is filled here, not by its trigger, which costs more than the rows. */
export const writeGeoPackage = async (
  path: string,
  layer: ExportedLayer,
  rows: AsyncIterable<Feature>,
): Promise<void> => {
  const db = openSqlite(path);
  try {
    db.exec('BEGIN');
    createGeoPackage(db);
    createTable(db, layer);
    const trigger = `rtree_${layer.name}_${GEOMETRY_COLUMN}_insert`;
    const text = db
      .prepare<[string], string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?")
      .pluck()
      .get(trigger);
    if (text) db.exec(`DROP TRIGGER ${quoted(trigger)}`);
    await insertRows(db, layer, rows);
    if (text) db.exec(text);
    db.exec('COMMIT');
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
};
