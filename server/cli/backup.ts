/** `mutu backup FILE`: registers and accounts in one file, also while the server runs. */
import { resolve } from 'node:path';
import { PROJECT_ROOT, readSettings } from '../settings.ts';
import { backUp } from '../store/backup/backup.ts';
import { orRefused, say, UsageError } from './words.ts';

const write = async ([file, ...more]: readonly string[]): Promise<void> => {
  if (file === undefined || file.startsWith('-') || more.length > 0) throw new UsageError('backup FILE');
  const manifest = await backUp(readSettings(PROJECT_ROOT).databaseFile, resolve(file), new Date());
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
  say(`${resolve(file)}: ${rows} 行，已读回核对 / rows, read back and verified`);
  for (const { name, bytes, sha256 } of manifest.files) say(`  ${name}  ${bytes}  sha256 ${sha256}`);
};

/** 0 = written and verified, 2 = refused with a sentence. */
export const run = (words: readonly string[]): Promise<number> => orRefused(() => write(words));
