import { describe, expect, it } from 'vitest';
import { evaluate, type Inputs, indicatorOf, zoneType } from '../../../server/domain/indicators.ts';
import { convert } from '../../../server/domain/units.ts';

const compute = (id: string, inputs: Inputs): number | null => evaluate(indicatorOf(id)!, inputs).value;

// Domain §4, test values in 公顷.
describe('land use of a zone', () => {
  const zone = {
    builtUpHa: 400,
    industrialHa: 220,
    ruralBuiltHa: 20,
    readyHa: 80,
    notReadyHa: 100,
    suppliedHa: 440,
    idleHa: 13.2,
    floorHa: 320,
    footprintHa: 140,
    industrialFloorHa: 198,
    industrialFootprintHa: 110,
    industrialInvestmentWanYuan: 880_000,
    industrialTaxWanYuan: 66_000,
  };
  it.each([
    ['developmentRate', 80],
    ['supplyRate', 91.6667],
    ['completionRate', 90.9091],
    ['industrialRate', 55],
    ['overallFar', 0.8],
    ['overallDensity', 35],
    ['industrialFar', 0.9],
    ['industrialCoverage', 50],
    ['industrialInvestment', 4000],
    ['industrialTax', 300],
    ['idleRate', 3],
  ])('%s is %d', (id, expected) => {
    expect(compute(id, zone)).toBeCloseTo(expected, 4);
  });

  it('is 266.67 万元/亩 invested and 20.00 万元/亩 of tax', () => {
    expect(convert(compute('industrialInvestment', zone)!, 'wanYuanPerHa', 'wanYuanPerMu')).toBeCloseTo(266.67, 2);
    expect(convert(compute('industrialTax', zone)!, 'wanYuanPerHa', 'wanYuanPerMu')).toBeCloseTo(20, 9);
  });

  it('reports a completion rate above 100 % as it is', () => {
    expect(compute('completionRate', { builtUpHa: 500, suppliedHa: 440 })).toBeCloseTo(113.636, 3);
  });

  it('agrees with the industrial share printed for 24 Shanxi zones of 2011/12, 42.03 %, to its last digit', () => {
    const found = compute('industrialRate', { builtUpHa: 7076.27, industrialHa: 2974.61 })!;
    expect(Math.abs(found - 42.03)).toBeLessThan(0.01);
  });

  it.each([
    [400, 40, 220, 'industrial'],
    [400, 100, 120, 'mixed'],
    [400, 100, 220, 'other'],
    [400, 40, 120, 'other'],
    [400, null, 220, null],
  ] as const)('of %d ha built up, %d housing, %d industry is of type %s', (builtUp, housing, industry, type) => {
    expect(zoneType(builtUp, housing, industry)).toBe(type);
  });

  it('takes bonded and processing zones for industrial', () => {
    expect(zoneType(null, null, null, true)).toBe('industrial');
  });
});
