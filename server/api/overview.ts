/** 总览: each zone with its printed figures and what the registers add up to; targets beside what is known of them. */
import type { Role } from '../domain/access.ts';
import type { Overview, PrintedFact, TargetProgress, Totals, ZoneOverview } from '../domain/answers.ts';
import type { Label } from '../domain/dataset.ts';
import { PARCEL_STATUSES } from '../domain/datasets/parcel.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { allOf, type Filter } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import { convert, formatWithUnit, type Lang } from '../domain/units.ts';
import type { Store } from '../store/store.ts';
import { inTurn } from './in-turn.ts';
import type { Clock } from './parts.ts';

const ofZone = (zoneId: string): Filter => ({ op: '=', field: 'zoneId', value: zoneId });

/** 可供: land that can be had now. */
const AVAILABLE: Filter = {
  op: 'in',
  field: 'status',
  values: PARCEL_STATUSES.filter((status) => status.class === 'available').map((status) => status.id),
};
const VACANT: Filter = { op: '=', field: 'status', value: 'vacant' };

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
const textOrNull = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);

const printed = ({ id, properties }: Feature): PrintedFact => ({
  id,
  subject: text(properties['subject']),
  measure: text(properties['measure']),
  value: number(properties['value']),
  dateValue: textOrNull(properties['dateValue']),
  unitText: text(properties['unitText']),
  bound: textOrNull(properties['bound']),
  nature: text(properties['nature']) as PrintedFact['nature'],
  date: text(properties['date']),
  source: text(properties['source']),
  quote: text(properties['quote']),
});

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
    kind: text(zone.properties['kind']) as ZoneOverview['kind'],
    lon: place[0],
    lat: place[1],
    synthetic: zone.properties['synthetic'] === true,
    facts: facts.filter((fact) => fact.properties['zoneId'] === zone.id).map(printed),
    registers: await registersOf(store, zone.id, role),
  };
};

/** What the registers of the demonstration hold of a target's measure, in ㎡; null where they cannot say. */
const heldInRegister = async (store: Store, measure: string, zoneId: string, role: Role): Promise<number | null> => {
  if (measure !== 'standardLandReserveM2') return null;
  const inReserve: Filter = {
    op: 'in',
    field: 'status',
    values: PARCEL_STATUSES.filter((status) => status.class === 'available' || status.class === 'reserve').map(
      (status) => status.id,
    ),
  };
  const standard: Filter = { op: '=', field: 'isStandardLand', value: true };
  const held = await store.features.count(
    'parcel',
    { filter: { op: 'and', args: [ofZone(zoneId), inReserve, standard] } },
    role,
  );
  return held.count === 0 ? null : (held.sums['areaM2'] ?? null);
};

const NOTHING_PRINTED: Label = { zh: '未见公布完成数。', en: 'No result has been printed.' };

const basisOf = (heldM2: number | null): Label => {
  if (heldM2 === null) return NOTHING_PRINTED;
  const held = (lang: Lang) => formatWithUnit(convert(heldM2, 'm2', 'mu'), 'mu', lang);
  return {
    zh: `${NOTHING_PRINTED.zh}地块登记（含模拟数据）中标准地合计 ${held('zh')}，不作为完成数。`,
    en: `${NOTHING_PRINTED.en} The parcel register (synthetic rows included) adds up to ${held('en')} of standard land, which is no result.`,
  };
};

/** A target's result counts only where a figure of nature “actual” and the same measure and unit was printed for the year. */
const resultOf = (target: Feature, goal: Feature | undefined, facts: readonly Feature[]): Feature | undefined =>
  goal &&
  facts.find(
    ({ properties }) =>
      properties['nature'] === 'actual' &&
      properties['zoneId'] === target.properties['zoneId'] &&
      properties['measure'] === goal.properties['measure'] &&
      properties['unitText'] === goal.properties['unitText'] &&
      text(properties['date']).startsWith(String(target.properties['year'])),
  );

const targetProgress = async (
  store: Store,
  target: Feature,
  facts: readonly Feature[],
  role: Role,
): Promise<TargetProgress> => {
  const { properties } = target;
  const goal = facts.find((fact) => fact.id === properties['factId']);
  const result = resultOf(target, goal, facts);
  const zoneId = text(properties['zoneId']);
  const measure = text(properties['measure']);
  const goalValue = goal && number(goal.properties['value']);
  const resultValue = result && number(result.properties['value']);
  // The printed unit (亩, 万㎡) may differ from the target's stored one: the ratio carries over.
  const actual =
    goalValue && resultValue != null ? (resultValue / goalValue) * (number(properties['value']) ?? 0) : null;
  return {
    id: target.id,
    zoneId,
    measure,
    operator: text(properties['operator']) as TargetProgress['operator'],
    target: number(properties['value']) ?? 0,
    year: number(properties['year']) ?? 0,
    actual,
    basis: result
      ? {
          zh: text(result.properties['quote']),
          en: `Printed on ${text(result.properties['date'])}: ${text(result.properties['quote'])}`,
        }
      : basisOf(await heldInRegister(store, measure, zoneId, role)),
    fact: goal ? printed(goal) : null,
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
    targets: await inTurn(targets, (target) => targetProgress(store, target, facts, role)),
  };
};
