import type { Code, Dataset } from '../dataset.ts';
import { FIRE_CLASSES } from './building.ts';
import { PROVENANCE } from './provenance.ts';

export const UNIT_STATUSES = [
  { id: 'vacant', zh: '空置', en: 'Vacant', colour: '#009E73', mark: '空' },
  { id: 'reserved', zh: '签约未入', en: 'Reserved', colour: '#E69F00', mark: '签' },
  { id: 'fittingOut', zh: '装修中', en: 'Being fitted out', colour: '#F0E442', mark: '装' },
  { id: 'occupied', zh: '已入驻', en: 'Occupied', colour: '#0072B2', mark: '驻' },
  { id: 'selfUse', zh: '自用', en: 'Own use', colour: '#5B7F95', mark: '自' },
  { id: 'notForLet', zh: '不出租', en: 'Not for let', colour: '#999999', mark: '停' },
  { id: 'underConstruction', zh: '在建', en: 'Under construction', colour: '#56B4E9', mark: '建' },
] as const satisfies readonly Code[];

export type UnitStatus = (typeof UNIT_STATUSES)[number]['id'];

/** 单元: the leasable grain of a standard factory, a bay polygon on one floor. */
export const unit = {
  id: 'unit',
  zh: '厂房单元',
  en: 'Factory unit',
  geometry: 'polygon',
  read: 'public',
  lapses: true,
  minZoom: 14,
  title: 'name',
  symbology: 'status',
  search: ['name', 'unitNo'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'unitNo', zh: '单元号', en: 'Unit number', type: 'text', required: true, column: true, group: 'identity' },
    { id: 'buildingId', zh: '厂房', en: 'Building', type: 'text', ref: 'building', required: true, tile: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, group: 'identity' },
    { id: 'status', zh: '状态', en: 'Status', type: 'code', codes: UNIT_STATUSES, required: true, tile: true, facet: true, column: true, group: 'identity' },
    { id: 'floor', zh: '楼层', en: 'Floor', type: 'integer', range: [-3, 60], required: true, tile: true, facet: true, column: true, group: 'space' },
    { id: 'isGroundFloor', zh: '首层', en: 'Ground floor', type: 'boolean', facet: true, group: 'space' },
    { id: 'areaM2', zh: '建筑面积', en: 'Floor area', type: 'number', unit: 'm2', range: [0, null], facet: true, column: true, group: 'space' },
    { id: 'netAreaM2', zh: '套内面积', en: 'Net area', type: 'number', unit: 'm2', range: [0, null], group: 'space' },
    { id: 'storeyHeightM', zh: '层高', en: 'Storey height', type: 'number', unit: 'm', range: [0, 60], group: 'space' },
    { id: 'clearHeightM', zh: '净高', en: 'Clear height', type: 'number', unit: 'm', range: [0, 60], facet: true, column: true, group: 'space' },
    { id: 'baseM', zh: '楼面标高', en: 'Floor level', type: 'number', unit: 'm', tile: true, group: 'space' },
    { id: 'topM', zh: '楼顶标高', en: 'Ceiling level', type: 'number', unit: 'm', tile: true, group: 'space' },
    { id: 'columnGridM', zh: '柱距×跨度', en: 'Column grid', type: 'text', group: 'space' },
    { id: 'floorLoadKNPerM2', zh: '楼面荷载', en: 'Floor load', type: 'number', unit: 'kNPerM2', range: [0, 500], facet: true, column: true, group: 'load' },
    { id: 'hasCrane', zh: '有行车', en: 'Has a crane', type: 'boolean', facet: true, group: 'load' },
    { id: 'craneTonnes', zh: '行车吨位', en: 'Crane capacity', type: 'number', unit: 't', range: [0, 500], facet: true, column: true, group: 'load' },
    { id: 'craneCount', zh: '行车数量', en: 'Cranes', type: 'integer', unit: 'count', range: [0, 50], group: 'load' },
    { id: 'railHeightM', zh: '轨顶标高', en: 'Rail height', type: 'number', unit: 'm', range: [0, 60], group: 'load' },
    { id: 'liftTonnes', zh: '货梯吨位', en: 'Goods lift', type: 'number', unit: 't', range: [0, 50], facet: true, group: 'load' },
    { id: 'liftCount', zh: '货梯数量', en: 'Goods lifts', type: 'integer', unit: 'count', range: [0, 50], group: 'load' },
    { id: 'hasDock', zh: '卸货平台', en: 'Loading dock', type: 'boolean', facet: true, group: 'load' },
    { id: 'powerKVA', zh: '电力容量', en: 'Power', type: 'number', unit: 'kVA', range: [0, null], facet: true, column: true, group: 'supply' },
    { id: 'hasWater', zh: '给排水', en: 'Water and drainage', type: 'boolean', group: 'supply' },
    { id: 'hasGas', zh: '燃气', en: 'Gas', type: 'boolean', facet: true, group: 'supply' },
    { id: 'hasSteam', zh: '蒸汽', en: 'Steam', type: 'boolean', facet: true, group: 'supply' },
    { id: 'fireClass', zh: '火灾危险性', en: 'Fire hazard class', type: 'code', codes: FIRE_CLASSES, facet: true, group: 'fire' },
    { id: 'allowedIndustries', zh: '环保准入行业', en: 'Admitted industries', type: 'text', group: 'fire' },
    { id: 'hasDischargePermit', zh: '污水接管', en: 'Sewer connection', type: 'boolean', group: 'fire' },
    { id: 'officePercent', zh: '办公占比', en: 'Office share', type: 'number', unit: 'percent', range: [0, 100], group: 'space' },
    { id: 'rentYuanPerM2Month', zh: '租金', en: 'Rent', type: 'number', unit: 'yuanPerM2Month', range: [0, null], facet: true, column: true, group: 'terms' },
    { id: 'serviceFeeYuanPerM2Month', zh: '物业费', en: 'Service charge', type: 'number', unit: 'yuanPerM2Month', range: [0, null], group: 'terms' },
    { id: 'depositMonths', zh: '押金', en: 'Deposit', type: 'number', unit: 'month', range: [0, 24], group: 'terms' },
    { id: 'rentFreeMonths', zh: '免租期', en: 'Rent-free', type: 'number', unit: 'month', range: [0, 36], group: 'terms' },
    // What the zone publishes. Of a let unit it says when space comes free, never the very day on which the lease ends.
    { id: 'freeFrom', zh: '可入驻日期', en: 'Free from', type: 'date', column: true, differsFrom: 'leaseEnd', group: 'terms' },
    { id: 'tenant', zh: '承租企业', en: 'Tenant', type: 'text', read: 'staff', tile: true, group: 'terms' },
    { id: 'leaseStart', zh: '租期起', en: 'Lease start', type: 'date', read: 'staff', group: 'terms' },
    { id: 'leaseEnd', zh: '租期止', en: 'Lease end', type: 'date', read: 'staff', group: 'terms' },
    { id: 'officeId', zh: '联系部门', en: 'Contact office', type: 'text', ref: 'office', group: 'contact' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
