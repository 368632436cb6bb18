import type { Code, Dataset, Label, LegendClass } from '../dataset.ts';
import { SCHEME, TIER_CODES } from '../land/tiers.ts';
import { PROVENANCE } from './provenance.ts';
import { SERVICE_FIELDS } from './service.ts';

/** Legend classes of the parcel states (Okabe–Ito colours). */
export const PARCEL_CLASSES = [
  { id: 'available', zh: '可供', en: 'Available', colour: '#009E73', mark: '供' },
  { id: 'reserve', zh: '预留', en: 'In reserve', colour: '#E69F00', mark: '储' },
  { id: 'supplied', zh: '已供', en: 'Supplied', colour: '#0072B2', mark: '已' },
  { id: 'building', zh: '在建', en: 'Under construction', colour: '#56B4E9', mark: '建' },
  { id: 'warning', zh: '预警', en: 'Warning', colour: '#D55E00', mark: '警' },
  { id: 'disused', zh: '停用', en: 'Withdrawn', colour: '#999999', mark: '停' },
] as const satisfies readonly LegendClass[];

/** Life of a 标准地 parcel, in order, with the side states after it. 征收 ≠ 储备 ≠ 可供. */
export const PARCEL_STATUSES = [
  { id: 'planned', zh: '拟储备', en: 'Planned for reserve', class: 'reserve' },
  { id: 'expropriating', zh: '征收中', en: 'Being expropriated', class: 'reserve' },
  { id: 'reserved', zh: '已储备', en: 'Reserved', class: 'reserve' },
  { id: 'assessed', zh: '区域评价完成', en: 'Area assessments done', class: 'reserve' },
  { id: 'serviced', zh: '净地（N通达标）', en: 'Cleared and serviced', class: 'available' },
  { id: 'ready', zh: '具备出让条件', en: 'Ready for sale', class: 'available' },
  { id: 'listed', zh: '已公告', en: 'Listed', class: 'available' },
  { id: 'sold', zh: '已成交', en: 'Sold', class: 'supplied' },
  { id: 'contracted', zh: '已签约', en: 'Contracted', class: 'supplied' },
  { id: 'building', zh: '在建', en: 'Under construction', class: 'building' },
  { id: 'completed', zh: '竣工核验', en: 'Completion checked', class: 'supplied' },
  { id: 'producing', zh: '投产', en: 'Producing', class: 'supplied' },
  { id: 'fullCheck', zh: '达产复核', en: 'Full-output check', class: 'supplied' },
  { id: 'supervised', zh: '履约监管', en: 'Supervised', class: 'supplied' },
  { id: 'idle', zh: '疑似闲置', en: 'Suspected idle', class: 'warning' },
  { id: 'rectifying', zh: '限期整改', en: 'To be rectified', class: 'warning' },
  { id: 'breached', zh: '违约', en: 'In breach', class: 'warning' },
  { id: 'withdrawn', zh: '收回/退出', en: 'Withdrawn', class: 'disused' },
  { id: 'reused', zh: '二次开发', en: 'Redeveloped', class: 'supplied' },
] as const satisfies readonly Code[];

export type ParcelStatus = (typeof PARCEL_STATUSES)[number]['id'];

/** 用地用海分类 classes that occur in zones (自然资发〔2023〕234号). */
export const LAND_USES = [
  { id: '100101', zh: '一类工业用地', en: 'Industrial land, class 1', colour: '#C9A98A' },
  { id: '100102', zh: '二类工业用地', en: 'Industrial land, class 2', colour: '#BB9674' },
  { id: '100103', zh: '三类工业用地', en: 'Industrial land, class 3', colour: '#9E6C54' },
  { id: '110101', zh: '一类物流仓储用地', en: 'Logistics and storage, class 1', colour: '#8761D3' },
  { id: '080401', zh: '科研用地', en: 'Research land', colour: '#E6779A' },
  { id: '0901', zh: '商业用地', en: 'Commercial land', colour: '#E05B5B' },
  { id: '1302', zh: '排水用地', en: 'Drainage works', colour: '#5B8FB9' },
  { id: '1303', zh: '供电用地', en: 'Power supply', colour: '#7A8FA6' },
  { id: '1305', zh: '供热用地', en: 'Heat supply', colour: '#A67A8F' },
  { id: '1401', zh: '公园绿地', en: 'Park', colour: '#5BBF6A' },
  { id: '1402', zh: '防护绿地', en: 'Protective green', colour: '#148D4A' },
] as const satisfies readonly Code[];

