import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** A saved what-if: parcels put together or one cut apart. It changes no register until it is turned into an edit. */
export const scenario = {
  id: 'scenario',
  zh: '方案',
  en: 'Scenario',
  geometry: 'polygon',
  read: 'staff',
  minZoom: 10,
  title: 'name',
  search: ['name'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true },
    {
      id: 'kind', zh: '类别', en: 'Kind', type: 'code', required: true, tile: true, facet: true, column: true,
      codes: [
        { id: 'assembly', zh: '拼地', en: 'Assembly' },
        { id: 'split', zh: '分割', en: 'Split' },
      ],
    },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true },
    { id: 'parcelIds', zh: '地块编号（以空格分隔）', en: 'Ids of the parcels, blanks between them', type: 'text', required: true },
    { id: 'parts', zh: '分割后的图形（GeoJSON）', en: 'Shapes of the parts (GeoJSON)', type: 'text' },
    { id: 'note', zh: '说明', en: 'Note', type: 'text', column: true },
    { id: 'author', zh: '作者', en: 'Author', type: 'text', required: true, column: true },
    { id: 'editSeq', zh: '转成的修改编号', en: 'Edit it was turned into', type: 'integer', column: true },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
