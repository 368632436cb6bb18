import type { ServiceItem } from '#domain/datasets/service.ts';
import { allOf, type Filter } from '#domain/filter.ts';
import { AVAILABLE } from '#domain/services.ts';

/** Parcels that every one of `items` has reached, as confirmed; without items those with 五通一平 and better. */
export const reachedBy = (items: readonly ServiceItem[]): Filter =>
  allOf(items.map((item): Filter => ({ op: 'in', field: item, values: AVAILABLE }))) ?? {
    op: '>=',
    field: 'serviceLevel',
    value: 5,
  };
