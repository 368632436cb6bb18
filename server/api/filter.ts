/** A filter as it comes over the wire, checked against what the role may ask. */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { type Bbox, checkFilter, type Filter, parse } from '../domain/filter.ts';

/** The CQL2 text of `filter`, or null. Throws badFilter, alike for unknown and for unreadable fields. */
export const readFilter = (query: ReadonlyMap<string, string>, dataset: Dataset, role: Role): Filter | null => {
  const text = query.get('filter');
  if (text === undefined || text.trim() === '') return null;
  const filter = parse(text);
  checkFilter(filter, dataset, role);
  return filter;
};

/** A box as a filter; one that crosses 180° is two boxes. A dataset without geometry is not narrowed by a box. */
export const withinBox = (box: Bbox | undefined, dataset: Dataset): Filter | null => {
  if (box === undefined || dataset.geometry === 'none') return null;
  const [west, south, east, north] = box;
  if (west <= east) return { op: 'intersects', area: box };
  const parts = [
    [west, south, 180, north],
    [-180, south, east, north],
  ] as const;
  return { op: 'or', args: parts.map((area) => ({ op: 'intersects', area })) };
};
