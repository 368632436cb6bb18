/** Nearest features: a ring about the point, doubled until enough features lie wholly proved within it (R-tree, then exact). */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Filter } from '../domain/filter.ts';
import { distanceM } from '../domain/geometry.ts';
import { readableFields } from './access-rules.ts';
import { filterSql } from './filter-sql.ts';
import { featureOf, geometryOf, type Raw } from './rows.ts';
import type { Statements } from './statements.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted, rtreeOf } from './tables.ts';

const FIRST_RING_M = 250;
/** Half the circumference of the earth: no ring needs to be wider. */
const WIDEST_RING_M = 20_040_000;
/** Metres in the shortest degree of latitude (at the equator), so that a box of degrees never falls short of its metres. */
const METRES_PER_DEGREE = 110_500;

type At = readonly [number, number];

export type Near = { readonly feature: Feature; readonly distanceM: number };

type Options = { readonly limit: number; readonly withinM: number; readonly filter: Filter | null };

export const nearest = (
  statements: Statements,
  dataset: Dataset,
  at: At,
  options: Options,
  role: Role,
): readonly Near[] => {
  if (!hasGeometry(dataset)) return [];
  const fields = readableFields(dataset, role);
  const known = new Map<number, number>();
  for (let ring = Math.min(FIRST_RING_M, options.withinM); ; ring = Math.min(ring * 2, options.withinM)) {
    const near = measured(statements.all<Placed>(within(dataset, at, ring, options.filter)), at, known)
      .filter((found) => found.distanceM <= ring)
      .sort((a, b) => a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1));
    if (near.length >= options.limit || ring >= options.withinM || ring >= WIDEST_RING_M)
      return near.slice(0, options.limit).flatMap(({ fid, distanceM }) => {
        const raw = statements.first<Raw>(rowAt(dataset, fid));
        return raw ? [{ feature: featureOf(raw, fields), distanceM }] : [];
      });
  }
};

/** What the distance rests on; all other columns are read of those rows only that are given back. */
type Placed = { readonly fid: number; readonly id: string; readonly [GEOMETRY_COLUMN]: unknown };

/** Each row is measured once, in the first ring that it appears in. */
const measured = (rows: readonly Placed[], at: At, known: Map<number, number>) =>
  rows.map((row) => {
    const geometry = known.has(row.fid) ? null : geometryOf(row);
    const distance = known.get(row.fid) ?? (geometry ? distanceM([...at], geometry) : Infinity);
    known.set(row.fid, distance);
    return { fid: row.fid, id: String(row.id), distanceM: distance };
  });

const statement = (sql: string, parameters: readonly unknown[]) => ({ compile: () => ({ sql, parameters }) });

const rowAt = (dataset: Dataset, fid: number) => statement(`SELECT * FROM ${quoted(dataset.id)} WHERE fid = ?`, [fid]);

/** Rows whose box meets the box about the ring: the spatial index first, because SQLite cannot know how few they are. */
const within = (dataset: Dataset, [lon, lat]: At, ringM: number, filter: Filter | null) => {
  const height = ringM / METRES_PER_DEGREE;
  const width = height / Math.max(Math.cos((Math.min(Math.abs(lat) + height, 90) * Math.PI) / 180), 1e-6);
  const table = quoted(dataset.id);
  const { text, values } = filter ? filterSql(filter, dataset, 'eachRow') : { text: '1', values: [] };
  return statement(
    `SELECT ${table}.fid, ${table}.id, ${GEOMETRY_COLUMN} FROM ${quoted(rtreeOf(dataset))} AS ring
     CROSS JOIN ${table} ON ${table}.fid = ring.id
     WHERE ring.minx <= ? AND ring.maxx >= ? AND ring.miny <= ? AND ring.maxy >= ? AND (${text})`,
    [lon + width, lon - width, lat + height, lat - height, ...values],
  );
};
