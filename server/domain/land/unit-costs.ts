/** Prices and durations of utility works, as the ledger uses them: rows of dataset `unitCost` that hold on a day. */
import type { ServiceItem } from '../datasets/service.ts';
import type { CostBasis } from '../datasets/unit-cost.ts';
import type { Feature } from '../edit.ts';
import { numberOf, textOf } from '../value.ts';

export type LedgerItem = ServiceItem | 'levelling';

export type UnitCost = {
  readonly id: string;
  readonly name: string;
  readonly item: LedgerItem;
  readonly basis: CostBasis;
  readonly voltageKV: number | null;
  readonly lowYuan: number;
  readonly highYuan: number;
  readonly monthsLow: number | null;
  readonly monthsHigh: number | null;
  readonly validFrom: string | null;
  readonly isConfirmed: boolean;
};

export function unitCostOf({ id, properties }: Feature): UnitCost {
  return {
    id,
    name: textOf(properties['name']) ?? id,
    item: properties['item'] as LedgerItem,
    basis: properties['basis'] as CostBasis,
    voltageKV: numberOf(properties['voltageKV']),
    lowYuan: numberOf(properties['lowYuan']) ?? 0,
    highYuan: numberOf(properties['highYuan']) ?? 0,
    monthsLow: numberOf(properties['monthsLow']),
    monthsHigh: numberOf(properties['monthsHigh']),
    validFrom: textOf(properties['validFrom']),
    isConfirmed: properties['isConfirmed'] === true,
  };
}

/** 10 kV is what a parcel gets that asks for no voltage. */
const USUAL_KV = 10;

/**
 * The price of an item by a basis on a day: of those in force the newest; of several voltages the lowest that is
 * enough. Null where none is listed.
 */
export function priceOf(
  costs: readonly UnitCost[],
  {
    item,
    basis,
    today,
    voltageKV,
  }: { item: LedgerItem; basis: CostBasis; today: string; voltageKV?: number | undefined },
): UnitCost | null {
  const enough = costs.filter(
    (cost) =>
      cost.item === item &&
      cost.basis === basis &&
      (cost.validFrom === null || cost.validFrom <= today) &&
      (cost.voltageKV === null || cost.voltageKV >= (voltageKV ?? USUAL_KV)),
  );
  const [best] = enough.sort(
    (a, b) => (a.voltageKV ?? 0) - (b.voltageKV ?? 0) || (b.validFrom ?? '').localeCompare(a.validFrom ?? ''),
  );
  return best ?? null;
}
