/** A floor load in the other unit of the trade: Chinese lists say t/㎡, drawings say kN/㎡. */
import { convert, formatWithUnit, type Lang } from '#domain/units.ts';

const inTonnes = (value: number, lang: Lang): string =>
  formatWithUnit(convert(value, 'kNPerM2', 'tPerM2'), 'tPerM2', lang);

/** "= 1 t/㎡", "= 1 t/㎡ – 2 t/㎡"; without bounds the rule "1 t/㎡ = 9.81 kN/㎡". */
export const loadHint = (low: number | null, high: number | null, lang: Lang): string => {
  const given = [low, high].filter((value): value is number => value !== null);
  if (given.length > 0) return `= ${given.map((value) => inTonnes(value, lang)).join(' – ')}`;
  return `${formatWithUnit(1, 'tPerM2', lang)} = ${formatWithUnit(convert(1, 'tPerM2', 'kNPerM2'), 'kNPerM2', lang)}`;
};
