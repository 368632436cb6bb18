/**
 * 配套: park and zone × item and profile, under both denominators. A parcel's item counts by the status of its record,
 * never by a pipe drawn nearby.
 */
import type { Role } from '../domain/access.ts';
import type { LandCoverage, UtilityTable } from '../domain/answers.ts';
import {
  type Coverage,
  type Covered,
  coverageOf,
  DENOMINATORS,
  type Denominator,
  together,
} from '../domain/coverage.ts';
import { SERVICE_ITEMS, type ServiceItem } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import type { ServiceProfile } from '../domain/services.ts';
import type { Group, Store } from '../store/store.ts';
import type { Clock } from './parts.ts';
import { profilesOf } from './profiles.ts';
import { type ParcelGroup, servedParcels } from './served-parcels.ts';

type Park = UtilityTable['parks'][number];

const ITEMS = SERVICE_ITEMS.map(({ id }) => id);

type ByDenominator = Readonly<Record<Denominator, LandCoverage>>;

/** A group that is summed up; its parcels are let go. */
type SummedGroup = {
  readonly zoneId: string;
  readonly parkId: string | null;
  readonly parcels: number;
  readonly areaM2: number;
  /** Over all of its parcels. */
  readonly items: Readonly<Record<ServiceItem, Coverage>>;
  readonly coverage: ByDenominator;
};

const byDenominator = (make: (denominator: Denominator) => LandCoverage): ByDenominator =>
  Object.fromEntries(DENOMINATORS.map(({ id }) => [id, make(id)])) as ByDenominator;

const ofItems = <T>(make: (item: ServiceItem) => T): Readonly<Record<ServiceItem, T>> =>
  Object.fromEntries(ITEMS.map((item) => [item, make(item)])) as Record<ServiceItem, T>;

const summed = ({ zoneId, parkId, parcels }: ParcelGroup, profiles: readonly ServiceProfile[]): SummedGroup => ({
  zoneId,
  parkId,
  parcels: parcels.length,
  areaM2: parcels.reduce((all, { areaM2 }) => all + (areaM2 ?? 0), 0),
  items: ofItems((item) => coverageOf(parcels, item, 'all')),
  coverage: byDenominator((denominator) => {
    const of = (covered: Covered) => coverageOf(parcels, covered, denominator);
    return {
      items: ofItems(of),
      profiles: Object.fromEntries(profiles.map((profile) => [profile.id, of(profile)])),
      levelled: of('levelled'),
    };
  }),
});

const joined = (groups: readonly SummedGroup[], profiles: readonly ServiceProfile[]): ByDenominator =>
  byDenominator((denominator) => {
    const lands = groups.map(({ coverage }) => coverage[denominator]);
    return {
      items: ofItems((item) => together(lands.map(({ items }) => items[item]))),
      profiles: Object.fromEntries(
        profiles.map(({ id }) => [id, together(lands.flatMap((land) => land.profiles[id] ?? []))]),
      ),
      levelled: together(lands.map(({ levelled }) => levelled)),
    };
  });

/** An item over all parcels of a park, with the networks drawn in it. */
const cell = (item: ServiceItem, groups: readonly SummedGroup[], networks: readonly Group[]): Park['items'][string] => {
  const { confirmedM2, unknownM2, plannedM2 } = together(groups.map(({ items }) => items[item]));
  const ofPart = (part: string) =>
    networks
      .filter(({ values }) => values['item'] === item && values['part'] === part)
      .reduce((all, { count }) => all + count, 0);
  return { confirmedM2, unknownM2, plannedM2, networkLines: ofPart('line'), nodes: ofPart('node') };
};

const place = ({ id, properties }: Feature) => ({ id, name: String(properties['name']) });

export const utilityTable = async (store: Store, clock: Clock, role: Role): Promise<UtilityTable> => {
  const [zones, parks, networks, profiles] = await Promise.all([
    store.features.list('zone', { fields: ['name'], geometry: false }, role),
    store.features.list('park', { fields: ['name', 'zoneId'], geometry: false }, role),
    store.features.groups('utility', { by: ['parkId', 'item', 'part'] }, role),
    profilesOf(store, clock, role),
  ]);
  const groups: SummedGroup[] = [];
  for await (const group of servedParcels(store, role)) groups.push(summed(group, profiles));
  return {
    unit: 'm2',
    denominators: DENOMINATORS,
    profiles,
    zones: zones.features.map((zone) => {
      const own = groups.filter(({ zoneId }) => zoneId === zone.id);
      return { ...place(zone), coverage: joined(own, profiles) };
    }),
    parks: parks.features.map((park): Park => {
      const own = groups.filter(({ parkId }) => parkId === park.id);
      const drawn = networks.filter(({ values }) => values['parkId'] === park.id);
      return {
        ...place(park),
        zoneId: String(park.properties['zoneId']),
        parcels: own.reduce((all, { parcels }) => all + parcels, 0),
        areaM2: own.reduce((all, { areaM2 }) => all + areaM2, 0),
        items: ofItems((item) => cell(item, own, drawn)),
        coverage: joined(own, profiles),
      };
    }),
  };
};
