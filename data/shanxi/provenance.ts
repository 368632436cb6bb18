/** Where a row comes from, and whether it was invented. */
import type { Feature, Value } from '../../server/domain/edit.ts';
import type { Placing } from './layout/place.ts';
import type { Chain, Point, Ring } from './layout/plane.ts';
import type { Random } from './random.ts';

/** The day the demonstration is written for. */
export const AS_OF = '2024-12-31';

export type Properties = Record<string, Value>;

const MADE_UP = '模拟数据，供演示（示意）';

/** Provenance of an invented row, checked on some day of the last 120: a fifth of them more than 90 days ago. */
export function invented(random: Random, source = MADE_UP): Properties {
  return {
    source,
    asOf: AS_OF,
    verifiedOn: CHECK_DAYS[Math.floor(CHECK_DAYS.length * random.next() ** 1.25)]!,
    verifiedBy: '演示核实员',
    synthetic: true,
  };
}

/** Provenance of a row whose named content an article printed. */
export const printed = (source: string, asOf: string | null): Properties => ({
  source,
  asOf,
  verifiedOn: null,
  verifiedBy: null,
  synthetic: false,
});

/** ISO date `days` before (negative: after) an ISO date. */
export function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

export const rounded = (value: number, digits: number): number =>
  digits >= 0 ? Number(value.toFixed(digits)) : Math.round(value * 10 ** digits) * 10 ** -digits;

export const feature = (id: string, properties: Properties, geometry: Feature['geometry'] = null): Feature => ({
  id,
  properties,
  geometry,
});

const closed = (ring: Ring, placing: Placing): number[][] => {
  const degrees = ring.map((p) => [...placing.toDegrees(p)]);
  return [...degrees, [...degrees[0]!]];
};

export const polygon = (ring: Ring, placing: Placing): Feature['geometry'] => ({
  type: 'Polygon',
  coordinates: [closed(ring, placing)],
});

export const polygons = (rings: readonly (readonly [Ring, Placing])[]): Feature['geometry'] => ({
  type: 'MultiPolygon',
  coordinates: rings.map(([ring, placing]) => [closed(ring, placing)]),
});

export const line = (chain: Chain, placing: Placing): Feature['geometry'] => ({
  type: 'LineString',
  coordinates: chain.map((p) => [...placing.toDegrees(p)]),
});

export const pointAt = (point: Point, placing: Placing): Feature['geometry'] => ({
  type: 'Point',
  coordinates: [...placing.toDegrees(point)],
});

/** The days on which rows were checked, newest first. */
const CHECK_DAYS = Array.from({ length: 121 }, (_, days) => dayBefore(AS_OF, days));
