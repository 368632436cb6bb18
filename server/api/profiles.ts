/** The readings of N通一平 in force today; ours where the register names none. */
import type { Role } from '../domain/access.ts';
import { DEFAULT_PROFILES, profileOf, type ServiceProfile } from '../domain/services.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './parts.ts';

export const profilesOf = async (store: Store, { today }: Clock, role: Role): Promise<readonly ServiceProfile[]> => {
  const { features } = await store.features.list('serviceProfile', {}, role);
  const kept = features
    .flatMap(({ id, properties }) => profileOf(id, properties) ?? [])
    .filter(({ validFrom }) => (validFrom ?? '') <= today)
    .sort((a, b) => a.level - b.level);
  return kept.length > 0 ? kept : DEFAULT_PROFILES;
};
