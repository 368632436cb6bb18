/** Coverage is an interval: what is confirmed, and what it would be if everything unknown were there. */
import type { Coverage, intervalOf } from '#domain/coverage.ts';
import { digits } from '#domain/units.ts';

export type Interval = NonNullable<ReturnType<typeof intervalOf>>;

export const percentText = (share: number): string => `${digits(share * 100, [0, 0])}%`;

/** "62%", or "62–80%" where something is unknown. */
export const intervalText = ({ low, high }: Interval): string =>
  percentText(low) === percentText(high) ? percentText(low) : `${digits(low * 100, [0, 0])}–${percentText(high)}`;

/** The same without the sign, for a table whose caption says that it counts in per cent. */
export const numbersText = (interval: Interval): string => intervalText(interval).replaceAll('%', '');

/** Share that is planned or being built, 0..1: it counts as not there. */
export const plannedShare = ({ plannedM2, totalM2 }: Coverage): number => (totalM2 > 0 ? plannedM2 / totalM2 : 0);

/** "2024-12-31", or "2023-06-30 至 2024-12-31" with `to` between; null where no row is dated. */
export const asOfText = ({ oldestAsOf, newestAsOf }: Coverage, to: string): string | null => {
  if (oldestAsOf === null || newestAsOf === null) return null;
  return oldestAsOf === newestAsOf ? newestAsOf : `${oldestAsOf} ${to} ${newestAsOf}`;
};
