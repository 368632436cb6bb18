/** Imports over the wire: upload → questions → report → accept. Each job is its author's own and holds figures of nobody else. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { MutuError } from '../domain/errors.ts';
import {
  type ImportChange,
  type ImportChanges,
  type ImportJob,
  type ImportPreview,
  PREVIEW_KINDS,
} from '../domain/imports.ts';
import type { Person } from '../domain/review.ts';
import { fileIn, readLines } from '../import/jobs/files.ts';
import { asEditable } from '../import/jobs/read-task.ts';
import { writableDataset } from './edit-input.ts';
import { CHOICES, choicesWith } from './import-choices.ts';
import { receive } from './import-upload.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { NO_STORE } from './put-forward.ts';
import { type Body, readBody, writerOf } from './request-body.ts';
import { sendJson } from './wire.ts';

const MOST_SHOWN = 10_000;
const MOST_CHANGES = 500;

/** The author, still with the right to write the dataset: a role may have changed since the upload. */
const authorOf = (c: Ctx, parts: Parts): { by: Person; id: string; job: ImportJob } => {
  const by = writerOf(c, parts);
  const id = c.req.param('id') ?? '';
  const job = parts.imports.get(id, by);
  writableDataset(job.dataset, by.role);
  return { by, id, job };
};

const tell = (c: Ctx, job: ImportJob, status: 200 | 201 | 202 = 200): Response => c.json(job, status, NO_STORE);

const unprocessable = (zh: string, en: string, detail = {}): MutuError =>
  new MutuError('unprocessable', { zh, en }, detail);

/** Throws where rows are refused and the author has not said that the others are enough. */
const refusePart = ({ report }: ImportJob, onlyValid: boolean): void => {
  const refused = report?.counts.refused ?? 0;
  if (refused === 0 || onlyValid) return;
  throw unprocessable(
    `有 ${refused} 行不能导入。请先改正，或选择“只导入有效行”（onlyValid）。`,
    `${refused} rows cannot be imported. Mend them, or choose to import the valid ones only (onlyValid).`,
    { refused },
  );
};

/** To delete takes more than a tick: the number of rows, as the author has read it in the report. */
const deletesMissing = ({ report }: ImportJob, { deleteMissing = null }: Body): boolean => {
  if (deleteMissing === null) return false;
  const missing = report?.counts.missing ?? 0;
  if (deleteMissing === missing) return missing > 0;
  throw unprocessable(
    `文件中没有的记录现为 ${missing} 条；deleteMissing 须等于这个数，才会删除它们。`,
    `${missing} stored rows are not in the file; deleteMissing must be that number, or none of them is deleted.`,
    { missing },
  );
};

/** The returned edit that the file corrects; whether its author may, is asked when it is written. */
const replacedIn = ({ replaces = null }: Body): number | null => {
  if (replaces === null || (typeof replaces === 'number' && Number.isSafeInteger(replaces))) return replaces;
  throw new MutuError('badRequest', {
    zh: 'replaces 应为被退回的修改的编号。',
    en: 'replaces must be the number of a returned edit.',
  });
};

const kindsIn = (query: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const kinds = (query.get('only') ?? PREVIEW_KINDS.join(',')).split(',');
  const stranger = kinds.find((kind) => !(PREVIEW_KINDS as readonly string[]).includes(kind));
  if (stranger === undefined) return new Set(kinds);
  throw badParameter('only', `可用：${PREVIEW_KINDS.join('、')}。`, `give some of: ${PREVIEW_KINDS.join(', ')}.`);
};

type Routes = Readonly<
  Record<
    'list' | 'create' | 'show' | 'choose' | 'accept' | 'cancel' | 'remove' | 'features' | 'changes' | 'refused',
    Handler
  >
>;

