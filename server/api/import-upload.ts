/** The file of an import as it comes over the wire, raw or as a form, into a file of our own; too long a one is cut off at once. */
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MutuError } from '../domain/errors.ts';
import type { Ctx } from './parts.ts';

export const MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_NAME = 200;
/** Borders and headers of a form around its file. */
const FORM_BYTES = 64 * 1024;

export type Uploaded = { readonly name: string; readonly bytes: number };

const tooLarge = (): MutuError =>
  new MutuError('tooLarge', {
    zh: '文件超过 64 MB。请压缩、拆分后再上传，或在服务器上用命令行导入（npm run mutu -- import）。',
    en: 'The file is larger than 64 MB. Zip or split it, or import it on the server (npm run mutu -- import).',
  });

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

/** The last part of a path, without what a file name cannot hold. */
const plainName = (given: string): string =>
  (given.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();

const nameOf = (given: string | null | undefined): string => {
  const name = plainName(given ?? '');
  if (name !== '' && name !== '.' && name !== '..' && name.length <= LONGEST_NAME) return name;
  throw bad(
    `请用 name 参数给出文件名（不超过 ${LONGEST_NAME} 个字符）。`,
    `Give the name of the file in the parameter name, at most ${LONGEST_NAME} characters.`,
  );
};

const refuseLong = (c: Ctx, most: number): void => {
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge();
};

const limited = (most: number, seen: (bytes: number) => void): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      seen(bytes);
      done(bytes > most ? tooLarge() : null, chunk);
    },
  });
};

async function receiveRaw(c: Ctx, path: string, body: ReadableStream<Uint8Array>, name: string): Promise<Uploaded> {
  refuseLong(c, MOST_BYTES);
  let bytes = 0;
  const counter = limited(MOST_BYTES, (all) => {
    bytes = all;
  });
  await pipeline(Readable.fromWeb(body as never), counter, createWriteStream(path, { mode: 0o600 }));
  return { name, bytes };
}

async function receiveForm(c: Ctx, path: string, body: ReadableStream<Uint8Array>): Promise<Uploaded> {
  refuseLong(c, MOST_BYTES + FORM_BYTES);
  const counter = limited(MOST_BYTES + FORM_BYTES, () => {});
  const stream = Readable.toWeb(Readable.fromWeb(body as never).pipe(counter)) as ReadableStream<Uint8Array>;
  const form = await new Response(stream, { headers: { 'content-type': c.req.header('content-type')! } })
    .formData()
    .catch((error: unknown) => {
      throw error instanceof MutuError ? error : bad('表单无法读取。', 'The form cannot be read.');
    });
  const file = form.get('file');
  if (!(file instanceof File))
    throw bad('表单中没有名为 file 的文件。', 'The form holds no file under the name “file”.');
  if (file.size > MOST_BYTES) throw tooLarge();
  await pipeline(Readable.fromWeb(file.stream() as never), createWriteStream(path, { mode: 0o600 }));
  return { name: nameOf(file.name), bytes: file.size };
}

/** Writes the body to `path`. Throws badRequest for a body or name that cannot be used, tooLarge past 64 MB. */
export async function receive(c: Ctx, path: string, named: string | undefined): Promise<Uploaded> {
  const { body } = c.req.raw;
  if (!body) throw bad('没有上传文件。', 'There is no file in the request.');
  if (/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')) return receiveForm(c, path, body);
  return receiveRaw(c, path, body, nameOf(named));
}
