/** Money, time, distance and capacity of works as the card prints them: estimates have no more digits than they are worth. */
import { digits, type Lang, unitLabel } from '#domain/units.ts';
import { t } from '../../../text/t.ts';

const whole = (value: number): string => digits(value, value < 10 && value > 0 ? [0, 1] : [0, 0]);

const range = (low: number, high: number): string =>
  whole(low) === whole(high) ? whole(low) : `${whole(low)}–${whole(high)}`;

/** "126–318 万元"; "≥ 126 万元" where no upper bound is known; 待核实 where nothing is. */
export const costText = (low: number | null, high: number | null, lang: Lang): string => {
  if (low === null || (high === null && low === 0)) return t(lang, 'dossier.toCheck');
  const amount = high === null ? `≥ ${whole(low)}` : range(low, high);
  return `${amount} ${unitLabel('wanYuan', lang)}`;
};

/** "3–6 个月". */
export const monthsText = (low: number | null, high: number | null, lang: Lang): string =>
  high === null ? t(lang, 'dossier.toCheck') : `${range(low ?? 0, high)} ${unitLabel('month', lang)}`;

export const metresText = (metres: number | null, lang: Lang): string =>
  metres === null ? t(lang, 'dossier.toCheck') : `${digits(metres, [0, 0])} m`;

/** "1,200 m³/d". */
export const capacityText = (value: number | null, unit: string | null, lang: Lang): string =>
  value === null ? t(lang, 'dossier.toCheck') : `${digits(value, [0, 1])} ${unit ?? ''}`.trim();
