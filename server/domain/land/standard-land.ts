/** 标准地 of one parcel: its control indicators with the phase in which they are checked, and the steps of its life with their days. */
import type { Label } from '../dataset.ts';
import { fieldOf } from '../datasets/index.ts';
import { PARCEL_STATUSES, type ParcelStatus, parcel } from '../datasets/parcel.ts';
import type { Value } from '../edit.ts';
import { textOf } from '../value.ts';
import type { ControlIndicator, LifeStep } from './answer.ts';

type Properties = Readonly<Record<string, Value>>;

type Promised = readonly [field: string, operator: ControlIndicator['operator'], phase: ControlIndicator['phase']];

/** What is built is checked at completion, what is produced at full output (标准地 履约监管); the five of 霍州 first. */
const PROMISED: readonly Promised[] = [
  ['investmentMinWanYuanPerMu', 'atLeast', 'construction'],
  ['farMin', 'atLeast', 'construction'],
  ['farMax', 'atMost', 'construction'],
  ['energyMaxTcePerWanYuan', 'atMost', 'fullOutput'],
  ['environmentStandard', 'text', 'fullOutput'],
  ['taxMinWanYuanPerMu', 'atLeast', 'fullOutput'],
  ['outputMinWanYuanPerMu', 'atLeast', 'fullOutput'],
  ['coverageMinPercent', 'atLeast', 'construction'],
  ['coverageMaxPercent', 'atMost', 'construction'],
  ['greenMaxPercent', 'atMost', 'construction'],
  ['heightMaxM', 'atMost', 'construction'],
];

export const controlIndicators = (properties: Properties): readonly ControlIndicator[] =>
  PROMISED.map(([id, operator, phase]) => {
    const { zh, en, unit } = fieldOf(parcel, id)!;
    const value = properties[id] ?? null;
    const source = textOf(properties['source']);
    return {
      id,
      zh,
      en,
      operator,
      phase,
      value: typeof value === 'boolean' ? null : value,
      unit: unit ?? null,
      source,
    };
  });

/** Steps whose days the register keeps: the day that was, and the one agreed or expected. */
const STEPS: readonly { readonly id: ParcelStatus; readonly on?: string; readonly planned?: string }[] = [
  { id: 'reserved', on: 'reservedOn' },
  { id: 'assessed' },
  { id: 'serviced' },
  { id: 'ready', planned: 'expectedReadyOn' },
  { id: 'listed', on: 'listedOn' },
  { id: 'sold', on: 'soldOn' },
  { id: 'building', on: 'actualStartOn', planned: 'agreedStartOn' },
  { id: 'completed', planned: 'agreedCompletionOn' },
  { id: 'producing', planned: 'agreedProductionOn' },
];

const ORDER = PARCEL_STATUSES.map(({ id }) => id as ParcelStatus);
/** States to the side of the course (idle, in breach, withdrawn) come after it; only days tell how far such land had come. */
const LAST_IN_COURSE = ORDER.indexOf('supervised');

const nameOf = (id: ParcelStatus): Label => {
  const { zh, en } = PARCEL_STATUSES.find((status) => status.id === id)!;
  return { zh, en };
};

export function lifecycle(properties: Properties, today: string): readonly LifeStep[] {
  const status = properties['status'] as ParcelStatus;
  const place = ORDER.indexOf(status);
  const isAside = place > LAST_IN_COURSE;
  const steps = STEPS.map(({ id, on, planned }): LifeStep => {
    const was = on === undefined ? null : textOf(properties[on]);
    const day = was ?? (planned === undefined ? null : textOf(properties[planned]));
    const isReached = isAside ? was !== null && was <= today : ORDER.indexOf(id) <= place;
    return {
      id,
      ...nameOf(id),
      state: id === status ? 'now' : isReached ? 'done' : 'ahead',
      on: day,
      isPlanned: was === null && day !== null,
    };
  });
  if (steps.some(({ state }) => state === 'now')) return steps;
  const now: LifeStep = { id: status, ...nameOf(status), state: 'now', on: null, isPlanned: false };
  const next = isAside ? -1 : steps.findIndex(({ state }) => state === 'ahead');
  return next < 0 ? [...steps, now] : [...steps.slice(0, next), now, ...steps.slice(next)];
}
