import { describe, expect, it } from 'vitest';
import { countedFloorAreaM2, evaluate, type Inputs, indicatorOf } from '../../../server/domain/indicators.ts';
import { convert } from '../../../server/domain/units.ts';

const compute = (id: string, inputs: Inputs): number | null => evaluate(indicatorOf(id)!, inputs).value;

// Domain §5, worked example B.
describe('worked example B', () => {
  const storeys = [
    { floorAreaM2: 9000, heightM: 9 },
    { floorAreaM2: 9000, heightM: 6 },
    { floorAreaM2: 6000, heightM: 10 },
    ...Array.from({ length: 3 }, () => ({ floorAreaM2: 800, heightM: 3.6 })),
  ];
  const counted = countedFloorAreaM2(storeys);

  it('counts 41 400 ㎡: the storeys of 9 and 10 m twice', () => {
    expect(counted).toBe(41_400);
  });

  it('does not double a storey of exactly 8 m, and knows no sum with a storey unknown', () => {
    expect(countedFloorAreaM2([{ floorAreaM2: 1000, heightM: 8 }])).toBe(1000);
    expect(countedFloorAreaM2([{ floorAreaM2: 1000, heightM: 8.01 }])).toBe(2000);
    expect(countedFloorAreaM2([{ floorAreaM2: 1000, heightM: null }])).toBeNull();
  });

  const project = {
    landM2: 40_000,
    countedFloorAreaM2: counted,
    buildingFootprintM2: 9000 + 6000 + 800,
    structureFootprintM2: 200,
    yardM2: 1000,
    greenM2: 4000,
    officeLandM2: 800,
    officeFloorM2: 2400,
    grossFloorM2: 26_400,
    fixedInvestmentWanYuan: 18_000,
  };
  it.each([
    ['far', 1.035],
    ['siteCoverage', 42.5],
    ['buildingDensity', 39.5],
    ['officeLandShare', 2],
    ['officeFloorShare', 9.0909],
    ['greenShare', 10],
    ['investmentIntensity', 300],
  ])('%s is %d', (id, expected) => {
    expect(compute(id, project)).toBeCloseTo(expected, 4);
  });

  it('has a raw ratio of 0.660 and 4 500 万元/公顷', () => {
    expect(compute('far', { ...project, countedFloorAreaM2: 26_400 })).toBeCloseTo(0.66, 9);
    expect(convert(compute('investmentIntensity', project)!, 'wanYuanPerMu', 'wanYuanPerHa')).toBeCloseTo(4500, 9);
  });
});

// Domain §5, figures of the articles: 亚新科 6.8 亿 on 272.79 亩; 大恒 50 亿 on 400 亩, its first phase 20 亿 on 200 亩.
it.each([
  ['亚新科', 'investmentIntensity', 6.8, 272.79, 249.28],
  ['大恒', 'investmentIntensity', 50, 400, 1250],
  ['大恒一期', 'investmentIntensity', 20, 200, 1000],
  ['大恒拟产值 30 亿以上', 'outputPerMu', 30, 400, 750],
  ['大恒拟税收 1.5 亿以上', 'taxPerMu', 1.5, 400, 37.5],
])('%s: %s of %d 亿元 on %d 亩 is %d 万元/亩', (_, id, yiYuan, landMu, expected) => {
  const [amount, land] = indicatorOf(id)!.inputs;
  const inputs = { [amount!.id]: convert(yiYuan, 'yiYuan', 'wanYuan'), [land!.id]: convert(landMu, 'mu', 'm2') };
  expect(compute(id, inputs)).toBeCloseTo(expected, 2);
});
