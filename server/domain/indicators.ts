/** Every indicator the program computes, in one list; the groups stand in `indicators/`. */
import { CONSTRUCTION } from './indicators/construction.ts';
import { FACTORY_USE } from './indicators/factory-use.ts';
import { evaluate, type Indicator, type Inputs, type Result } from './indicators/indicator.ts';
import { YIELD } from './indicators/yield.ts';
import { ZONE_LAND } from './indicators/zone-land.ts';

export { countedFloorAreaM2 } from './indicators/construction.ts';
export { type CompletedUnit, factoryAreas } from './indicators/factory-use.ts';
export { evaluate, type Indicator, type Inputs, type Result } from './indicators/indicator.ts';
export { type LandShares, landShares } from './indicators/land-share.ts';
export { zoneType } from './indicators/zone-land.ts';

export const INDICATORS: readonly Indicator[] = [...YIELD, ...CONSTRUCTION, ...ZONE_LAND, ...FACTORY_USE];

export const indicatorOf = (id: string): Indicator | undefined => INDICATORS.find((indicator) => indicator.id === id);

/**
 * A parcel's figure is Σ numerators ÷ parcel area, never the mean of its enterprises. `rows` hold the inputs of each
 * enterprise, `whole` those of the parcel (its area). One unknown numerator leaves the parcel unknown.
 */
export function parcelTotal(indicator: Indicator, rows: readonly Inputs[], whole: Inputs): Result {
  const inputs = indicator.inputs.map(({ id }): [string, number | null] => {
    if (id in whole) return [id, whole[id] ?? null];
    const values = rows.map((row) => row[id] ?? null);
    const sum = values.reduce<number | null>(
      (total, value) => (total === null || value === null ? null : total + value),
      0,
    );
    return [id, rows.length === 0 ? null : sum];
  });
  return evaluate(indicator, Object.fromEntries(inputs));
}
