/** Which column of a file held which field, kept for the next file with the same header. */
import type { Database } from 'better-sqlite3';

const TABLE = `
CREATE TABLE "columnMap" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  dataset TEXT NOT NULL,
  header TEXT NOT NULL,
  map TEXT NOT NULL,
  UNIQUE (dataset, header)
);
`;

export const addColumnMaps = (db: Database): void => {
  db.exec(TABLE);
};
