import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** Who answers for a zone, park or parcel. */
export const office = {
  id: 'office',
  zh: '联系部门',
  en: 'Office',
  geometry: 'none',
  read: 'public',
  title: 'name',
  fields: [
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true },
    { id: 'name', zh: '部门', en: 'Office', type: 'text', required: true, column: true },
    { id: 'person', zh: '联系人', en: 'Person', type: 'text', column: true },
    { id: 'phone', zh: '电话', en: 'Phone', type: 'text', column: true },
    { id: 'address', zh: '地址', en: 'Address', type: 'text' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;

/** A plan, photo or letter about a feature. */
export const document = {
  id: 'document',
  zh: '资料',
  en: 'Document',
  geometry: 'none',
  read: 'staff',
  title: 'name',
  fields: [
    { id: 'subjectDataset', zh: '对象类别', en: 'Kind of subject', type: 'text', required: true, column: true },
    { id: 'subjectId', zh: '对象编号', en: 'Subject', type: 'text', required: true, column: true },
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, column: true },
    {
      id: 'kind', zh: '类别', en: 'Kind', type: 'code', required: true, facet: true, column: true,
      codes: [
        { id: 'plan', zh: '图纸', en: 'Plan' },
        { id: 'photo', zh: '照片', en: 'Photo' },
        { id: 'letter', zh: '函件', en: 'Letter' },
        { id: 'approval', zh: '批复', en: 'Approval' },
      ],
    },
    { id: 'issuedOn', zh: '日期', en: 'Issued on', type: 'date', column: true },
    { id: 'fileId', zh: '文件', en: 'File', type: 'text' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
