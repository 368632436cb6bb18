/** 工业项目建设用地控制指标: how densely a project builds on its land, and how much it invests there. */
import { type Indicator, type Input, perMu, ratio, share } from './indicator.ts';

const RULES = '《工业项目建设用地控制指标》（2008 版指标解释；自然资发〔2023〕72号 待核）';

const LAND: Input = { id: 'landM2', zh: '项目总用地面积', en: 'Land of the project', unit: 'm2' };

/** Storeys higher than this count twice in 容积率: "建筑物层高超过8米的，该层建筑面积加倍计算". */
const DOUBLED_ABOVE_M = 8;

type Storey = { readonly floorAreaM2: number | null; readonly heightM: number | null };

/** 计容建筑面积: floor area with every storey strictly above 8 m counted twice; null where a storey is not known. */
export function countedFloorAreaM2(storeys: readonly Storey[]): number | null {
  let sum = 0;
  for (const { floorAreaM2, heightM } of storeys) {
    if (floorAreaM2 === null || heightM === null) return null;
    sum += heightM > DOUBLED_ABOVE_M ? 2 * floorAreaM2 : floorAreaM2;
  }
  return sum;
}

export const CONSTRUCTION = [
  {
    id: 'investmentIntensity',
    zh: '投资强度',
    en: 'Investment intensity',
    unit: 'wanYuanPerMu',
    source: RULES,
    inputs: [
      { id: 'fixedInvestmentWanYuan', zh: '固定资产总投资', en: 'Fixed-asset investment', unit: 'wanYuan' },
      LAND,
    ],
    formula: {
      zh: '投资强度 = 固定资产总投资（厂房＋设备＋地价款）÷ 项目总用地面积（亩）',
      en: 'Investment intensity = fixed assets (plant, equipment, land price) ÷ land in mu',
    },
    compute: (known) => perMu(known['fixedInvestmentWanYuan']!, known['landM2']!),
  },
  {
    id: 'far',
    zh: '容积率',
    en: 'Floor area ratio',
    unit: 'ratio',
    source: RULES,
    inputs: [{ id: 'countedFloorAreaM2', zh: '计容建筑面积', en: 'Floor area counted', unit: 'm2' }, LAND],
    formula: {
      zh: '容积率 = 计容建筑面积 ÷ 总用地面积（层高超过 8 米的，该层面积加倍）',
      en: 'FAR = floor area counted ÷ land (a storey above 8 m counts twice)',
    },
    compute: (known) => ratio(known['countedFloorAreaM2']!, known['landM2']!),
  },
  {
    id: 'siteCoverage',
    zh: '建筑系数',
    en: 'Site coverage',
    unit: 'percent',
    source: RULES,
    inputs: [
      { id: 'buildingFootprintM2', zh: '建筑物占地', en: 'Footprint of buildings', unit: 'm2' },
      { id: 'structureFootprintM2', zh: '构筑物占地', en: 'Footprint of structures', unit: 'm2' },
      { id: 'yardM2', zh: '堆场占地', en: 'Storage yards', unit: 'm2' },
      LAND,
    ],
    formula: {
      zh: '建筑系数 =（建筑物占地＋构筑物占地＋堆场）÷ 总用地面积 × 100%',
      en: 'Site coverage = (buildings + structures + yards) ÷ land × 100 %',
    },
    compute: (known) =>
      share(known['buildingFootprintM2']! + known['structureFootprintM2']! + known['yardM2']!, known['landM2']!),
  },
  {
    id: 'buildingDensity',
    zh: '建筑密度',
    en: 'Building density',
    unit: 'percent',
    source: RULES,
    inputs: [{ id: 'buildingFootprintM2', zh: '建筑物占地', en: 'Footprint of buildings', unit: 'm2' }, LAND],
    formula: {
      zh: '建筑密度 = 建筑物占地 ÷ 总用地面积 × 100%',
      en: 'Building density = footprint of buildings ÷ land × 100 %',
    },
    compute: (known) => share(known['buildingFootprintM2']!, known['landM2']!),
  },
  {
    id: 'greenShare',
    zh: '绿地率',
    en: 'Green share',
    unit: 'percent',
    source: RULES,
    inputs: [{ id: 'greenM2', zh: '绿地面积', en: 'Green', unit: 'm2' }, LAND],
    formula: { zh: '绿地率 = 绿地面积 ÷ 总用地面积 × 100%', en: 'Green share = green ÷ land × 100 %' },
    compute: (known) => share(known['greenM2']!, known['landM2']!),
  },
  {
    id: 'officeLandShare',
    zh: '办公占比（用地）',
    en: 'Office share of land',
    unit: 'percent',
    source: RULES,
    inputs: [{ id: 'officeLandM2', zh: '行政办公及生活服务设施用地', en: 'Office and living land', unit: 'm2' }, LAND],
    formula: {
      zh: '办公占比 = 行政办公及生活服务设施用地 ÷ 总用地面积 × 100%',
      en: 'Office share = office and living land ÷ land × 100 %',
    },
    compute: (known) => share(known['officeLandM2']!, known['landM2']!),
  },
  {
    id: 'officeFloorShare',
    zh: '办公占比（建筑面积）',
    en: 'Office share of floor area',
    unit: 'percent',
    source: RULES,
    inputs: [
      { id: 'officeFloorM2', zh: '行政办公及生活服务设施建筑面积', en: 'Office and living floor area', unit: 'm2' },
      { id: 'grossFloorM2', zh: '总建筑面积', en: 'Gross floor area', unit: 'm2' },
    ],
    formula: {
      zh: '办公占比 = 办公及生活服务建筑面积 ÷ 总建筑面积 × 100%',
      en: 'Office share = office and living floor area ÷ gross floor area × 100 %',
    },
    compute: (known) => share(known['officeFloorM2']!, known['grossFloorM2']!),
  },
] as const satisfies readonly Indicator[];
