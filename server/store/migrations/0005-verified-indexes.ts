/** Indexes by the day of verification: which rows have lapsed is asked at every public read, which was verified last at every list. */
import type { Database } from 'better-sqlite3';

const TABLES = ['parcel', 'building', 'unit', 'utility', 'project'];

export const addVerifiedIndexes = (db: Database): void => {
  for (const table of TABLES) db.exec(`CREATE INDEX "${table}_verifiedOn" ON "${table}" ("verifiedOn")`);
};
