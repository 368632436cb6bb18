/** What a search by brief reads: the parcels that may fit, in the few columns it needs, and what stands around them. */
import type { Position } from 'geojson';
import { type Role, readerOf } from '../domain/access.ts';
import { askedOf, type Brief, type Criterion } from '../domain/brief.ts';
import { SERVICE_ITEMS, type ServiceItem, type ServiceStatus } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import type { Filter } from '../domain/filter.ts';
import { gateFilter } from '../domain/matching/gate-filter.ts';
import { groundOf, type PowerElement } from '../domain/matching/ground.ts';
import type { Ground, ServiceRecord, Site } from '../domain/matching/site.ts';
import { DRAWS, type Drawn } from '../domain/matching/supply-judges.ts';
import { numberOf, textOf } from '../domain/value.ts';
import type { Sketch } from '../standing/bring-up.ts';
import { readSketch } from '../standing/sketch.ts';
import type { NarrowRow, Store } from '../store/store.ts';
import type { Parts } from './parts.ts';
import { profilesOf } from './profiles.ts';

/** Parcels ranked at most. */
export const MOST_RANKED = 100_000;
/** Parcels whose service records are read in one go. */
const PARCELS_A_READ = 500;

/** Fields that every search reads. */
const FIELDS = [
  'name',
  'zoneId',
  'parkId',
  'status',
  'areaM2',
  'isStandardLand',
  'synthetic',
  ...SERVICE_ITEMS.map(({ id }) => id),
];

/** Fields that a criterion reads beside them; at fifty thousand parcels each one tells. */
const FIELDS_FOR: Readonly<Partial<Record<Criterion, readonly string[]>>> = {
  landUses: ['landUse'],
  industryCode: ['landUse'],
  level: ['levelled'],
  floorAreaM2: ['farMax'],
  neededOn: ['expectedReadyOn'],
  budgetWanYuan: ['priceWanYuanPerMu'],
};

const fieldsFor = (asked: Brief): readonly string[] => [
  ...new Set([...FIELDS, ...askedOf(asked).flatMap((criterion) => FIELDS_FOR[criterion] ?? [])]),
];

const BUILT_POWER: Filter = {
  op: 'and',
  args: [
    { op: '=', field: 'item', value: 'power' },
    { op: '=', field: 'status', value: 'built' },
  ],
};

const powerOf = ({ id, properties, geometry }: Feature): readonly PowerElement[] =>
  geometry
    ? [
        {
          id,
          part: properties['part'] === 'node' ? 'node' : 'line',
          voltageKV: numberOf(properties['voltageKV']),
          serviceRadiusM: numberOf(properties['serviceRadiusM']),
          geometry,
        },
      ]
    : [];

/** The ground of a role, read anew only where a network or a reading of N通一平 has changed. */
export const groundsOf = ({ store, clock, folders }: Pick<Parts, 'store' | 'clock' | 'folders'>) => {
  let sketch: Promise<Sketch> | undefined;
  const kept = new Map<string, { readonly stamp: string; readonly ground: Promise<Ground> }>();
  const make = async (role: Role): Promise<Ground> => {
    sketch ??= readSketch(folders.basemap).catch((error: unknown) => {
      sketch = undefined;
      throw error;
    });
    const fields = ['part', 'voltageKV', 'serviceRadiusM'];
    const { features } = await store.features.list('utility', { filter: BUILT_POWER, fields }, role);
    return groundOf(clock.today, features.flatMap(powerOf), (await sketch).lines, await profilesOf(store, clock, role));
  };
  return (role: Role): Promise<Ground> => {
    const stamp = `${store.revision('utility', role)} ${store.revision('serviceProfile', role)} ${clock.today}`;
    const found = kept.get(readerOf(role));
    if (found?.stamp === stamp) return found.ground;
    const ground = make(role);
    ground.catch(() => kept.delete(readerOf(role)));
    kept.set(readerOf(role), { stamp, ground });
    return ground;
  };
};

/** `row`: of `service`, with the fields that tell what can be drawn. */
export const recordOf = ({ id, properties }: Pick<NarrowRow, 'id' | 'properties'>): ServiceRecord => ({
  id,
  item: properties['item'] as ServiceItem,
  status: properties['status'] as ServiceStatus,
  capacity: numberOf(properties['capacity']),
  capacityUsed: numberOf(properties['capacityUsed']),
  capacityUnit: textOf(properties['capacityUnit']),
});

/** Service records of the items that the brief asks an amount of, by parcel. */
const recordsOf = async (store: Store, brief: Brief, ids: readonly string[], role: Role) => {
  const items = (Object.keys(DRAWS) as Drawn[]).filter((drawn) => brief[drawn]).map((drawn) => DRAWS[drawn].item);
  const byParcel = new Map<string, ServiceRecord[]>();
  const fields = ['parcelId', 'item', 'status', 'capacity', 'capacityUsed', 'capacityUnit'];
  for (let from = 0; items.length > 0 && from < ids.length; from += PARCELS_A_READ) {
    const values = ids.slice(from, from + PARCELS_A_READ);
    const filter: Filter = {
      op: 'and',
      args: [
        { op: 'in', field: 'parcelId', values },
        { op: 'in', field: 'item', values: items },
      ],
    };
    const most = values.length * SERVICE_ITEMS.length;
    for (const row of await store.features.narrow('service', { filter, fields, most }, role)) {
      const parcelId = String(row.properties['parcelId']);
      byParcel.set(parcelId, [...(byParcel.get(parcelId) ?? []), recordOf(row)]);
    }
    await new Promise(setImmediate);
  }
  return byParcel;
};

/** Parcels that may pass every must of `brief` as far as the register tells, with the records that `asked` needs. */
export const sitesFor = async (
  store: Store,
  brief: Brief,
  asked: Brief,
  { profiles }: Ground,
  role: Role,
): Promise<readonly Site[]> => {
  const filter = gateFilter(brief, profiles);
  const rows = await store.features.narrow('parcel', { filter, fields: fieldsFor(asked), most: MOST_RANKED }, role);
  const records = await recordsOf(
    store,
    asked,
    rows.map(({ id }) => id),
    role,
  );
  return rows.map(({ id, properties, at }) => ({
    id,
    properties,
    at: at as Position | null,
    services: records.get(id) ?? [],
  }));
};
