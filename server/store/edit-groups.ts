/** What an edit changed, counted by dataset and fields: an edit of a hundred thousand rows is gone through in slices. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { EditCount } from '../domain/edit.ts';
import type { EditHead } from './edit-log.ts';

/** Changes of one edit that concern the same fields of the same dataset; `fields` null = rows that came or went. */
export type Group = EditCount & { readonly fields: readonly string[] | null };

/** Edits whose groups are kept in memory. */
const KEPT = 5_000;
/** Changes counted before others get a turn. */
const SLICE = 5_000;

type SliceRow = EditCount & { readonly fields: string | null; readonly rows: number; readonly last: number };

/** The groups of an edit, slice by slice; whoever must not hold up others pauses where it yields. */
function* counting(db: Database, seq: number): Generator<void, readonly Group[]> {
  const slice = db.prepare<[number, number], SliceRow>(
    `SELECT dataset, fields, sum(added) AS added, sum(changed) AS changed, sum(deleted) AS deleted,
       count(*) AS rows, max(fid) AS last
     FROM (SELECT fid, dataset, fields,
         CASE WHEN id IS NULL THEN json_extract(after, '$.rows') ELSE before IS NULL END AS added,
         id IS NOT NULL AND before IS NOT NULL AND after IS NOT NULL AS changed,
         id IS NOT NULL AND after IS NULL AS deleted
       FROM "editChange" WHERE edit = ? AND fid > ? ORDER BY fid LIMIT ${SLICE})
     GROUP BY dataset, fields ORDER BY min(fid)`,
  );
  const groups = new Map<string, Group>();
  for (let after = 0; ; ) {
    const found = slice.all(seq, after);
    for (const { rows: _, last: __, ...one } of found) {
      const key = `${one.dataset} ${one.fields}`;
      const sum = groups.get(key) ?? { dataset: one.dataset, fields: one.fields && JSON.parse(one.fields), ...NOTHING };
      groups.set(key, {
        ...sum,
        added: sum.added + one.added,
        changed: sum.changed + one.changed,
        deleted: sum.deleted + one.deleted,
      });
    }
    if (found.reduce((sum, { rows }) => sum + rows, 0) < SLICE) return [...groups.values()];
    after = Math.max(...found.map(({ last }) => last));
    yield;
  }
}

const NOTHING = { added: 0, changed: 0, deleted: 0 };

export const groupsOn = (db: Database) => {
  const kept = new Map<string, readonly Group[]>();
  const keyOf = ({ seq, state, submittedAt }: EditHead) => `${seq} ${state} ${submittedAt}`;
  const keep = (head: EditHead, groups: readonly Group[]): readonly Group[] => {
    // Neither a published edit nor one that waits for review changes, and a hundred thousand rows are long to go through.
    if (head.state !== 'published' && head.state !== 'inReview') return groups;
    if (kept.size >= KEPT) kept.clear();
    kept.set(keyOf(head), groups);
    return groups;
  };
  return {
    of(head: EditHead): readonly Group[] {
      const known = kept.get(keyOf(head));
      if (known) return known;
      const steps = counting(db, head.seq);
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return keep(head, step.value);
    },
    /** Counts ahead, with a turn for others after each slice. */
    async warm(heads: Iterable<EditHead>): Promise<void> {
      for (const head of heads) {
        if (kept.has(keyOf(head))) continue;
        const steps = counting(db, head.seq);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            keep(head, step.value);
            break;
          }
          await nextTurn();
        }
      }
    },
  };
};
