/** The readings of N通一平 in force today; ours where the register names none. */
import type { Role } from '../domain/access.ts';
import { DEFAULT_PROFILES, profileOf, type ServiceProfile } from '../domain/services.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './parts.ts';

/** By N; of two readings of one N the one that took force last comes first and governs. */
const inOrder = (a: ServiceProfile, b: ServiceProfile): number =>
  a.level - b.level || (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || a.id.localeCompare(b.id);

export const profilesOf = async (store: Store, { today }: Clock, role: Role): Promise<readonly ServiceProfile[]> => {
  const { features } = await store.features.list('serviceProfile', {}, role);
  const kept = features
    .flatMap(({ id, properties }) => profileOf(id, properties) ?? [])
    .filter(({ validFrom }) => (validFrom ?? '') <= today)
    .sort(inOrder);
  return kept.length > 0 ? kept : DEFAULT_PROFILES;
};