const FROM_LINE = {
  zh: '变电站、水厂：从地块边线到最近的已建成站点；公开登记中 5 km 内没有的为未知',
  en: 'Substations and water works: from the parcel line to the nearest one built; unknown where the public registers name none within 5 km',
} as const satisfies Label;

const SKETCHED = {
  zh: '高速、铁路：线位为示意，取整公里，只作参考',
  en: 'Motorways and railways: their course is only sketched; whole km, a guide and no more',
} as const satisfies Label;

/** 地块/宗地. */
export const parcel = {
  id: 'parcel',
  zh: '地块',
  en: 'Parcel',
  geometry: 'polygon',
  read: 'public',
  lapses: true,
  minZoom: 10,
  title: 'name',
  symbology: 'status',
  search: ['name', 'code', 'landCode'],
  fields: [
    { id: 'name', zh: '名称', en: 'Name', type: 'text', required: true, tile: true, column: true, group: 'identity' },
    { id: 'code', zh: '宗地编号', en: 'Parcel number', type: 'text', column: true, group: 'identity' },
    { id: 'landCode', zh: '宗地代码', en: 'Cadastral code (19)', type: 'text', group: 'identity' },
    { id: 'zoneId', zh: '开发区', en: 'Zone', type: 'text', ref: 'zone', required: true, facet: true, column: true, group: 'identity' },
    { id: 'parkId', zh: '园区', en: 'Park', type: 'text', ref: 'park', facet: true, column: true, group: 'identity' },
    { id: 'status', zh: '状态', en: 'Status', type: 'code', codes: PARCEL_STATUSES, classes: PARCEL_CLASSES, required: true, tile: true, facet: true, column: true, group: 'identity' },
    { id: 'readinessTier', zh: '就绪分级', en: 'Readiness tier', type: 'code', codes: TIER_CODES, note: SCHEME, facet: true, column: true, derived: true, group: 'identity' },
    { id: 'isStandardLand', zh: '标准地', en: 'Standard land', type: 'boolean', tile: true, facet: true, column: true, group: 'identity' },
    { id: 'landUse', zh: '用地类别', en: 'Land use', type: 'code', codes: LAND_USES, tile: true, facet: true, column: true, group: 'identity' },
    {
      id: 'tenure', zh: '权属性质', en: 'Tenure', type: 'code', group: 'identity',
      codes: [
        { id: 'stateOwned', zh: '国有建设用地', en: 'State-owned construction land' },
        { id: 'collective', zh: '集体土地', en: 'Collective land' },
        { id: 'unsettled', zh: '争议或未确权', en: 'Unsettled' },
      ],
    },
    { id: 'areaM2', zh: '面积', en: 'Area', type: 'number', unit: 'm2', shown: 'mu', range: [0, null], tile: true, facet: true, column: true, derived: true, group: 'area' },
    { id: 'areaCertM2', zh: '证载面积', en: 'Certified area', type: 'number', unit: 'm2', range: [0, null], group: 'area' },
    { id: 'areaPlaneM2', zh: '平面面积（高斯投影）', en: 'Plane area (Gauss–Krüger)', type: 'number', unit: 'm2', range: [0, null], group: 'area' },
    { id: 'areaGeodesicM2', zh: '椭球面积', en: 'Geodesic area', type: 'number', unit: 'm2', derived: true, group: 'area' },
    { id: 'sourceEpsg', zh: '测量坐标系', en: 'Survey CRS (EPSG)', type: 'integer', read: 'staff', group: 'area' },
    { id: 'surveyedCoordinates', zh: '界址点坐标', en: 'Surveyed coordinates', type: 'text', read: 'staff', group: 'area' },
    { id: 'farMin', zh: '容积率下限', en: 'FAR, minimum', type: 'number', unit: 'ratio', range: [0, 20], group: 'plan' },
    { id: 'farMax', zh: '容积率上限', en: 'FAR, maximum', type: 'number', unit: 'ratio', range: [0, 20], facet: true, group: 'plan' },
    { id: 'coverageMinPercent', zh: '建筑系数下限', en: 'Site coverage, minimum', type: 'number', unit: 'percent', range: [0, 100], group: 'plan' },
    { id: 'coverageMaxPercent', zh: '建筑密度上限', en: 'Building density, maximum', type: 'number', unit: 'percent', range: [0, 100], group: 'plan' },
    { id: 'greenMaxPercent', zh: '绿地率上限', en: 'Green share, maximum', type: 'number', unit: 'percent', range: [0, 100], group: 'plan' },
    { id: 'heightMaxM', zh: '建筑限高', en: 'Height limit', type: 'number', unit: 'm', range: [0, 500], facet: true, group: 'plan' },
    { id: 'investmentMinWanYuanPerMu', zh: '固定资产投资强度下限', en: 'Investment intensity, minimum', type: 'number', unit: 'wanYuanPerMu', range: [0, null], group: 'indicator' },
    { id: 'taxMinWanYuanPerMu', zh: '亩均税收下限', en: 'Tax per mu, minimum', type: 'number', unit: 'wanYuanPerMu', range: [0, null], group: 'indicator' },
    { id: 'outputMinWanYuanPerMu', zh: '亩均产值下限', en: 'Output per mu, minimum', type: 'number', unit: 'wanYuanPerMu', range: [0, null], group: 'indicator' },
    { id: 'energyMaxTcePerWanYuan', zh: '能耗标准上限', en: 'Energy use, maximum', type: 'number', unit: 'tcePerWanYuan', range: [0, null], group: 'indicator' },
    { id: 'environmentStandard', zh: '环境标准', en: 'Environmental standard', type: 'text', group: 'indicator' },
    { id: 'priceWanYuanPerMu', zh: '起始价', en: 'Starting price', type: 'number', unit: 'wanYuanPerMu', range: [0, null], facet: true, column: true, group: 'terms' },
    { id: 'termYears', zh: '出让年限', en: 'Term', type: 'integer', unit: 'year', range: [0, 70], group: 'terms' },
    { id: 'levelled', zh: '场地平整', en: 'Levelled', type: 'boolean', facet: true, group: 'service' },
    { id: 'serviceLevel', zh: 'N通一平（通行口径）', en: 'Service level (usual reading)', type: 'integer', range: [0, 9], tile: true, facet: true, column: true, derived: true, group: 'service' },
    ...SERVICE_FIELDS,
    { id: 'substationM', zh: '距变电站', en: 'To a substation', type: 'number', unit: 'm', note: FROM_LINE, facet: true, derived: true, group: 'around' },
    { id: 'waterWorksM', zh: '距水厂', en: 'To water works', type: 'number', unit: 'm', note: FROM_LINE, facet: true, derived: true, group: 'around' },
    { id: 'motorwayKm', zh: '距高速（示意）', en: 'To a motorway (sketched)', type: 'number', unit: 'km', note: SKETCHED, facet: true, derived: true, group: 'around' },
    { id: 'railKm', zh: '距铁路（示意）', en: 'To a railway (sketched)', type: 'number', unit: 'km', note: SKETCHED, facet: true, derived: true, group: 'around' },
    { id: 'reservedOn', zh: '储备日期', en: 'Reserved on', type: 'date', group: 'schedule' },
    { id: 'listedOn', zh: '公告日期', en: 'Listed on', type: 'date', group: 'schedule' },
    { id: 'soldOn', zh: '成交日期', en: 'Sold on', type: 'date', group: 'schedule' },
    { id: 'agreedStartOn', zh: '约定开工', en: 'Agreed start', type: 'date', group: 'schedule' },
    { id: 'agreedCompletionOn', zh: '约定竣工', en: 'Agreed completion', type: 'date', group: 'schedule' },
    { id: 'agreedProductionOn', zh: '约定投产', en: 'Agreed production', type: 'date', group: 'schedule' },
    { id: 'actualStartOn', zh: '实际开工', en: 'Actual start', type: 'date', read: 'staff', group: 'schedule' },
    { id: 'expectedReadyOn', zh: '预计可供', en: 'Expected ready', type: 'date', asked: true, group: 'schedule' },
    { id: 'officeId', zh: '联系部门', en: 'Contact office', type: 'text', ref: 'office', group: 'contact' },
    ...PROVENANCE,
  ],
} as const satisfies Dataset;
