/**
 * How often each dataset was touched, as the number of its last touch: grows for ever, survives restarts, and costs no
 * query. A role is told of the touches it could notice only: of an edit that altered nothing but fields it may not read
 * it learns neither the edit nor that there was one.
 */
import type { Database } from 'better-sqlite3';
import { mayReadDataset, type Role, visibleFields } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import { STANDING } from './tables.ts';

export interface Revisions {
  /** The last touch of a dataset, or of any; with a role, the last that the role could notice (0 = none). */
  of(dataset?: string, role?: Role): number;
  /** Reads what was touched since the last look and names its datasets, and those of them that `server/standing` alone has touched. */
  refresh(): { readonly datasets: readonly string[]; readonly standing: readonly string[] };
}

type Touched = { readonly dataset: string; readonly seq: number };
/** `isStanding` 1 = by `server/standing` alone. */
type Since = Touched & { readonly isStanding: 0 | 1 };
/** A change of a published edit; `fields` null = a row that came or went. */
type Logged = Touched & { readonly fields: string | null };

/** Logged changes looked through at a time; what was touched before those counts as seen by all who read the dataset. */
const MOST = 20_000;

/** Stands for every field, where a row came or went, or where it is not known what was altered. */
const WHOLE = '*';

export const revisions = (db: Database): Revisions => {
  const since = db.prepare<[number], Since>(
    `SELECT dataset, max(seq) AS seq, min(action = '${STANDING}') AS "isStanding" FROM change WHERE seq > ? GROUP BY dataset`,
  );
  const logged = db.prepare<[number], Logged>(
    `SELECT dataset, fields, revision AS seq FROM edit JOIN "editChange" ON "editChange".edit = edit.seq
     WHERE state = 'published' AND revision > ? ORDER BY revision DESC`,
  );
  const known = new Map<string, LastTouches>();
  let last = 0;
  const touchesOf = (dataset: string): LastTouches => {
    const touches = known.get(dataset) ?? new Map<string, number>();
    known.set(dataset, touches);
    return touches;
  };
  const refresh = () => {
    const rows = since.all(last);
    if (rows.length === 0) return { datasets: [], standing: [] };
    const told = tellLogged(rows, logged.iterate(last), touchesOf);
    for (const row of rows) tellUnlogged(row, told, last === 0, touchesOf(row.dataset));
    last = Math.max(...rows.map(({ seq }) => seq));
    return {
      datasets: rows.map(({ dataset }) => dataset),
      standing: rows.flatMap(({ dataset, isStanding }) => (isStanding ? [dataset] : [])),
    };
  };
  refresh();
  return {
    of(id, role) {
      if (id === undefined) return last;
      const [dataset, touches] = [datasetOf(id), known.get(id)];
      if (!touches) return 0;
      return role && dataset ? seenBy(role, dataset, touches) : Math.max(...touches.values());
    },
    refresh,
  };
};

/** The last touch of each field, and of whole rows. */
type LastTouches = Map<string, number>;

const mark = (touches: LastTouches, field: string, seq: number): void => {
  touches.set(field, Math.max(seq, touches.get(field) ?? 0));
};

const seenBy = (role: Role, dataset: Dataset, touches: LastTouches): number => {
  if (!mayReadDataset(role, dataset)) return 0;
  const names = [WHOLE, 'geometry', ...visibleFields(role, dataset).map(({ id }) => id)];
  return Math.max(...names.map((name) => touches.get(name) ?? 0));
};

/** Marks what the log says of the touched datasets, newest first, and gives the last entry of each. */
const tellLogged = (
  touched: readonly Touched[],
  changes: Iterable<Logged>,
  touchesOf: (dataset: string) => LastTouches,
): ReadonlyMap<string, number> => {
  const open = new Set(touched.map(({ dataset }) => dataset));
  const told = new Map<string, number>();
  const seen = new Set<string>();
  let count = 0;
  for (const { dataset, fields, seq } of changes) {
    if (!told.has(dataset)) told.set(dataset, seq);
    if (++count > MOST) for (const left of open) mark(touchesOf(left), WHOLE, seq);
    if (fields === null) {
      mark(touchesOf(dataset), WHOLE, seq);
      open.delete(dataset);
    } else if (!seen.has(dataset + fields)) {
      seen.add(dataset + fields);
      for (const field of JSON.parse(fields) as string[]) mark(touchesOf(dataset), field, seq);
    }
    if (open.size === 0 || count > MOST) break;
  }
  return told;
};

/** What an edit brings about in rows it does not name is not in the log: it touches derived fields only. */
const tellUnlogged = (
  { dataset: id, seq }: Touched,
  told: ReadonlyMap<string, number>,
  isFirst: boolean,
  touches: LastTouches,
): void => {
  if (seq > (told.get(id) ?? 0)) mark(touches, WHOLE, seq);
  const isAlone = told.size === (told.has(id) ? 1 : 0);
  if (isFirst || isAlone) return;
  for (const field of datasetOf(id)?.fields ?? []) if (field.derived) mark(touches, field.id, seq);
};
