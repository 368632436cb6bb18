/** `mutu restore FILE`: a backup in the place of the registers and accounts; what was there is kept aside. */
import { resolve } from 'node:path';
import { PROJECT_ROOT, readSettings } from '../settings.ts';
import { restore } from '../store/backup/restore.ts';
import { orRefused, say, UsageError } from './words.ts';

const exchange = async ([file, ...more]: readonly string[]): Promise<void> => {
  if (file === undefined || file.startsWith('-') || more.length > 0) throw new UsageError('restore FILE');
  const { databaseFile } = readSettings(PROJECT_ROOT);
  const { manifest, aside } = await restore(databaseFile, resolve(file), new Date());
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0);
  say(`${databaseFile}: ${rows} 行，备份于 / rows, backed up ${manifest.at}`);
  for (const path of aside) say(`原文件保留为 / what was there is kept as ${path}`);
};

/** 0 = restored, 2 = refused with a sentence and nothing changed. */
export const run = (words: readonly string[]): Promise<number> => orRefused(() => exchange(words));
