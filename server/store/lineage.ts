/** Which ids continue an id that was split or merged: written with the edit, in force once it is published. */
import type { Database } from 'better-sqlite3';

export interface Lineage {
  add(edit: number, dataset: string, oldId: string, newIds: readonly string[]): void;
  remove(edit: number): void;
  /** The successors that one edit names, published or not. */
  of(edit: number, dataset: string, oldId: string): readonly string[];
  /** The living ids that continue `id`, however often it was split and merged since; none where it lives or simply ended. */
  successors(dataset: string, id: string, lives: (id: string) => boolean): readonly string[];
}

export const lineageOn = (db: Database): Lineage => {
  const add = db.prepare('INSERT INTO lineage (dataset, "oldId", "newId", edit) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM lineage WHERE edit = ?');
  const of = db
    .prepare<[number, string, string], string>(
      'SELECT "newId" FROM lineage WHERE edit = ? AND dataset = ? AND "oldId" = ? ORDER BY fid',
    )
    .pluck();
  /** An id that came back by an undo may have ended twice: the last end counts. */
  const lastEnd = db
    .prepare<[string, string], number>(
      `SELECT edit FROM lineage JOIN edit ON edit.seq = lineage.edit
       WHERE dataset = ? AND "oldId" = ? AND state = 'published' ORDER BY revision DESC, edit.seq DESC LIMIT 1`,
    )
    .pluck();
  return {
    add(edit, dataset, oldId, newIds) {
      for (const newId of newIds) add.run(dataset, oldId, newId, edit);
    },
    remove: (edit) => void remove.run(edit),
    of: (edit, dataset, oldId) => of.all(edit, dataset, oldId),
    successors(dataset, id, lives) {
      const seen = new Set([id]);
      const living = new Set<string>();
      const due = lives(id) ? [] : [id];
      for (let old = due.shift(); old !== undefined; old = due.shift()) {
        const end = lastEnd.get(dataset, old);
        for (const next of end === undefined ? [] : of.all(end, dataset, old)) {
          if (lives(next)) living.add(next);
          else if (!seen.has(next)) due.push(next);
          seen.add(next);
        }
      }
      return [...living];
    },
  };
};
