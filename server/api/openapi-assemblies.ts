/** Assemblies, splits and saved scenarios, for the description at /api/openapi.json. */
import type { Read, Write } from './openapi-operation.ts';

const text = { type: 'string' } as const;
const object = { type: 'object' } as const;
const listOf = (items: object) => ({ type: 'array', items });
const members = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  ...object,
  additionalProperties: false,
  properties,
  required,
});

const IDS = { ...listOf(text), minItems: 2, maxItems: 12 };
const SCENARIO = members(
  {
    name: text,
    kind: { ...text, enum: ['assembly', 'split'] },
    parcels: { ...listOf(text), description: 'Ids: 2 to 12 for an assembly, one for a split' },
    parts: { ...listOf(object), description: 'GeoJSON polygons that make up the parcel; of a split only' },
    note: text,
  },
  ['name', 'kind', 'parcels'],
);
const id = { name: 'id', in: 'path', description: 'Scenario', schema: text } as const;

export const ASSEMBLY_READS: readonly Read[] = [
  {
    path: '/api/constraints/{parcelId}',
    id: 'constraints',
    zh: '地块上的约束要素：每类占地块面积的比例（工作人员）',
    en: 'What limits building on a parcel: the share of it under each kind (staff)',
    parameters: [{ name: 'parcelId', in: 'path', description: 'Parcel', schema: text }],
  },
  {
    path: '/api/constraints/{id}/parcels',
    id: 'touchedParcels',
    zh: '一个约束要素压占的地块与比例，压占最多的在前（工作人员）',
    en: 'The parcels that one constraint touches with the share of each, the most covered first (staff)',
    parameters: [{ name: 'id', in: 'path', description: 'Constraint', schema: text }],
  },
  {
    path: '/api/scenarios',
    id: 'scenarios',
    zh: '已保存的拼地、分割方案，最后保存的在前，分页（工作人员）',
    en: 'Saved what-ifs: assemblies and splits, those kept last first, page by page (staff)',
    parameters: [
      {
        name: 'limit',
        in: 'query',
        description: 'Rows',
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
      {
        name: 'offset',
        in: 'query',
        description: 'Rows before the page',
        schema: { type: 'integer', minimum: 0, default: 0 },
      },
    ],
  },
  {
    path: '/api/scenarios/{id}',
    id: 'scenario',
    zh: '一个方案：图形，以及按地块现状计算的数字；isCurrent 为否表示地块已改变',
    en: 'One scenario: its shapes, and its figures with the parcels as they are now; isCurrent false = they have changed',
    parameters: [id],
  },
];

export const ASSEMBLY_WRITES: readonly Write[] = [
  {
    method: 'post',
    path: '/api/assemblies',
    id: 'assemble',
    zh: '拼地：净面积、空洞、缝隙、临路、最小宽度、形状与冲突；不写入任何数据',
    en: 'Parcels as one site: net area, holes, gaps, frontage, narrowest way, shape and conflicts; nothing is written',
    body: members({ ids: IDS }, ['ids']),
    done: { '200': 'The site' },
    refused: ['410', '422'],
  },
  {
    method: 'post',
    path: '/api/assemblies/find',
    id: 'findAssemblies',
    zh: '在可供应工业用地中找出合起来达到所需面积的相邻地块，形状最好的在前',
    en: 'Touching parcels of industrial land to be supplied that reach a size together, the best shape first',
    body: members(
      {
        atLeastM2: { type: 'number', minimum: 1 },
        filter: { ...text, description: 'CQL2 text on parcels' },
        most: { type: 'integer', minimum: 2, maximum: 12, default: 12, description: 'Most parcels in one site' },
        limit: { type: 'integer', minimum: 1, maximum: 20, default: 10 },
      },
      ['atLeastM2'],
    ),
    done: { '200': 'How many parcels were looked at, and the sites' },
    refused: ['422'],
  },
  {
    method: 'post',
    path: '/api/scenarios',
    id: 'createScenario',
    zh: '保存方案；不改变任何台账；每人最多 500 个',
    en: 'Save a scenario; no register changes; at most 500 of one person',
    body: SCENARIO,
    done: { '201': 'The scenario' },
    refused: ['410', '422'],
  },
  {
    method: 'put',
    path: '/api/scenarios/{id}',
    id: 'replaceScenario',
    zh: '作者修改自己的方案',
    en: 'The author’s change of a scenario',
    body: SCENARIO,
    done: { '200': 'The scenario' },
    refused: ['410', '422'],
  },
  {
    method: 'delete',
    path: '/api/scenarios/{id}',
    id: 'deleteScenario',
    zh: '作者删除自己的方案',
    en: 'The author deletes a scenario',
    done: { '204': 'Deleted' },
  },
  {
    method: 'post',
    path: '/api/scenarios/{id}/edit',
    id: 'editFromScenario',
    zh: '把方案转成修改草稿（合并或分割，旧编号转到后继），之后照常审核',
    en: 'Turn a scenario into a draft edit (a merge or a split, old ids lead to the new), reviewed like any other',
    body: members({ note: text }, []),
    done: { '201': 'The draft' },
    refused: ['409', '410', '422'],
  },
];
