/** The edit log: every edit with its state and its changes, author, source and the row before and after, as JSON. */
import type { Database } from 'better-sqlite3';
import { datasetOf } from '../domain/datasets/index.ts';
import {
  type Change,
  type Edit,
  type EditState,
  type Feature,
  fieldsChanged,
  type LoggedEdit,
} from '../domain/edit.ts';
import { type Lineage, lineageOn } from './lineage.ts';
import type { Once } from './store.ts';

/** What is known of an edit beside its changes. */
export type EditHead = Omit<LoggedEdit, 'changes'>;
/** What a step of the review writes. */
export type Standing = Pick<
  LoggedEdit,
  'state' | 'submittedAt' | 'publishedAt' | 'reviewer' | 'reason' | 'revision' | 'note'
>;

export interface EditLog {
  add(edit: Edit, at: string, state: EditState, once?: Once): LoggedEdit;
  /** Writes the changes anew, where the edit has been amended or has become what was stored. */
  rewrite(edit: Pick<LoggedEdit, 'seq' | 'source' | 'changes'>): void;
  stand(seq: number, standing: Standing): void;
  remove(seq: number): void;
  head(seq: number): EditHead | undefined;
  /** All changes of an edit, whoever may read them. */
  changes(seq: number): readonly Change[];
  /** The edit that the same request made before. */
  made(author: string, once: Once): { readonly seq: number; readonly digest: string } | undefined;
  /** The last published edit that deleted a row, with the row; undefined where none did. */
  deletion(dataset: string, id: string): { readonly seq: number; readonly feature: Feature } | undefined;
  /** Published edits after `head` that touched the row. */
  later(head: EditHead, dataset: string, id: string): readonly number[];
}

export type ChangeRow = {
  readonly dataset: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly moved: number;
};

/** The columns of an edit that make its head. */
export const HEAD = `edit.seq, edit.at, edit.author, edit.role, edit.source, edit.note, edit.state, edit."submittedAt",
  edit."publishedAt", edit.reviewer, edit.reason, edit.revision, edit.undoes`;

const parse = (json: string | null): Feature | null => (json === null ? null : JSON.parse(json));
const printed = (feature: Feature | null): string | null => feature && JSON.stringify(feature);

export const changeOf = ({ dataset, id, before, after, moved }: ChangeRow, lineage: Lineage, seq: number): Change => {
  const change = {
    dataset,
    id,
    before: parse(before),
    after: parse(after),
    ...(moved ? { moved: true as const } : {}),
  };
  const successors = change.after ? [] : lineage.of(seq, dataset, id);
  return successors.length > 0 ? { ...change, successors } : change;
};

/** A new row is logged without what was unknown of it (`staged.ts`); what was unknown is compared as well. */
export const filled = (change: Change): Change => {
  const { dataset: id, before, after } = change;
  const dataset = before || !after ? undefined : datasetOf(id);
  if (!dataset || !after) return change;
  const unknown = Object.fromEntries(dataset.fields.map((field) => [field.id, null]));
  return { ...change, after: { ...after, properties: { ...unknown, ...after.properties } } };
};

