/** The parameters of OGC API – Features as a question to the store. */
import { type Role, visibleFields } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { allOf, checkFilter, type Filter, type Literal } from '../domain/filter.ts';
import type { Query, Sort } from '../store/store.ts';
import { readableFields } from './datasets.ts';
import { readFilter, withinBox } from './filter.ts';
import { badParameter, bbox, integer } from './parameters.ts';

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 10_000;

type Parameters = ReadonlyMap<string, string>;

/** Parameters of a list; beside them every readable field is one, for equality. */
const LIST_PARAMETERS = [
  'f',
  'limit',
  'offset',
  'bbox',
  'bbox-crs',
  'crs',
  'datetime',
  'filter',
  'filter-lang',
  'filter-crs',
  'sortby',
  'properties',
  'skipGeometry',
];

export const listParameters = (dataset: Dataset, role: Role): readonly string[] => [
  ...LIST_PARAMETERS,
  ...visibleFields(role, dataset).map((field) => field.id),
];

/** What is offered once only: one encoding, one CRS, one filter language. */
export const checkFixed = (query: Parameters): void => {
  for (const [name, only] of [
    ['f', 'json'],
    ['crs', CRS84],
    ['bbox-crs', CRS84],
    ['filter-crs', CRS84],
    ['filter-lang', 'cql2-text'],
  ] as const) {
    const text = query.get(name);
    if (text !== undefined && text !== only) throw badParameter(name, `仅支持 ${only}。`, `only ${only} is supported.`);
  }
};

/** A limit above the maximum is capped, not refused (Part 1, /req/core/fc-limit-response-1). */
export const limitOf = (query: Parameters): number =>
  Math.min(integer(query, 'limit', { min: 1, max: 999_999_999 }, DEFAULT_LIMIT), MAX_LIMIT);

export const offsetOf = (query: Parameters): number => integer(query, 'offset', { min: 0, max: 999_999_999 }, 0);

const wrongTime = () =>
  badParameter(
    'datetime',
    '应为日期、RFC 3339 时刻，或以“/”分隔的区间（可用“..”表示不限）。',
    'give a date, an RFC 3339 instant, or an interval with “/” whose open end is “..”.',
  );

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** The UTC day of one end of an interval; null = open. */
const dayOf = (text: string): string | null => {
  if (text === '' || text === '..') return null;
  const at = DAY.test(text) || INSTANT.test(text) ? new Date(text) : null;
  if (at === null || Number.isNaN(at.getTime()) || (DAY.test(text) && at.toISOString().slice(0, 10) !== text))
    throw wrongTime();
  return at.toISOString().slice(0, 10);
};

/** `datetime` speaks of a row's `asOf` day; a row without one is not picked. */
const heldAt = (query: Parameters, dataset: Dataset): Filter | null => {
  const text = query.get('datetime');
  if (text === undefined || !dataset.fields.some((field) => field.id === 'asOf')) return null;
  const ends = text.split('/');
  if (ends.length > 2 || (ends.length === 1 && (text === '..' || text === ''))) throw wrongTime();
  const [from, to] = ends.length === 1 ? [dayOf(text), dayOf(text)] : [dayOf(ends[0]!), dayOf(ends[1]!)];
  if (from !== null && to !== null && from > to) throw wrongTime();
  return allOf([
    from === null ? null : { op: '>=', field: 'asOf', value: from },
    to === null ? null : { op: '<=', field: 'asOf', value: to },
  ]);
};

const literal = (field: Field, text: string): Literal => {
  if (field.type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if ((field.type === 'number' || field.type === 'integer') && /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text))
    return Number(text);
  return text;
};

/** `?status=ready&zoneId=huozhou`: equality by field (queryables as query parameters). */
const equalities = (query: Parameters, dataset: Dataset, role: Role): readonly Filter[] =>
  visibleFields(role, dataset)
    .filter((field) => query.has(field.id))
    .map((field) => {
      const clause: Filter = { op: '=', field: field.id, value: literal(field, query.get(field.id)!) };
      checkFilter(clause, dataset, role);
      return clause;
    });

const sortOf = (query: Parameters, dataset: Dataset, role: Role): readonly Sort[] =>
  (query.get('sortby')?.split(',') ?? []).map((part) => {
    // A plus sign arrives as a space, because it stands for one in a query.
    const [, sign, id] = /^([+ -]?)(.+)$/.exec(part) ?? [];
    if (id === undefined)
      throw badParameter(
        'sortby',
        '应为属性名，前加“-”表示降序，多个以逗号分隔。',
        'give property names parted by commas, “-” before one for descending.',
      );
    return { field: readableFields(dataset, role, [id])[0]!.id, descending: sign === '-' };
  });

const fieldsAsked = (query: Parameters, dataset: Dataset, role: Role): readonly string[] | null => {
  const ids = query
    .get('properties')
    ?.split(',')
    .filter((id) => id !== '');
  return ids ? readableFields(dataset, role, [...new Set(ids)]).map((field) => field.id) : null;
};

const skipsGeometry = (query: Parameters): boolean => {
  const text = query.get('skipGeometry') ?? 'false';
  if (text !== 'true' && text !== 'false')
    throw badParameter('skipGeometry', '应为 true 或 false。', 'give true or false.');
  return text === 'true';
};

export type PageQuery = Query & { readonly limit: number; readonly offset: number };

/** The whole question. Throws badRequest or badFilter with the parameter's name. */
export const storeQuery = (query: Parameters, dataset: Dataset, role: Role): PageQuery => {
  checkFixed(query);
  const filter = allOf([
    readFilter(query, dataset, role),
    ...equalities(query, dataset, role),
    heldAt(query, dataset),
    withinBox(bbox(query), dataset),
  ]);
  const fields = fieldsAsked(query, dataset, role);
  return {
    limit: limitOf(query),
    offset: offsetOf(query),
    sort: sortOf(query, dataset, role),
    geometry: !skipsGeometry(query),
    ...(filter ? { filter } : {}),
    ...(fields ? { fields } : {}),
  };
};