export const imports = (parts: Parts): Routes => ({
  list(c) {
    readQuery(c, []);
    const jobs = parts.imports.list(writerOf(c, parts));
    return sendJson(c, { imports: jobs.map((job) => ({ ...job, report: null })) }, { headers: NO_STORE });
  },

  async create(c) {
    const by = writerOf(c, parts);
    const query = readQuery(c, ['into', 'name']);
    const into = query.get('into');
    if (into === undefined)
      throw badParameter('into', '请给出数据集，例如 into=parcel。', 'give a dataset, for example into=parcel.');
    const dataset = writableDataset(into, by.role);
    const upload = parts.imports.open(by);
    try {
      const { name, bytes } = await receive(c, fileIn(upload.folder, 'source'), query.get('name'));
      parts.log.info({ user: by.name, role: by.role, dataset: dataset.id, name, bytes }, 'uploaded for import');
      const job = parts.imports.begin({ ...upload, dataset: dataset.id, name, bytes, by });
      c.header('location', `/api/imports/${job.id}`);
      return tell(c, job, 201);
    } catch (error) {
      parts.imports.discard(upload);
      throw error;
    }
  },

  show: (c) => tell(c, authorOf(c, parts).job),

  async choose(c) {
    const { by, id, job } = authorOf(c, parts);
    const body = await readBody(c, CHOICES);
    const dataset = asEditable(writableDataset(job.dataset, by.role), by.role);
    return tell(c, parts.imports.reread(id, choicesWith(job.choices, body, dataset), by), 202);
  },

  async accept(c) {
    const { by, id, job } = authorOf(c, parts);
    const body = await readBody(c, ['onlyValid', 'deleteMissing', 'replaces']);
    refusePart(job, body['onlyValid'] === true);
    const how = { deleteMissing: deletesMissing(job, body), replaces: replacedIn(body) };
    const accepted = parts.imports.accept(id, how, by);
    parts.log.info({ user: by.name, role: by.role, dataset: job.dataset, name: job.name }, 'import accepted');
    return tell(c, accepted, 202);
  },

  async cancel(c) {
    const { by, id } = authorOf(c, parts);
    return tell(c, await parts.imports.cancel(id, by));
  },

  async remove(c) {
    const by = writerOf(c, parts);
    await parts.imports.remove(c.req.param('id') ?? '', by);
    return c.body(null, 204, NO_STORE);
  },

  async features(c) {
    const { by, id } = authorOf(c, parts);
    const query = readQuery(c, ['only', 'limit']);
    const [kinds, limit] = [kindsIn(query), integer(query, 'limit', { min: 1, max: MOST_SHOWN }, 2_000)];
    const features: ImportPreview['features'][number][] = [];
    let numberMatched = 0;
    for await (const feature of readReport<ImportPreview['features'][number]>(parts, id, by, 'preview')) {
      if (!kinds.has(feature.properties.kind)) continue;
      numberMatched += 1;
      if (features.length < limit) features.push(feature);
    }
    const preview: ImportPreview = { type: 'FeatureCollection', numberMatched, features };
    return sendJson(c, preview, { type: 'application/geo+json', headers: NO_STORE });
  },

  async changes(c) {
    const { by, id } = authorOf(c, parts);
    const query = readQuery(c, ['op', 'limit', 'offset']);
    const op = query.get('op');
    if (op !== undefined && op !== 'added' && op !== 'changed')
      throw badParameter('op', '应为 added 或 changed。', 'give added or changed.');
    const limit = integer(query, 'limit', { min: 1, max: MOST_CHANGES }, 100);
    const offset = integer(query, 'offset', { min: 0, max: 10_000_000 }, 0);
    const changes: ImportChange[] = [];
    let total = 0;
    for await (const change of readReport<ImportChange>(parts, id, by, 'diff')) {
      if (op !== undefined && change.op !== op) continue;
      if (total >= offset && changes.length < limit) changes.push(change);
      total += 1;
    }
    return sendJson(c, { total, changes } satisfies ImportChanges, { headers: NO_STORE });
  },

  async refused(c) {
    const { by, id, job } = authorOf(c, parts);
    readQuery(c, []);
    refuseUnread(job);
    const path = fileIn(parts.imports.folder(id, by), 'refused');
    const name = encodeURIComponent(`${job.name.replace(/\.[^.]+$/, '')}-问题行.csv`).replace(/['()*]/g, '_');
    const headers = {
      ...NO_STORE,
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String((await stat(path)).size),
      'content-disposition': `attachment; filename="refused-rows.csv"; filename*=UTF-8''${name}`,
    };
    return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, { headers });
  },
});

const refuseUnread = ({ state, report }: ImportJob): void => {
  if (report && state !== 'reading') return;
  throw new MutuError('conflict', { zh: '还没有读完，请稍候。', en: 'It has not been read yet; wait.' }, { state });
};

const readReport = <T>(parts: Parts, id: string, by: Person, file: 'preview' | 'diff'): AsyncGenerator<T> => {
  refuseUnread(parts.imports.get(id, by));
  return readLines<T>(fileIn(parts.imports.folder(id, by), file));
};
