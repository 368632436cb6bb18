import type { Code, Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** The ten items of 区域评价 as listed by the Inner Mongolia parks (2022); the Shanxi list is 待核. */
export const ASSESSMENT_ITEMS = [
  { id: 'environment', zh: '环境影响评价', en: 'Environmental impact' },
  { id: 'heritage', zh: '文物保护评估', en: 'Cultural heritage' },
  { id: 'flood', zh: '洪水影响评价', en: 'Flood impact' },
  { id: 'energy', zh: '节能审查', en: 'Energy saving review' },
  { id: 'geohazard', zh: '地质灾害危险性评估', en: 'Geological hazard' },
  { id: 'soilWater', zh: '水土保持', en: 'Soil and water conservation' },
  { id: 'mineral', zh: '压覆重要矿产资源评估', en: 'Overlain minerals' },
  { id: 'waterUse', zh: '水资源论证', en: 'Water resources' },
  { id: 'climate', zh: '气候可行性论证', en: 'Climate feasibility' },
  { id: 'seismic', zh: '地震安全性评价', en: 'Seismic safety' },
] as const satisfies readonly Code[];

export type AssessmentItem = (typeof ASSESSMENT_ITEMS)[number]['id'];

/** 区域评价: an assessment made once for a scope; a parcel inherits it only wholly inside the scope and while it is in date. */
export const assessment = {
  id: 'assessment',
  zh: '区域评价',
  en: 'Area assessment',
  geometry: 'polygon',
  read: 'public',
  minZoom: 10,
  title: 'item',
  symbology: 'status',
  fields: [
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', column: true },
    { id: 'item', zh: '事项', en: 'Item', type: 'code', codes: ASSESSMENT_ITEMS, required: true, facet: true, column: true },
    {
      id: 'status', zh: '状态', en: 'Status', type: 'code', required: true, facet: true, column: true,
      codes: [
        { id: 'done', zh: '已完成', en: 'Done', colour: '#009E73', mark: '成' },
        { id: 'underway', zh: '办理中', en: 'Under way', colour: '#E69F00', mark: '办' },
        { id: 'notStarted', zh: '未开展', en: 'Not started', colour: '#999999', mark: '未' },
      ],
    },
    { id: 'approvalNo', zh: '批复文号', en: 'Approval number', type: 'text', column: true },
    { id: 'issuedOn', zh: '批复日期', en: 'Issued on', type: 'date', column: true },
    { id: 'validUntil', zh: '有效期至', en: 'Valid until', type: 'date', column: true },
    { id: 'restrictions', zh: '限制要求', en: 'Restrictions', type: 'text' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
