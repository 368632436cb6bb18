/** Backs up the registers and the accounts into one file while the server runs on, and believes it only when read back. */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MutuError } from '../../domain/errors.ts';
import { checkFile } from '../file-check.ts';
import { factOf, pack, unpack } from './archive.ts';
import { copyOnline, examine, examineAccounts } from './databases.ts';
import { ACCOUNTS, DATABASE, type Manifest, manifestOf } from './manifest.ts';

const refuse = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

const checkPlaces = (database: string, file: string): void => {
  if (!existsSync(database)) throw refuse(`没有数据库 ${database}。`, `There is no database ${database}.`);
  if (existsSync(file)) throw refuse(`${file} 已存在，请另取文件名。`, `${file} already exists. Choose another name.`);
  if (!existsSync(dirname(file)))
    throw refuse(
      `文件夹 ${dirname(file)} 不存在，请先建立。`,
      `The folder ${dirname(file)} does not exist. Create it first.`,
    );
};

const copyAll = async (database: string, folder: string, now: Date): Promise<Manifest> => {
  await copyOnline(database, join(folder, DATABASE));
  const accounts = join(dirname(database), ACCOUNTS);
  const names = existsSync(accounts) ? [DATABASE, ACCOUNTS] : [DATABASE];
  if (names.includes(ACCOUNTS)) {
    await copyOnline(accounts, join(folder, ACCOUNTS));
    examineAccounts(join(folder, ACCOUNTS));
  }
  const examined = examine(join(folder, DATABASE));
  const files = await Promise.all(names.map((name) => factOf(folder, name)));
  return manifestOf({ at: now.toISOString(), ...examined, files });
};

/**
 * Writes a backup of the GeoPackage at `database`, with the accounts beside it, to the new file `file`. Throws a
 * sentence where there is nothing to back up or no place for it; nothing is left behind then.
 */
export const backUp = async (database: string, file: string, now: Date): Promise<Manifest> => {
  checkPlaces(database, file);
  checkFile(database);
  const folder = await mkdtemp(join(dirname(file), '.mutu-backup-'));
  try {
    const manifest = await copyAll(database, folder, now);
    const making = join(folder, 'archive');
    await pack(making, folder, manifest);
    await unpack(making, null);
    await rename(making, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
