import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** What one enterprise yields in one year. 产值, 增加值 and 营业收入 are three different figures. */
export const annualReport = {
  id: 'annualReport',
  zh: '企业年报',
  en: 'Annual report',
  geometry: 'none',
  read: 'manager',
  title: 'year',
  fields: [
    { id: 'enterpriseId', zh: '企业', en: 'Enterprise', type: 'text', ref: 'enterprise', required: true, column: true },
    { id: 'year', zh: '年度', en: 'Year', type: 'integer', range: [1990, 2100], required: true, facet: true, column: true },
    { id: 'outputWanYuan', zh: '工业总产值', en: 'Gross output', type: 'number', unit: 'wanYuan', range: [0, null], column: true },
    { id: 'addedValueWanYuan', zh: '工业增加值', en: 'Value added', type: 'number', unit: 'wanYuan', column: true },
    { id: 'revenueWanYuan', zh: '主营业务收入', en: 'Operating revenue', type: 'number', unit: 'wanYuan', range: [0, null], column: true },
    { id: 'taxWanYuan', zh: '评价税收', en: 'Tax', type: 'number', unit: 'wanYuan', column: true },
    { id: 'energyTce', zh: '综合能耗（等价值）', en: 'Energy use', type: 'number', unit: 'tce', range: [0, null] },
    { id: 'electricityWanKWh', zh: '用电量', en: 'Electricity', type: 'number', unit: 'wanKWh', range: [0, null] },
    { id: 'emissionT', zh: '主要污染物排放量', en: 'Main pollutants', type: 'number', unit: 't', range: [0, null] },
    { id: 'employees', zh: '年平均职工人数', en: 'Employees', type: 'integer', unit: 'person', range: [0, null] },
    { id: 'researchWanYuan', zh: 'R&D 经费', en: 'R&D spending', type: 'number', unit: 'wanYuan', range: [0, null] },
    { id: 'fixedInvestmentWanYuan', zh: '累计固定资产投资', en: 'Fixed-asset investment to date', type: 'number', unit: 'wanYuan', range: [0, null] },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
