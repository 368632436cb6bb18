/** Nearest features: a ring about the point, doubled until enough features lie wholly proved within it (R-tree, then exact). */
import { sql } from 'kysely';
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Filter } from '../domain/filter.ts';
import { distanceM } from '../domain/geometry.ts';
import { readableFields } from './access-rules.ts';
import { featureOf, type Raw } from './rows.ts';
import { rowsWhere } from './selection.ts';
import { build, type Statements } from './statements.ts';
import { hasGeometry, rtreeOf } from './tables.ts';

const FIRST_RING_M = 250;
/** Half the circumference of the earth: no ring needs to be wider. */
const WIDEST_RING_M = 20_040_000;
/** Metres in the shortest degree of latitude (at the equator), so that a box of degrees never falls short of its metres. */
const METRES_PER_DEGREE = 110_500;

type At = readonly [number, number];

export type Near = { readonly feature: Feature; readonly distanceM: number };

export const nearest = (
  statements: Statements,
  dataset: Dataset,
  at: At,
  options: { readonly limit: number; readonly withinM: number; readonly filter: Filter | null },
  role: Role,
): readonly Near[] => {
  if (!hasGeometry(dataset)) return [];
  const fields = readableFields(dataset, role);
  for (let ring = Math.min(FIRST_RING_M, options.withinM); ; ring = Math.min(ring * 2, options.withinM)) {
    const near = statements
      .all<Raw>(within(dataset, at, ring, options.filter))
      .map((raw) => toNear(featureOf(raw, fields), at))
      .filter((found) => found.distanceM <= ring)
      .sort((a, b) => a.distanceM - b.distanceM || (a.feature.id < b.feature.id ? -1 : 1));
    if (near.length >= options.limit || ring >= options.withinM || ring >= WIDEST_RING_M)
      return near.slice(0, options.limit);
  }
};

const toNear = (feature: Feature, at: At): Near => ({
  feature,
  distanceM: feature.geometry ? distanceM([...at], feature.geometry) : Infinity,
});

/** Rows whose box meets the box about the ring. */
const within = (dataset: Dataset, [lon, lat]: At, ringM: number, filter: Filter | null) => {
  const height = ringM / METRES_PER_DEGREE;
  const width = height / Math.max(Math.cos((Math.min(Math.abs(lat) + height, 90) * Math.PI) / 180), 1e-6);
  const boxes = build
    .selectFrom(rtreeOf(dataset))
    .select('id')
    .where('minx', '<=', lon + width)
    .where('maxx', '>=', lon - width)
    .where('miny', '<=', lat + height)
    .where('maxy', '>=', lat - height);
  return rowsWhere(dataset, filter).selectAll().where(sql.ref('fid'), 'in', boxes);
};
