/**
 * Is this file a Mutu database? Answered from its first hundred bytes, before SQLite touches it, so that a wrong file is
 * refused with one sentence and left as it was, byte for byte (SQLite file format §1.3).
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { MutuError } from '../domain/errors.ts';

const HEADER_BYTES = 100;
const SQLITE_MAGIC = 'SQLite format 3\0';
export const APPLICATION_ID = 0x47504b47; // "GPKG"
export const GEOPACKAGE_VERSION = 10300;

/** A refusal names the file, the fault and the next step. */
export const refuse = (path: string, zh: string, en: string): MutuError =>
  new MutuError(
    'unavailable',
    { zh: `数据库 ${path} 无法使用：${zh}`, en: `The database ${path} cannot be used: ${en}` },
    { path },
  );

/** Throws where the file at `path` is not a whole GeoPackage. */
export const checkFile = (path: string): void => {
  const bytes = headerOf(path);
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, 16) !== SQLITE_MAGIC) {
    throw refuse(
      path,
      '它不是 SQLite 文件。请换一个文件，或从备份恢复。',
      'it is not an SQLite file. Choose another file or restore a backup.',
    );
  }
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) {
    throw refuse(path, '它不是 GeoPackage。请换一个文件。', 'it is not a GeoPackage. Choose another file.');
  }
  // With a journal beside it the size in the header may run ahead of the file: SQLite itself settles that when it opens.
  const pages = bytes.readUInt32BE(28);
  if (!existsSync(`${path}-wal`) && statSync(path).size < pages * pageSizeOf(bytes)) {
    throw refuse(path, '文件不完整（被截断）。请从备份恢复。', 'it is cut short. Restore a backup.');
  }
};

const headerOf = (path: string): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
};

/** 1 stands for 65 536, which does not fit two bytes. */
const pageSizeOf = (header: Buffer): number => {
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
};
