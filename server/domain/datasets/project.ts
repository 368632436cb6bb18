import type { Code, Dataset, LegendClass } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** 招落一体: three stages, with what has left them. */
export const PROJECT_CLASSES = [
  { id: 'signing', zh: '洽谈签约', en: 'Negotiation and signing', colour: '#E69F00', mark: '签' },
  { id: 'landing', zh: '落地开工', en: 'Landing and start', colour: '#56B4E9', mark: '落' },
  { id: 'production', zh: '建设投产', en: 'Building and production', colour: '#009E73', mark: '产' },
  { id: 'stopped', zh: '暂停终止', en: 'Suspended or ended', colour: '#999999', mark: '停' },
] as const satisfies readonly LegendClass[];

export const PROJECT_STAGES = [
  { id: 'lead', zh: '线索', en: 'Lead', class: 'signing' },
  { id: 'negotiating', zh: '洽谈', en: 'Negotiating', class: 'signing' },
  { id: 'signed', zh: '签约', en: 'Signed', class: 'signing' },
  { id: 'landed', zh: '落地', en: 'Landed', class: 'landing' },
  { id: 'approved', zh: '手续办结', en: 'Approved', class: 'landing' },
  { id: 'started', zh: '开工', en: 'Started', class: 'landing' },
  { id: 'building', zh: '在建', en: 'Being built', class: 'production' },
  { id: 'completed', zh: '竣工', en: 'Completed', class: 'production' },
  { id: 'trial', zh: '试生产', en: 'Trial production', class: 'production' },
  { id: 'producing', zh: '投产', en: 'Producing', class: 'production' },
  { id: 'full', zh: '达产', en: 'Full output', class: 'production' },
  { id: 'inStat', zh: '入规', en: 'In statistics', class: 'production' },
  { id: 'suspended', zh: '暂停', en: 'Suspended', class: 'stopped' },
  { id: 'terminated', zh: '终止', en: 'Terminated', class: 'stopped' },
] as const satisfies readonly Code[];

/** 招商项目 with the dates of its stages, planned and actual. Stage is public, money is for staff. */
export const project = {
  id: 'project',
  zh: '项目',
  en: 'Project',
  geometry: 'point',
  read: 'public',
  lapses: true,
  minZoom: 6,
  title: 'name',
  symbology: 'stage',
  search: ['name', 'company'],
  fields: [
    { id: 'name', zh: '项目名称', en: 'Project', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'company', zh: '企业', en: 'Company', type: 'text', column: true, group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, column: true, group: 'identity' },
    { id: 'parcelId', zh: '地块', en: 'Parcel', type: 'text', ref: 'parcel', group: 'identity' },
    { id: 'buildingId', zh: '厂房', en: 'Building', type: 'text', ref: 'building', group: 'identity' },
    { id: 'stage', zh: '阶段', en: 'Stage', type: 'code', codes: PROJECT_STAGES, classes: PROJECT_CLASSES, required: true, tile: true, facet: true, column: true, group: 'identity' },
    { id: 'chain', zh: '产业链', en: 'Industry chain', type: 'text', facet: true, column: true, group: 'identity' },
    {
      id: 'siteNeed', zh: '用地方式', en: 'Site', type: 'code', facet: true, group: 'identity',
      codes: [
        { id: 'land', zh: '供地新建', en: 'New build on land' },
        { id: 'rent', zh: '租厂房', en: 'Rents a factory' },
        { id: 'purchase', zh: '购厂房', en: 'Buys a factory' },
      ],
    },
    { id: 'capacityText', zh: '设计产能', en: 'Design capacity', type: 'text', group: 'output' },
    { id: 'landAreaM2', zh: '拟用地面积', en: 'Land planned', type: 'number', unit: 'm2', shown: 'mu', range: [0, null], group: 'area' },
    { id: 'totalInvestmentWanYuan', zh: '计划总投资', en: 'Planned investment', type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', column: true, group: 'money' },
    { id: 'fixedInvestmentWanYuan', zh: '固定资产投资', en: 'Fixed-asset investment', type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', group: 'money' },
    { id: 'yearPlanWanYuan', zh: '年度计划投资', en: "This year's plan", type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', group: 'money' },
    { id: 'doneWanYuan', zh: '累计完成投资', en: 'Invested to date', type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', column: true, group: 'money' },
    { id: 'expectedOutputWanYuan', zh: '预计产值', en: 'Expected output', type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', group: 'output' },
    { id: 'expectedTaxWanYuan', zh: '预计税收', en: 'Expected tax', type: 'number', unit: 'wanYuan', range: [0, null], read: 'staff', group: 'output' },
    { id: 'expectedJobs', zh: '预计就业', en: 'Expected jobs', type: 'integer', unit: 'person', range: [0, null], group: 'output' },
    { id: 'permitsDone', zh: '手续已办结', en: 'Permits done', type: 'integer', unit: 'count', range: [0, 50], read: 'staff', group: 'schedule' },
    { id: 'permitsNeeded', zh: '手续应办', en: 'Permits needed', type: 'integer', unit: 'count', range: [0, 50], read: 'staff', group: 'schedule' },
    { id: 'signedOn', zh: '签约日期', en: 'Signed on', type: 'date', column: true, group: 'schedule' },
    { id: 'startPlannedOn', zh: '计划开工', en: 'Start, planned', type: 'date', group: 'schedule' },
    { id: 'startedOn', zh: '实际开工', en: 'Start, actual', type: 'date', group: 'schedule' },
    { id: 'productionPlannedOn', zh: '计划投产', en: 'Production, planned', type: 'date', group: 'schedule' },
    { id: 'producedOn', zh: '实际投产', en: 'Production, actual', type: 'date', group: 'schedule' },
    { id: 'leader', zh: '包联领导', en: 'Sponsor', type: 'text', read: 'staff', group: 'people' },
    { id: 'projectHead', zh: '项目长', en: 'Project head', type: 'text', read: 'staff', group: 'people' },
    { id: 'agent', zh: '代办员', en: 'Agent', type: 'text', read: 'staff', group: 'people' },
    {
      id: 'light', zh: '红黄绿灯', en: 'Traffic light', type: 'code', read: 'staff', facet: true, column: true, group: 'schedule',
      codes: [
        { id: 'green', zh: '正常', en: 'On track', colour: '#0072B2', mark: '○' },
        { id: 'yellow', zh: '滞后', en: 'Behind', colour: '#E69F00', mark: '△' },
        { id: 'red', zh: '受阻', en: 'Blocked', colour: '#D55E00', mark: '▲' },
      ],
    },
    { id: 'issue', zh: '问题', en: 'Problem', type: 'text', read: 'staff', group: 'schedule' },
    { id: 'batch', zh: '批次', en: 'Batch', type: 'text', group: 'schedule' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
