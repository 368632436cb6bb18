/** The land of a park that an item, a profile or levelling does not reach: which parcels, why, and what lies nearest. Pure. */
import type { Candidate } from '#domain/candidate.ts';
import { type Covered, counts, type Denominator, type ServedParcel } from '#domain/coverage.ts';
import { SERVICE_ITEMS, type ServiceItem } from '#domain/datasets/service.ts';
import { levelOf, type Progress, progressOf } from '#domain/services.ts';
import type { Item } from '../../api.ts';
import type { Planned } from '../../state/planned.ts';

/** Why a parcel is not covered: nothing there, a plan or works only, or nothing known. */
export type GapKind = Exclude<Progress, 'confirmed'>;
export const GAP_KINDS = ['none', 'planned', 'unknown'] as const satisfies readonly GapKind[];

export type GapParcel = {
  readonly item: Item;
  readonly kind: GapKind;
  readonly areaM2: number | null;
  /** Of a profile: items that are not there, and those of which nothing is known. */
  readonly missing: readonly ServiceItem[];
  readonly unknown: readonly ServiceItem[];
  /** The nearest of an item's network, which is no service; null for a profile and for levelling. */
  readonly candidate: Candidate | null;
};

/** Fields of a parcel that a gap is told from. */
export const GAP_FIELDS = [
  'name',
  'landUse',
  'status',
  'areaM2',
  'levelled',
  'asOf',
  ...SERVICE_ITEMS.map(({ id }) => id),
];

const servedOf = ({ properties }: Item): ServedParcel =>
  ({
    landUse: properties['landUse'] ?? null,
    status: properties['status'],
    areaM2: properties['areaM2'] ?? null,
    levelled: properties['levelled'] ?? null,
    asOf: properties['asOf'] ?? null,
    services: Object.fromEntries(SERVICE_ITEMS.map(({ id }) => [id, properties[id] ?? null])),
  }) as ServedParcel;

const progress = ({ services, levelled }: ServedParcel, covered: Covered): Progress => {
  if (covered !== 'levelled') return progressOf(services, covered);
  return levelled === null ? 'unknown' : levelled ? 'confirmed' : 'none';
};

const lacksOf = ({ services, levelled }: ServedParcel, covered: Covered) =>
  typeof covered === 'string' ? { missing: [], unknown: [] } : levelOf(services, levelled, [covered]);

const wayOf = ({ candidate }: GapParcel): number => candidate?.distanceM ?? Number.POSITIVE_INFINITY;

/** The parcels that `covered` does not reach, the shortest way to a network first, then the largest. */
export function gapOf(
  items: readonly Item[],
  covered: Covered,
  denominator: Denominator,
  candidates: readonly Candidate[],
): readonly GapParcel[] {
  const own = new Map(candidates.filter(({ item }) => item === covered).map((one) => [one.parcelId, one]));
  return items
    .flatMap((item): GapParcel[] => {
      const parcel = servedOf(item);
      const kind = progress(parcel, covered);
      if (kind === 'confirmed' || !counts(parcel, denominator)) return [];
      const { missing, unknown } = lacksOf(parcel, covered);
      return [{ item, kind, areaM2: parcel.areaM2, missing, unknown, candidate: own.get(item.id) ?? null }];
    })
    .sort((a, b) => wayOf(a) - wayOf(b) || (b.areaM2 ?? 0) - (a.areaM2 ?? 0));
}

/** Ground that is not reached is hatched, ground of which nothing is known dotted. */
export const groundOf = (parcels: readonly GapParcel[]): readonly Planned[] =>
  parcels.flatMap(({ item: { geometry }, kind }): Planned[] =>
    geometry ? [{ kind: kind === 'unknown' ? 'open' : 'lack', geometry }] : [],
  );
