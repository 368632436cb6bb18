/** What a first visit to a lens asks for, shown as a pressed quick filter: land on offer, factory space that is free. */
import { PARCEL_STATUSES } from '#domain/datasets/parcel.ts';
import type { UnitStatus } from '#domain/datasets/unit.ts';
import type { Filter } from '#domain/filter.ts';

/** 可供: 净地, 具备出让条件, 已公告. */
export const LAND_ON_OFFER = {
  op: 'in',
  field: 'status',
  values: PARCEL_STATUSES.filter((status) => status.class === 'available').map((status) => status.id),
} as const satisfies Filter;

export const FREE_UNITS = {
  op: '=',
  field: 'status',
  value: 'vacant' satisfies UnitStatus,
} as const satisfies Filter;

export const FIRST_FILTERS = { land: LAND_ON_OFFER, factory: FREE_UNITS } as const;
