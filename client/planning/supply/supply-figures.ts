/** Sums of the supply board: what stands ready, and how supply and demand add up year by year. Pure. */
import type { Stock, SupplyBoard, SupplyYear, Tier } from '#domain/land/answer.ts';

/** 净地（五通一平）: from here on land can be sold. */
export const SERVICED: Tier = 4;
/** 已储备. */
export const RESERVED: Tier = 2;

/** ㎡ of the stock at `tier` and above. */
export const stockFrom = (stock: readonly Stock[], tier: Tier): number =>
  stock.filter((one) => one.tier >= tier).reduce((sum, { areaM2 }) => sum + areaM2, 0);

export type YearBalance = SupplyYear & {
  /** Everything expected up to the end of the year less everything wanted by then, ㎡; null for the year that nobody knows. */
  readonly balanceM2: number | null;
};

/** Demand without a known area is left out of the balance, and counted beside it. */
export function balances(years: readonly SupplyYear[]): readonly YearBalance[] {
  let balance = 0;
  return years.map((year) => {
    if (year.year === null) return { ...year, balanceM2: null };
    balance += year.readyM2 - year.demandM2;
    return { ...year, balanceM2: balance };
  });
}

/** What projects want in all, ㎡, however late, and how many do not say how much. */
export const demandOf = ({ years }: Pick<SupplyBoard, 'years'>): { readonly m2: number; readonly unknown: number } => ({
  m2: years.reduce((sum, { demandM2 }) => sum + demandM2, 0),
  unknown: years.reduce((sum, { unknownDemands }) => sum + unknownDemands, 0),
});
