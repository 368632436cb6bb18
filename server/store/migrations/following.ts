/**
 * The list of touched rows. Plain-SQL triggers fill it, with core functions only, so that QGIS, ogr2ogr or any other
 * program that edits the file keeps it too. `changeWriter.own` is 1 only inside a transaction of this program (written
 * and taken back in it, so nobody else ever sees it): what is touched otherwise is marked `external`, and keeps the row
 * as it was in `before`, as SQL literals joined by commas, until it has been logged.
 */
import type { Database } from 'better-sqlite3';
import { quoted } from '../tables.ts';

export const CHANGE_TABLES = `
CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  dataset TEXT NOT NULL,
  fid INTEGER NOT NULL,
  action TEXT NOT NULL,
  external BOOLEAN NOT NULL,
  before TEXT
);
CREATE INDEX "changeExternal" ON change (seq) WHERE external = 1;
CREATE TABLE "changeWriter" (own BOOLEAN NOT NULL);
INSERT INTO "changeWriter" VALUES (0);
`;

/** (Re)creates the triggers of one register; a migration that changes its columns calls this again. */
export const followTable = (db: Database, table: string): void => {
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const image = columns.map((name) => `quote(OLD.${quoted(name)})`).join(" || ',' || ");
  const note = (row: 'OLD' | 'NEW', action: string) =>
    `INSERT INTO change (dataset, fid, action, external, before)
     SELECT '${table}', ${row}.fid, '${action}', 1 - own, ${row === 'OLD' ? `CASE own WHEN 0 THEN ${image} END` : 'NULL'} FROM "changeWriter";`;
  const trigger = (name: string, when: string, body: string) => {
    db.exec(`DROP TRIGGER IF EXISTS ${quoted(`mutu_${table}_${name}`)};
      CREATE TRIGGER ${quoted(`mutu_${table}_${name}`)} AFTER ${when} BEGIN ${body} END;`);
  };
  const on = quoted(table);
  trigger('insert', `INSERT ON ${on}`, note('NEW', 'insert'));
  trigger('update', `UPDATE ON ${on}`, note('OLD', 'update'));
  trigger('renumber', `UPDATE OF fid ON ${on} WHEN NEW.fid <> OLD.fid`, note('NEW', 'insert'));
  trigger('delete', `DELETE ON ${on}`, note('OLD', 'delete'));
  trigger(
    'id',
    `INSERT ON ${on} WHEN NEW.id IS NULL`,
    `UPDATE ${on} SET id = lower(hex(randomblob(8))) WHERE fid = NEW.fid;`,
  );
};
