/** The bounds of the rows picked (null: of all), exact though the R-tree keeps boxes rounded outward to 32 bits. */
import { sql } from 'kysely';
import type { Dataset } from '../domain/dataset.ts';
import type { Bbox } from '../domain/filter.ts';
import { blobBounds } from './geometry-blob.ts';
import type { rowsWhere } from './selection.ts';
import { readable } from './sqlite.ts';
import { build, type Statements } from './statements.ts';
import { GEOMETRY_COLUMN, hasGeometry, rtreeOf } from './tables.ts';

type Edges = { readonly west: number | null; readonly south: number; readonly east: number; readonly north: number };

/** Rows picked, their columns not yet chosen. */
type Rows = ReturnType<typeof rowsWhere>;

/**
 * Rounding keeps the order of numbers, so the rows whose rounded box touches an edge of the whole are the only ones that
 * can make that edge: the few of them are read exactly.
 */
export const extentOf = (statements: Statements, dataset: Dataset, picked: Rows | null): Bbox | null => {
  if (!hasGeometry(dataset)) return null;
  const boxes = build
    .selectFrom(rtreeOf(dataset))
    .$if(picked !== null, (all) => all.where('id', 'in', picked!.select('fid')));
  const rounded = statements.first<Edges>(
    boxes.select([
      sql`min(minx)`.as('west'),
      sql`min(miny)`.as('south'),
      sql`max(maxx)`.as('east'),
      sql`max(maxy)`.as('north'),
    ]),
  );
  if (!rounded || rounded.west === null) return null;
  const { west, south, east, north } = rounded;
  const onEdge = boxes
    .select('id')
    .where((box) =>
      box.or([box('minx', '=', west), box('miny', '=', south), box('maxx', '=', east), box('maxy', '=', north)]),
    );
  const rows = statements.all<{ geom: Uint8Array }>(
    build.selectFrom(dataset.id).select(GEOMETRY_COLUMN).where('fid', 'in', onEdge),
  );
  return union(rows.map(({ geom }) => readable(blobBounds, geom)).filter((bounds) => bounds !== null));
};

const union = (all: readonly Bbox[]): Bbox | null =>
  all.length === 0
    ? null
    : [
        Math.min(...all.map(([west]) => west)),
        Math.min(...all.map(([, south]) => south)),
        Math.max(...all.map(([, , east]) => east)),
        Math.max(...all.map(([, , , north]) => north)),
      ];
