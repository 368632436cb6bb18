import type { Code, Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** 火灾危险性 of production (GB 50016 §3.1), highest first. */
export const FIRE_CLASSES = [
  { id: 'A', zh: '甲类', en: 'Class A (甲)' },
  { id: 'B', zh: '乙类', en: 'Class B (乙)' },
  { id: 'C', zh: '丙类', en: 'Class C (丙)' },
  { id: 'D', zh: '丁类', en: 'Class D (丁)' },
  { id: 'E', zh: '戊类', en: 'Class E (戊)' },
] as const satisfies readonly Code[];

/** 标准厂房 (栋). */
export const building = {
  id: 'building',
  zh: '厂房',
  en: 'Factory building',
  geometry: 'polygon',
  read: 'public',
  lapses: true,
  minZoom: 13,
  title: 'name',
  symbology: 'vacancy',
  search: ['name', 'code'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'code', zh: '栋号', en: 'Building number', type: 'text', column: true, group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, column: true, group: 'identity' },
    { id: 'parcelId', zh: '地块', en: 'Parcel', type: 'text', ref: 'parcel', group: 'identity' },
    {
      id: 'kind', zh: '类别', en: 'Kind', type: 'code', facet: true, column: true, group: 'identity',
      codes: [
        { id: 'standardFactory', zh: '标准厂房', en: 'Standard factory' },
        { id: 'customFactory', zh: '定制厂房', en: 'Built to suit' },
        { id: 'support', zh: '配套楼', en: 'Support building' },
      ],
    },
    {
      id: 'status', zh: '建设状态', en: 'Construction status', type: 'code', required: true, tile: true, facet: true, column: true, group: 'identity',
      codes: [
        { id: 'planned', zh: '规划', en: 'Planned' },
        { id: 'building', zh: '在建', en: 'Being built' },
        { id: 'topped', zh: '封顶', en: 'Topped out' },
        { id: 'accepted', zh: '竣工验收', en: 'Completed and accepted' },
        { id: 'inUse', zh: '投用', en: 'In use' },
      ],
    },
    {
      id: 'vacancy', zh: '空置情况', en: 'Vacancy', type: 'code', tile: true, facet: true, column: true, derived: true, group: 'identity',
      codes: [
        { id: 'vacant', zh: '全部空置', en: 'All vacant', colour: '#009E73', mark: '空' },
        { id: 'partly', zh: '部分空置', en: 'Partly vacant', colour: '#A6D854', mark: '部' },
        { id: 'full', zh: '已满', en: 'Full', colour: '#0072B2', mark: '满' },
        { id: 'notReady', zh: '未竣工', en: 'Not completed', colour: '#56B4E9', mark: '建' },
        { id: 'notForLet', zh: '不出租', en: 'Not for let', colour: '#999999', mark: '自' },
        { id: 'unknown', zh: '无单元数据', en: 'No unit data', colour: '#CCCCCC', mark: '?' },
      ],
    },
    { id: 'vacantAreaM2', zh: '空置面积', en: 'Vacant area', type: 'number', unit: 'm2', range: [0, null], tile: true, facet: true, column: true, derived: true, group: 'area' },
    { id: 'gfaM2', zh: '建筑面积', en: 'Gross floor area', type: 'number', unit: 'm2', range: [0, null], facet: true, column: true, group: 'area' },
    { id: 'footprintM2', zh: '占地面积', en: 'Footprint', type: 'number', unit: 'm2', range: [0, null], group: 'area' },
    { id: 'minUnitM2', zh: '最小分割面积', en: 'Smallest unit', type: 'number', unit: 'm2', range: [0, null], group: 'area' },
    { id: 'storeys', zh: '层数', en: 'Storeys', type: 'integer', range: [1, 60], tile: true, facet: true, column: true, group: 'space' },
    { id: 'heightM', zh: '高度', en: 'Height', type: 'number', unit: 'm', range: [0, 300], tile: true, group: 'space' },
    {
      id: 'structure', zh: '结构', en: 'Structure', type: 'code', facet: true, column: true, group: 'space',
      codes: [
        { id: 'steel', zh: '钢结构', en: 'Steel' },
        { id: 'frame', zh: '框架', en: 'Concrete frame' },
        { id: 'mixed', zh: '混合', en: 'Mixed' },
      ],
    },
    { id: 'fireClass', zh: '火灾危险性', en: 'Fire hazard class', type: 'code', codes: FIRE_CLASSES, facet: true, group: 'fire' },
    { id: 'fireRating', zh: '耐火等级', en: 'Fire rating', type: 'text', group: 'fire' },
    { id: 'completedOn', zh: '竣工日期', en: 'Completed on', type: 'date', column: true, group: 'schedule' },
    { id: 'expectedCompletionOn', zh: '预计竣工', en: 'Expected completion', type: 'date', group: 'schedule' },
    { id: 'owner', zh: '产权人', en: 'Owner', type: 'text', group: 'contact' },
    {
      id: 'offer', zh: '供应方式', en: 'Offer', type: 'code', facet: true, group: 'terms',
      codes: [
        { id: 'let', zh: '出租', en: 'To let' },
        { id: 'sale', zh: '出售', en: 'For sale' },
        { id: 'letThenSale', zh: '先租后售', en: 'Let, then sale' },
      ],
    },
    { id: 'officeId', zh: '联系部门', en: 'Contact office', type: 'text', ref: 'office', group: 'contact' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
