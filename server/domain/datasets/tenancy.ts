import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** Who holds how much of which parcel or unit: owner of the land, or tenant of floor area. */
export const tenancy = {
  id: 'tenancy',
  zh: '用地用房关系',
  en: 'Tenancy',
  geometry: 'none',
  read: 'manager',
  title: 'id',
  fields: [
    { id: 'enterpriseId', zh: '企业', en: 'Enterprise', type: 'text', ref: 'enterprise', required: true, column: true },
    { id: 'parcelId', zh: '地块', en: 'Parcel', type: 'text', ref: 'parcel', required: true, column: true },
    { id: 'unitId', zh: '单元', en: 'Unit', type: 'text', ref: 'unit', column: true },
    {
      id: 'kind', zh: '关系', en: 'Kind', type: 'code', required: true, column: true,
      codes: [
        { id: 'owner', zh: '自有', en: 'Owner' },
        { id: 'tenant', zh: '承租', en: 'Tenant' },
      ],
    },
    { id: 'leasedFloorAreaM2', zh: '租赁建筑面积', en: 'Leased floor area', type: 'number', unit: 'm2', range: [0, null], column: true },
    { id: 'startOn', zh: '起始', en: 'From', type: 'date', column: true },
    { id: 'endOn', zh: '终止', en: 'Until', type: 'date', column: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
