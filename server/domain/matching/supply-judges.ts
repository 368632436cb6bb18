/**
 * Criteria that the service records and the networks answer. A record with its evidence says what the parcel can draw;
 * a source that stands nearby is told with its distance and never taken for a promise of capacity.
 */
import type { Label } from '../dataset.ts';
import type { ServiceItem } from '../datasets/service.ts';
import { isAvailable } from '../services.ts';
import { formatWithUnit } from '../units.ts';
import type { Trace } from './answer.ts';
import { both, type Judgement, judged, UNKNOWN_FOUND } from './judgement.ts';
import type { Ground, ServiceRecord, Site } from './site.ts';

/** Metres within which a source of the voltage must stand [a rule of our own, 待核]. */
export const REACH_M = 5000;

export type Draw = {
  readonly item: ServiceItem;
  readonly unit: string;
  /** Other units in which a record may state the capacity, with the factor to `unit`. */
  readonly also?: Readonly<Record<string, number>>;
};

/** What each amount of a brief is drawn from. */
export const DRAWS = {
  powerKVA: { item: 'power', unit: 'kVA', also: { MVA: 1000 } },
  waterM3PerDay: { item: 'water', unit: 'm³/d' },
  gasNm3PerH: { item: 'gas', unit: 'Nm³/h' },
  steamTPerH: { item: 'heat', unit: 't/h' },
} as const satisfies Record<string, Draw>;

export type Drawn = keyof typeof DRAWS;

type Capacity = Pick<ServiceRecord, 'capacity' | 'capacityUsed' | 'capacityUnit'>;

/** Capacity and spare in the unit of the draw; null = unknown, also where the record counts in something else. */
export function spareOf({ unit, also }: Draw, { capacity, capacityUsed, capacityUnit }: Capacity) {
  const factor = capacityUnit === unit ? 1 : (also?.[capacityUnit ?? ''] ?? null);
  if (factor === null || capacity === null) return { capacity: null, spare: null };
  return { capacity: capacity * factor, spare: capacityUsed === null ? null : (capacity - capacityUsed) * factor };
}

const traceOf = (site: Site, item: ServiceItem, record: ServiceRecord | undefined): readonly Trace[] => {
  const own: Trace = { dataset: 'parcel', id: site.id, field: item, value: site.properties[item] ?? null };
  if (record === undefined) return [own];
  const { id, capacity, capacityUsed } = record;
  return [
    own,
    { dataset: 'service', id, field: 'capacity', value: capacity },
    { dataset: 'service', id, field: 'capacityUsed', value: capacityUsed },
  ];
};

/** Enough spare is enough; a capacity below what is asked is too little however little is used; the rest is unknown. */
const isEnough = (asked: number, { capacity, spare }: ReturnType<typeof spareOf>): boolean | null => {
  if (spare !== null) return spare >= asked;
  return capacity !== null && capacity < asked ? false : null;
};

/** A capacity of which nobody knows how much is used is no spare. */
const told = (value: number, unit: string, isSpare: boolean): Label =>
  isSpare
    ? { zh: `余量 ${value} ${unit}`, en: `${value} ${unit} spare` }
    : { zh: `能力 ${value} ${unit}`, en: `capacity ${value} ${unit}` };

const NOT_THERE: readonly unknown[] = ['none', 'planned', 'building'];

const draws =
  (criterion: Drawn) =>
  (asked: number, site: Site): Judgement => {
    const draw: Draw = DRAWS[criterion];
    const record = site.services.find(({ item }) => item === draw.item);
    const from = () => traceOf(site, draw.item, record);
    if (NOT_THERE.includes(site.properties[draw.item]))
      return judged(false, 0, () => ({ zh: '尚未接通', en: 'not connected yet' }), from);
    const isConfirmed = record !== undefined && isAvailable(record.status);
    const known = isConfirmed ? spareOf(draw, record) : { capacity: null, spare: null };
    const shown = known.spare ?? known.capacity;
    return judged(
      isEnough(asked, known),
      shown === null ? null : shown / asked,
      () => told(Math.round(shown!), draw.unit, known.spare !== null),
      from,
    );
  };

export const powerKVA = draws('powerKVA');
export const waterM3PerDay = draws('waterM3PerDay');
export const gasNm3PerH = draws('gasNm3PerH');
export const steamTPerH = draws('steamTPerH');

const metres = (value: number) => both((lang) => formatWithUnit(value / 1000, 'km', lang));

/** A built source of the voltage within reach. None recorded is unknown: a register of networks is never complete. */
export const voltageKV = (asked: number, site: Site, ground: Ground): Judgement => {
  const source = site.at && ground.source(site.at, asked);
  const from = (): readonly Trace[] =>
    source
      ? [
          { dataset: 'utility', id: source.id, field: 'voltageKV', value: source.voltageKV },
          { dataset: 'utility', id: source.id, field: 'geometry', value: source.distanceM },
        ]
      : [{ dataset: 'utility', id: null, field: 'voltageKV', value: null }];
  return judged(
    source ? true : null,
    1,
    () => {
      const { zh, en } = metres(source!.distanceM);
      return {
        zh: `${source!.voltageKV} kV 电源距地块中部 ${zh}`,
        en: `${source!.voltageKV} kV source ${en} from the middle`,
      };
    },
    from,
  );
};

/** Two stations nearby may feed twice; whether they do, only the operator can say. */
export const dualFeed = (_asked: true, site: Site, ground: Ground): Judgement => {
  const stations = site.at === null ? [] : ground.feeds(site.at);
  const count = stations.length;
  return {
    result: 'unknown',
    share: null,
    found: () =>
      count < 2
        ? UNKNOWN_FOUND
        : { zh: `附近有 ${count} 座变电站，双回路待核实`, en: `${count} substations near; two feeds not known` },
    from: () =>
      count === 0
        ? [{ dataset: 'utility', id: null, field: 'serviceRadiusM', value: null }]
        : stations.map((id) => ({ dataset: 'utility', id, field: 'item', value: 'power' })),
  };
};

/** 1 at the place, 0 at twice what is asked. */
const nearness =
  (kind: 'motorway' | 'rail') =>
  (asked: number, site: Site, ground: Ground): Judgement => {
    const line = site.at && ground.sketch(site.at, kind);
    return judged(
      line ? line.km <= asked : null,
      line ? 2 - line.km / asked : null,
      () => ({ zh: `距${line!.name}约 ${line!.km} km（示意）`, en: `about ${line!.km} km to ${line!.name} (sketch)` }),
      () => [{ dataset: 'basemap', id: line?.name ?? null, field: 'geometry', value: line?.km ?? null }],
    );
  };

export const motorwayKm = nearness('motorway');
export const railKm = nearness('rail');
