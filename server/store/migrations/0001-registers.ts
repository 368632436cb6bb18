/** The first schema: every register, the edit log, the list of touched rows and the names that the search looks through. */
import type { Database } from 'better-sqlite3';
import { GEOMETRY_COLUMN, quoted } from '../tables.ts';
import { CHANGE_TABLES, followTable } from './following.ts';
import { createGeoPackage, registerTable } from './geopackage.ts';
import { FACTORIES } from './registers/factories.ts';
import { FIRMS } from './registers/firms.ts';
import { LAND } from './registers/land.ts';
import { PLACES } from './registers/places.ts';
import { PROGRESS } from './registers/progress.ts';
import type { RegisterTable } from './registers/table.ts';

const REGISTERS = [...PLACES, ...LAND, ...FACTORIES, ...FIRMS, ...PROGRESS];

const PROVENANCE = `
  "source" TEXT,
  "asOf" DATE,
  "verifiedOn" DATE,
  "verifiedBy" TEXT,
  "synthetic" BOOLEAN NOT NULL DEFAULT 0`;

const LOG = `
CREATE TABLE edit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  role TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE TABLE "editChange" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  edit INTEGER NOT NULL REFERENCES edit(seq),
  dataset TEXT NOT NULL,
  id TEXT,
  before TEXT,
  after TEXT
);
CREATE INDEX "editChangeOf" ON "editChange" (dataset, id);
CREATE INDEX "editChangeEdit" ON "editChange" (edit);
`;

const NAMES = `
CREATE TABLE "searchName" (
  dataset TEXT NOT NULL,
  fid INTEGER NOT NULL,
  read TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  pinyin TEXT NOT NULL,
  PRIMARY KEY (dataset, fid, read)
) WITHOUT ROWID;
`;

/** The table of a register with its indexes and triggers; later migrations add registers with it. */
export const createRegister = (db: Database, table: RegisterTable): void => {
  const geometry = table.geometry ? `${GEOMETRY_COLUMN} ${table.geometry},` : '';
  db.exec(`CREATE TABLE ${quoted(table.name)} (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ${geometry}
    id TEXT UNIQUE,
    ${table.columns} ${PROVENANCE}
  )`);
  for (const column of table.indexed) {
    db.exec(`CREATE INDEX ${quoted(`${table.name}_${column}`)} ON ${quoted(table.name)} (${quoted(column)})`);
  }
  registerTable(db, table);
  followTable(db, table.name);
};

export const createRegisters = (db: Database): void => {
  createGeoPackage(db);
  db.exec(CHANGE_TABLES + LOG + NAMES);
  for (const table of REGISTERS) createRegister(db, table);
};
