/** 总览: each zone with its printed figures and what the registers add up to, and the targets of the year. */
import type { Role } from '../domain/access.ts';
import type { Overview, Totals, ZoneOverview } from '../domain/answers.ts';
import { PARCEL_STATUSES } from '../domain/datasets/parcel.ts';
import type { Feature } from '../domain/edit.ts';
import { allOf, type Filter } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import type { Store } from '../store/store.ts';
import { inTurn } from './in-turn.ts';
import type { Clock } from './parts.ts';
import { printed, text } from './printed-fact.ts';
import { targetProgress } from './targets.ts';

const ofZone = (zoneId: string): Filter => ({ op: '=', field: 'zoneId', value: zoneId });

/** 可供: land that can be had now. */
const AVAILABLE: Filter = {
  op: 'in',
  field: 'status',
  values: PARCEL_STATUSES.filter((status) => status.class === 'available').map((status) => status.id),
};
const VACANT: Filter = { op: '=', field: 'status', value: 'vacant' };

type Registers = ZoneOverview['registers'];

const registersOf = async (store: Store, zoneId: string, role: Role): Promise<Registers> => {
  const count = (dataset: string, more?: Filter): Promise<Totals> =>
    store.features.count(dataset, { filter: allOf([ofZone(zoneId), more]) ?? ofZone(zoneId) }, role);
  const [parcels, landAvailable, buildings, units, vacant, projects] = await Promise.all([
    count('parcel'),
    count('parcel', AVAILABLE),
    count('building'),
    count('unit'),
    count('unit', VACANT),
    count('project'),
  ]);
  return { parcels, landAvailable, buildings, units, vacant, projects };
};

/** Null where the register says nothing. */
const said = (value: Feature['properties'][string] | undefined): string | null => text(value) || null;

/** Middle of the zone's box. A zone that stands nowhere cannot be shown on the map and has no card. */
const placeOf = ({ geometry }: Feature): readonly [number, number] | null => {
  const box = geometry && bboxOf(geometry);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
};

const zoneOverview = async (
  store: Store,
  zone: Feature,
  facts: readonly Feature[],
  role: Role,
): Promise<ZoneOverview | null> => {
  const place = placeOf(zone);
  if (place === null) return null;
  return {
    id: zone.id,
    name: text(zone.properties['name']),
    nameEn: said(zone.properties['nameEn']),
    place: said(zone.properties['divisionName']),
    kind: text(zone.properties['kind']) as ZoneOverview['kind'],
    lon: place[0],
    lat: place[1],
    synthetic: zone.properties['synthetic'] === true,
    facts: facts.filter((fact) => fact.properties['zoneId'] === zone.id).map(printed),
    registers: await registersOf(store, zone.id, role),
  };
};

export const overview = async (store: Store, clock: Clock, role: Role): Promise<Overview> => {
  const all = async (dataset: string): Promise<readonly Feature[]> =>
    (await store.features.list(dataset, { geometry: dataset === 'zone' }, role)).features;
  const [zones, facts, targets] = await Promise.all([all('zone'), all('fact'), all('target')]);
  const shown = await inTurn(zones, (zone) => zoneOverview(store, zone, facts, role));
  return {
    asOf: clock.today,
    zones: shown.filter((zone) => zone !== null),
    targets: await inTurn(targets, (target) => targetProgress({ store, role, zones, facts }, target)),
  };
};
