/** An edit whose new rows stand ready in a file (`staged.ts`): published or put forward in one transaction, like any other. */
import type { Edit, LoggedEdit } from '../domain/edit.ts';
import { type EditParts, madeBefore, type Transact, type WriteRows } from './edits.ts';
import { attached, insertStaged, logStaged, proveStaged, stagedChanges, stagedCount } from './staged.ts';
import type { Edits, Loaded, Once, StagedRows as Staged } from './store.ts';

export const loadOn = (
  { db, writer, log, now, revision }: EditParts,
  transact: Transact,
  writeRows: WriteRows,
): Edits['load'] => {
  const publish = (edit: Edit, staged: Staged, once: Once): LoggedEdit => {
    const stored = { ...edit, changes: writeRows(edit) };
    insertStaged(db, staged);
    writer.inserted(staged.dataset, function* () {
      for (const { after } of stagedChanges(staged)) yield after!;
    });
    writer.settle();
    const at = now().toISOString();
    const logged = log.add(stored, at, 'published', once);
    return { ...logged, publishedAt: at, revision: revision() };
  };

  const propose = (edit: Edit, staged: Staged, once: Once): LoggedEdit => {
    for (const change of edit.changes) writer.prove(change);
    proveStaged(db, staged);
    const at = now().toISOString();
    return { ...log.add(edit, at, 'inReview', once), submittedAt: at };
  };

  const load = (edit: Edit, staged: Staged, state: 'inReview' | 'published', once: Once): Loaded => {
    const made = madeBefore(log, edit.author, once);
    if (made) return { ...made, rows: made.changes.length, first: firstOf(made) };
    const logged = (state === 'published' ? publish : propose)(edit, staged, once);
    logStaged(db, staged, logged.seq);
    log.stand(logged.seq, logged);
    const { rows, first } = stagedCount(db);
    return { ...logged, rows: edit.changes.length + rows, first: firstOf(edit) ?? first };
  };

  return (edit, staged, state, once) =>
    attached(db, staged, () => transact(edit.role, () => load(edit, staged, state, once)));
};

const firstOf = ({ changes }: Pick<Edit, 'changes'>): string | null =>
  changes.find(({ after }) => after !== null)?.id ?? null;
