import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LandShares, landShares } from '../../../server/domain/indicators.ts';

describe('land shares', () => {
  it('sum to the parcel exactly, whatever the areas and in whatever order they are added', () => {
    const areas = fc.double({ min: 100, max: 5_000_000, noNaN: true });
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(areas, areas, parts, (parcelM2, floorAreaM2, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 1);
        const leases = weights.map((weight, index) => ({
          tenant: String(index),
          leasedFloorAreaM2: (floorAreaM2 * weight * 0.999) / total,
        }));
        const shares = landShares(parcelM2, floorAreaM2, leases) as LandShares;
        const all = [...shares.tenants.map(({ landM2 }) => landM2), shares.ownerM2];
        expect(all.reduce((sum, area) => sum + area, 0)).toBe(parcelM2);
        expect([...all].reverse().reduce((sum, area) => sum + area, 0)).toBe(parcelM2);
      }),
    );
  });

  it('leave empty floors with the owner', () => {
    expect(landShares(40_000, 26_400, [])).toEqual({ tenants: [], ownerM2: 40_000 });
  });

  it('are not given where an area is unknown or the leases exceed the building', () => {
    expect(landShares(null, 0, [{ tenant: 'E2', leasedFloorAreaM2: null }])).toEqual({
      missing: ['parcelM2', 'floorAreaM2', 'E2'],
      exceedsFloorArea: false,
    });
    expect(landShares(40_000, 5000, [{ tenant: 'E2', leasedFloorAreaM2: 6000 }])).toEqual({
      missing: [],
      exceedsFloorArea: true,
    });
  });
});
