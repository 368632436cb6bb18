/** The reads of this server, for the description at /api/openapi.json, in the order in which a reader meets them. */
import { ENCODINGS, FORMATS } from '../export/writer.ts';
import type { Read } from './openapi-operation.ts';

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

/** Maps, registers and figures. */
const REGISTER_READS: readonly Read[] = [
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
  {
    path: '/api/dashboards/utility',
    id: 'utility',
    zh: '配套：园区与开发区 × 项目与N通口径，按两种分母（面积单位㎡）',
    en: 'Services: park and zone by item and profile, under two denominators (areas in ㎡)',
  },
  {
    path: '/api/coverage/{parkId}',
    id: 'coverage',
    zh: '园区各地块的配套候选：最近管线或站点、距离、余量、覆盖比例（不等于已通）',
    en: 'What the networks promise each parcel of a park: nearest element, way, spare capacity, share near a line (not service)',
    parameters: [part('parkId', 'Park')],
  },
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
];

/** What was changed, and by whom. */
const EDIT_READS: readonly Read[] = [
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
];

/** News, base maps and the operation of the server. */
const SERVICE_READS: readonly Read[] = [
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

export const READS: readonly Read[] = [...REGISTER_READS, ...EDIT_READS, ...SERVICE_READS];
