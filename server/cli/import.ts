/** `mutu import FILE --into DATASET`: a file of survey or table data into the registers, or a look at what it would do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, importCommand } from '../import/command.ts';
import { openStoreAt } from '../open.ts';
import { PROJECT_ROOT, readSettings } from '../settings.ts';
import { say, UsageError } from './words.ts';

/** 0 = all rows fit, 1 = some are refused, 2 = the file is. `entry` is the program's own file, beside which its child lies. */
export const run = async (words: readonly string[], entry: string): Promise<number> => {
  const { databaseFile } = readSettings(PROJECT_ROOT);
  try {
    return await importCommand(words, {
      entry,
      basemap: join(PROJECT_ROOT, 'data/basemap'),
      open: async (need) => (need === 'must' || existsSync(databaseFile) ? openStoreAt(databaseFile) : null),
      say,
    });
  } catch (error) {
    throw error instanceof CommandError ? new UsageError(error.message) : error;
  }
};
