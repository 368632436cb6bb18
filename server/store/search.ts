/** Search by part of a name or code, by pinyin or by pinyin initials; whole and leading matches first. */
import type { Database } from 'better-sqlite3';
import { mayReadDataset, mayReadField, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DATASETS, fieldOf } from '../domain/datasets/index.ts';

export type Found = { readonly dataset: string; readonly fid: number };

/**
 * `readable` lists [dataset, read] pairs in the order of the datasets: parents before children, printed figures last.
 * `instr` and not LIKE: what is typed is text, never a pattern.
 */
const SEARCH = `
WITH readable AS (SELECT key AS place, value ->> 0 AS dataset, value ->> 1 AS read FROM json_each(:readable)),
found AS (
  SELECT s.dataset, s.fid, s.title, place, instr(s.title, :text) AS inTitle, instr(s.text, :text) AS inText,
    instr(char(10) || s.pinyin, char(10) || :latin) AS spelled
  FROM readable JOIN "searchName" s ON s.dataset = readable.dataset AND s.read = readable.read
  WHERE instr(s.text, :text) > 0 OR (:latin <> '' AND instr(s.pinyin, :latin) > 0)
)
SELECT dataset, fid FROM found
ORDER BY CASE WHEN title = :text THEN 0 WHEN inTitle = 1 THEN 1 WHEN inText > 0 OR spelled > 0 THEN 2 ELSE 3 END, place, length(title), fid
LIMIT :limit`;

/** Latin letters and digits may be a spelling; spaces between syllables are let go. */
const latinOf = (text: string): string =>
  /^[\p{Script=Latin}\d\s'-]+$/u.test(text) ? text.replaceAll(/[\s']/g, '') : '';

const searchableBy = (role: Role) =>
  (DATASETS as readonly Dataset[]).flatMap((dataset) => {
    if (!dataset.search || !mayReadDataset(role, dataset)) return [];
    const fields = dataset.search.map((id) => fieldOf(dataset, id)).filter((field) => field !== undefined);
    const reads = fields
      .filter((field) => mayReadField(role, dataset, field))
      .map((field) => field.read ?? dataset.read);
    return [...new Set(reads)].map((read) => [dataset.id, read]);
  });

export const searchOn = (db: Database) => {
  const search = db.prepare<[Record<string, string | number>], Found>(SEARCH);
  return (typed: string, limit: number, role: Role): readonly Found[] => {
    const text = typed.trim().toLowerCase();
    if (text === '' || limit < 1) return [];
    return search.all({ readable: JSON.stringify(searchableBy(role)), text, latin: latinOf(text), limit });
  };
};
