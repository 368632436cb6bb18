/**
 * Puts a backup in the place of the registers and accounts. Everything is read, checked and migrated beside the live
 * files first; only then are they moved aside, and they stay there, so that even a wrong restore can be taken back.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MutuError } from '../../domain/errors.ts';
import { openStore } from '../open.ts';
import { unpack } from './archive.ts';
import { examine, examineAccounts, holdAlone } from './databases.ts';
import { ACCOUNTS, DATABASE, type Manifest } from './manifest.ts';

/** What SQLite keeps beside a database. */
const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const;

export type Restored = {
  readonly manifest: Manifest;
  /** Where the files lie that were there before. */
  readonly aside: readonly string[];
};

const countsDiffer = (path: string): MutuError =>
  new MutuError('unprocessable', {
    zh: `备份 ${path} 无法使用：行数与清单不符。请换一个备份。`,
    en: `The backup ${path} cannot be used: its rows are not those of its manifest. Choose another backup.`,
  });

/** The files of the backup in `folder`, proved to be what they should be and brought to today's schema. */
const prepare = async (file: string, folder: string): Promise<Manifest> => {
  const manifest = await unpack(file, folder);
  const database = join(folder, DATABASE);
  const { counts } = examine(database);
  for (const [dataset, count] of Object.entries(manifest.counts))
    if (counts[dataset] !== count) throw countsDiffer(file);
  if (existsSync(join(folder, ACCOUNTS))) examineAccounts(join(folder, ACCOUNTS));
  const store = await openStore({ path: database });
  await store.ready();
  await store.close();
  return manifest;
};

type Move = { readonly from: string; readonly to: string };

/** Moves in order; where one fails, those before it are taken back. */
const moveAll = (moves: readonly Move[]): void => {
  const done: Move[] = [];
  try {
    for (const move of moves) {
      renameSync(move.from, move.to);
      done.push(move);
    }
  } catch (error) {
    for (const { from, to } of done.reverse()) renameSync(to, from);
    throw error;
  }
};

const asideMoves = (path: string, mark: string): readonly Move[] =>
  COMPANIONS.filter((end) => existsSync(path + end)).map((end) => ({
    from: path + end,
    to: `${path}.before-restore-${mark}${end}`,
  }));

/** Moves `targets` into place while nobody else has the live files open; gives where those lie then. */
const exchange = (database: string, targets: readonly Move[], mark: string): readonly string[] => {
  const releases: (() => void)[] = [];
  try {
    for (const { to } of targets) if (existsSync(to)) releases.push(holdAlone(to));
    const aside = targets.flatMap(({ to }) => asideMoves(to, mark));
    moveAll([...aside, ...targets]);
    // Tiles and coverage cut from the old rows; they are made anew.
    for (const derived of ['drawing', 'coverage'])
      for (const end of COMPANIONS) rmSync(`${database}.${derived}.sqlite${end}`, { force: true });
    return aside.map(({ to }) => to);
  } finally {
    for (const release of releases) release();
  }
};

/** Restores `file` to the GeoPackage at `database`. Throws a sentence, the live files untouched, where it cannot be done. */
export const restore = async (database: string, file: string, now: Date): Promise<Restored> => {
  if (!existsSync(file))
    throw new MutuError('badRequest', { zh: `没有文件 ${file}。`, en: `There is no file ${file}.` });
  mkdirSync(dirname(database), { recursive: true });
  const folder = await mkdtemp(join(dirname(database), '.mutu-restore-'));
  try {
    const manifest = await prepare(file, folder);
    const places = [database, join(dirname(database), ACCOUNTS)];
    const made = [join(folder, DATABASE), join(folder, ACCOUNTS)];
    const targets = places.map((to, index) => ({ from: made[index]!, to })).filter(({ from }) => existsSync(from));
    const mark = now.toISOString().replace(/[-:]|\.\d+/g, '');
    return { manifest, aside: exchange(database, targets, mark) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
