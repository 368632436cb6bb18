/** Files of one folder: the built client and the offline basemap, kept in memory with their gzip once asked for. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { MutuError } from '../domain/errors.ts';
import type { Ctx } from './parts.ts';
import { acceptsGzip, etagOf, isFresh } from './wire.ts';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const PACKED = new Set(['.html', '.js', '.css', '.json', '.geojson', '.svg']);

type Held = {
  readonly stamp: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
  readonly type: string;
};

/** `send(c, name)` answers with a file of `folder` or throws notFound; only names that lie in the folder are ever opened. */
export const staticFolder = (folder: string) => {
  const held = new Map<string, Held>();

  const load = async (name: string): Promise<Held | null> => {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const stamp = `${found.size}-${found.mtimeMs}`;
    const kept = held.get(name);
    if (kept?.stamp === stamp) return kept;
    const bytes = new Uint8Array(await readFile(file));
    const extension = extname(name);
    const packed =
      PACKED.has(extension) && bytes.length > 1024 ? new Uint8Array(await compress(bytes, { level: 6 })) : null;
    const entry = {
      stamp,
      bytes,
      packed,
      etag: etagOf(Buffer.from(bytes)),
      type: TYPES[extension] ?? 'application/octet-stream',
    };
    held.set(name, entry);
    return entry;
  };

  const send = async (c: Ctx, name: string, cacheControl: string): Promise<Response> => {
    const file = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name) ? await load(name) : null;
    if (file === null) throw new MutuError('notFound', { zh: '没有这个文件。', en: 'There is no such file.' });
    const headers: Record<string, string> = { etag: file.etag, 'cache-control': cacheControl, vary: 'accept-encoding' };
    if (isFresh(c, file.etag)) return new Response(null, { status: 304, headers });
    headers['content-type'] = file.type;
    if (file.packed === null || !acceptsGzip(c)) return new Response(file.bytes, { headers });
    return new Response(file.packed, { headers: { ...headers, 'content-encoding': 'gzip' } });
  };

  /** Names of the files in the folder itself. */
  const names = async (): Promise<readonly string[]> => (await readdir(folder).catch(() => [])).sort();

  return { send, names };
};
