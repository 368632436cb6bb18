/** Edits on their way to the registers: proposed, amended, returned, published, taken back. The rules are `domain/review.ts`. */
import { type Change, type Edit, type LoggedEdit, reverse } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { type Person, type Reviewed, refuseUndo, step } from '../domain/review.ts';
import { type EditHead, type EditLog, filled } from './edit-log.ts';
import { type EditParts, madeBefore, type Transact, type WriteRows } from './edits.ts';
import type { Edits, Once } from './store.ts';

type Publish = (edit: Edit, once?: Once) => LoggedEdit;

export const reviewOn = (
  { log, writer, now, revision }: EditParts,
  transact: Transact,
  writeRows: WriteRows,
  publish: Publish,
): Pick<Edits, 'propose' | 'amend' | 'decide' | 'undo' | 'restore'> => {
  const propose = (edit: Edit, state: 'draft' | 'inReview', once?: Once): LoggedEdit => {
    for (const change of edit.changes) writer.prove(change);
    const at = now().toISOString();
    const logged = log.add(edit, at, state, once);
    const standing = { ...logged, submittedAt: state === 'inReview' ? at : null };
    log.stand(logged.seq, standing);
    return standing;
  };

  /** The edit as its author wrote it becomes the edit as it was stored, in one transaction with its rows. */
  const release = (edit: LoggedEdit, by: Person): LoggedEdit => {
    const stored = { ...edit, changes: writeRows(edit) };
    log.rewrite(stored);
    const reviewer = by.name === edit.author ? null : by.name;
    return { ...stored, state: 'published', reviewer, publishedAt: now().toISOString(), revision: revision() };
  };

  const steps = (edit: LoggedEdit, action: Parameters<Edits['decide']>[1], by: Person, reason: string): LoggedEdit => {
    const at = now().toISOString();
    switch (action) {
      case 'publish':
        return release(edit, by);
      case 'return':
        return { ...edit, state: 'returned', reviewer: by.name, reason: reason.trim() };
      default:
        return { ...edit, state: 'inReview', submittedAt: at };
    }
  };

  return {
    propose: (edit, state, once) =>
      transact(edit.role, () => madeBefore(log, edit.author, once) ?? propose(edit, state, once)),

    amend: (seq, { note, changes }, by) =>
      transact(by.role, () => {
        const edit = { ...whole(log, seq), note, changes };
        step(reviewed(edit), 'amend', by);
        for (const change of changes) writer.prove(change);
        log.rewrite(edit);
        log.stand(seq, edit);
        return edit;
      }),

    decide: (seq, action, by, reason = '') =>
      transact(by.role, () => {
        const edit = whole(log, seq);
        if (step(reviewed(edit), action, by, reason) === null) {
          log.remove(seq);
          return null;
        }
        const next = steps(edit, action, by, reason);
        log.stand(seq, next);
        return next;
      }),

    undo: (seq, by) =>
      transact(by.role, () => {
        const edit = whole(log, seq);
        refuseUndo(reviewed(edit), by);
        if (edit.changes.length === 0)
          throw new MutuError('unprocessable', {
            zh: '这次修改没有逐行记录，不能撤销。',
            en: 'This edit was not logged row by row and cannot be undone.',
          });
        const back = reverse(edit, by.name, by.role);
        refuseLater(
          log,
          edit,
          back.changes.filter((change) => !fits(() => writer.prove(change))),
        );
        return publish(back);
      }),

    restore: (dataset, id, by, state) =>
      transact(by.role, () => {
        const change = restored(log, dataset, id);
        const edit: Edit = { author: by.name, role: by.role, source: 'restore', note: '', changes: [change] };
        return state === 'published' ? publish(edit) : propose(edit, state);
      }),
  };
};

const whole = (log: EditLog, seq: number): LoggedEdit => {
  const head = log.head(seq);
  if (!head) throw new MutuError('notFound', { zh: `没有第 ${seq} 号修改。`, en: `There is no edit ${seq}.` });
  return { ...head, changes: log.changes(seq).map(filled) };
};

/** Rows that were moved along with a split are a consequence: nobody needs a right for them. */
const reviewed = ({ author, state, changes }: LoggedEdit): Reviewed => ({
  author,
  state,
  datasets: [...new Set(changes.flatMap(({ dataset, moved }) => (moved ? [] : [dataset])))],
});

/** The row can be written as the change says. */
const fits = (prove: () => void): boolean => {
  try {
    prove();
    return true;
  } catch (error) {
    if (error instanceof MutuError && ['stale', 'notFound', 'conflict'].includes(error.code)) return false;
    throw error;
  }
};

/** Throws stale with the names of the rows that have changed since, and the edits that did it. */
const refuseLater = (log: EditLog, edit: EditHead, changed: readonly Change[]): void => {
  if (changed.length === 0) return;
  const named = changed.filter(({ moved }) => !moved);
  const features = named.map(({ dataset, id, before, after }) => {
    const name = (before ?? after)?.properties['name'];
    return { dataset, id, name: typeof name === 'string' ? name : id };
  });
  const later = [...new Set(named.flatMap(({ dataset, id }) => log.later(edit, dataset, id)))];
  const names = features.slice(0, 5).map(({ name }) => name);
  throw new MutuError(
    'stale',
    {
      zh: `此后又有修改，不能撤销：${names.join('、')}${features.length > names.length ? '等' : ''}。请先撤销较晚的修改。`,
      en: `It cannot be undone, because these have changed since: ${names.join(', ')}${features.length > names.length ? ', …' : ''}. Undo the later edits first.`,
    },
    { features: features.slice(0, 100), later: later.slice(0, 100) },
  );
};

const restored = (log: EditLog, dataset: string, id: string): Change => {
  const deletion = log.deletion(dataset, id);
  if (!deletion)
    throw new MutuError('unprocessable', {
      zh: '这条记录没有被删除，无需恢复。',
      en: 'This record has not been deleted: there is nothing to restore.',
    });
  const { successors } = log.changes(deletion.seq).find((change) => change.dataset === dataset && change.id === id)!;
  if (successors)
    throw new MutuError(
      'unprocessable',
      {
        zh: `它已分割或合并为 ${successors.join('、')}；请撤销第 ${deletion.seq} 号修改。`,
        en: `It was split or merged into ${successors.join(', ')}; undo edit ${deletion.seq} instead.`,
      },
      { successors, edit: deletion.seq },
    );
  return { dataset, id, before: null, after: deletion.feature };
};
