import { describe, expect, it } from 'vitest';
import {
  evaluate,
  type Inputs,
  indicatorOf,
  type LandShares,
  landShares,
  parcelTotal,
} from '../../../server/domain/indicators.ts';
import { convert } from '../../../server/domain/units.ts';

const compute = (id: string, inputs: Inputs): number | null => evaluate(indicatorOf(id)!, inputs).value;
const mu = (areaM2: number): number => convert(areaM2, 'm2', 'mu');

// Domain §3, worked example A (synthetic): 40 000 ㎡ = 60 亩 shared by an owner and two tenants.
describe('worked example A', () => {
  const leases = [
    { tenant: 'E2', leasedFloorAreaM2: 6000 },
    { tenant: 'E3', leasedFloorAreaM2: 3000 },
  ];
  const shares = landShares(40_000, 26_400, leases) as LandShares;
  const [e2, e3] = shares.tenants.map((tenant) => tenant.landM2) as [number, number];

  it('shares the land 39.5455, 13.6364, 6.8182 亩, exactly the parcel together', () => {
    expect(mu(shares.ownerM2)).toBeCloseTo(39.5455, 4);
    expect(mu(e2)).toBeCloseTo(13.6364, 4);
    expect(mu(e3)).toBeCloseTo(6.8182, 4);
    expect(shares.ownerM2 + e2 + e3).toBe(40_000);
  });

  it('gives 20.0023, 22.0000 and 4.4000 万元/亩 of tax, and 18.6833 for the parcel', () => {
    expect(compute('taxPerMu', { taxWanYuan: 791, areaM2: shares.ownerM2 })).toBeCloseTo(20.0023, 4);
    expect(compute('taxPerMu', { taxWanYuan: 300, areaM2: e2 })).toBeCloseTo(22, 4);
    expect(compute('taxPerMu', { taxWanYuan: 30, areaM2: e3 })).toBeCloseTo(4.4, 4);
    const rows = [{ taxWanYuan: 791 }, { taxWanYuan: 300 }, { taxWanYuan: 30 }];
    expect(parcelTotal(indicatorOf('taxPerMu')!, rows, { areaM2: 40_000 }).value).toBeCloseTo(18.6833, 4);
  });

  it.each([
    ['addedValuePerMu', 120.0001, 4],
    ['addedValuePerTce', 2.5002, 4],
    ['addedValuePerEmission', 4021.5763, 4],
    ['labourProductivity', 20.023, 4],
    ['researchShare', 3.5, 6],
  ])('%s of the owner is %d', (id, expected, digits) => {
    const owner = {
      areaM2: shares.ownerM2,
      addedValueWanYuan: 4745.46,
      energyTce: 1898,
      emissionT: 1.18,
      employees: 237,
      revenueWanYuan: 16_000,
      researchWanYuan: 560,
    };
    expect(compute(id, owner)).toBeCloseTo(expected, digits);
  });
});
