/** 配套: park × item. A parcel's item counts by the status of its record, never by a pipe drawn nearby. */
import type { Role } from '../domain/access.ts';
import type { UtilityTable } from '../domain/answers.ts';
import { SERVICE_ITEMS } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import type { Store } from '../store/store.ts';

type Cell = UtilityTable['parks'][number]['items'][string];

const CONFIRMED = ['connectedInside', 'availableAtLine'];
const PLANNED = ['building', 'planned'];

const byPark = (rows: readonly Feature[]): ReadonlyMap<string, readonly Feature[]> => {
  const groups = new Map<string, Feature[]>();
  for (const row of rows) {
    const park = row.properties['parkId'];
    if (typeof park !== 'string') continue;
    const group = groups.get(park);
    if (group) group.push(row);
    else groups.set(park, [row]);
  }
  return groups;
};

const areaOf = (row: Feature): number => (typeof row.properties['areaM2'] === 'number' ? row.properties['areaM2'] : 0);

const sumArea = (rows: readonly Feature[]): number => rows.reduce((sum, row) => sum + areaOf(row), 0);

const cell = (item: string, parcels: readonly Feature[], networks: readonly Feature[]): Cell => {
  const withStatus = (statuses: readonly unknown[]) =>
    sumArea(parcels.filter((row) => statuses.includes(row.properties[item] ?? 'unknown')));
  const ofPart = (part: string) =>
    networks.filter((row) => row.properties['item'] === item && row.properties['part'] === part).length;
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
  const read = async (dataset: string, fields: readonly string[]) =>
    (await store.features.list(dataset, { fields, geometry: false }, role)).features;
  const [parks, parcels, networks] = await Promise.all([
    read('park', ['name', 'zoneId']),
    read('parcel', ['parkId', 'areaM2', ...items]),
    read('utility', ['parkId', 'item', 'part']),
  ]);
  const parcelsOf = byPark(parcels);
  const networksOf = byPark(networks);
  return {
    parks: parks.map(({ id, properties }) => {
      const own = parcelsOf.get(id) ?? [];
      const lines = networksOf.get(id) ?? [];
      return {
        id,
        name: String(properties['name']),
        zoneId: String(properties['zoneId']),
        parcels: own.length,
        areaM2: sumArea(own),
        items: Object.fromEntries(items.map((item) => [item, cell(item, own, lines)])),
      };
    }),
  };
};
