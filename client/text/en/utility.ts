/** Sentences of 配套, the lens of the utilities, in English. */
import type { zhUtility } from '../zh/utility.ts';

export const enUtility: Record<keyof typeof zhUtility, string> = {
  'utility.items': 'Items',
  'utility.table': 'Services by park',
  'utility.note':
    'Share of the parcels’ area: confirmed on the left, with everything unknown added on the right. Planned and building are not counted.',
  'utility.cell': '{park}, {item}: {low} confirmed, {high} at most',
  'utility.parcels': '{count} parcels · {area} mu',
  'utility.works': 'Works',
};
