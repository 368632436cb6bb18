/** `mutu export DATASET --format F --out FILE`: what anyone may see, unless a role is named. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRole, ROLES, type Role } from '../domain/access.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import { MutuError } from '../domain/errors.ts';
import { checkFilter, type Filter, parse } from '../domain/filter.ts';
import type { Lang } from '../domain/units.ts';
import { exportTo } from '../export/export.ts';
import { FORMATS } from '../export/writer.ts';
import { clockOf, hasDemonstration, openStoreAt } from '../open.ts';
import { PROJECT_ROOT, readSettings } from '../settings.ts';
import { orRefused, say, UsageError } from './words.ts';

const refuse = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

const OPTIONS = {
  format: { type: 'string' },
  out: { type: 'string' },
  filter: { type: 'string' },
  crs: { type: 'string' },
  role: { type: 'string' },
  ids: { type: 'string' },
  encoding: { type: 'string' },
  lang: { type: 'string' },
} as const;

const roleIn = (text: string | undefined): Role => {
  if (text === undefined) return 'guest';
  if (isRole(text)) return text;
  throw refuse(`--role ${text}：应为 ${ROLES.join('、')} 之一。`, `--role ${text}: give one of ${ROLES.join(', ')}.`);
};

const epsgIn = (text: string | undefined): { readonly epsg?: number } => {
  if (text === undefined) return {};
  const number = /^(?:EPSG:)?(\d{4,5})$/i.exec(text)?.[1];
  if (number !== undefined) return { epsg: Number(number) };
  throw refuse(
    `--crs ${text}：应为 EPSG 编号，例如 EPSG:4546。`,
    `--crs ${text}: give an EPSG number, for example EPSG:4546.`,
  );
};

const filterIn = (text: string | undefined, dataset: string, role: Role): Filter | null => {
  const declared = datasetOf(dataset);
  if (text === undefined || !declared) return null;
  const filter = parse(text);
  checkFilter(filter, declared, role);
  return filter;
};

const langIn = (text = 'zh'): Lang => {
  if (text === 'zh' || text === 'en') return text;
  throw refuse(`--lang ${text}：应为 zh 或 en。`, `--lang ${text}: give zh or en.`);
};

/** Where the file is to go: a new name in a folder that is there. */
const outFile = (text: string): string => {
  const file = resolve(text);
  if (existsSync(file)) throw refuse(`${file} 已存在，请另取文件名。`, `${file} already exists. Choose another name.`);
  if (!existsSync(dirname(file)))
    throw refuse(
      `文件夹 ${dirname(file)} 不存在，请先建立。`,
      `The folder ${dirname(file)} does not exist. Create it first.`,
    );
  return file;
};

const databaseFile = (file: string): string => {
  if (existsSync(file)) return file;
  throw refuse(
    `没有数据库 ${file}。请先运行 npm start 或 npm run mutu -- generate。`,
    `There is no database ${file}. Run npm start or npm run mutu -- generate first.`,
  );
};

const write = async (words: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  const [dataset, ...more] = positionals;
  if (dataset === undefined || more.length > 0 || values.format === undefined || values.out === undefined)
    throw new UsageError(`export DATASET --format ${FORMATS.join('|')} --out FILE`);
  const settings = readSettings(PROJECT_ROOT);
  const role = roleIn(values.role);
  const out = outFile(values.out);
  const ids = values.ids?.split(',').map((id) => id.trim()) ?? null;
  const clock = clockOf(settings);
  const store = await openStoreAt(databaseFile(settings.databaseFile), clock);
  const making = `${out}.part`;
  try {
    clock.isDemonstration = await hasDemonstration(store);
    await rm(making, { force: true });
    const { rows } = await exportTo(making, store.features, {
      dataset,
      format: values.format,
      filter: filterIn(values.filter, dataset, role),
      ids,
      ...epsgIn(values.crs),
      ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
      lang: langIn(values.lang),
      role,
      today: clock.today,
    });
    await rename(making, out);
    say(`${out}: ${rows} 行 / rows`);
  } finally {
    await store.close();
  }
};

/** 0 = written, 2 = refused with a sentence. */
export const run = (words: readonly string[]): Promise<number> => orRefused(() => write(words));
