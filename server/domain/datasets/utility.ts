import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';
import { SERVICE_ITEMS } from './service.ts';

/** 配套 network elements: lines, nodes (substations, plants, stations) and their works with money and progress. */
export const utility = {
  id: 'utility',
  zh: '配套设施',
  en: 'Utility network',
  geometry: 'line',
  read: 'public',
  lapses: true,
  minZoom: 11,
  title: 'name',
  symbology: 'item',
  search: ['name'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, column: true, group: 'identity' },
    { id: 'item', zh: '项目', en: 'Item', type: 'code', codes: SERVICE_ITEMS, required: true, tile: true, facet: true, column: true, group: 'identity' },
    {
      id: 'part', zh: '构成', en: 'Part', type: 'code', required: true, tile: true, facet: true, group: 'identity',
      codes: [
        { id: 'line', zh: '管线/线路', en: 'Line' },
        { id: 'node', zh: '站点', en: 'Node' },
      ],
    },
    {
      id: 'status', zh: '状态', en: 'Status', type: 'code', required: true, tile: true, facet: true, column: true, group: 'identity',
      codes: [
        { id: 'built', zh: '建成', en: 'Built', mark: '●' },
        { id: 'building', zh: '在建', en: 'Being built', mark: '△' },
        { id: 'planned', zh: '规划', en: 'Planned', mark: '○' },
      ],
    },
    { id: 'grade', zh: '规格（DN、kV、MPa、红线宽度）', en: 'Class (DN, kV, MPa, width)', type: 'text', tile: true, column: true, group: 'supply' },
    { id: 'voltageKV', zh: '电压等级', en: 'Voltage', type: 'number', unit: 'kV', range: [0, 1100], group: 'supply' },
    { id: 'diameterMm', zh: '管径', en: 'Diameter', type: 'number', unit: 'mm', range: [0, 10000], group: 'supply' },
    { id: 'pressureMPa', zh: '压力', en: 'Pressure', type: 'number', unit: 'MPa', range: [0, 100], group: 'supply' },
    { id: 'widthM', zh: '红线宽度', en: 'Width', type: 'number', unit: 'm', range: [0, 200], tile: true, group: 'supply' },
    { id: 'capacity', zh: '能力', en: 'Capacity', type: 'number', range: [0, null], tile: true, column: true, group: 'supply' },
    { id: 'capacityUsed', zh: '已用', en: 'Used', type: 'number', range: [0, null], tile: true, column: true, group: 'supply' },
    { id: 'capacityUnit', zh: '能力单位', en: 'Unit of capacity', type: 'text', tile: true, column: true, group: 'supply' },
    { id: 'serviceRadiusM', zh: '服务半径', en: 'Service radius', type: 'number', unit: 'm', range: [0, null], group: 'supply' },
    { id: 'operator', zh: '运营单位', en: 'Operator', type: 'text', group: 'people' },
    { id: 'evidence', zh: '依据', en: 'Evidence', type: 'text', group: 'provenance' },
    { id: 'worksCostWanYuan', zh: '工程投资', en: 'Cost of works', type: 'number', unit: 'wanYuan', range: [0, null], column: true, group: 'money' },
    { id: 'worksProgressPercent', zh: '工程进度', en: 'Progress of works', type: 'number', unit: 'percent', range: [0, 100], column: true, group: 'money' },
    { id: 'worksDueOn', zh: '计划完工', en: 'Works due', type: 'date', group: 'schedule' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