export const editLog = (db: Database): EditLog => {
  const lineage = lineageOn(db);
  const addEdit = db.prepare(
    'INSERT INTO edit (at, author, role, source, note, state, undoes, "requestKey", "requestDigest") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addChange = db.prepare(
    'INSERT INTO "editChange" (edit, dataset, id, before, after, fields, moved) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const stand = db.prepare(
    'UPDATE edit SET state = ?, "submittedAt" = ?, "publishedAt" = ?, reviewer = ?, reason = ?, revision = ?, note = ? WHERE seq = ?',
  );
  const removeChanges = db.prepare('DELETE FROM "editChange" WHERE edit = ?');
  const removeEdit = db.prepare('DELETE FROM edit WHERE seq = ?');
  const head = db.prepare<[number], EditHead>(`SELECT ${HEAD} FROM edit WHERE seq = ?`);
  const changes = db.prepare<[number], ChangeRow>(
    'SELECT dataset, id, before, after, moved FROM "editChange" WHERE edit = ? AND id IS NOT NULL ORDER BY fid',
  );
  const made = db.prepare<[string, string], { seq: number; digest: string }>(
    'SELECT seq, "requestDigest" AS digest FROM edit WHERE author = ? AND "requestKey" = ?',
  );
  const deletion = db.prepare<[string, string], { seq: number; before: string | null; after: string | null }>(
    `SELECT edit.seq, before, after FROM "editChange" JOIN edit ON edit.seq = "editChange".edit
     WHERE dataset = ? AND id = ? AND state = 'published' ORDER BY revision DESC, edit.seq DESC, fid DESC LIMIT 1`,
  );
  const later = db
    .prepare<[string, string, number | null, number | null, number], number>(
      `SELECT edit.seq FROM "editChange" JOIN edit ON edit.seq = "editChange".edit
       WHERE dataset = ? AND id = ? AND state = 'published' AND (revision > ? OR (revision = ? AND edit.seq > ?))
       ORDER BY revision, edit.seq`,
    )
    .pluck();

  const write = ({ seq, source, changes }: Pick<LoggedEdit, 'seq' | 'source' | 'changes'>): void => {
    if (!logsRows(source)) {
      for (const { dataset, after } of summaries(changes)) addChange.run(seq, dataset, null, null, after, null, 0);
      return;
    }
    for (const change of changes) {
      const { dataset, id, before, after, successors, moved } = change;
      const fields = fieldsChanged(change);
      addChange.run(seq, dataset, id, printed(before), printed(after), fields && JSON.stringify(fields), moved ? 1 : 0);
      if (successors) lineage.add(seq, dataset, id, successors);
    }
  };
  const clear = (seq: number): void => {
    lineage.remove(seq);
    removeChanges.run(seq);
  };

  return {
    add(edit, at, state, once) {
      const { author, role, source, note, undoes = null } = edit;
      const added = addEdit.run(at, author, role, source, note, state, undoes, once?.key ?? null, once?.digest ?? null);
      const seq = Number(added.lastInsertRowid);
      write({ ...edit, seq });
      return { ...head.get(seq)!, changes: edit.changes };
    },
    rewrite(edit) {
      clear(edit.seq);
      write(edit);
    },
    stand(seq, { state, submittedAt, publishedAt, reviewer, reason, revision, note }) {
      stand.run(state, submittedAt, publishedAt, reviewer, reason, revision, note, seq);
    },
    remove(seq) {
      clear(seq);
      removeEdit.run(seq);
    },
    head: (seq) => head.get(seq),
    changes: (seq) => changes.all(seq).map((row) => changeOf(row, lineage, seq)),
    made: (author, { key }) => made.get(author, key),
    deletion(dataset, id) {
      const last = deletion.get(dataset, id);
      const feature = last && last.after === null ? parse(last.before) : null;
      return last && feature ? { seq: last.seq, feature } : undefined;
    },
    later: ({ seq, revision }, dataset, id) => later.all(dataset, id, revision, revision, seq),
  };
};

/**
 * The demonstration is made anew by one command, from files that carry their own sources: images of tens of thousands of
 * invented rows would double the database and tell nobody anything. One row a dataset says how much was loaded.
 */
export const logsRows = (source: Edit['source']): boolean => source !== 'demo';

/** Rows loaded by dataset. */
const summaries = (changes: readonly Change[]): readonly { dataset: string; after: string }[] => {
  const loaded = new Map<string, number>();
  for (const { dataset } of changes) loaded.set(dataset, (loaded.get(dataset) ?? 0) + 1);
  return [...loaded].map(([dataset, rows]) => ({ dataset, after: JSON.stringify({ rows }) }));
};
