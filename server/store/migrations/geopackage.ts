/** The tables that make an SQLite file a GeoPackage 1.3 (OGC 12-128r18), word for word as annex C and F have them. */
import type { Database } from 'better-sqlite3';
import { APPLICATION_ID, GEOPACKAGE_VERSION } from '../file-check.ts';
import { SRS_ID } from '../geometry-blob.ts';
import { GEOMETRY_COLUMN, quoted } from '../tables.ts';
import type { RegisterTable } from './registers/table.ts';

const CORE = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
`;

const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]';
const CGCS2000 =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]';

const REFERENCE_SYSTEMS = [
  ['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined'],
  ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined'],
  ['WGS 84 geodetic', 4326, 'EPSG', 4326, WGS84],
  ['China Geodetic Coordinate System 2000', SRS_ID, 'EPSG', SRS_ID, CGCS2000],
] as const;

/** Makes an empty database a GeoPackage without contents. */
export const createGeoPackage = (db: Database): void => {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${GEOPACKAGE_VERSION}`);
  db.exec(CORE);
  const add = db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)');
  for (const system of REFERENCE_SYSTEMS) add.run(...system);
};

/** `geometry`: a geometry type of annex G. */
type RegisteredTable = Pick<RegisterTable, 'name' | 'identifier' | 'description'> & {
  readonly geometry: string | null;
};

/** Names `table` in the contents and, where it has a geometry, gives it its spatial index. */
export const registerTable = (db: Database, table: RegisteredTable, srsId = SRS_ID): void => {
  db.prepare(
    'INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)',
  ).run(
    table.name,
    table.geometry ? 'features' : 'attributes',
    table.identifier,
    table.description,
    table.geometry ? srsId : null,
  );
  if (!table.geometry) return;
  db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(
    table.name,
    GEOMETRY_COLUMN,
    table.geometry,
    srsId,
  );
  db.prepare('INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)').run(
    table.name,
    GEOMETRY_COLUMN,
    'gpkg_rtree_index',
    'http://www.geopackage.org/spec121/#extension_rtree',
    'write-only',
  );
  db.exec(spatialIndex(table.name));
};

/** Annex F.3 of GeoPackage 1.3: the R-tree and its six triggers, so that every program that edits keeps it right. */
const spatialIndex = (table: string): string => {
  const [t, g, rtree] = [quoted(table), quoted(GEOMETRY_COLUMN), `rtree_${table}_${GEOMETRY_COLUMN}`];
  const bounds = `ST_MinX(NEW.${g}), ST_MaxX(NEW.${g}), ST_MinY(NEW.${g}), ST_MaxY(NEW.${g})`;
  const put = `INSERT OR REPLACE INTO ${quoted(rtree)} VALUES (NEW.fid, ${bounds});`;
  const full = `(NEW.${g} NOT NULL AND NOT ST_IsEmpty(NEW.${g}))`;
  const empty = `(NEW.${g} ISNULL OR ST_IsEmpty(NEW.${g}))`;
  const trigger = (name: string, when: string, body: string) =>
    `CREATE TRIGGER ${quoted(`${rtree}_${name}`)} AFTER ${when} BEGIN ${body} END;`;
  return `
CREATE VIRTUAL TABLE ${quoted(rtree)} USING rtree(id, minx, maxx, miny, maxy);
${trigger('insert', `INSERT ON ${t} WHEN ${full}`, put)}
${trigger('update1', `UPDATE OF ${g} ON ${t} WHEN OLD.fid = NEW.fid AND ${full}`, put)}
${trigger('update2', `UPDATE OF ${g} ON ${t} WHEN OLD.fid = NEW.fid AND ${empty}`, `DELETE FROM ${quoted(rtree)} WHERE id = OLD.fid;`)}
${trigger('update3', `UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${full}`, `DELETE FROM ${quoted(rtree)} WHERE id = OLD.fid; ${put}`)}
${trigger('update4', `UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${empty}`, `DELETE FROM ${quoted(rtree)} WHERE id IN (OLD.fid, NEW.fid);`)}
${trigger('delete', `DELETE ON ${t} WHEN OLD.${g} NOT NULL`, `DELETE FROM ${quoted(rtree)} WHERE id = OLD.fid;`)}`;
};
