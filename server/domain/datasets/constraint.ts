import type { Dataset } from '../dataset.ts';
import { PROVENANCE } from './provenance.ts';

/** 红线, 采空区, 压矿, 管廊, 洪水: land that limits what may be built. */
export const constraint = {
  id: 'constraint',
  zh: '约束要素',
  en: 'Constraint',
  geometry: 'polygon',
  read: 'staff',
  minZoom: 10,
  title: 'name',
  symbology: 'kind',
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true },
    {
      id: 'kind', zh: '类别', en: 'Kind', type: 'code', required: true, tile: true, facet: true, column: true,
      codes: [
        { id: 'redLine', zh: '生态保护红线', en: 'Ecological red line', colour: '#009E73', mark: '生' },
        { id: 'farmland', zh: '永久基本农田', en: 'Permanent farmland', colour: '#E6AB02', mark: '田' },
        { id: 'minedOut', zh: '采空区', en: 'Mined-out area', colour: '#7F6A5B', mark: '采' },
        { id: 'mineral', zh: '压覆矿产', en: 'Overlain mineral', colour: '#8C6BB1', mark: '矿' },
        { id: 'corridor', zh: '管廊', en: 'Pipe corridor', colour: '#D55E00', mark: '廊' },
        { id: 'flood', zh: '洪水淹没区', en: 'Flood area', colour: '#0072B2', mark: '洪' },
      ],
    },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
