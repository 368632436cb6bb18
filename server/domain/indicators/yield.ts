/** 亩均效益: what an enterprise or a parcel yields. 产值, 增加值 and 营业收入 are three different figures. */
import { type Indicator, type Input, perMu, ratio, share } from './indicator.ts';

/** The scheme these formulas are printed in; Shanxi has published none, so results are shown as trial figures. */
const SCHEME = '黄岩区亩均效益综合评价方案（2022）指标解释；山西口径待核';

const LAND: Input = { id: 'areaM2', zh: '用地面积', en: 'Land', unit: 'm2' };
const OUTPUT: Input = { id: 'outputWanYuan', zh: '工业总产值', en: 'Gross output', unit: 'wanYuan' };
const ADDED: Input = { id: 'addedValueWanYuan', zh: '工业增加值', en: 'Value added', unit: 'wanYuan' };
const TAX: Input = { id: 'taxWanYuan', zh: '评价税收', en: 'Tax', unit: 'wanYuan' };

export const YIELD = [
  {
    id: 'outputPerMu',
    zh: '亩均产值',
    en: 'Output per mu',
    unit: 'wanYuanPerMu',
    inputs: [OUTPUT, LAND],
    source: SCHEME,
    formula: { zh: '亩均产值 = 工业总产值 ÷ 用地面积（亩）', en: 'Output per mu = gross output ÷ land in mu' },
    compute: (known) => perMu(known['outputWanYuan']!, known['areaM2']!),
  },
  {
    id: 'taxPerMu',
    zh: '亩均税收',
    en: 'Tax per mu',
    unit: 'wanYuanPerMu',
    inputs: [TAX, LAND],
    source: SCHEME,
    formula: { zh: '亩均税收 = 评价税收 ÷ 用地面积（亩）', en: 'Tax per mu = tax ÷ land in mu' },
    compute: (known) => perMu(known['taxWanYuan']!, known['areaM2']!),
  },
  {
    id: 'addedValuePerMu',
    zh: '亩均增加值',
    en: 'Value added per mu',
    unit: 'wanYuanPerMu',
    inputs: [ADDED, LAND],
    source: SCHEME,
    formula: { zh: '亩均增加值 = 工业增加值 ÷ 用地面积（亩）', en: 'Value added per mu = value added ÷ land in mu' },
    compute: (known) => perMu(known['addedValueWanYuan']!, known['areaM2']!),
  },
  {
    id: 'addedValuePerTce',
    zh: '单位能耗增加值',
    en: 'Value added per tce',
    unit: 'wanYuanPerTce',
    source: SCHEME,
    inputs: [ADDED, { id: 'energyTce', zh: '综合能耗（等价值）', en: 'Energy use', unit: 'tce' }],
    formula: {
      zh: '单位能耗增加值 = 工业增加值 ÷ 综合能耗（等价值）',
      en: 'Value added per tce = value added ÷ energy use',
    },
    compute: (known) => ratio(known['addedValueWanYuan']!, known['energyTce']!),
  },
  {
    id: 'addedValuePerEmission',
    zh: '单位排放增加值',
    en: 'Value added per tonne emitted',
    unit: 'wanYuanPerT',
    source: SCHEME,
    inputs: [ADDED, { id: 'emissionT', zh: '主要污染物排放量', en: 'Main pollutants', unit: 't' }],
    formula: {
      zh: '单位排放增加值 = 工业增加值 ÷ 主要污染物排放量',
      en: 'Value added per tonne = value added ÷ main pollutants',
    },
    compute: (known) => ratio(known['addedValueWanYuan']!, known['emissionT']!),
  },
  {
    id: 'labourProductivity',
    zh: '全员劳动生产率',
    en: 'Labour productivity',
    unit: 'wanYuanPerPerson',
    source: SCHEME,
    inputs: [ADDED, { id: 'employees', zh: '年平均职工人数', en: 'Employees', unit: 'person' }],
    formula: {
      zh: '全员劳动生产率 = 工业增加值 ÷ 年平均职工人数',
      en: 'Labour productivity = value added ÷ employees',
    },
    compute: (known) => ratio(known['addedValueWanYuan']!, known['employees']!),
  },
  {
    id: 'researchShare',
    zh: 'R&D 经费占比',
    en: 'R&D share',
    unit: 'percent',
    source: SCHEME,
    inputs: [
      { id: 'researchWanYuan', zh: 'R&D 经费', en: 'R&D spending', unit: 'wanYuan' },
      { id: 'revenueWanYuan', zh: '主营业务收入', en: 'Operating revenue', unit: 'wanYuan' },
    ],
    formula: {
      zh: 'R&D 经费占比 = R&D 经费 ÷ 主营业务收入 × 100%',
      en: 'R&D share = R&D spending ÷ operating revenue × 100 %',
    },
    compute: (known) => share(known['researchWanYuan']!, known['revenueWanYuan']!),
  },
  {
    id: 'taxPerKWh',
    zh: '单位用电税收',
    en: 'Tax per kWh',
    unit: 'yuanPerKWh',
    source: SCHEME,
    inputs: [TAX, { id: 'electricityWanKWh', zh: '用电量', en: 'Electricity', unit: 'wanKWh' }],
    formula: { zh: '单位用电税收 = 评价税收 ÷ 用电量', en: 'Tax per kWh = tax ÷ electricity' },
    compute: (known) => ratio(known['taxWanYuan']!, known['electricityWanKWh']!),
  },
] as const satisfies readonly Indicator[];
