/** Applying edits: rows, spatial index, search names, log and revision in one transaction, or nothing. */
import type { Database } from 'better-sqlite3';
import type { Change, Edit, LoggedEdit } from '../domain/edit.ts';
import { readableDataset } from './access-rules.ts';
import { type Bulk, startBulk } from './bulk.ts';
import { type EditLog, logsRows } from './edit-log.ts';
import type { Follow } from './follow.ts';
import type { RowWriter } from './row-writer.ts';
import type { Edits } from './store.ts';
import { whileWriting } from './write-lock.ts';

type Parts = {
  readonly db: Database;
  readonly writer: RowWriter;
  readonly log: EditLog;
  readonly follow: Follow;
  readonly now: () => Date;
  /** Called after the commit. */
  readonly changed: () => void;
};

export const editsOn = ({ db, writer, log, follow, now, changed }: Parts): Edits => ({
  async apply(edit) {
    const logged = await whileWriting(db, (): LoggedEdit => {
      // What another program did first is logged first, and `before` is compared with it.
      while (follow.waiting()) follow.slice();
      const bulk = startBulk(db, edit.changes);
      const changes = writeAll(writer, bulk, edit);
      bulk.finish();
      writer.settle();
      return log.append({ ...edit, changes }, now().toISOString());
    });
    changed();
    return logged;
  },
  history: async (id, feature, role) => log.history(readableDataset(id, role), feature, role),
});

/** The changes as stored; where the log keeps no rows, none are kept in memory either. */
const writeAll = (writer: RowWriter, bulk: Bulk, edit: Edit): readonly Change[] => {
  if (logsRows(edit)) return edit.changes.map((change) => writer.write(change, bulk));
  for (const change of edit.changes) writer.write(change, bulk);
  return edit.changes;
};
