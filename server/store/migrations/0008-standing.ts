/**
 * What parcels owe to other registers (`domain/land/standing.ts`), and what `server/standing` remembers between two
 * looks: how far it has followed, and which rows it counted where. Where the rules of these fields change, a migration
 * that empties `standingMark` has all of them made anew.
 */
import type { Database } from 'better-sqlite3';
import { followTable } from './following.ts';

const FIELDS = [
  '"readinessTier" TEXT',
  '"substationM" DOUBLE',
  '"waterWorksM" DOUBLE',
  '"motorwayKm" DOUBLE',
  '"railKm" DOUBLE',
];

export const addStanding = (db: Database): void => {
  for (const field of FIELDS) db.exec(`ALTER TABLE parcel ADD COLUMN ${field}`);
  followTable(db, 'parcel');
  db.exec(`
    CREATE TABLE "standingMark" (seq INTEGER NOT NULL, day TEXT NOT NULL, sketch TEXT NOT NULL);
    CREATE TABLE "standingSource" (
      dataset TEXT NOT NULL,
      fid INTEGER NOT NULL,
      kind TEXT NOT NULL,
      west DOUBLE NOT NULL,
      south DOUBLE NOT NULL,
      east DOUBLE NOT NULL,
      north DOUBLE NOT NULL,
      PRIMARY KEY (dataset, fid)
    ) WITHOUT ROWID;
  `);
};
