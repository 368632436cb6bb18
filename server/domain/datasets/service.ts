import type { Code, Dataset, Field } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** The ten utility items from which every N通一平 profile is composed. 排水 (drainage) is storm and sewage. */
export const SERVICE_ITEMS = [
  { id: 'road', zh: '道路', en: 'Road', colour: '#7F6A5B', mark: '路' },
  { id: 'water', zh: '给水', en: 'Water', colour: '#0072B2', mark: '水' },
  { id: 'storm', zh: '雨水', en: 'Storm drain', colour: '#56B4E9', mark: '雨' },
  { id: 'sewage', zh: '污水', en: 'Sewage', colour: '#8C6BB1', mark: '污' },
  { id: 'power', zh: '电力', en: 'Power', colour: '#D55E00', mark: '电' },
  { id: 'telecom', zh: '通信', en: 'Telecom', colour: '#009E73', mark: '讯' },
  { id: 'broadband', zh: '宽带', en: 'Broadband', colour: '#66A61E', mark: '宽' },
  { id: 'gas', zh: '燃气', en: 'Gas', colour: '#E6AB02', mark: '气' },
  { id: 'heat', zh: '热力', en: 'Heat', colour: '#E7298A', mark: '热' },
  { id: 'catv', zh: '有线电视', en: 'Cable TV', colour: '#666666', mark: '视' },
] as const satisfies readonly Code[];

export type ServiceItem = (typeof SERVICE_ITEMS)[number]['id'];

/** How far an item has come at one parcel. Only the last two count as confirmed; unknown is never counted as none. */
export const SERVICE_STATUSES = [
  { id: 'connectedInside', zh: '已接入红线内', en: 'Connected inside', colour: '#1B7837', mark: '●' },
  { id: 'availableAtLine', zh: '红线外可接', en: 'Available at the line', colour: '#7FBF7B', mark: '◐' },
  { id: 'building', zh: '在建', en: 'Being built', colour: '#56B4E9', mark: '△' },
  { id: 'planned', zh: '规划', en: 'Planned', colour: '#E69F00', mark: '○' },
  { id: 'none', zh: '无', en: 'None', colour: '#D55E00', mark: '×' },
  { id: 'unknown', zh: '待核实', en: 'Unknown', colour: '#999999', mark: '?' },
] as const satisfies readonly Code[];

export type ServiceStatus = (typeof SERVICE_STATUSES)[number]['id'];

/** One status field per item, for the parcel register. */
export const SERVICE_FIELDS = SERVICE_ITEMS.map(
  (item) => ({ id: item.id, zh: item.zh, en: item.en, type: 'code', codes: SERVICE_STATUSES, asked: true, group: 'service' }) as const,
) satisfies readonly Field[];

/** parcel × item with its evidence (宗地红线外 N通 and 红线内 levelling are kept apart). */
export const service = {
  id: 'service',
  zh: '配套接入记录',
  en: 'Service record',
  geometry: 'none',
  read: 'public',
  title: 'item',
  fields: [
    { id: 'parcelId', zh: '地块', en: 'Parcel', type: 'text', ref: 'parcel', required: true, column: true },
    { id: 'item', zh: '项目', en: 'Item', type: 'code', codes: SERVICE_ITEMS, required: true, facet: true, column: true },
    { id: 'status', zh: '状态', en: 'Status', type: 'code', codes: SERVICE_STATUSES, required: true, facet: true, column: true },
    { id: 'distanceToLineM', zh: '距红线', en: 'Distance to the parcel line', type: 'number', unit: 'm', range: [0, null], column: true },
    { id: 'capacity', zh: '能力', en: 'Capacity', type: 'number', range: [0, null], column: true },
    { id: 'capacityUsed', zh: '已用', en: 'Used', type: 'number', range: [0, null], column: true },
    { id: 'capacityUnit', zh: '能力单位', en: 'Unit of capacity', type: 'text', column: true },
    { id: 'operator', zh: '运营单位', en: 'Operator', type: 'text', column: true },
    { id: 'evidence', zh: '依据', en: 'Evidence', type: 'text', column: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
