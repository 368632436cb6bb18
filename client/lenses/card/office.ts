/** Who answers for a row. */
import { print } from '#domain/filter.ts';
import { api, type Item, unlessMissing } from '../../api.ts';

/** Its own office, else that of its zone, or of the zone that it is; null where there is none. */
export const officeOf = async ({ id, properties }: Item, signal: AbortSignal): Promise<Item | null> => {
  const { officeId, zoneId } = properties;
  if (typeof officeId === 'string') return unlessMissing(api.item('office', officeId, signal));
  const value = typeof zoneId === 'string' ? zoneId : id;
  const page = await api.items('office', { cql: print({ op: '=', field: 'zoneId', value }), limit: 1 }, signal);
  return page.items[0] ?? null;
};
