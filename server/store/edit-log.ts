/** The edit log: written with every edit, read as history. Author, source and the row before and after, as JSON. */
import type { Database } from 'better-sqlite3';
import { type Role, visibleFields } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change, Edit, Feature, LoggedEdit } from '../domain/edit.ts';

export interface EditLog {
  append(edit: Edit, at: string): LoggedEdit;
  history(dataset: Dataset, id: string, role: Role): readonly LoggedEdit[];
}

type LogRow = Omit<LoggedEdit, 'changes'> & { readonly before: string | null; readonly after: string | null };

const parse = (json: string | null): Feature | null => (json === null ? null : JSON.parse(json));
const printed = (feature: Feature | null): string | null => feature && JSON.stringify(feature);

export const editLog = (db: Database): EditLog => {
  const addEdit = db.prepare('INSERT INTO edit (at, author, role, source, note) VALUES (?, ?, ?, ?, ?)');
  const addChange = db.prepare('INSERT INTO "editChange" (edit, dataset, id, before, after) VALUES (?, ?, ?, ?, ?)');
  const historyOf = db.prepare<[string, string], LogRow>(
    `SELECT edit.*, before, after FROM "editChange" JOIN edit ON edit.seq = "editChange".edit
     WHERE dataset = ? AND id = ? ORDER BY edit.seq DESC, "editChange".fid DESC`,
  );
  return {
    append(edit, at) {
      const seq = Number(addEdit.run(at, edit.author, edit.role, edit.source, edit.note).lastInsertRowid);
      if (logsRows(edit)) {
        for (const { dataset, id, before, after } of edit.changes) {
          addChange.run(seq, dataset, id, printed(before), printed(after));
        }
      } else for (const { dataset, after } of summaries(edit)) addChange.run(seq, dataset, null, null, after);
      return { ...edit, seq, at };
    },
    history: (dataset, id, role) =>
      historyOf.all(dataset.id, id).flatMap(({ before, after, ...edit }) => {
        const change = seenBy(role, dataset, { dataset: dataset.id, id, before: parse(before), after: parse(after) });
        return change ? [{ ...edit, changes: [change] }] : [];
      }),
  };
};

/**
 * The demonstration is made anew by one command, from files that carry their own sources: images of tens of thousands of
 * invented rows would double the database and tell nobody anything. One row a dataset says how much was loaded.
 */
export const logsRows = (edit: Edit): boolean => edit.source !== 'demo';

/** Rows loaded by dataset. */
const summaries = (edit: Edit): readonly { dataset: string; after: string }[] => {
  const loaded = new Map<string, number>();
  for (const { dataset } of edit.changes) loaded.set(dataset, (loaded.get(dataset) ?? 0) + 1);
  return [...loaded].map(([dataset, rows]) => ({ dataset, after: JSON.stringify({ rows }) }));
};

/** The change without what `role` may not read; null where nothing readable changed, so that a hidden edit leaves no trace. */
const seenBy = (role: Role, dataset: Dataset, change: Change): Change | null => {
  const fields = visibleFields(role, dataset).map((field) => field.id);
  const seen = (feature: Feature | null): Feature | null =>
    feature && { ...feature, properties: Object.fromEntries(fields.map((id) => [id, feature.properties[id] ?? null])) };
  const [before, after] = [seen(change.before), seen(change.after)];
  return printed(before) === printed(after) ? null : { ...change, before, after };
};
