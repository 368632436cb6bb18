/** Search by brief, the card of a parcel and the supply board, for the description at /api/openapi.json. */
import { COMMON_MERITS, CRITERIA } from '../domain/brief.ts';
import type { Read, Write } from './openapi-operation.ts';

const text = { type: 'string' } as const;
const object = { type: 'object' } as const;

const POINTS = { type: 'number', minimum: 0, maximum: 100 } as const;

const WISH = {
  ...object,
  additionalProperties: false,
  required: ['value', 'weight'],
  properties: {
    value: {},
    weight: { ...text, enum: ['must', 'should'] },
    points: POINTS,
  },
};

const BRIEF = {
  ...object,
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(CRITERIA.map(({ id, en }) => [id, { ...WISH, description: en }])),
    weights: {
      ...object,
      additionalProperties: false,
      description: 'Points of what is better for any project, where they are to differ',
      properties: Object.fromEntries(COMMON_MERITS.map(({ id, en }) => [id, { ...POINTS, description: en }])),
    },
  },
};

export const LAND_READS: readonly Read[] = [
  {
    path: '/api/land/{parcelId}',
    id: 'landSheet',
    zh: '地块的就绪等级、缺口清单、区域评价、标准地指标与生命周期',
    en: 'Readiness, gap ledger, area assessments, standard-land indicators and life of a parcel',
    parameters: [
      { name: 'parcelId', in: 'path', description: 'Parcel', schema: text },
      { name: 'brief', in: 'query', description: 'A brief as JSON, as POST /api/match takes it', schema: text },
    ],
  },
  {
    path: '/api/dashboards/supply',
    id: 'supply',
    zh: '报供应：按就绪等级和年份的可供土地、项目用地需求与标准地目标',
    en: 'Land to supply by readiness and year, beside project demand and the target of standard land',
  },
];

export const LAND_WRITES: readonly Write[] = [
  {
    method: 'post',
    path: '/api/match',
    id: 'match',
    zh: '按需求找地：硬条件、得分、理由；无结果时给出放宽建议（不改动数据）',
    en: 'Parcels for a brief: gates, points, reasons; what to relax where nothing fits (changes nothing)',
    body: {
      ...object,
      additionalProperties: false,
      required: ['brief'],
      properties: {
        brief: BRIEF,
        limit: { type: 'integer', minimum: 1, maximum: 100, default: 5 },
      },
    },
    done: { '200': 'Ranked parcels, each with its gates and points' },
    refused: ['422'],
  },
];
