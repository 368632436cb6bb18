/** Where the map is to go: to a feature whose card opens, to the zones that a filter names. Pure. */
import { type Bbox, clauseFor, type Filter, print } from '#domain/filter.ts';
import type { Item } from './api.ts';
import { around, bboxOf } from './lenses/card/bbox.ts';
import { chosen } from './lenses/register/clauses.ts';
import type { Sought } from './map/contract.ts';

/** Zone id → box in degrees. */
export type ZoneBoxes = ReadonlyMap<string, Bbox>;

export const boxesOf = (zones: readonly Item[]): ZoneBoxes =>
  new Map(
    zones.flatMap((zone): [string, Bbox][] => {
      const box = bboxOf(zone.geometry);
      return box ? [[zone.id, box]] : [];
    }),
  );

/** A zone is a region: it is not seen as long as it is a mark. Other features need only be told from a dot. */
const LEAST_PX = { zone: 160, other: 18 };

/** A feature whose card opens; one chosen on the map itself is in sight, but a zone's mark leads to the zone. */
export const soughtFeature = (dataset: string, bbox: Bbox, fromMap: boolean): Sought | null => {
  if (fromMap && dataset !== 'zone') return null;
  return dataset === 'zone'
    ? { bbox, frame: bbox, leastPx: LEAST_PX.zone, whole: !fromMap }
    : { bbox, frame: around(bbox), leastPx: LEAST_PX.other, whole: true };
};

/** A place that is asked for, whatever the map shows. */
export const soughtPlace = (bbox: Bbox): Sought => ({
  bbox,
  frame: around(bbox),
  leastPx: Number.POSITIVE_INFINITY,
  whole: true,
});

const textOf = (filter: Filter | null): string => {
  const clause = clauseFor(filter, 'zoneId');
  return clause ? print(clause) : '';
};

/** The zones that `now` names and `before` did not; null where the filter says nothing new of zones. */
export const soughtZones = (before: Filter | null, now: Filter | null, boxes: ZoneBoxes): Sought | null => {
  if (textOf(before) === textOf(now)) return null;
  const asked = [...chosen(now, 'zoneId')].map((id) => boxes.get(String(id))).filter((box) => box !== undefined);
  if (asked.length === 0) return null;
  const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...asked.map((box) => box[at]));
  const bbox: Bbox = [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
  return { bbox, frame: bbox, leastPx: LEAST_PX.zone, whole: true };
};
