/** Coverage is an interval: what is confirmed, and what it would be if everything unknown were there. */
import type { UtilityTable } from '#domain/answers.ts';
import { digits } from '#domain/units.ts';

export type Interval = { readonly low: number; readonly high: number };

type Park = Pick<UtilityTable['parks'][number], 'areaM2' | 'items'>;

/** Shares of the parcels' area; null for a park without parcels, because 0 ÷ 0 is no coverage. */
export const coverageOf = (park: Park, item: string): Interval | null => {
  const cell = park.items[item];
  if (!cell || park.areaM2 <= 0) return null;
  return { low: cell.confirmedM2 / park.areaM2, high: (cell.confirmedM2 + cell.unknownM2) / park.areaM2 };
};

export const percentText = (share: number): string => `${digits(share * 100, [0, 0])}%`;

/** "62%", or "62–80%" where something is unknown. */
export const intervalText = ({ low, high }: Interval): string =>
  percentText(low) === percentText(high) ? percentText(low) : `${digits(low * 100, [0, 0])}–${percentText(high)}`;
