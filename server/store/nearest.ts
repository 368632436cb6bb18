/** Nearest features: a ring about the point, doubled until enough features lie wholly proved within it (boxes, then exact). */
import type { Geometry } from 'geojson';
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox, Filter } from '../domain/filter.ts';
import { boxAt, leastGapM, reaching } from '../domain/geometry/degrees.ts';
import { distanceM } from '../domain/geometry.ts';
import { readableFields } from './access-rules.ts';
import { filterSql } from './filter-sql.ts';
import type { HeldReads } from './held/reads.ts';
import { featureOf, geometryOf, type Raw } from './rows.ts';
import type { Statements } from './statements.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted, rtreeOf } from './tables.ts';

const FIRST_RING_M = 250;
/** Half the circumference of the earth: no ring needs to be wider. */
const WIDEST_RING_M = 20_040_000;

type At = readonly [number, number];

export type Near = { readonly feature: Feature; readonly distanceM: number };

type Options = { readonly limit: number; readonly withinM: number; readonly filter: Filter | null };

type Reads = { readonly statements: Statements; readonly held: HeldReads };

export const nearest = (
  { statements, held }: Reads,
  dataset: Dataset,
  at: At,
  { limit, withinM, filter }: Options,
  role: Role,
): readonly Near[] => {
  if (!hasGeometry(dataset)) return [];
  const fields = readableFields(dataset, role);
  const known = new Map<number, number>();
  for (let ring = Math.min(FIRST_RING_M, withinM); ; ring = Math.min(ring * 2, withinM)) {
    const bounds = reaching(boxAt(at), ring);
    const placed = held.near(dataset, bounds, filter) ?? statements.all<Raw>(within(dataset, bounds, filter)).map(read);
    const near = measured(placed, at, { limit, ring, known });
    if (near.length >= limit || ring >= withinM || ring >= WIDEST_RING_M)
      return near
        .flatMap(({ fid, distanceM }) => {
          const raw = statements.first<Raw>(rowAt(dataset, fid));
          return raw ? [{ feature: featureOf(raw, fields), distanceM }] : [];
        })
        .sort((a, b) => a.distanceM - b.distanceM || (a.feature.id < b.feature.id ? -1 : 1))
        .slice(0, limit);
  }
};

/** A row and where it lies; without a box it must be measured. */
export type Placed = { readonly fid: number; readonly box: Bbox | null; shape(): Geometry | null };

const read = (raw: Raw): Placed => ({ fid: Number(raw['fid']), box: null, shape: () => geometryOf(raw) });

type Search = { readonly limit: number; readonly ring: number; readonly known: Map<number, number> };

/** The rows within the ring, up to the `limit`-th nearest and all as near as that one. Each is measured once, and none whose box lies farther. */
const measured = (placed: readonly Placed[], at: At, { limit, ring, known }: Search) => {
  const near: { readonly fid: number; readonly distanceM: number }[] = [];
  let reach = ring;
  for (const { gapM, fid, shape } of placed.map(withGap(boxAt(at))).sort((a, b) => a.gapM - b.gapM)) {
    if (gapM > reach) break;
    const geometry = known.has(fid) ? null : shape();
    const distance = known.get(fid) ?? (geometry ? distanceM([...at], geometry) : Infinity);
    known.set(fid, distance);
    if (distance > reach) continue;
    near.push({ fid, distanceM: distance });
    near.sort((a, b) => a.distanceM - b.distanceM);
    reach = near[limit - 1]?.distanceM ?? ring;
  }
  return near.filter(({ distanceM }) => distanceM <= reach);
};

/** With metres that the row is at least away. */
const withGap =
  (at: Bbox) =>
  ({ fid, box, shape }: Placed) => ({ fid, shape, gapM: box ? leastGapM(at, box) : 0 });

const statement = (sql: string, parameters: readonly unknown[]) => ({ compile: () => ({ sql, parameters }) });

const rowAt = (dataset: Dataset, fid: number) => statement(`SELECT * FROM ${quoted(dataset.id)} WHERE fid = ?`, [fid]);

/** Rows whose box meets the bounds: the spatial index first, because SQLite cannot know how few they are. */
const within = (dataset: Dataset, [west, south, east, north]: Bbox, filter: Filter | null) => {
  const table = quoted(dataset.id);
  const { text, values } = filter ? filterSql(filter, dataset, 'eachRow') : { text: '1', values: [] };
  return statement(
    `SELECT ${table}.fid, ${GEOMETRY_COLUMN} FROM ${quoted(rtreeOf(dataset))} AS ring
     CROSS JOIN ${table} ON ${table}.fid = ring.id
     WHERE ring.minx <= ? AND ring.maxx >= ? AND ring.miny <= ? AND ring.maxy >= ? AND (${text})`,
    [east, west, north, south, ...values],
  );
};
