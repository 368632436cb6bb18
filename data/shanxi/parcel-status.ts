/** Which state a lot is in, by how far its part of the park has come. */
import type { ParcelStatus } from '../../server/domain/datasets/parcel.ts';
import type { Factory, Lot } from './layout/park.ts';
import type { Random } from './random.ts';

const SUPPLIED: readonly ParcelStatus[] = [
  'sold',
  'contracted',
  'building',
  'completed',
  'producing',
  'fullCheck',
  'supervised',
  'idle',
  'rectifying',
  'breached',
  'reused',
];

export const isSupplied = (status: ParcelStatus): boolean => SUPPLIED.includes(status);

/** Spatially ordered: what is built lies together, what is reserved lies beyond the front, with exceptions as in life. */
export function statusOf(lot: Lot, factories: readonly Factory[], random: Random): ParcelStatus {
  if (lot.fixed !== undefined) return lot.fixed.status;
  if (lot.role === 'belt' || lot.role === 'park') return lot.progress > -0.25 ? 'completed' : 'planned';
  if (['power', 'drainage', 'heat'].includes(lot.role)) return lot.progress > -0.3 ? 'completed' : 'building';
  if (lot.role === 'estate') return factories.some((factory) => factory.isCompleted) ? 'producing' : 'building';
  if (factories.some((factory) => factory.isCompleted)) return weighted(BUILT, random);
  if (factories.length > 0) return random.chance(0.8) ? 'building' : 'completed';
  if (lot.progress > 0.02) return weighted(GAPS, random);
  if (lot.progress > -0.28) return weighted(FRONT, random);
  if (lot.progress > -0.6) return random.pick(['ready', 'listed', 'serviced', 'assessed', 'reserved', 'reserved']);
  return random.pick(['planned', 'planned', 'expropriating', 'expropriating', 'reserved', 'assessed']);
}

type Weights = readonly (readonly [ParcelStatus, number])[];

/** Shares in percent of what is found behind the front, in its gaps, and at the front itself. */
const BUILT: Weights = [
  ['producing', 52],
  ['supervised', 18],
  ['fullCheck', 9],
  ['completed', 10],
  ['reused', 6],
  ['rectifying', 3],
  ['breached', 2],
];
const GAPS: Weights = [
  ['contracted', 20],
  ['sold', 18],
  ['building', 14],
  ['idle', 14],
  ['listed', 12],
  ['ready', 8],
  ['withdrawn', 8],
  ['supervised', 6],
];
const FRONT: Weights = [
  ['ready', 28],
  ['listed', 16],
  ['serviced', 16],
  ['sold', 14],
  ['contracted', 14],
  ['building', 9],
  ['idle', 3],
];

function weighted(weights: Weights, random: Random): ParcelStatus {
  let left = random.between(0, 100);
  for (const [status, share] of weights) {
    left -= share;
    if (left < 0) return status;
  }
  return weights[0]![0];
}

export function standardShare(status: ParcelStatus): number {
  if (['ready', 'listed', 'assessed', 'serviced'].includes(status)) return 0.72;
  if (['sold', 'contracted', 'building', 'completed', 'rectifying'].includes(status)) return 0.6;
  return status === 'reserved' ? 0.3 : isSupplied(status) ? 0.18 : 0;
}
