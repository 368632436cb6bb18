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

export const searchNames = (db: Database): SearchNames => {
  const put = db.prepare(
    'INSERT OR REPLACE INTO "searchName" (dataset, fid, read, title, text, pinyin) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM "searchName" WHERE dataset = ? AND fid = ?');
  const groups = new Map<string, readonly Group[]>();
  const groupsFor = (dataset: Dataset) => {
    const known = groups.get(dataset.id) ?? groupsOf(dataset);
    groups.set(dataset.id, known);
    return known;
  };
  return {
    put(dataset, fid, feature) {
      for (const { read, fields } of groupsFor(dataset)) {
        const texts = fields.map((field) => feature.properties[field]).filter((value) => typeof value === 'string');
        const lower = texts.map((text) => text.toLowerCase());
        put.run(dataset.id, fid, read, lower[0] ?? '', lower.join(BETWEEN), texts.flatMap(spellingsOf).join(BETWEEN));
      }
    },
    forget(dataset, fid) {
      if (dataset.search) forget.run(dataset.id, fid);
    },
  };
};
