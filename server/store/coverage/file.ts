/**
 * The side file of coverage, `<database>.coverage.sqlite`: what the networks promise each parcel, item by item. Derived
 * from the GeoPackage: it can be deleted at any time, and is then made anew. What it holds is for every role that reads
 * parcels and networks; `server/coverage` asks whether a role does.
 */
import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { NetworkStatus } from '../../domain/candidate.ts';
import type { ServiceItem } from '../../domain/datasets/service.ts';
import type { Bbox } from '../../domain/filter.ts';
import { openSqlite } from '../sqlite.ts';
import type { Place } from './source.ts';

/** Raise it when the tables, or the rules by which candidates are found, change. */
const FORMAT = 1;

export type KeptElement = {
  readonly fid: number;
  readonly id: string;
  readonly item: ServiceItem;
  readonly status: NetworkStatus;
  readonly capacity: number | null;
  readonly capacityUsed: number | null;
  readonly capacityUnit: string | null;
  /** Part of the ground by which shares are cut. */
  readonly isServing: boolean;
  readonly box: Bbox;
};

/** Elements are named by fid; null distance = nothing of the item is near. */
export type KeptCandidate = {
  readonly item: ServiceItem;
  readonly distanceM: number | null;
  readonly nearest: number | null;
  readonly source: number | null;
  readonly servedShare: number | null;
};

export type KeptParcel = Place & { readonly id: string; readonly parkId: string | null };

/** A candidate as it is read, with what is known of the two elements it names. */
export type CandidateRow = {
  readonly parcelId: string;
  readonly item: ServiceItem;
  readonly distanceM: number | null;
  readonly servedShare: number | null;
  readonly nearestId: string | null;
  readonly nearestStatus: NetworkStatus | null;
  readonly spareId: string | null;
  readonly capacity: number | null;
  readonly capacityUsed: number | null;
  readonly capacityUnit: string | null;
};

export interface CoverageFile {
  /** The last touch of the GeoPackage that it holds; -1 before it was first made. */
  seq(): number;
  setSeq(seq: number): void;
  ofPark(parkId: string): readonly CandidateRow[];
  ofParcels(ids: readonly string[]): readonly CandidateRow[];
  element(fid: number): KeptElement | undefined;
  /** Elements whose box meets `box`. */
  elementsWithin(box: Bbox): readonly KeptElement[];
  parcel(id: string): KeptParcel | undefined;
  /** Parcels whose box meets `box`. */
  parcelsWithin(box: Bbox): readonly Place[];
  /** How an item stands at a parcel. */
  kept(parcel: number, item: ServiceItem): (KeptCandidate & { readonly status: NetworkStatus | null }) | undefined;
  putElement(element: KeptElement): void;
  putParcel(parcel: KeptParcel): void;
  putCandidate(parcel: number, candidate: KeptCandidate): void;
  removeElement(fid: number): void;
  removeParcel(fid: number): void;
  clear(): void;
  /** Runs `work` in one transaction. */
  write(work: () => void): void;
  close(): void;
}

export const coverageFileOf = (database: string): string => `${database}.coverage.sqlite`;

const TABLES = `
  CREATE TABLE source (seq INTEGER NOT NULL);
  INSERT INTO source VALUES (-1);
  CREATE TABLE parcel (fid INTEGER PRIMARY KEY, id TEXT NOT NULL, "parkId" TEXT);
  CREATE INDEX "parcelByPark" ON parcel ("parkId");
  CREATE INDEX "parcelById" ON parcel (id);
  CREATE VIRTUAL TABLE place USING rtree(fid, west, east, south, north);
  CREATE TABLE element (
    fid INTEGER PRIMARY KEY, id TEXT NOT NULL, item TEXT NOT NULL, status TEXT NOT NULL,
    capacity REAL, "capacityUsed" REAL, "capacityUnit" TEXT, "isServing" INTEGER NOT NULL,
    west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL
  );
  CREATE TABLE candidate (
    parcel INTEGER NOT NULL, item TEXT NOT NULL, "distanceM" REAL, nearest INTEGER, source INTEGER, "servedShare" REAL,
    PRIMARY KEY (parcel, item)
  ) WITHOUT ROWID`;

const EMPTY =
  'DELETE FROM candidate; DELETE FROM element; DELETE FROM parcel; DELETE FROM place; UPDATE source SET seq = -1';

/** Derived data: a power cut may take the last writes (they are followed again), never the file's order. */
const openFile = (path: string): Database => {
  const db = openSqlite(path);
  db.pragma('synchronous = NORMAL');
  return db;
};

const isDamage = (error: unknown): boolean =>
  ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].some((code) => String((error as { code?: unknown }).code).startsWith(code));

/** The file as it is, or null where it is missing, damaged or of an older format. */
const openWhole = (path: string): Database | null => {
  let db: Database | null = null;
  try {
    db = openFile(path);
    if (db.pragma('user_version', { simple: true }) === FORMAT) return db;
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  db?.close();
  return null;
};

const createFile = (path: string): Database => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const db = openFile(path);
  db.transaction(() => {
    db.exec(TABLES);
    db.pragma(`user_version = ${FORMAT}`);
  })();
  return db;
};

