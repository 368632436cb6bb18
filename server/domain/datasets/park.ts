import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** 园区/片区 of a zone (一区多园), and the parks inside a park (园中园). */
export const park = {
  id: 'park',
  zh: '园区',
  en: 'Park',
  geometry: 'polygon',
  read: 'public',
  minZoom: 7,
  title: 'name',
  search: ['name', 'nameEn'],
  fields: [
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, tile: true, facet: true, column: true, group: 'identity' },
    { id: 'parentId', zh: '上级园区', en: 'Within park', type: 'text', ref: 'park', tile: true, group: 'identity' },
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'nameEn', zh: '英文名称', en: 'Name in English', type: 'text', tile: true, group: 'identity' },
    { id: 'industries', zh: '产业', en: 'Industries', type: 'text', column: true, group: 'identity' },
    { id: 'plannedAreaM2', zh: '规划面积', en: 'Planned area', type: 'number', unit: 'm2', shown: 'km2', range: [0, null], group: 'area' },
    { id: 'areaGeodesicM2', zh: '边界椭球面积', en: 'Geodesic area of the boundary', type: 'number', unit: 'm2', shown: 'km2', derived: true, column: true, group: 'area' },
    { id: 'officeId', zh: '联系部门', en: 'Contact office', type: 'text', ref: 'office', group: 'contact' },
    { id: 'positionErrorM', zh: '位置误差', en: 'Position error', type: 'number', unit: 'm', range: [0, null], tile: true, group: 'provenance' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
