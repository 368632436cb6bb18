/** Saved what-ifs of planners. */
import type { Database } from 'better-sqlite3';
import { createRegister } from './0001-registers.ts';

export const addScenario = (db: Database): void =>
  createRegister(db, {
    name: 'scenario',
    geometry: 'GEOMETRY',
    identifier: 'Scenario',
    description: '方案',
    columns: `
      "name" TEXT NOT NULL,
      "kind" TEXT NOT NULL,
      "zoneId" TEXT NOT NULL REFERENCES "zone"(id) DEFERRABLE INITIALLY DEFERRED,
      "parcelIds" TEXT NOT NULL,
      "parts" TEXT,
      "note" TEXT,
      "author" TEXT NOT NULL,
      "editSeq" MEDIUMINT,
    `,
    indexed: ['zoneId'],
  });
