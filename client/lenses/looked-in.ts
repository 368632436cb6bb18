/** The areas that a filter looks in, as shapes over the map. */
import type { Polygon } from 'geojson';
import type { Bbox, Filter } from '#domain/filter.ts';
import { NOTHING_PLANNED, type Planned } from '../state/planned.ts';

const box = ([west, south, east, north]: Bbox): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const areasOf = (filter: Filter): readonly Planned[] => {
  if (filter.op === 'and' || filter.op === 'or') return filter.args.flatMap(areasOf);
  if (filter.op !== 'intersects') return NOTHING_PLANNED;
  return [{ kind: 'area', geometry: 'type' in filter.area ? filter.area : box(filter.area) }];
};

const known = new WeakMap<Filter, readonly Planned[]>();

/** The same shapes for the same filter, so that the map is not laid anew at each drawing. */
export const lookedIn = (filter: Filter | null): readonly Planned[] => {
  if (filter === null) return NOTHING_PLANNED;
  const shapes = known.get(filter) ?? areasOf(filter);
  known.set(filter, shapes.length > 0 ? shapes : NOTHING_PLANNED);
  return known.get(filter)!;
};
