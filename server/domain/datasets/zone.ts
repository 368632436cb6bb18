import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** 开发区, and the reporting units without land (a city, a county) that the printed figures speak of. */
export const zone = {
  id: 'zone',
  zh: '开发区',
  en: 'Zone',
  geometry: 'polygon',
  read: 'public',
  minZoom: 0,
  title: 'name',
  symbology: 'kind',
  search: ['name', 'nameEn', 'divisionCode'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'nameEn', zh: '英文名称', en: 'Name in English', type: 'text', tile: true, group: 'identity' },
    { id: 'shortName', zh: '简称', en: 'Short name', type: 'text', tile: true, group: 'identity' },
    {
      id: 'kind', zh: '类别', en: 'Kind', type: 'code', required: true, tile: true, facet: true, column: true, group: 'identity',
      codes: [
        { id: 'zone', zh: '开发区', en: 'Development zone', colour: '#0072B2', mark: '区' },
        { id: 'partner', zh: '共建伙伴', en: 'Partner zone', colour: '#CC79A7', mark: '伴' },
        { id: 'reportingUnit', zh: '统计口径（无用地）', en: 'Reporting unit without land', colour: '#999999', mark: '统' },
      ],
    },
    {
      id: 'level', zh: '级别', en: 'Level', type: 'code', facet: true, column: true, group: 'identity',
      codes: [
        { id: 'national', zh: '国家级', en: 'National' },
        { id: 'provincial', zh: '省级', en: 'Provincial' },
        { id: 'city', zh: '市', en: 'City' },
        { id: 'county', zh: '县', en: 'County' },
      ],
    },
    { id: 'divisionCode', zh: '行政区划代码', en: 'Division code', type: 'text', column: true, group: 'identity' },
    { id: 'divisionName', zh: '所在地', en: 'Place', type: 'text', column: true, group: 'identity' },
    { id: 'leadingIndustries', zh: '主导产业', en: 'Leading industries', type: 'text', column: true, group: 'identity' },
    { id: 'approvedAreaM2', zh: '核准面积', en: 'Approved area', type: 'number', unit: 'm2', shown: 'km2', range: [0, null], column: true, group: 'area' },
    { id: 'areaGeodesicM2', zh: '边界椭球面积', en: 'Geodesic area of the boundary', type: 'number', unit: 'm2', shown: 'km2', derived: true, group: 'area' },
    { id: 'foundedOn', zh: '成立日期', en: 'Founded on', type: 'date', group: 'identity' },
    { id: 'officeId', zh: '联系部门', en: 'Contact office', type: 'text', ref: 'office', group: 'contact' },
    { id: 'positionErrorM', zh: '位置误差', en: 'Position error', type: 'number', unit: 'm', range: [0, null], tile: true, group: 'provenance' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
