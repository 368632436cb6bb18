/**
 * The names the search looks through, kept beside the registers because pinyin cannot be made in SQL. One row for each
 * feature and each `read` of its search fields: a name that only managers may read must not answer a guest's search.
 */
import type { Database } from 'better-sqlite3';
import type { Dataset, Read } from '../domain/dataset.ts';
import { fieldOf } from '../domain/datasets/index.ts';
import type { Feature } from '../domain/edit.ts';
import { spellingsOf } from './pinyin.ts';

export interface SearchNames {
  put(dataset: Dataset, fid: number, feature: Feature): void;
  forget(dataset: Dataset, fid: number): void;
}

/** Separates the texts of a row; no search text holds it. */
const BETWEEN = '\n';

type Group = { readonly read: Read; readonly fields: readonly string[] };

const groupsOf = (dataset: Dataset): readonly Group[] => {
  const reads = new Map<Read, string[]>();
  for (const id of dataset.search ?? []) {
    const read = fieldOf(dataset, id)?.read ?? dataset.read;
    reads.set(read, [...(reads.get(read) ?? []), id]);
  }
  return [...reads].map(([read, fields]) => ({ read, fields }));
};

export type Name = { readonly read: Read; readonly title: string; readonly text: string; readonly pinyin: string };

/** The names of a feature of the dataset, one a `read`. */
export const namesOn = (dataset: Dataset): ((feature: Feature) => readonly Name[]) => {
  const groups = groupsOf(dataset);
  return ({ properties }) =>
    groups.map(({ read, fields }) => {
      const texts = fields.map((field) => properties[field]).filter((value) => typeof value === 'string');
      const lower = texts.map((text) => text.toLowerCase());
      return {
        read,
        title: lower[0] ?? '',
        text: lower.join(BETWEEN),
        pinyin: texts.flatMap(spellingsOf).join(BETWEEN),
      };
    });
};

export const searchNames = (db: Database): SearchNames => {
  const put = db.prepare(
    'INSERT OR REPLACE INTO "searchName" (dataset, fid, read, title, text, pinyin) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM "searchName" WHERE dataset = ? AND fid = ?');
  const known = new Map<string, ReturnType<typeof namesOn>>();
  const namesFor = (dataset: Dataset) => {
    const names = known.get(dataset.id) ?? namesOn(dataset);
    known.set(dataset.id, names);
    return names;
  };
  return {
    put(dataset, fid, feature) {
      for (const { read, title, text, pinyin } of namesFor(dataset)(feature))
        put.run(dataset.id, fid, read, title, text, pinyin);
    },
    forget(dataset, fid) {
      if (dataset.search) forget.run(dataset.id, fid);
    },
  };
};
