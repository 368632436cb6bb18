/** 配套: park × item. A parcel's item counts by the status of its record, never by a pipe drawn nearby. */
import type { Role } from '../domain/access.ts';
import type { UtilityTable } from '../domain/answers.ts';
import { SERVICE_ITEMS } from '../domain/datasets/service.ts';
import type { Group, Store } from '../store/store.ts';

type Cell = UtilityTable['parks'][number]['items'][string];

const CONFIRMED = ['connectedInside', 'availableAtLine'];
const PLANNED = ['building', 'planned'];

const byPark = (groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> => {
  const parks = new Map<string, Group[]>();
  for (const group of groups) {
    const park = group.values['parkId'];
    if (typeof park !== 'string') continue;
    const known = parks.get(park);
    if (known) known.push(group);
    else parks.set(park, [group]);
  }
  return parks;
};

const areaOf = (groups: readonly Group[]): number => groups.reduce((area, { sum }) => area + sum, 0);

const countOf = (groups: readonly Group[]): number => groups.reduce((all, { count }) => all + count, 0);

const cell = (item: string, parcels: readonly Group[], networks: readonly Group[]): Cell => {
  const withStatus = (statuses: readonly unknown[]) =>
    areaOf(parcels.filter(({ values }) => statuses.includes(values[item] ?? 'unknown')));
  const ofPart = (part: string) =>
    countOf(networks.filter(({ values }) => values['item'] === item && values['part'] === part));
  return {
    confirmedM2: withStatus(CONFIRMED),
    unknownM2: withStatus(['unknown']),
    plannedM2: withStatus(PLANNED),
    networkLines: ofPart('line'),
    nodes: ofPart('node'),
  };
};

export const utilityTable = async (store: Store, role: Role): Promise<UtilityTable> => {
  const items = SERVICE_ITEMS.map((item) => item.id);
  const [parks, parcels, networks] = await Promise.all([
    store.features.list('park', { fields: ['name', 'zoneId'], geometry: false }, role),
    store.features.groups('parcel', { by: ['parkId', ...items], sum: 'areaM2' }, role),
    store.features.groups('utility', { by: ['parkId', 'item', 'part'] }, role),
  ]);
  const parcelsOf = byPark(parcels);
  const networksOf = byPark(networks);
  return {
    parks: parks.features.map(({ id, properties }) => {
      const own = parcelsOf.get(id) ?? [];
      const lines = networksOf.get(id) ?? [];
      return {
        id,
        name: String(properties['name']),
        zoneId: String(properties['zoneId']),
        parcels: countOf(own),
        areaM2: areaOf(own),
        items: Object.fromEntries(items.map((item) => [item, cell(item, own, lines)])),
      };
    }),
  };
};
