/** The parcels of all registers as coverage asks for them, by zone and park: read in pages, others being served in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Role } from '../domain/access.ts';
import type { ServedParcel } from '../domain/coverage.ts';
import { SERVICE_ITEMS } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import type { Store } from '../store/store.ts';

/** Rows read at a time: some 5 ms. */
const PAGE = 300;

const ITEMS = SERVICE_ITEMS.map(({ id }) => id);
const FIELDS = ['zoneId', 'parkId', 'landUse', 'status', 'areaM2', 'levelled', 'asOf', ...ITEMS];

/** At most a page of parcels of one park of one zone; `parkId` null = of the zone alone. */
export type ParcelGroup = {
  readonly zoneId: string;
  readonly parkId: string | null;
  readonly parcels: readonly ServedParcel[];
};

const servedParcel = ({ properties }: Feature): ServedParcel =>
  ({
    landUse: properties['landUse'] ?? null,
    status: properties['status'],
    areaM2: properties['areaM2'] ?? null,
    levelled: properties['levelled'] ?? null,
    asOf: properties['asOf'] ?? null,
    services: Object.fromEntries(ITEMS.map((item) => [item, properties[item]])),
  }) as ServedParcel;

const grouped = (features: readonly Feature[]): readonly ParcelGroup[] => {
  const groups = new Map<string, ParcelGroup & { readonly parcels: ServedParcel[] }>();
  for (const feature of features) {
    const zoneId = String(feature.properties['zoneId']);
    const park = feature.properties['parkId'];
    const parkId = typeof park === 'string' ? park : null;
    const key = `${zoneId} ${parkId}`;
    const group = groups.get(key) ?? { zoneId, parkId, parcels: [] };
    group.parcels.push(servedParcel(feature));
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** Every parcel once; a park may come in several groups. */
export async function* servedParcels(store: Store, role: Role): AsyncGenerator<ParcelGroup> {
  for (let offset = 0, matched = 1; offset < matched; offset += PAGE) {
    const page = await store.features.list('parcel', { fields: FIELDS, geometry: false, limit: PAGE, offset }, role);
    matched = page.matched;
    for (const group of grouped(page.features)) {
      await nextTurn();
      yield group;
    }
  }
}
