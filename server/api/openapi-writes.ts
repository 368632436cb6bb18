/** The requests that change something, for the description at /api/openapi.json. */
import { ASSEMBLY_WRITES } from './openapi-assemblies.ts';
import { IMPORT_WRITES } from './openapi-imports.ts';
import { LAND_WRITES } from './openapi-land.ts';
import { describedWrite, type Write } from './openapi-operation.ts';

const text = { type: 'string' } as const;
const object = { type: 'object' } as const;
const listOf = (items: object) => ({ type: 'array', items });
const members = (properties: Readonly<Record<string, object>>, required: readonly string[] = []) => ({
  ...object,
  additionalProperties: false,
  properties,
  ...(required.length > 0 ? { required } : {}),
});

const FEATURE = {
  ...object,
  properties: {
    type: { ...text, enum: ['Feature'] },
    id: text,
    geometry: { ...object, nullable: true },
    properties: object,
  },
};

const CHANGES = {
  ...listOf(
    members(
      {
        dataset: text,
        id: { ...text, description: 'Absent: the server gives one' },
        version: { ...text, description: 'The ETag of the row as you read it; absent: a new row' },
        after: {
          ...object,
          nullable: true,
          description: 'properties (those not named stay) and geometry; null: delete the row',
        },
        successors: { ...listOf(text), description: 'Of a deleted row: the ids that continue it' },
      },
      ['dataset', 'after'],
    ),
  ),
  minItems: 1,
  maxItems: 1000,
};

const NAMED = members({ id: text, version: text }, ['id', 'version']);
const EITHER = { '201': 'Published: the edit', '202': 'Waits for a reviewer: the edit' };
const ROW = { '200': 'The row as it is now, with its ETag', '202': 'Waits for a reviewer: the edit' };

const step = (action: string, zh: string, en: string, body?: object): Write => ({
  method: 'post',
  path: `/api/edits/{seq}/${action}`,
  id: `${action}Edit`,
  zh,
  en,
  ...(body ? { body } : {}),
  done:
    action === 'undo'
      ? { '201': 'The edit that takes it back' }
      : action === 'discard'
        ? { '204': 'Gone' }
        : { '200': 'The edit' },
  refused: ['412', '422'],
});

const WRITES: readonly Write[] = [
  {
    method: 'post',
    path: '/api/areas',
    id: 'readArea',
    zh: '把粘贴的坐标读成查找范围；不保存',
    en: 'Reads pasted coordinates as a search area; nothing is kept',
    body: members({ text, crs: { type: 'integer', description: 'EPSG number, where the text does not say' } }, [
      'text',
    ]),
    done: { '200': 'What the text was read as' },
    refused: [],
  },
  {
    method: 'post',
    path: '/api/edits',
    id: 'createEdit',
    zh: '新建修改：草稿、提交审核，或（有权者）直接发布',
    en: 'A new edit: a draft, for review, or published by who may',
    headers: ['Idempotency-Key'],
    body: members(
      { note: text, state: { ...text, enum: ['draft', 'inReview', 'published'], default: 'draft' }, changes: CHANGES },
      ['changes'],
    ),
    done: EITHER,
    refused: ['409', '412', '422', '428'],
  },
  {
    method: 'put',
    path: '/api/edits/{seq}',
    id: 'amendEdit',
    zh: '作者修改草稿或被退回的修改',
    en: 'The author’s correction of a draft or a returned edit',
    body: members({ note: text, changes: CHANGES }, ['changes']),
    done: { '200': 'The edit' },
    refused: ['409', '412', '422', '428'],
  },
  {
    method: 'patch',
    path: '/api/edits/{seq}',
    id: 'correctEdit',
    zh: '作者改正草稿或被退回的修改中的一条记录；其余不变',
    en: 'The author’s correction of one row of a draft or a returned edit; its other rows stay',
    body: members(
      {
        note: text,
        dataset: text,
        id: text,
        properties: { type: 'object' },
        geometry: { type: 'object', nullable: true },
      },
      ['dataset', 'id'],
    ),
    done: { '200': 'The edit' },
    refused: ['412', '422'],
  },
  step('submit', '提交审核', 'Hand in for review'),
  step('return', '退回并写明原因', 'Return with a reason', members({ reason: text }, ['reason'])),
  step('publish', '审核通过并发布', 'Approve and publish'),
  step('discard', '放弃', 'Throw away'),
  step('undo', '撤销已发布的修改', 'Take a published edit back'),
  {
    method: 'post',
    path: '/api/history/{dataset}/{id}/restore',
    id: 'restoreRow',
    zh: '恢复已删除的记录',
    en: 'Bring a deleted row back',
    done: EITHER,
    refused: ['422'],
  },
  {
    method: 'post',
    path: '/api/features/{dataset}',
    id: 'createRow',
    zh: '新增一条记录',
    en: 'A new row',
    headers: ['Idempotency-Key'],
    body: FEATURE,
    done: { '201': 'The row, with its ETag', '202': 'Waits for a reviewer: the edit' },
    refused: ['409', '422'],
  },
  {
    method: 'put',
    path: '/api/features/{dataset}/{id}',
    id: 'replaceRow',
    zh: '整条替换：未给出的字段清空',
    en: 'Replace a row: fields not named are emptied',
    headers: ['If-Match'],
    body: FEATURE,
    done: ROW,
    refused: ['410', '412', '422', '428'],
  },
  {
    method: 'patch',
    path: '/api/features/{dataset}/{id}',
    id: 'changeRow',
    zh: '修改部分字段或图形',
    en: 'Change some fields, or the shape',
    headers: ['If-Match'],
    body: FEATURE,
    done: ROW,
    refused: ['410', '412', '422', '428'],
  },
  {
    method: 'delete',
    path: '/api/features/{dataset}/{id}',
    id: 'deleteRow',
    zh: '删除一条记录',
    en: 'Delete a row',
    headers: ['If-Match'],
    done: { '204': 'Deleted', '202': 'Waits for a reviewer: the edit' },
    refused: ['410', '412', '422', '428'],
  },
  {
    method: 'post',
    path: '/api/features/{dataset}/split',
    id: 'splitRow',
    zh: '沿线分割；旧编号转到后继',
    en: 'Split along a line; the old id leads to its successors',
    body: members({ id: text, version: text, line: object, ids: listOf(text), note: text }, ['id', 'version', 'line']),
    done: EITHER,
    refused: ['409', '410', '412', '422'],
  },
  {
    method: 'post',
    path: '/api/features/{dataset}/merge',
    id: 'mergeRows',
    zh: '合并；旧编号转到后继',
    en: 'Merge; the old ids lead to the new one',
    body: members({ features: listOf(NAMED), id: text, note: text }, ['features']),
    done: EITHER,
    refused: ['409', '410', '412', '422'],
  },
];

export const writePaths = (): Readonly<Record<string, object>> => {
  const paths: Record<string, Record<string, object>> = {};
  for (const write of [...WRITES, ...ASSEMBLY_WRITES, ...LAND_WRITES, ...IMPORT_WRITES])
    paths[write.path] = { ...paths[write.path], [write.method]: describedWrite(write) };
  return paths;
};
