/**
 * 开发区土地集约利用评价 (TD/T 1029 family). The letters are the land classes of the standard, areas in 公顷 at one date:
 * A built-up, A2 of it industrial, B not built up (B21 ready for supply), D supplied, G idle. A rate above 100 % is
 * reported as it is: unregistered built land makes A > D.
 */
import { type Indicator, type Input, ratio, share } from './indicator.ts';

const STANDARD = 'TD/T 1029《开发区土地集约利用评价规程》（公式取自现行评价软件，标准原文待核）';

const A: Input = { id: 'builtUpHa', zh: 'A 已建成城镇建设用地', en: 'A built-up land', unit: 'ha' };
const A2: Input = { id: 'industrialHa', zh: 'A2 工矿仓储用地', en: 'A2 industrial and storage land', unit: 'ha' };
const B1: Input = { id: 'ruralBuiltHa', zh: 'B1 已建成农村建设用地', en: 'B1 rural built land', unit: 'ha' };
const B21: Input = { id: 'readyHa', zh: 'B21 已达到供地条件', en: 'B21 ready for supply', unit: 'ha' };
const B22: Input = { id: 'notReadyHa', zh: 'B22 未达到供地条件', en: 'B22 not ready for supply', unit: 'ha' };
const D: Input = { id: 'suppliedHa', zh: 'D 已供应国有建设用地', en: 'D supplied state land', unit: 'ha' };
const G: Input = { id: 'idleHa', zh: 'G 闲置土地', en: 'G idle land', unit: 'ha' };
const FLOOR: Input = { id: 'floorHa', zh: '总建筑面积', en: 'Gross floor area', unit: 'ha' };
const FOOTPRINT: Input = { id: 'footprintHa', zh: '建筑基底面积', en: 'Footprint of buildings', unit: 'ha' };
const INDUSTRIAL_FLOOR: Input = {
  id: 'industrialFloorHa',
  zh: '工矿仓储总建筑面积',
  en: 'Industrial floor area',
  unit: 'ha',
};
const INDUSTRIAL_FOOTPRINT: Input = {
  id: 'industrialFootprintHa',
  zh: '工矿仓储建构筑物基底及堆场',
  en: 'Industrial footprint with yards',
  unit: 'ha',
};
const INVESTMENT: Input = {
  id: 'industrialInvestmentWanYuan',
  zh: '工业（物流）企业固定资产投资总额',
  en: 'Fixed assets of industry',
  unit: 'wanYuan',
};
const TAX: Input = {
  id: 'industrialTaxWanYuan',
  zh: '工业（物流）企业税收总额',
  en: 'Tax of industry',
  unit: 'wanYuan',
};

/** A rate of two land areas in percent. */
const rate = (id: string, zh: string, en: string, part: Input, whole: Input): Indicator => ({
  id,
  zh,
  en,
  unit: 'percent',
  inputs: [part, whole],
  source: STANDARD,
  formula: { zh: `${zh} = ${part.zh} ÷ ${whole.zh} × 100%`, en: `${en} = ${part.en} ÷ ${whole.en} × 100 %` },
  compute: (known) => share(known[part.id]!, known[whole.id]!),
});

const perLand = (
  id: string,
  zh: string,
  en: string,
  unit: 'ratio' | 'wanYuanPerHa',
  amount: Input,
  land: Input,
): Indicator => ({
  id,
  zh,
  en,
  unit,
  inputs: [amount, land],
  source: STANDARD,
  formula: { zh: `${zh} = ${amount.zh} ÷ ${land.zh}`, en: `${en} = ${amount.en} ÷ ${land.en}` },
  compute: (known) => ratio(known[amount.id]!, known[land.id]!),
});

export const ZONE_LAND: readonly Indicator[] = [
  {
    id: 'developmentRate',
    zh: '土地开发率',
    en: 'Land development rate',
    unit: 'percent',
    inputs: [A, B1, B21, B22],
    source: STANDARD,
    formula: {
      zh: '土地开发率 =（A＋B21）÷（A＋B）× 100%，B = B1＋B21＋B22',
      en: 'Land development rate = (A + B21) ÷ (A + B) × 100 %, B = B1 + B21 + B22',
    },
    compute: ({ builtUpHa, ruralBuiltHa, readyHa, notReadyHa }) =>
      share(builtUpHa! + readyHa!, builtUpHa! + ruralBuiltHa! + readyHa! + notReadyHa!),
  },
  {
    id: 'supplyRate',
    zh: '土地供应率',
    en: 'Land supply rate',
    unit: 'percent',
    inputs: [D, A, B21],
    source: STANDARD,
    formula: { zh: '土地供应率 = D ÷（A＋B21）× 100%', en: 'Land supply rate = D ÷ (A + B21) × 100 %' },
    compute: ({ suppliedHa, builtUpHa, readyHa }) => share(suppliedHa!, builtUpHa! + readyHa!),
  },
  rate('completionRate', '土地建成率', 'Land completion rate', A, D),
  rate('industrialRate', '工业用地率', 'Industrial share', A2, A),
  perLand('overallFar', '综合容积率', 'Overall FAR', 'ratio', FLOOR, A),
  rate('overallDensity', '建筑密度', 'Overall building density', FOOTPRINT, A),
  perLand('industrialFar', '工业用地综合容积率', 'Industrial FAR', 'ratio', INDUSTRIAL_FLOOR, A2),
  rate('industrialCoverage', '工业用地建筑系数', 'Industrial site coverage', INDUSTRIAL_FOOTPRINT, A2),
  perLand(
    'industrialInvestment',
    '工业用地固定资产投入强度',
    'Industrial investment intensity',
    'wanYuanPerHa',
    INVESTMENT,
    A2,
  ),
  perLand('industrialTax', '工业用地地均税收', 'Industrial tax per hectare', 'wanYuanPerHa', TAX, A2),
  rate('idleRate', '土地闲置率', 'Idle rate', G, D),
];

type ZoneType = 'industrial' | 'mixed' | 'other';

/**
 * 工业主导型 (A2/A > 0.30 and A1/A < 0.25), 产城融合型 (A2/A ≤ 0.30 and A1/A ≥ 0.25), else 其他; null where an area is
 * unknown. `isBonded`: 保税区 and 加工区 count as industrial.
 */
export function zoneType(
  builtUpHa: number | null,
  housingHa: number | null,
  industrialHa: number | null,
  isBonded = false,
): ZoneType | null {
  if (isBonded) return 'industrial';
  if (builtUpHa === null || housingHa === null || industrialHa === null || builtUpHa <= 0) return null;
  const isIndustrial = industrialHa / builtUpHa > 0.3;
  const isHousing = housingHa / builtUpHa >= 0.25;
  if (isIndustrial === isHousing) return 'other';
  return isIndustrial ? 'industrial' : 'mixed';
}
