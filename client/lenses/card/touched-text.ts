/** How many parcels a constraint touches, in words: none only where all that lie near it were looked at. */
import type { TouchedParcels } from '#domain/constraint.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';

export const touchedText = ({ parcels, matched, isAll }: TouchedParcels, lang: Lang): string => {
  const counts = { count: matched, shown: parcels.length };
  if (!isAll) return t(lang, 'constraint.parcels.some', counts);
  if (matched === 0) return t(lang, 'constraint.parcels.none');
  return t(lang, matched > parcels.length ? 'constraint.parcels.first' : 'constraint.parcels.count', counts);
};
