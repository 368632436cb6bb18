import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** A named reading of N通一平: which items it asks for, by which source, valid from when. No national list is known. */
export const serviceProfile = {
  id: 'serviceProfile',
  zh: 'N通一平口径',
  en: 'Service profile',
  geometry: 'none',
  read: 'public',
  title: 'name',
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, column: true },
    { id: 'level', zh: 'N', en: 'N', type: 'integer', range: [1, 10], required: true, column: true },
    { id: 'items', zh: '项目', en: 'Items', type: 'text', required: true, column: true },
    {
      id: 'drainageMode', zh: '排水口径', en: 'Drainage', type: 'code', required: true,
      codes: [
        { id: 'both', zh: '雨水和污水', en: 'Storm and sewage' },
        { id: 'any', zh: '任一', en: 'Either' },
      ],
    },
    { id: 'validFrom', zh: '生效日期', en: 'Valid from', type: 'date', column: true },
    { id: 'isConfirmed', zh: '已核', en: 'Confirmed', type: 'boolean', column: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
