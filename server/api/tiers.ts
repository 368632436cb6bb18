/** How ready parcels are, by id; land that is not to be had has no tier. */
import type { Role } from '../domain/access.ts';
import type { Feature } from '../domain/edit.ts';
import { bboxOf } from '../domain/geometry.ts';
import { inheritedBy } from '../domain/land/inherit.ts';
import { readinessOf } from '../domain/readiness.ts';
import type { Parts } from './parts.ts';

type Tier = readonly [string, number];

const tierOf = async ({ store, clock }: Parts, parcel: Feature, role: Role): Promise<readonly Tier[]> => {
  const bbox = parcel.geometry && bboxOf(parcel.geometry);
  const rows = bbox ? (await store.features.list('assessment', { bbox }, role)).features : [];
  const site = { id: parcel.id, properties: parcel.properties, at: null, services: [] };
  const { tier } = readinessOf(site, inheritedBy(parcel.geometry, rows, clock.today));
  return tier === null ? [] : [[parcel.id, tier]];
};

export const tiersOf = async (
  parts: Parts,
  parcels: readonly Feature[],
  role: Role,
): Promise<ReadonlyMap<string, number>> => {
  const tiers = new Map<string, number>();
  for (const parcel of parcels) for (const [id, tier] of await tierOf(parts, parcel, role)) tiers.set(id, tier);
  return tiers;
};
