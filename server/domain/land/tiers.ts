/** The five tiers of 亩图分级 by name; `readiness.ts` has their rules. */
import type { Code, Label } from '../dataset.ts';
import type { Tier } from './answer.ts';

export const TIERS = [
  { id: 1, zh: '生地', en: 'Raw' },
  { id: 2, zh: '已储备', en: 'Controlled' },
  { id: 3, zh: '已评价', en: 'Studied' },
  { id: 4, zh: '净地（五通一平）', en: 'Serviced' },
  { id: 5, zh: '拿地即开工', en: 'Ready' },
] as const satisfies readonly (Label & { readonly id: Tier })[];

export const SCHEME: Label = { zh: '亩图分级（自拟，待核）', en: 'Mutu tiers (our own scheme, to be confirmed)' };

/** The tiers as the register of parcels holds them. */
export const TIER_CODES = TIERS.map(({ id, zh, en }) => ({
  id: String(id),
  zh: `${id} ${zh}`,
  en: `${id} ${en}`,
})) satisfies readonly Code[];
