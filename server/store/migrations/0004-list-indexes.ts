/** Indexes for the two ways the long registers are listed most: largest first, and counted by status. */
import type { Database } from 'better-sqlite3';

const INDEXES = `
CREATE INDEX "parcel_areaM2" ON parcel ("areaM2", status);
CREATE INDEX "parcel_status" ON parcel (status, "areaM2");
CREATE INDEX "unit_areaM2" ON unit ("areaM2", status);
CREATE INDEX "unit_status" ON unit (status, "areaM2");
`;

export const addListIndexes = (db: Database): void => {
  db.exec(INDEXES);
};
