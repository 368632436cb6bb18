/** Reads that held tables answer. Each gives null where the register is not held, or not all that is asked about. */
import type { Database } from 'better-sqlite3';
import type { Role } from '../../domain/access.ts';
import type { Facets, Totals } from '../../domain/answers.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Filter } from '../../domain/filter.ts';
import { readableFields } from '../access-rules.ts';
import type { Query } from '../store.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted, rtreeOf } from '../tables.ts';
import { heldFacets, heldTotals, type Window, windowOf } from './answers.ts';
import { type Held, heldOn } from './held.ts';
import { type Lookups, pick } from './pick.ts';

/** Up to so many rows the spatial index finds them faster than a look through all boxes. */
const FEW = 1_000;

export interface HeldReads {
  window(dataset: Dataset, filter: Filter | null, query: Query): Window | null;
  /** Numbers of the rows that the filter picks. */
  picked(dataset: Dataset, filter: Filter | null): Int32Array | null;
  /** Waits for a register that is just being read. */
  totals(dataset: Dataset, filter: Filter | null, role: Role): Promise<Totals | null>;
  /** The same; of each field the `mostValues` most frequent values. */
  facets(dataset: Dataset, filter: Filter | null, role: Role, mostValues: number): Promise<Facets | null>;
}

export const heldReadsOn = (db: Database, held: Held = heldOn(db)): HeldReads => {
  const lookupsOf = lookupsOn(db);
  return {
    window(dataset, filter, query) {
      const table = held.now(dataset);
      return table && windowOf(table, filter, query, lookupsOf(dataset));
    },
    picked(dataset, filter) {
      const table = held.now(dataset);
      return table && pick(table, filter, lookupsOf(dataset));
    },
    async totals(dataset, filter, role) {
      const table = await held.soon(dataset);
      return table && heldTotals(table, filter, readableFields(dataset, role), lookupsOf(dataset));
    },
    async facets(dataset, filter, role, mostValues) {
      const table = await held.soon(dataset);
      return table && heldFacets(table, filter, readableFields(dataset, role), mostValues, lookupsOf(dataset));
    },
  };
};

const lookupsOn = (db: Database) => {
  const known = new Map<string, Lookups>();
  return (dataset: Dataset): Lookups => {
    const lookups = known.get(dataset.id) ?? lookupsIn(db, dataset);
    known.set(dataset.id, lookups);
    return lookups;
  };
};

const lookupsIn = (db: Database, dataset: Dataset): Lookups => {
  if (!hasGeometry(dataset)) return { meets: () => false, fewNear: () => [] };
  const meets = db
    .prepare<[string, number], number | null>(
      `SELECT mutuIntersects(${quoted(GEOMETRY_COLUMN)}, ?) FROM ${quoted(dataset.id)} WHERE fid = ?`,
    )
    .pluck();
  const near = db
    .prepare<[number, number, number, number, number], number>(
      `SELECT id FROM ${quoted(rtreeOf(dataset))} WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ? LIMIT ?`,
    )
    .pluck();
  return {
    meets: (fid, area) => meets.get(area, fid) === 1,
    fewNear([west, south, east, north]) {
      const fids = near.all(east, west, north, south, FEW + 1);
      return fids.length > FEW ? null : fids;
    },
  };
};
