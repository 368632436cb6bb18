import type { Code, Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** What a 标准地 contract can promise; the first five are the control indicators of the Shanxi reform (霍州). */
export const COMMITTED_INDICATORS = [
  { id: 'investmentIntensity', zh: '固定资产投资强度', en: 'Investment intensity' },
  { id: 'far', zh: '容积率', en: 'Floor area ratio' },
  { id: 'energy', zh: '能耗标准', en: 'Energy standard' },
  { id: 'environment', zh: '环境标准', en: 'Environmental standard' },
  { id: 'taxPerMu', zh: '亩均税收', en: 'Tax per mu' },
  { id: 'outputPerMu', zh: '亩均产值', en: 'Output per mu' },
  { id: 'start', zh: '按期开工', en: 'Start on time' },
  { id: 'production', zh: '按期投产', en: 'Production on time' },
] as const satisfies readonly Code[];

/** 标准地 promise of one parcel. */
export const commitment = {
  id: 'commitment',
  zh: '履约承诺',
  en: 'Commitment',
  geometry: 'none',
  read: 'manager',
  title: 'indicator',
  fields: [
    { id: 'parcelId', zh: '地块', en: 'Parcel', type: 'text', ref: 'parcel', required: true, column: true },
    { id: 'projectId', zh: '项目', en: 'Project', type: 'text', ref: 'project', column: true },
    { id: 'indicator', zh: '指标', en: 'Indicator', type: 'code', codes: COMMITTED_INDICATORS, required: true, facet: true, column: true },
    {
      id: 'operator', zh: '关系', en: 'Operator', type: 'code', required: true, column: true,
      codes: [
        { id: 'atLeast', zh: '≥', en: '≥' },
        { id: 'atMost', zh: '≤', en: '≤' },
      ],
    },
    { id: 'value', zh: '承诺值', en: 'Promised', type: 'number', column: true },
    { id: 'unitText', zh: '单位', en: 'Unit', type: 'text', column: true },
    {
      id: 'phase', zh: '阶段', en: 'Phase', type: 'code', column: true,
      codes: [
        { id: 'construction', zh: '建设', en: 'Construction' },
        { id: 'fullOutput', zh: '达产', en: 'Full output' },
      ],
    },
    { id: 'promisedOn', zh: '承诺日期', en: 'Promised on', type: 'date', column: true },
    { id: 'dueOn', zh: '到期日', en: 'Due on', type: 'date', column: true },
    { id: 'agent', zh: '代办员', en: 'Agent', type: 'text' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;

/** A check of a promise; not due and no data are never shown as met. */
export const check = {
  id: 'check',
  zh: '履约核查',
  en: 'Compliance check',
  geometry: 'none',
  read: 'manager',
  title: 'result',
  fields: [
    { id: 'commitmentId', zh: '承诺', en: 'Commitment', type: 'text', ref: 'commitment', required: true, column: true },
    { id: 'checkedOn', zh: '核查日期', en: 'Checked on', type: 'date', column: true },
    { id: 'actual', zh: '实际值', en: 'Actual', type: 'number', column: true },
    { id: 'numerator', zh: '分子', en: 'Numerator', type: 'number' },
    { id: 'denominator', zh: '分母', en: 'Denominator', type: 'number' },
    {
      id: 'result', zh: '结论', en: 'Result', type: 'code', required: true, facet: true, column: true,
      codes: [
        { id: 'met', zh: '达标', en: 'Met', colour: '#0072B2', mark: '达' },
        { id: 'notMet', zh: '未达标', en: 'Not met', colour: '#D55E00', mark: '未' },
        { id: 'notDue', zh: '未到期', en: 'Not due', colour: '#999999', mark: '期' },
        { id: 'noData', zh: '无数据', en: 'No data', colour: '#CCCCCC', mark: '?' },
      ],
    },
    {
      id: 'remedy', zh: '处置', en: 'Remedy', type: 'code', column: true,
      codes: [
        { id: 'rectify', zh: '整改', en: 'Rectify' },
        { id: 'damages', zh: '补缴违约金', en: 'Pay damages' },
        { id: 'withdraw', zh: '收回', en: 'Withdraw the land' },
      ],
    },
    { id: 'evidence', zh: '依据', en: 'Evidence', type: 'text' },
    { id: 'closedOn', zh: '办结日期', en: 'Closed on', type: 'date' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
