/**
 * Which share of the land an item, a whole profile, or levelling has reached. Three-valued: what is not known is told
 * apart, so that coverage is the interval [confirmed, confirmed + unknown]; planned and being built count as not there.
 * Services to the parcel line (红线外) and levelling inside it (红线内) are two figures, never one.
 */
import type { Label } from './dataset.ts';
import type { ParcelStatus } from './datasets/parcel.ts';
import type { ServiceItem } from './datasets/service.ts';
import { isChoosable, isIndustrial } from './land/supply.ts';
import { type Progress, progressOf, type ServiceProfile, type ServiceStatuses } from './services.ts';

/** Which land is counted; both choices are shown, because each gives another rate. */
export const DENOMINATORS = [
  { id: 'suppliable', zh: '可供应工业用地', en: 'Industrial land still to be supplied' },
  { id: 'construction', zh: '全部建设用地', en: 'All construction land' },
] as const satisfies readonly (Label & { readonly id: string })[];

export type Denominator = (typeof DENOMINATORS)[number]['id'];

export const DEFAULT_DENOMINATOR: Denominator = 'suppliable';

/** What coverage asks of a parcel. */
export type ServedParcel = {
  readonly landUse: string | null;
  readonly status: ParcelStatus;
  readonly areaM2: number | null;
  readonly services: ServiceStatuses;
  /** null = unknown. */
  readonly levelled: boolean | null;
  /** ISO date at which the row stood so. */
  readonly asOf: string | null;
};

/** Areas in ㎡. What is in none of the three is known not to be there. */
export type Coverage = {
  readonly confirmedM2: number;
  readonly unknownM2: number;
  /** Planned or being built: counted as 0, shown apart. */
  readonly plannedM2: number;
  readonly totalM2: number;
  /** Parcels in `totalM2`; one of unknown area counts here and adds no area. */
  readonly parcels: number;
  readonly newestAsOf: string | null;
  readonly oldestAsOf: string | null;
};

/** One item, the whole of a profile, or levelling inside the line. */
export type Covered = ServiceItem | ServiceProfile | 'levelled';

/** 用地用海分类: 01–06 farm, forest, wetland and farm works, 17 water, 18–24 sea. */
const NOT_BUILT_ON = /^(0[1-6]|1[78]|19|2)/;

/** Land of unknown use is construction land, being a parcel of a zone. */
export function counts({ landUse, status }: ServedParcel, denominator: Denominator | 'all'): boolean {
  if (denominator === 'all') return true;
  if (denominator === 'construction') return !NOT_BUILT_ON.test(landUse ?? '');
  return isChoosable(status) && isIndustrial(landUse);
}

function reached({ services, levelled }: ServedParcel, covered: Covered): Progress {
  if (covered === 'levelled') return levelled === null ? 'unknown' : levelled ? 'confirmed' : 'none';
  return progressOf(services, covered);
}

type Sum = { -readonly [Key in keyof Coverage]: Coverage[Key] };

const nothing = (): Sum => ({
  confirmedM2: 0,
  unknownM2: 0,
  plannedM2: 0,
  totalM2: 0,
  parcels: 0,
  newestAsOf: null,
  oldestAsOf: null,
});

/** ISO dates in order of time. */
function addDates(sum: Sum, newest: string | null, oldest: string | null): void {
  if (newest !== null && (sum.newestAsOf === null || newest > sum.newestAsOf)) sum.newestAsOf = newest;
  if (oldest !== null && (sum.oldestAsOf === null || oldest < sum.oldestAsOf)) sum.oldestAsOf = oldest;
}

/** A profile counts a parcel only where the whole of it is confirmed: never the mean of its items. */
export function coverageOf(
  parcels: readonly ServedParcel[],
  covered: Covered,
  denominator: Denominator | 'all' = DEFAULT_DENOMINATOR,
): Coverage {
  const sum = nothing();
  for (const parcel of parcels) {
    if (!counts(parcel, denominator)) continue;
    const areaM2 = parcel.areaM2 ?? 0;
    const progress = reached(parcel, covered);
    if (progress !== 'none') sum[`${progress}M2`] += areaM2;
    sum.totalM2 += areaM2;
    sum.parcels += 1;
    addDates(sum, parcel.asOf, parcel.asOf);
  }
  return sum;
}

/** The coverage of several parks as one: areas add up, rates do not. */
export function together(coverages: readonly Coverage[]): Coverage {
  const sum = nothing();
  for (const one of coverages) {
    sum.confirmedM2 += one.confirmedM2;
    sum.unknownM2 += one.unknownM2;
    sum.plannedM2 += one.plannedM2;
    sum.totalM2 += one.totalM2;
    sum.parcels += one.parcels;
    addDates(sum, one.newestAsOf, one.oldestAsOf);
  }
  return sum;
}

/** Lowest and highest share that is possible, 0..1; null where nothing is counted. */
export const intervalOf = ({
  confirmedM2,
  unknownM2,
  totalM2,
}: Coverage): { readonly low: number; readonly high: number } | null =>
  totalM2 > 0 ? { low: confirmedM2 / totalM2, high: (confirmedM2 + unknownM2) / totalM2 } : null;
