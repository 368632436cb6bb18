/** How much of a parcel lies under what limits building: by kind of constraint, ground under several of a kind counted once. */
import { constraint } from './datasets/constraint.ts';
import type { Feature } from './edit.ts';
import { type Area, areaM2, isArea, overlapM2, union } from './geometry.ts';

export type ConstraintKind = (typeof KINDS)[number]['id'];

const KINDS = constraint.fields[1].codes;

/** What of a parcel lies under the constraints of one kind. */
export type ConstraintShare = {
  readonly kind: ConstraintKind;
  readonly overlapM2: number;
  /** Of the parcel's shape, 0–1. */
  readonly share: number;
  /** The constraints themselves, the largest overlap first. */
  readonly of: readonly {
    readonly id: string;
    readonly name: string;
    readonly overlapM2: number;
    readonly synthetic: boolean;
  }[];
};

type Hit = { readonly feature: Feature; readonly area: Area; readonly m2: number };

const shareOf = (kind: ConstraintKind, parcel: Area, hits: readonly Hit[]): ConstraintShare => {
  const m2 = hits.length === 1 ? hits[0]!.m2 : overlapM2(parcel, union(hits.map(({ area }) => area))!);
  return {
    kind,
    overlapM2: m2,
    share: Math.min(1, m2 / areaM2(parcel)),
    of: [...hits]
      .sort((a, b) => b.m2 - a.m2)
      .map(({ feature: { id, properties }, m2: own }) => ({
        id,
        name: String(properties['name'] ?? id),
        overlapM2: own,
        synthetic: properties['synthetic'] === true,
      })),
  };
};

/** The kinds under which some of the parcel lies, the largest share first; one that only touches it is left out. */
export function constraintShares(parcel: Area, constraints: readonly Feature[]): readonly ConstraintShare[] {
  const hits = constraints.flatMap((feature): readonly Hit[] => {
    if (!isArea(feature.geometry)) return [];
    const m2 = overlapM2(parcel, feature.geometry);
    return m2 > 0 ? [{ feature, area: feature.geometry, m2 }] : [];
  });
  return KINDS.flatMap(({ id }) => {
    const own = hits.filter(({ feature }) => feature.properties['kind'] === id);
    return own.length > 0 ? [shareOf(id, parcel, own)] : [];
  }).sort((a, b) => b.share - a.share);
}
