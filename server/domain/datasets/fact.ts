import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

const SUBJECT = [
  {
    id: 'subjectDataset', zh: '对象类别', en: 'Kind of subject', type: 'code', required: true, facet: true,
    codes: [
      { id: 'zone', zh: '开发区', en: 'Zone' },
      { id: 'park', zh: '园区', en: 'Park' },
      { id: 'building', zh: '厂房', en: 'Building' },
      { id: 'project', zh: '项目', en: 'Project' },
      { id: 'utility', zh: '配套设施', en: 'Utility' },
    ],
  },
  { id: 'subjectId', zh: '对象编号', en: 'Subject', type: 'text', required: true },
  { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true },
] as const;

/** A printed figure, word for word: a plan or a target is never shown as a result, a bound never as an exact value. */
export const fact = {
  id: 'fact',
  zh: '公开数据',
  en: 'Printed figure',
  geometry: 'none',
  read: 'public',
  title: 'measure',
  search: ['subject', 'measure'],
  fields: [
    ...SUBJECT,
    { id: 'subject', zh: '对象', en: 'Subject as printed', type: 'text', required: true, column: true },
    { id: 'measure', zh: '指标', en: 'Measure', type: 'text', required: true, column: true },
    { id: 'value', zh: '数值', en: 'Value', type: 'number', column: true },
    { id: 'dateValue', zh: '日期值', en: 'Date', type: 'text', column: true },
    { id: 'unitText', zh: '单位', en: 'Unit', type: 'text', required: true, column: true },
    { id: 'date', zh: '时点', en: 'Held on', type: 'text', required: true, column: true },
    {
      id: 'nature', zh: '性质', en: 'Nature', type: 'code', required: true, facet: true, column: true,
      codes: [
        { id: 'actual', zh: '实际', en: 'Result' },
        { id: 'plan', zh: '计划', en: 'Plan' },
        { id: 'target', zh: '目标', en: 'Target' },
      ],
    },
    { id: 'bound', zh: '界限词', en: 'Bound', type: 'text', column: true },
    { id: 'quote', zh: '原文', en: 'Quote', type: 'text', required: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;

/** 年度目标 of a zone or a city (5 000 亩, 30 万㎡, 80 %). */
export const target = {
  id: 'target',
  zh: '年度目标',
  en: 'Target',
  geometry: 'none',
  read: 'public',
  title: 'measure',
  fields: [
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true },
    { id: 'year', zh: '年度', en: 'Year', type: 'integer', range: [1990, 2100], required: true, column: true },
    {
      id: 'measure', zh: '指标', en: 'Measure', type: 'code', required: true, facet: true, column: true,
      codes: [
        { id: 'standardLandReserveM2', zh: '标准地储备', en: 'Standard land in reserve' },
        { id: 'newFactoryM2', zh: '新建标准化厂房', en: 'New standard factories' },
        { id: 'factoryUsePercent', zh: '标准化厂房累计使用率', en: 'Factory use rate' },
        { id: 'serviceLevel', zh: 'N通一平', en: 'Service level' },
      ],
    },
    {
      id: 'operator', zh: '关系', en: 'Operator', type: 'code', required: true, column: true,
      codes: [
        { id: 'atLeast', zh: '≥', en: '≥' },
        { id: 'equal', zh: '=', en: '=' },
      ],
    },
    { id: 'value', zh: '目标值', en: 'Target', type: 'number', required: true, column: true },
    { id: 'factId', zh: '依据', en: 'Printed figure', type: 'text', ref: 'fact' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
