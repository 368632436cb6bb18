/** Reads that held tables answer. Each gives null where the register is not held, or not all that is asked about. */
import type { Database } from 'better-sqlite3';
import type { Role } from '../../domain/access.ts';
import type { Facets, Totals } from '../../domain/answers.ts';
import type { Dataset, Field } from '../../domain/dataset.ts';
import type { Feature, Value } from '../../domain/edit.ts';
import type { Bbox, Filter } from '../../domain/filter.ts';
import { readableFields } from '../access-rules.ts';
import type { Placed } from '../nearest.ts';
import { geometryOf, type Raw } from '../rows.ts';
import type { Query } from '../store.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted } from '../tables.ts';
import { heldFacets, heldTotals, type Window, windowOf } from './answers.ts';
import { valueAt } from './column.ts';
import { type Held, heldOn } from './held.ts';
import { fidsOf, type Lookups, pick, pickNear } from './pick.ts';
import { boxOf } from './places.ts';
import { shownOn } from './shown.ts';
import type { Table } from './table.ts';

export interface Cells {
  /** The value of a field by fid; null where the field is not held. */
  of(field: Field): ((fid: number) => Value) | null;
  /** Middle of the row's box; null where it has none. */
  middle(fid: number): readonly [number, number] | null;
}

export interface HeldReads {
  window(dataset: Dataset, filter: Filter | null, query: Query): Window | null;
  /** Of these rows the page that the query asks for, without shapes; null where a held number does not settle their order. */
  page(dataset: Dataset, fields: readonly Field[], query: Query, fids: readonly number[]): readonly Feature[] | null;
  /** The rows whose box meets the bounds and that pass a filter without areas. */
  near(dataset: Dataset, bounds: Bbox, filter: Filter | null): readonly Placed[] | null;
  /** Numbers of the rows that the filter picks. */
  picked(dataset: Dataset, filter: Filter | null): Int32Array | null;
  /** What single rows hold, without a shape; null where the register is not held. To be asked anew after others had their turn. */
  cells(dataset: Dataset): Cells | null;
  /** Waits for a register that is just being read. */
  totals(dataset: Dataset, filter: Filter | null, role: Role): Promise<Totals | null>;
  /** The same; of each field the `mostValues` most frequent values. */
  facets(dataset: Dataset, filter: Filter | null, role: Role, mostValues: number): Promise<Facets | null>;
}

export const heldReadsOn = (db: Database, held: Held = heldOn(db)): HeldReads => {
  const lookupsOf = lookupsOn(db);
  const pageOf = shownOn(db);
  return {
    window(dataset, filter, query) {
      const table = held.now(dataset);
      return table && windowOf(table, filter, query, lookupsOf(dataset));
    },
    page(dataset, fields, query, fids) {
      const table = held.now(dataset);
      return table && pageOf(table, fields, query, fids);
    },
    near(dataset, bounds, filter) {
      const table = held.now(dataset);
      const lookups = lookupsOf(dataset);
      const picked = table && pickNear(table, bounds, filter);
      return (
        picked &&
        Array.from('few' in picked ? picked.few : fidsOf(picked), (fid) => ({
          fid,
          box: boxOf(table.places, fid),
          shape: () => table.shapes.of(fid, () => lookups.shape(fid)),
        }))
      );
    },
    picked(dataset, filter) {
      const table = held.now(dataset);
      const picked = table && pick(table, filter, lookupsOf(dataset));
      return picked && fidsOf(picked);
    },
    cells(dataset) {
      const table = held.now(dataset);
      return table && cellsOf(table);
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

const cellsOf = ({ columns, places }: Table): Cells => ({
  of({ id }) {
    const column = columns.get(id);
    return column ? (fid) => valueAt(column, fid) : null;
  },
  middle(fid) {
    const [west, south, east, north] = boxOf(places, fid);
    return Number.isNaN(west) ? null : [(west + east) / 2, (south + north) / 2];
  },
});

const lookupsOn = (db: Database) => {
  const known = new Map<string, Lookups>();
  return (dataset: Dataset): Lookups => {
    const lookups = known.get(dataset.id) ?? lookupsIn(db, dataset);
    known.set(dataset.id, lookups);
    return lookups;
  };
};

const lookupsIn = (db: Database, dataset: Dataset): Lookups => {
  if (!hasGeometry(dataset)) return { shape: () => null };
  const shape = db.prepare<[number], Raw>(`SELECT ${quoted(GEOMETRY_COLUMN)} FROM ${quoted(dataset.id)} WHERE fid = ?`);
  return { shape: (fid) => geometryOf(shape.get(fid) ?? {}) };
};
