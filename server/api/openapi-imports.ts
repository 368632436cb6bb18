/** The import of survey files, for the description at /api/openapi.json. */
import type { Read, Write } from './openapi-operation.ts';

const text = { type: 'string' } as const;
const yesOrNo = { type: 'boolean' } as const;
const whole = { type: 'integer', minimum: 0 } as const;
const byText = { type: 'object', additionalProperties: text } as const;
const id = { name: 'id', in: 'path', description: 'Import', schema: text } as const;
const query = (name: string, description: string, schema: object = text) =>
  ({ name, in: 'query', description, schema }) as const;

const CHOICES = {
  type: 'object',
  additionalProperties: false,
  description: 'null takes a choice back',
  properties: {
    crs: { type: 'integer', nullable: true, description: 'EPSG number' },
    encoding: { ...text, nullable: true },
    layers: { type: 'array', items: text, nullable: true },
    axes: { ...text, enum: ['asWritten', 'swapped', null], nullable: true },
    map: { ...byText, nullable: true, description: 'Our field → column of the file; empty text: not in the file' },
    set: { ...byText, nullable: true, description: 'Our field → value for every row' },
    closeRings: { ...yesOrNo, nullable: true },
    withoutAttributes: { ...yesOrNo, nullable: true },
    elsewhere: { ...yesOrNo, nullable: true },
    clearBlank: { ...yesOrNo, nullable: true, description: 'Blank cells empty what is stored; required fields stay' },
  },
} as const;

export const IMPORT_READS: readonly Read[] = [
  { path: '/api/imports', id: 'imports', zh: '我的导入', en: 'My imports' },
  {
    path: '/api/imports/{id}',
    id: 'import',
    zh: '导入的状态、进度与报告',
    en: 'State, progress and report of an import',
    parameters: [id],
  },
  {
    path: '/api/imports/{id}/features',
    id: 'importFeatures',
    zh: '导入前的地图预览',
    en: 'Shapes of an import, for the map',
    parameters: [
      id,
      query('only', 'Kinds: added, changed, unchanged, refused, conflict, before, repaired'),
      query('limit', 'Features, 1–10 000', whole),
    ],
    answers: 'application/geo+json',
  },
  {
    path: '/api/imports/{id}/changes',
    id: 'importChanges',
    zh: '逐单元格的差异',
    en: 'What would change, cell by cell',
    parameters: [
      id,
      query('op', 'added or changed'),
      query('limit', 'Rows, 1–500', whole),
      query('offset', 'Rows to skip', whole),
    ],
  },
  {
    path: '/api/imports/{id}/refused.csv',
    id: 'importRefused',
    zh: '下载问题行',
    en: 'The refused rows with the reasons',
    parameters: [id],
    answers: 'text/csv',
  },
];

const JOB = { '202': 'The import as it stands' };

export const IMPORT_WRITES: readonly Write[] = [
  {
    method: 'post',
    path: '/api/imports',
    id: 'createImport',
    zh: '上传文件，只检查不写入（64 MB 以内）',
    en: 'Upload a file to be examined; nothing is written (64 MB at most). As it is, or as the member “file” of a form',
    query: [
      { name: 'into', required: true, description: 'Dataset', schema: text },
      { name: 'name', required: false, description: 'Name of the file, where it is sent as it is', schema: text },
    ],
    body: { type: 'string', format: 'binary' },
    bodyType: 'application/octet-stream',
    done: { '201': 'The import' },
    refused: ['429'],
  },
  {
    method: 'patch',
    path: '/api/imports/{id}',
    id: 'chooseImport',
    zh: '回答问题或改选，并重新读取',
    en: 'Answer or override, and read it again',
    body: CHOICES,
    done: JOB,
    refused: ['409'],
  },
  {
    method: 'post',
    path: '/api/imports/{id}/accept',
    id: 'acceptImport',
    zh: '接受：一次修改，全部写入或全不写入',
    en: 'Accept: one edit, all of it or nothing',
    body: {
      type: 'object',
      additionalProperties: false,
      properties: {
        onlyValid: { ...yesOrNo, description: 'The refused rows are left out' },
        deleteMissing: {
          ...whole,
          nullable: true,
          description: 'Number of stored rows that the file does not hold: they are deleted',
        },
        replaces: { ...whole, nullable: true, description: 'Number of a returned edit that this file corrects' },
      },
    },
    done: JOB,
    refused: ['409', '422'],
  },
  {
    method: 'post',
    path: '/api/imports/{id}/cancel',
    id: 'cancelImport',
    zh: '取消正在进行的读取或写入',
    en: 'Stop the reading or writing that is under way',
    done: { '200': 'The import as it stands' },
  },
  {
    method: 'delete',
    path: '/api/imports/{id}',
    id: 'removeImport',
    zh: '删除导入及其文件',
    en: 'Remove an import and its files',
    done: { '204': 'Gone' },
  },
];
