/**
 * Filter → SQL. Values are always bound; a column is one of the dataset's declared fields or refused. The filter has
 * passed `checkFilter`, so each literal has the type of its column.
 */
import type { Polygon } from 'geojson';
import type { Dataset } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import {
  type Bbox,
  type Clause,
  type FieldClause,
  type Filter,
  type Literal,
  withNotOnLeaves,
} from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import { likeSteps } from '../domain/like.ts';
import { GEOMETRY_COLUMN, quoted, rtreeOf, type Stored } from './tables.ts';

/** A condition with one `?` for each value, in order. */
export type Sql = { readonly text: string; readonly values: readonly Stored[] };

/** Whether areas are looked for once for all rows, or at each row that is met: the latter where few rows are met. */
export type Areas = 'once' | 'eachRow';

/** The condition that picks the rows of `dataset`'s table that `filter` picks, for use after WHERE. */
export const filterSql = (filter: Filter, dataset: Dataset, areas: Areas = 'once'): Sql =>
  conditionOf(withNotOnLeaves(filter), dataset, areas);

const conditionOf = (filter: Filter, dataset: Dataset, areas: Areas): Sql => {
  if ('args' in filter) {
    const parts = filter.args.map((arg) => conditionOf(arg, dataset, areas));
    return {
      text: `(${parts.map((part) => part.text).join(filter.op === 'and' ? ' AND ' : ' OR ')})`,
      values: parts.flatMap((part) => part.values),
    };
  }
  const clause = (filter.op === 'not' ? filter.arg : filter) as Clause;
  if (clause.op === 'intersects') return meeting(clause.area, dataset, filter.op === 'not' ? 'NOT ' : '', areas);
  const { text, values } = clauseOf(clause, dataset);
  return filter.op === 'not' ? { text: `NOT (${text})`, values } : { text, values };
};

const clauseOf = (clause: FieldClause, dataset: Dataset): Sql => {
  const column = columnOf(clause, dataset);
  switch (clause.op) {
    case 'isNull':
      return { text: `${column} IS NULL`, values: [] };
    case 'like':
      return { text: `${column} GLOB ?`, values: [globOf(clause.pattern)] };
    case 'in':
      return { text: `${column} IN (${clause.values.map(() => '?').join(', ')})`, values: clause.values.map(bound) };
    case 'between':
      return { text: `${column} BETWEEN ? AND ?`, values: [clause.low, clause.high] };
    default:
      return { text: `${column} ${clause.op} ?`, values: [bound(clause.value)] };
  }
};

const columnOf = ({ field }: FieldClause, dataset: Dataset): string => {
  if (!dataset.fields.some(({ id }) => id === field))
    throw new MutuError('badFilter', { zh: `没有字段“${field}”。`, en: `There is no field “${field}”.` }, { field });
  return quoted(field);
};

const bound = (value: Literal): Stored => (typeof value === 'boolean' ? Number(value) : value);

/** The pattern for GLOB, which tells upper from lower case as CQL2 asks; SQLite's own LIKE does not. */
const globOf = (pattern: string): string =>
  likeSteps(pattern)
    .map((step) => ('any' in step ? { run: '*', one: '?' }[step.any] : step.char.replace(/[*?[]/, '[$&]')))
    .join('');

/**
 * Rows that meet the area, or (`not`) rows that lie apart from it. Both are looked for in the index, which holds the
 * rows that have a geometry: of the others nothing is known. Its boxes are rounded outward, so a box that misses the
 * area, or lies inside an area that is a box, settles the matter; only the rest is looked at exactly.
 */
const meeting = (area: Bbox | Polygon, dataset: Dataset, not: '' | 'NOT ', areas: Areas): Sql => {
  const [west, south, east, north] = 'type' in area ? bboxOf(area)! : area;
  const [index, table] = [quoted(rtreeOf(dataset)), quoted(dataset.id)];
  const inside = 'type' in area ? '' : 'minx >= ? AND maxx <= ? AND miny >= ? AND maxy <= ? OR ';
  const exactly = `mutuIntersects((SELECT ${quoted(GEOMETRY_COLUMN)} FROM ${table} WHERE fid = box.id), ?)`;
  const meets = `minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ? AND (${inside}${exactly})`;
  return {
    text:
      areas === 'once'
        ? `fid IN (SELECT id FROM ${index} AS box WHERE ${not}(${meets}))`
        : `EXISTS (SELECT 1 FROM ${index} AS box WHERE box.id = ${table}.fid AND ${not}(${meets}))`,
    values: [east, west, north, south, ...(inside ? [west, east, south, north] : []), JSON.stringify(area)],
  };
};
