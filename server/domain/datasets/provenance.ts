/** The fields every register carries: where a row comes from, how old it is, who stands behind it, and whether it was invented for the demonstration. */
import type { Field } from '../dataset.ts';

export const PROVENANCE = [
  { id: 'source', zh: '来源', en: 'Source', type: 'text', group: 'provenance' },
  { id: 'asOf', zh: '截止日期', en: 'As of', type: 'date', group: 'provenance' },
  { id: 'verifiedOn', zh: '核实日期', en: 'Verified on', type: 'date', group: 'provenance' },
  { id: 'verifiedBy', zh: '核实人', en: 'Verified by', type: 'text', group: 'provenance' },
  { id: 'synthetic', zh: '模拟数据', en: 'Synthetic', type: 'boolean', required: true, group: 'provenance' },
] as const satisfies readonly Field[];

/** Sections of the detail card, in order. */
export const GROUPS = {
  identity: { zh: '基本信息', en: 'Identity' },
  area: { zh: '面积', en: 'Area' },
  plan: { zh: '规划条件', en: 'Plan limits' },
  indicator: { zh: '控制指标', en: 'Control indicators' },
  service: { zh: '配套条件', en: 'Services' },
  around: { zh: '区位', en: 'Location' },
  space: { zh: '空间条件', en: 'Space' },
  load: { zh: '承载与起重', en: 'Load and lifting' },
  supply: { zh: '水电气热', en: 'Utilities' },
  fire: { zh: '消防与准入', en: 'Fire class and admission' },
  terms: { zh: '价格与租期', en: 'Terms' },
  money: { zh: '资金', en: 'Money' },
  output: { zh: '产出', en: 'Output' },
  schedule: { zh: '时间节点', en: 'Dates' },
  people: { zh: '责任人', en: 'People' },
  contact: { zh: '联系', en: 'Contact' },
  provenance: { zh: '数据来源', en: 'Provenance' },
} as const;
