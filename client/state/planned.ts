/** Shapes of a what-if laid over the map: nothing of them stands in a register. */
import type { Geometry } from 'geojson';

/**
 * `area` a search area · `member` a parcel put in · `outline` what the members make together · `fault` a gap, hole or
 * overlap · `part` a piece of a split · `lack` ground that an item does not reach (hatched) · `open` ground of which nobody
 * knows whether it does (dotted) · `measure` a length or area · `way` from a parcel to the nearest element of a network ·
 * `rank` a place in a ranking (a point with its number).
 */
export const PLANNED_KINDS = [
  'area',
  'member',
  'outline',
  'fault',
  'part',
  'lack',
  'open',
  'measure',
  'way',
  'rank',
] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** Of patterned ground; the legend names the patterns in the same colours. */
export const GROUND_COLOURS = { lack: '#d02840', open: '#8464cc' } as const;

export type Planned = {
  readonly kind: PlannedKind;
  readonly geometry: Geometry;
  /** A few letters on the map beside it. */
  readonly label?: string;
};

export const NOTHING_PLANNED: readonly Planned[] = [];
