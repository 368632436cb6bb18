/**
 * Files of a dataset to take away, with the rights of whoever asks. A file is made whole before its first byte is sent:
 * what goes wrong is then told, and nobody keeps half a file that looks like a whole one.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MutuError } from '../domain/errors.ts';
import type { Lang } from '../domain/units.ts';
import { type Exported, exportTo } from '../export/export.ts';
import { readableDataset } from './datasets.ts';
import { readFilter } from './filter.ts';
import { badParameter, readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts } from './parts.ts';

const MOST_ROWS = 200_000;
const MOST_IDS = 1_000;
/** Exports made at the same time; each may take seconds of the one thread that also serves the map. */
const MOST_RUNNING = 3;

type Query = ReadonlyMap<string, string>;

const formatIn = (query: Query): string => {
  const format = query.get('format');
  if (format !== undefined) return format;
  throw badParameter('format', '请给出导出格式，例如 format=xlsx。', 'give the format, for example format=xlsx.');
};

const epsgIn = (query: Query): { readonly epsg?: number } => {
  const text = query.get('crs');
  if (text === undefined) return {};
  const number = /^EPSG:(\d{4,5})$/i.exec(text)?.[1];
  if (number !== undefined) return { epsg: Number(number) };
  throw badParameter('crs', '应为 EPSG 编号，例如 crs=EPSG:4546。', 'give an EPSG number, for example crs=EPSG:4546.');
};

const idsIn = (query: Query): readonly string[] | null => {
  const text = query.get('ids');
  if (text === undefined) return null;
  const ids = [...new Set(text.split(',').map((id) => id.trim()))].filter((id) => id !== '');
  if (ids.length > 0 && ids.length <= MOST_IDS) return ids;
  throw badParameter(
    'ids',
    `应为以逗号分隔的编号，最多 ${MOST_IDS} 个。`,
    `give ids parted by commas, at most ${MOST_IDS}.`,
  );
};

const langIn = (query: Query): Lang => {
  const lang = query.get('lang') ?? 'zh';
  if (lang === 'zh' || lang === 'en') return lang;
  throw badParameter('lang', '应为 zh 或 en。', 'give zh or en.');
};

/** RFC 6266: a name in ASCII for old programs, the real one in UTF-8 (RFC 8187). */
const attachment = ({ name, plainName }: Exported): string =>
  `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The file as the answer; its folder goes when the last byte is read or the client has left. */
const answerWith = async (c: Ctx, folder: string, path: string, made: Exported): Promise<Response> => {
  const headers = {
    'content-type': made.mediaType,
    'content-length': String((await stat(path)).size),
    'content-disposition': attachment(made),
    'cache-control': 'private, no-store',
    'x-row-count': String(made.rows),
  };
  const remove = () => void rm(folder, { recursive: true, force: true });
  if (c.req.method === 'HEAD') {
    remove();
    return new Response(null, { headers });
  }
  const file = createReadStream(path).once('close', remove);
  return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, { headers });
};

const tooManyAtOnce = (): MutuError =>
  new MutuError('tooMany', {
    zh: '正在生成的导出文件过多，请稍后再试。',
    en: 'Too many exports are being made. Try again in a moment.',
  });

export const exports = (parts: Parts): Handler => {
  let running = 0;
  const make = async (c: Ctx, folder: string): Promise<Response> => {
    const { role, user } = c.get('session');
    const query = readQuery(c, ['format', 'filter', 'ids', 'crs', 'encoding', 'lang']);
    const dataset = readableDataset(c.req.param('dataset') ?? '', role);
    const encoding = query.get('encoding');
    const path = join(folder, 'export');
    const made = await exportTo(path, parts.store.features, {
      dataset: dataset.id,
      format: formatIn(query),
      filter: readFilter(query, dataset, role),
      ids: idsIn(query),
      ...epsgIn(query),
      ...(encoding === undefined ? {} : { encoding }),
      lang: langIn(query),
      role,
      today: parts.clock.today,
      most: MOST_ROWS,
      signal: c.req.raw.signal,
    });
    parts.log.info(
      { user: user?.name ?? null, role, dataset: dataset.id, name: made.name, rows: made.rows },
      'exported',
    );
    return answerWith(c, folder, path, made);
  };
  return async (c) => {
    if (running >= MOST_RUNNING) throw tooManyAtOnce();
    running += 1;
    const folder = await mkdtemp(join(tmpdir(), 'mutu-export-'));
    try {
      return await make(c, folder);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    } finally {
      running -= 1;
    }
  };
};
