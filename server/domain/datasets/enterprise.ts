import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

export const enterprise = {
  id: 'enterprise',
  zh: '企业',
  en: 'Enterprise',
  geometry: 'point',
  read: 'manager',
  minZoom: 12,
  title: 'name',
  search: ['name', 'creditCode'],
  fields: [
    { id: 'name', zh: '企业名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'creditCode', zh: '统一社会信用代码', en: 'Credit code', type: 'text', group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, column: true, group: 'identity' },
    { id: 'industryCode', zh: '行业代码（GB/T 4754）', en: 'Industry (GB/T 4754)', type: 'text', facet: true, column: true, group: 'identity' },
    { id: 'industryName', zh: '行业', en: 'Industry', type: 'text', column: true, group: 'identity' },
    {
      id: 'size', zh: '规模', en: 'Size', type: 'code', tile: true, facet: true, column: true, group: 'identity',
      codes: [
        { id: 'aboveScale', zh: '规上', en: 'Above designated size', colour: '#0072B2', mark: '上' },
        { id: 'belowScale', zh: '规下', en: 'Below designated size', colour: '#E69F00', mark: '下' },
      ],
    },
    { id: 'isHighTech', zh: '高新技术企业', en: 'High-tech enterprise', type: 'boolean', facet: true, group: 'identity' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
