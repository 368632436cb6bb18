/** What the judges of a search look at: one parcel in few columns, and what is around all of them. */
import type { Position } from 'geojson';
import type { ServiceItem, ServiceStatus } from '../datasets/service.ts';
import type { Value } from '../edit.ts';
import type { ServiceProfile } from '../services.ts';
import type { Trace } from './answer.ts';

/** A service record of the parcel (dataset `service`). */
export type ServiceRecord = {
  readonly id: string;
  readonly item: ServiceItem;
  readonly status: ServiceStatus;
  readonly capacity: number | null;
  readonly capacityUsed: number | null;
  readonly capacityUnit: string | null;
};

export type Site = {
  readonly id: string;
  /** Fields of `parcel`; absent = unknown. */
  readonly properties: Readonly<Record<string, Value>>;
  /** Middle of the parcel's box; null where it has no shape. */
  readonly at: Position | null;
  readonly services: readonly ServiceRecord[];
};

/** A power source of a voltage: a built line or station of the network. */
export type Source = { readonly id: string; readonly voltageKV: number; readonly distanceM: number };

export type Ground = {
  /** Readings of N通一平 in force. */
  readonly profiles: readonly ServiceProfile[];
  /** ISO date at which the program stands. */
  readonly today: string;
  /** The nearest built power source of at least so many kV within reach; null = none is recorded. */
  readonly source: (at: Position, leastKV: number) => Source | null;
  /** Built substations that have the place within their service radius, by id. */
  readonly feeds: (at: Position) => readonly string[];
  /** The nearest sketched line, in whole km; null where none is drawn. */
  readonly sketch: (at: Position, kind: 'motorway' | 'rail') => { readonly name: string; readonly km: number } | null;
};

/** The trace of a parcel's own field. */
export const ofParcel = (site: Site, field: string): Trace => ({
  dataset: 'parcel',
  id: site.id,
  field,
  value: site.properties[field] ?? null,
});
