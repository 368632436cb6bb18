/**
 * Draft → review → publish, and the ids that continue split and merged rows. Every edit logged so far was published the
 * moment it was made.
 */
import type { Database } from 'better-sqlite3';
import { fieldsChanged } from '../../domain/edit.ts';

const COLUMNS = `
ALTER TABLE edit ADD COLUMN state TEXT NOT NULL DEFAULT 'published';
ALTER TABLE edit ADD COLUMN "submittedAt" TEXT;
ALTER TABLE edit ADD COLUMN "publishedAt" TEXT;
ALTER TABLE edit ADD COLUMN reviewer TEXT;
ALTER TABLE edit ADD COLUMN reason TEXT;
ALTER TABLE edit ADD COLUMN revision INTEGER;
ALTER TABLE edit ADD COLUMN undoes INTEGER REFERENCES edit(seq);
ALTER TABLE edit ADD COLUMN "requestKey" TEXT;
ALTER TABLE edit ADD COLUMN "requestDigest" TEXT;
CREATE INDEX "editOrder" ON edit (revision, seq);
CREATE UNIQUE INDEX "editRequest" ON edit (author, "requestKey") WHERE "requestKey" IS NOT NULL;
ALTER TABLE "editChange" ADD COLUMN fields TEXT;
ALTER TABLE "editChange" ADD COLUMN moved BOOLEAN NOT NULL DEFAULT 0;
CREATE TABLE lineage (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  dataset TEXT NOT NULL,
  "oldId" TEXT NOT NULL,
  "newId" TEXT NOT NULL,
  edit INTEGER NOT NULL REFERENCES edit(seq)
);
CREATE INDEX "lineageOf" ON lineage (dataset, "oldId");
CREATE INDEX "lineageEdit" ON lineage (edit);
`;

type Update = { readonly fid: number; readonly before: string; readonly after: string };

/** What an update altered, which the new column says for every later one. */
const nameFields = (db: Database): void => {
  const updates = db.prepare<[], Update>(
    'SELECT fid, before, after FROM "editChange" WHERE before IS NOT NULL AND after IS NOT NULL',
  );
  const put = db.prepare('UPDATE "editChange" SET fields = ? WHERE fid = ?');
  for (const { fid, before, after } of updates.all()) {
    const change = { dataset: '', id: '', before: JSON.parse(before), after: JSON.parse(after) };
    put.run(JSON.stringify(fieldsChanged(change)), fid);
  }
};

export const addReview = (db: Database): void => {
  db.exec(COLUMNS);
  db.exec(`UPDATE edit SET "publishedAt" = at, revision = (SELECT coalesce(max(seq), 0) FROM change)`);
  nameFields(db);
};
