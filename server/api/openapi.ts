/** The OpenAPI 3.0 description of the application API and the tiles (the features have their own at /ogc/api). */
import { ENCODINGS, FORMATS } from '../export/writer.ts';
import { readableDatasets } from './datasets.ts';
import { baseUrl } from './links.ts';
import { IMPORT_READS } from './openapi-imports.ts';
import { type Read, writePaths } from './openapi-writes.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

type Parameter = NonNullable<Read['parameters']>[number];

const text = { type: 'string' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const query = (name: string, description: string, schema: object = text): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
const part = (name: string, description: string, schema: object = text): Parameter => ({
  name,
  in: 'path',
  description,
  schema,
});

/** Every address of this server, in the order in which a reader meets them. */
const ROUTES: readonly Read[] = [
  {
    path: '/ogc',
    id: 'features',
    zh: 'OGC API – Features 入口（完整说明见 /ogc/api）',
    en: 'OGC API – Features (described at /ogc/api)',
  },
  {
    path: '/tiles/{dataset}.json',
    id: 'tileJson',
    zh: '矢量瓦片说明（TileJSON 3）',
    en: 'Vector tiles, TileJSON 3',
    parameters: [part('dataset', 'Dataset')],
  },
  {
    path: '/tiles/{dataset}/{z}/{x}/{y}.mvt',
    id: 'tile',
    zh: '矢量瓦片（MVT 2.1）',
    en: 'Vector tile, MVT 2.1',
    parameters: [
      part('dataset', 'Dataset'),
      part('z', 'Zoom, 0–15', whole),
      part('x', 'Column', whole),
      part('y', 'Row', whole),
    ],
    answers: 'application/vnd.mapbox-vector-tile',
  },
  { path: '/api/session', id: 'session', zh: '当前用户、角色与可用底图', en: 'Who asks, the role, the basemaps' },
  {
    path: '/api/search',
    id: 'search',
    zh: '搜索名称、编号、拼音首字母、经纬度或 3° 带坐标',
    en: 'Search by name, number, pinyin initials, lon,lat or 3° grid X,Y',
    parameters: [query('q', 'At most 100 characters'), query('limit', 'Hits, 1–50', whole)],
  },
  {
    path: '/api/facets/{dataset}',
    id: 'facets',
    zh: '筛选下的分类计数与合计',
    en: 'Counts by class and totals under a filter',
    parameters: [part('dataset', 'Dataset'), query('filter', 'CQL2 text'), query('bbox', 'west,south,east,north')],
  },
  {
    path: '/api/dashboards/overview',
    id: 'overview',
    zh: '总览：各开发区公开数据、登记合计与目标',
    en: 'Zones with printed figures, register sums and targets',
  },
  {
    path: '/api/dashboards/output',
    id: 'output',
    zh: '亩均（需管理角色）',
    en: 'Output per mu (managers)',
    parameters: [query('indicator', 'outputPerMu, taxPerMu or addedValuePerMu'), query('year', 'Year', whole)],
  },
  { path: '/api/dashboards/utility', id: 'utility', zh: '配套：园区 × 项目', en: 'Services, park by item' },
  {
    path: '/api/explain/{indicator}',
    id: 'explain',
    zh: '为什么是这个数：公式、输入与来源',
    en: 'Why this figure: formula, inputs, sources',
    parameters: [part('indicator', 'Indicator'), query('of', 'dataset:id'), query('year', 'Year', whole)],
  },
  {
    path: '/api/exports/{dataset}',
    id: 'exportFile',
    zh: '导出文件（权限同查询者；附件）',
    en: 'A file of the dataset with the rights of whoever asks, as an attachment',
    parameters: [
      part('dataset', 'Dataset'),
      query('format', 'File format (required)', { ...text, enum: FORMATS }),
      query('filter', 'CQL2 text'),
      query('ids', 'Only these rows: ids parted by commas, at most 1000'),
      query('crs', 'EPSG:n – 4490, 4326, 3857 or a Gauss–Krüger belt 4491–4554'),
      query('encoding', 'For txt, csv and shapefile', { ...text, enum: ENCODINGS }),
      query('lang', 'Language of heads and statement', { ...text, enum: ['zh', 'en'], default: 'zh' }),
    ],
    answers: 'application/octet-stream',
  },
  {
    path: '/api/edits',
    id: 'edits',
    zh: '修改记录与待审修改，新的在前；“此后有何变化”用 since',
    en: 'Edits, newest first, pending ones before; “what changed since” by since',
    parameters: [
      query('state', 'Some of draft, inReview, returned, published, parted by commas'),
      query('dataset', 'Only edits of this dataset'),
      query('since', 'A revision, or a day or moment in UTC (2024-06-30)'),
      query('limit', 'Edits a page, 1–200', whole),
      query('offset', 'Edits left out before the page', whole),
    ],
  },
  {
    path: '/api/edits/{seq}',
    id: 'edit',
    zh: '一次修改：改了什么，改前改后',
    en: 'One edit with its changes, before and after',
    parameters: [
      part('seq', 'Number of the edit', whole),
      query('limit', 'Changes a page, 0–1000', whole),
      query('offset', 'Changes left out before the page', whole),
    ],
  },
  {
    path: '/api/history/{dataset}/{id}',
    id: 'history',
    zh: '一条记录的历史：谁、何时、来源、改前改后',
    en: 'The history of one row: who, when, source, before and after',
    parameters: [part('dataset', 'Dataset'), part('id', 'Id of the row')],
  },
  {
    path: '/api/events',
    id: 'events',
    zh: '数据变更通知（SSE，事件 revision）',
    en: 'Server-sent events named “revision”',
    answers: 'text/event-stream',
  },
  {
    path: '/basemap/shanxi/{file}.geojson',
    id: 'basemapFile',
    zh: '离线底图',
    en: 'Offline basemap',
    parameters: [part('file', 'File')],
    answers: 'application/geo+json',
  },
  {
    path: '/basemap/{name}/{z}/{x}/{y}',
    id: 'basemapTile',
    zh: '天地图或自备底图瓦片',
    en: 'Tile of Tianditu or of an own archive',
    parameters: [part('name', 'Layer'), part('z', 'Zoom', whole), part('x', 'Column', whole), part('y', 'Row', whole)],
    answers: 'image/png',
  },
  { path: '/healthz', id: 'healthz', zh: '存活', en: 'Alive' },
  { path: '/readyz', id: 'readyz', zh: '就绪', en: 'Ready' },
  { path: '/metrics', id: 'metrics', zh: 'Prometheus 指标', en: 'Figures for Prometheus', answers: 'text/plain' },
];

const described = ({ id, zh, en, parameters = [], answers = 'application/json' }: Read) => ({
  get: {
    operationId: id,
    tags: ['mutu'],
    summary: zh,
    description: en,
    parameters: parameters.map((parameter) => ({ ...parameter, required: parameter.in === 'path' })),
    responses: {
      '200': {
        description: en,
        content: { [answers]: { schema: answers === 'application/json' ? { type: 'object' } : text } },
      },
      '400': { $ref: '#/components/responses/Problem' },
      '404': { $ref: '#/components/responses/Problem' },
      default: { $ref: '#/components/responses/Problem' },
    },
  },
});

/** Reads and writes of one address stand together. */
const withReads = (writes: Readonly<Record<string, object>>): Readonly<Record<string, object>> => {
  const reads = Object.fromEntries([...ROUTES, ...IMPORT_READS].map((route) => [route.path, described(route)]));
  return Object.fromEntries(
    [...new Set([...Object.keys(reads), ...Object.keys(writes)])].map((path) => [
      path,
      { ...reads[path], ...writes[path] },
    ]),
  );
};

const SIGN_IN = {
  type: 'object',
  required: ['username', 'password'],
  properties: { username: text, password: text },
} as const;

const signIn = {
  post: {
    operationId: 'signIn',
    tags: ['mutu'],
    summary: '登录',
    description: 'Sign in; the session is an HttpOnly cookie',
    requestBody: { required: true, content: { 'application/json': { schema: SIGN_IN } } },
    responses: {
      '200': { description: 'Signed in', content: { 'application/json': { schema: { type: 'object' } } } },
      '401': { $ref: '#/components/responses/Problem' },
      '429': { $ref: '#/components/responses/Problem' },
    },
  },
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    zh: text,
    en: text,
    code: text,
    instance: text,
  },
} as const;

export const openApiJson =
  (parts: Parts): Handler =>
  (c) => {
    readQuery(c, []);
    const datasets = readableDatasets(c.get('session').role).map((dataset) => dataset.id);
    return sendJson(c, {
      openapi: '3.0.3',
      info: {
        title: '亩图 Mutu',
        version: '1.0.0',
        description: `Datasets you may read: ${datasets.join(', ')}`,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: baseUrl(c, parts.settings), description: 'This server' }],
      security: [{}, { session: [] }],
      tags: [{ name: 'mutu', description: '亩图' }],
      paths: {
        ...withReads(writePaths()),
        '/api/auth/sign-in/username': signIn,
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mutu.session_token' } },
        responses: {
          Problem: {
            description: 'RFC 9457 problem details',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
        schemas: { Problem: PROBLEM },
      },
    });
  };
