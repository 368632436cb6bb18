/**
 * The choice of a way to the rows of a read (speed.md: at a million parcels the wrong one costs six hundred times the
 * right one). It rests on counts: of boxes in the spatial index, and of the rows the filter picks.
 */
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { Dataset } from '../domain/dataset.ts';
import type { Bbox, Filter } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import { FREE, isArea, type Way } from './selection.ts';
import { build, type Statements } from './statements.ts';
import type { Query } from './store.ts';
import { rtreeOf } from './tables.ts';

/** Up to so many boxes the spatial index is the best way in. */
const MOST_BOXES = 20_000;
/** Walking along an index costs a look-up in the table for each row it meets; reading all rows costs a quarter of that. */
const WALK_COST = 4;

/** A page's place in its list. */
type Window = Pick<Query, 'sort' | 'limit' | 'offset'>;

export interface Ways {
  /** To all rows picked: for counts and sums. */
  toAll(dataset: Dataset, filter: Filter | null): Way;
  /** To one page of a sorted list that holds `matched` rows. */
  toPage(dataset: Dataset, filter: Filter | null, window: Window, matched: number): Way;
}

export const waysOn = (db: Database, statements: Statements): Ways => {
  const toAll = (dataset: Dataset, filter: Filter | null): Way =>
    boxesIn(statements, dataset, filter) <= MOST_BOXES ? { by: 'area' } : FREE;
  const isIndexed = indexesOn(db);
  return {
    toAll,
    toPage(dataset, filter, { sort, limit, offset = 0 }, matched) {
      const field = sort?.[0]?.field;
      if (field === undefined || limit === undefined || !isIndexed(dataset, field)) return toAll(dataset, filter);
      const rows = statements.first<{ rows: number }>(build.selectFrom(dataset.id).select(sql`max(fid)`.as('rows')));
      const walked = ((offset + limit) * (rows?.rows ?? 0)) / Math.max(matched, 1);
      const boxes = boxesIn(statements, dataset, filter);
      const others = boxes <= MOST_BOXES ? boxes : (rows?.rows ?? 0) / WALK_COST;
      if (walked < others) return { by: 'sorted', field };
      return boxes <= MOST_BOXES ? { by: 'area' } : FREE;
    },
  };
};

/** Boxes of the spatial index that meet the first area of the filter, counted to `MOST_BOXES` + 1; Infinity where it names none. */
const boxesIn = (statements: Statements, dataset: Dataset, filter: Filter | null): number => {
  const area = (filter?.op === 'and' ? filter.args : [filter]).find((clause) => clause && isArea(clause));
  if (area?.op !== 'intersects') return Number.POSITIVE_INFINITY;
  const [west, south, east, north]: Bbox = 'type' in area.area ? bboxOf(area.area)! : area.area;
  const met = build
    .selectFrom(rtreeOf(dataset))
    .select('id')
    .where('minx', '<=', east)
    .where('maxx', '>=', west)
    .where('miny', '<=', north)
    .where('maxy', '>=', south)
    .limit(MOST_BOXES + 1);
  return statements.first<{ boxes: number }>(build.selectFrom(met.as('met')).select(sql`count(*)`.as('boxes')))!.boxes;
};

/** Whether a field leads an index of its table; asked once. */
const indexesOn = (db: Database) => {
  const leading = db.prepare<[string], string>(
    'SELECT info.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info WHERE info.seqno = 0',
  );
  const known = new Map<string, ReadonlySet<string>>();
  return (dataset: Dataset, field: string): boolean => {
    const fields = known.get(dataset.id) ?? new Set(leading.pluck().all(dataset.id));
    known.set(dataset.id, fields);
    return fields.has(field);
  };
};
