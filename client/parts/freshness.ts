/** How old a verification is, as three dots: ≤ 30 days ●●●, ≤ 60 ●●○, ≤ 90 ●○○, older ○○○. */
const DAY_MS = 86_400_000;

/** Whole days from `date` to `today` (both YYYY-MM-DD); null where the date is not known. */
export const daysSince = (date: string | null | undefined, today: string): number | null => {
  const days = date ? Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS) : Number.NaN;
  return Number.isFinite(days) ? Math.max(0, days) : null;
};

export const dotsFor = (days: number | null): string => {
  if (days === null || days > 90) return '○○○';
  return days <= 30 ? '●●●' : days <= 60 ? '●●○' : '●○○';
};

/** Past this age a reader is warned. */
export const isStale = (days: number | null): boolean => days === null || days > 90;