type Sides = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
type PlaceRow = { readonly fid: number } & Sides;
type ParcelRow = Omit<KeptParcel, 'box'> & Sides;
type ElementRow = Omit<KeptElement, 'box' | 'isServing'> & { readonly isServing: 0 | 1 } & Sides;
type Corners = [west: number, south: number, east: number, north: number];

const boxed = ({ west, south, east, north }: Sides): Bbox => [west, south, east, north];
const elementOf = (row: ElementRow): KeptElement => ({ ...row, isServing: row.isServing === 1, box: boxed(row) });
const MEETS = 'east >= ? AND north >= ? AND west <= ? AND south <= ?';

const readsOn = (db: Database) => {
  const rowsWhere = (where: string) =>
    db.prepare<[string], CandidateRow>(`
      SELECT parcel.id AS "parcelId", candidate.item, "distanceM", "servedShare", near.id AS "nearestId",
        near.status AS "nearestStatus", give.id AS "spareId", give.capacity, give."capacityUsed", give."capacityUnit"
      FROM parcel JOIN candidate ON candidate.parcel = parcel.fid
        LEFT JOIN element AS near ON near.fid = candidate.nearest
        LEFT JOIN element AS give ON give.fid = candidate.source
      WHERE ${where} ORDER BY parcel.id, candidate.item`);
  const ofPark = rowsWhere('parcel."parkId" = ?');
  const ofParcels = rowsWhere('parcel.id IN (SELECT value FROM json_each(?))');
  const element = db.prepare<[number], ElementRow>('SELECT * FROM element WHERE fid = ?');
  const elements = db.prepare<Corners, ElementRow>(`SELECT * FROM element WHERE ${MEETS}`);
  const within = db.prepare<Corners, PlaceRow>(`SELECT fid, west, south, east, north FROM place WHERE ${MEETS}`);
  const parcel = db.prepare<[string], ParcelRow>(
    'SELECT parcel.*, west, south, east, north FROM parcel JOIN place USING (fid) WHERE id = ?',
  );
  const kept = db.prepare<[number, string], KeptCandidate & { status: NetworkStatus | null }>(
    `SELECT candidate.*, element.status FROM candidate LEFT JOIN element ON element.fid = nearest
     WHERE parcel = ? AND candidate.item = ?`,
  );
  return {
    ofPark: (parkId: string) => ofPark.all(parkId),
    ofParcels: (ids: readonly string[]) => ofParcels.all(JSON.stringify(ids)),
    element(fid: number) {
      const row = element.get(fid);
      return row && elementOf(row);
    },
    elementsWithin: (box: Bbox) => elements.all(...box).map(elementOf),
    parcel(id: string) {
      const row = parcel.get(id);
      return row && { ...row, box: boxed(row) };
    },
    parcelsWithin: (box: Bbox) => within.all(...box).map((row): Place => ({ fid: row.fid, box: boxed(row) })),
    kept: (parcel: number, item: ServiceItem) => kept.get(parcel, item),
  };
};

const writesOn = (db: Database) => {
  const element = db.prepare('INSERT OR REPLACE INTO element VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const parcel = db.prepare('INSERT OR REPLACE INTO parcel VALUES (?, ?, ?)');
  const place = db.prepare('INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?)');
  const candidate = db.prepare('INSERT OR REPLACE INTO candidate VALUES (?, ?, ?, ?, ?, ?)');
  const removals = ['parcel WHERE fid', 'place WHERE fid', 'candidate WHERE parcel'].map((from) =>
    db.prepare<[number]>(`DELETE FROM ${from} = ?`),
  );
  const noElement = db.prepare<[number]>('DELETE FROM element WHERE fid = ?');
  return {
    putElement({ fid, id, item, status, capacity, capacityUsed, capacityUnit, isServing, box }: KeptElement) {
      element.run(fid, id, item, status, capacity, capacityUsed, capacityUnit, Number(isServing), ...box);
    },
    putParcel({ fid, id, parkId, box: [west, south, east, north] }: KeptParcel) {
      parcel.run(fid, id, parkId);
      place.run(fid, west, east, south, north);
    },
    putCandidate(fid: number, { item, distanceM, nearest, source, servedShare }: KeptCandidate) {
      candidate.run(fid, item, distanceM, nearest, source, servedShare);
    },
    removeElement: (fid: number) => void noElement.run(fid),
    removeParcel(fid: number) {
      for (const removal of removals) removal.run(fid);
    },
  };
};

/** Opens the side file of a GeoPackage, or makes it. */
export const openCoverageFile = (database: string): CoverageFile => {
  const path = coverageFileOf(database);
  const db = openWhole(path) ?? createFile(path);
  const seq = db.prepare<[], number>('SELECT seq FROM source').pluck();
  const setSeq = db.prepare<[number]>('UPDATE source SET seq = ?');
  return {
    seq: () => seq.get() ?? -1,
    setSeq: (last) => void setSeq.run(last),
    ...readsOn(db),
    ...writesOn(db),
    clear: () => void db.exec(EMPTY),
    write: (work) => db.transaction(work).immediate(),
    close: () => void db.close(),
  };
};
