/** A backup as one file: a gzipped tar with the manifest first, each file checked against it while it is read. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline as streamed } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { MutuError } from '../../domain/errors.ts';
import { type FileFact, MANIFEST, type Manifest, readManifest } from './manifest.ts';
import { type Entry, entriesOf, TarError, tarred } from './tar.ts';

const GZIP_MAGIC = [0x1f, 0x8b] as const;
/** A manifest is a page of text. */
const MOST_MANIFEST_BYTES = 1024 * 1024;

const refuse = (path: string, zh: string, en: string): MutuError =>
  new MutuError('unprocessable', {
    zh: `备份 ${path} 无法使用：${zh}`,
    en: `The backup ${path} cannot be used: ${en}`,
  });

const foreign = (path: string): MutuError =>
  refuse(
    path,
    '它不是亩图的备份。请选择 mutu backup 写出的文件。',
    'it is no backup of Mutu. Choose a file that mutu backup wrote.',
  );

const damaged = (path: string): MutuError =>
  refuse(path, '文件已损坏或不完整。请换一个备份。', 'it is damaged or cut short. Choose another backup.');

/** The fact of a file: its length and SHA-256. */
export const factOf = async (folder: string, name: string): Promise<FileFact> => {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(join(folder, name))) hash.update(piece);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest('hex') };
};

/** Packs the files of `manifest` from `folder` into a new archive at `path`, readable by its owner only. */
export const pack = async (path: string, folder: string, manifest: Manifest): Promise<void> => {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const entries: readonly Entry[] = [
    {
      name: MANIFEST,
      size: text.length,
      bytes: (async function* () {
        yield text;
      })(),
    },
    ...manifest.files.map(({ name, bytes }) => ({ name, size: bytes, bytes: createReadStream(join(folder, name)) })),
  ];
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await pipeline(tarred(entries, new Date(manifest.at)), createGzip({ level: 4 }), target);
};

const textOf = async ({ bytes }: Entry): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const manifestIn = async (path: string, entry: Entry): Promise<Manifest> => {
  if (entry.name !== MANIFEST || entry.size > MOST_MANIFEST_BYTES) throw foreign(path);
  const manifest = readManifest(await textOf(entry));
  if (manifest === null) throw foreign(path);
  if (manifest === 'newer')
    throw refuse(path, '它由更新版本的亩图写成。请升级程序。', 'it was written by a newer Mutu. Upgrade this program.');
  return manifest;
};

/** Reads a file of the archive, into `folder` where one is given; throws where it is not what the manifest says. */
const unpackOne = async (path: string, entry: Entry, manifest: Manifest, folder: string | null): Promise<void> => {
  // Only names that the manifest may hold are written, so no entry leads out of the folder.
  const fact = manifest.files.find(({ name }) => name === entry.name);
  if (!fact || fact.bytes !== entry.size) throw damaged(path);
  const hash = createHash('sha256');
  const file = folder === null ? null : await open(join(folder, fact.name), 'wx', 0o600);
  try {
    for await (const piece of entry.bytes) {
      hash.update(piece);
      await file?.writeFile(piece);
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  if (hash.digest('hex') !== fact.sha256) throw damaged(path);
};

const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && GZIP_MAGIC.every((byte, at) => buffer[at] === byte);
  } finally {
    await file.close();
  }
};

const isFaultOfFile = (error: unknown): boolean =>
  error instanceof TarError || String((error as { code?: unknown }).code).startsWith('Z_');

/**
 * Reads the archive at `path` through to its end, and its files into `folder` where one is given. Throws a sentence
 * where it is foreign, damaged, cut short or a newer program's.
 */
export const unpack = async (path: string, folder: string | null): Promise<Manifest> => {
  if (!(await isGzip(path))) throw foreign(path);
  let manifest: Manifest | null = null;
  const found = new Set<string>();
  try {
    for await (const entry of entriesOf(streamed(createReadStream(path), createGunzip(), () => {}))) {
      if (manifest === null) manifest = await manifestIn(path, entry);
      else await unpackOne(path, entry, manifest, folder);
      if (found.has(entry.name)) throw damaged(path);
      found.add(entry.name);
    }
  } catch (error) {
    if (!isFaultOfFile(error)) throw error;
    throw manifest === null && error instanceof TarError ? foreign(path) : damaged(path);
  }
  if (manifest === null) throw foreign(path);
  if (manifest.files.some(({ name }) => !found.has(name))) throw damaged(path);
  return manifest;
};
