import type { Code, Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';
import { SERVICE_ITEMS } from './service.ts';

/** What a price is for one of. */
export const COST_BASES = [
  { id: 'metre', zh: '每米管线', en: 'Metre of line' },
  { id: 'kVA', zh: '每 kVA', en: 'kVA' },
  { id: 'm3PerDay', zh: '每 m³/d', en: 'm³/d' },
  { id: 'nm3PerHour', zh: '每 Nm³/h', en: 'Nm³/h' },
  { id: 'tonnePerHour', zh: '每 t/h 蒸汽', en: 't/h of steam' },
  { id: 'm2', zh: '每 ㎡ 用地', en: 'm² of land' },
  { id: 'connection', zh: '每处接入', en: 'Connection' },
] as const satisfies readonly Code[];

export type CostBasis = (typeof COST_BASES)[number]['id'];

/** What bringing a utility to a parcel costs and how long it takes: a range, its source, and from when it holds. */
export const unitCost = {
  id: 'unitCost',
  zh: '配套单价',
  en: 'Unit cost',
  geometry: 'none',
  read: 'staff',
  title: 'name',
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, column: true },
    {
      id: 'item', zh: '项目', en: 'Item', type: 'code', required: true, facet: true, column: true,
      codes: [
        ...SERVICE_ITEMS.map(({ id, zh, en }) => ({ id, zh, en })),
        { id: 'levelling', zh: '场地平整', en: 'Levelling' },
      ],
    },
    { id: 'voltageKV', zh: '电压等级', en: 'Voltage', type: 'number', unit: 'kV', range: [0, 1100], column: true },
    { id: 'basis', zh: '计价单位', en: 'Priced by', type: 'code', codes: COST_BASES, required: true, column: true },
    { id: 'lowYuan', zh: '单价下限', en: 'Price, low', type: 'number', unit: 'yuan', range: [0, null], required: true, column: true },
    { id: 'highYuan', zh: '单价上限', en: 'Price, high', type: 'number', unit: 'yuan', range: [0, null], required: true, column: true },
    { id: 'monthsLow', zh: '工期下限', en: 'Duration, low', type: 'number', unit: 'month', range: [0, 120], column: true },
    { id: 'monthsHigh', zh: '工期上限', en: 'Duration, high', type: 'number', unit: 'month', range: [0, 120], column: true },
    { id: 'validFrom', zh: '生效日期', en: 'Valid from', type: 'date', column: true },
    { id: 'isConfirmed', zh: '已核', en: 'Confirmed', type: 'boolean', column: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
