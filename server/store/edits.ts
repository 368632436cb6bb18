/** Applying edits: rows, spatial index, search names, log and revision in one transaction, or nothing. */
import type { Database } from 'better-sqlite3';
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, Edit, LoggedEdit } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { readableDataset } from './access-rules.ts';
import { type Bulk, startBulk } from './bulk.ts';
import { type EditLog, logsRows } from './edit-log.ts';
import type { EditReading } from './edit-reading.ts';
import type { Follow } from './follow.ts';
import type { Heirs } from './heirs.ts';
import type { Lineage } from './lineage.ts';
import { loadOn } from './load.ts';
import { reviewOn } from './review.ts';
import type { RowWriter } from './row-writer.ts';
import type { Rows } from './rows.ts';
import { stagedChanges, stageRows } from './staged.ts';
import type { Edits, Once } from './store.ts';
import { whileWriting } from './write-lock.ts';

export type EditParts = {
  readonly db: Database;
  readonly rowsOf: (dataset: Dataset) => Rows;
  readonly writer: RowWriter;
  readonly log: EditLog;
  readonly reading: EditReading;
  readonly lineage: Lineage;
  readonly heirs: Heirs;
  readonly follow: Follow;
  readonly now: () => Date;
  /** Number of the last touch of any row. */
  readonly revision: () => number;
  /** Called after the commit. */
  readonly changed: () => void;
};

/** Runs `work` for `role` in one transaction, after what other programs did first has been followed. */
export type Transact = <T>(role: Role, work: () => T) => Promise<T>;
/** Writes the rows of an edit and gives its changes as they were stored. Call it inside a transaction. */
export type WriteRows = (edit: Pick<Edit, 'source' | 'changes'>) => readonly Change[];

export const editsOn = (parts: EditParts): Edits => {
  const { db, rowsOf, log, reading, lineage, follow, now, revision, changed } = parts;
  const transact: Transact = async (role, work) => {
    const done = await whileWriting(db, () => {
      // What another program did first is logged first, and `before` is compared with it.
      while (follow.waiting()) follow.slice();
      return work();
    }).catch((error) => {
      throw fitFor(error, role);
    });
    changed();
    return done;
  };
  const writeRows = writeRowsOn(parts);
  const publish = (edit: Edit, once?: Once): LoggedEdit => {
    const stored = { ...edit, changes: writeRows(edit) };
    const at = now().toISOString();
    const logged = log.add(stored, at, 'published', once);
    const standing = { ...logged, publishedAt: at, revision: revision() };
    log.stand(logged.seq, standing);
    return standing;
  };
  return {
    apply: (edit, once) => transact(edit.role, () => madeBefore(log, edit.author, once) ?? publish(edit, once)),
    stage: async (staged, features) => stageRows(staged, features),
    staged: stagedChanges,
    load: loadOn(parts, transact, writeRows),
    made: async (author, once) => madeBefore(log, author, once) ?? null,
    ...reviewOn(parts, transact, writeRows, publish),
    async list(query, reader) {
      await reading.warm(query);
      return reading.list(query, reader);
    },
    async get(seq, window, reader) {
      await reading.warm(seq);
      return reading.get(seq, window, reader);
    },
    history: async (id, feature, role) => reading.history(readableDataset(id, role), feature, role),
    origin: async (id, feature, role) => reading.origin(readableDataset(id, role), feature, role),
    successors: async (id, feature, role) => {
      const dataset = readableDataset(id, role);
      return lineage.successors(id, feature, (one) => rowsOf(dataset).byId(one) !== undefined);
    },
  };
};

const writeRowsOn =
  ({ db, writer, heirs }: EditParts): WriteRows =>
  (edit) => {
    const bulk = startBulk(db, edit.changes);
    const changes = writeAll(writer, bulk, edit);
    // One after another: two parents may leave children to the same heir.
    const moved = edit.changes.flatMap((change) => heirs(change).map((child) => writer.write(child, bulk)));
    bulk.finish();
    writer.settle();
    return moved.length > 0 ? [...changes, ...moved] : changes;
  };

/** The changes as stored; where the log keeps no rows, none are kept in memory either. */
const writeAll = (writer: RowWriter, bulk: Bulk, edit: Pick<Edit, 'source' | 'changes'>): readonly Change[] => {
  if (logsRows(edit.source)) return edit.changes.map((change) => writer.write(change, bulk));
  for (const change of edit.changes) writer.write(change, bulk);
  return edit.changes;
};

/** What the same request made when it came first; refuses another request under the same key. */
export const madeBefore = (log: EditLog, author: string, once: Once | undefined): LoggedEdit | undefined => {
  const made = once && log.made(author, once);
  if (!made) return undefined;
  if (made.digest !== once.digest)
    throw new MutuError('unprocessable', {
      zh: '这个 Idempotency-Key 已用于另一次提交，请换一个。',
      en: 'This Idempotency-Key was used for another request; choose a new one.',
    });
  return { ...log.head(made.seq)!, changes: log.changes(made.seq) };
};

/** A refusal that names a row which `role` may not read says less. */
const fitFor = (error: unknown, role: Role): unknown => {
  const named = error instanceof MutuError ? error.detail['table'] : undefined;
  const dataset = typeof named === 'string' ? datasetOf(named) : undefined;
  if (!dataset || mayReadDataset(role, dataset)) return error;
  return new MutuError('unprocessable', {
    zh: '仍有其他记录引用它，不能删除。',
    en: 'Other records still refer to it, so it cannot be deleted.',
  });
};
