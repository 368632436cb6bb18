/** What bringing a utility to a parcel costs and how long it takes. */
import type { Database } from 'better-sqlite3';
import { createRegister } from './0001-registers.ts';

export const addUnitCost = (db: Database): void =>
  createRegister(db, {
    name: 'unitCost',
    geometry: null,
    identifier: 'Unit cost',
    description: '配套单价',
    columns: `
      "name" TEXT NOT NULL,
      "item" TEXT NOT NULL,
      "voltageKV" DOUBLE,
      "basis" TEXT NOT NULL,
      "lowYuan" DOUBLE NOT NULL,
      "highYuan" DOUBLE NOT NULL,
      "monthsLow" DOUBLE,
      "monthsHigh" DOUBLE,
      "validFrom" DATE,
      "isConfirmed" BOOLEAN,
    `,
    indexed: [],
  });
