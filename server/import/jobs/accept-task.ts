/** Accepting an import: its plan becomes one edit in one transaction, published or put forward for review. */
import { existsSync } from 'node:fs';
import { datasetOf } from '../../domain/datasets/index.ts';
import type { Change, Edit, Feature, LoggedEdit } from '../../domain/edit.ts';
import type { ImportResult } from '../../domain/imports.ts';
import { stateFor } from '../../domain/review.ts';
import type { Once, StagedRows, Store } from '../../store/store.ts';
import { fileIn, readJson, readLines } from './files.ts';
import { headerOf } from './read-task.ts';
import type { AcceptTask, LookTask } from './tasks.ts';

const onceOf = ({ key }: { readonly key: string }): Once => ({ key, digest: key });

async function plannedIn(folder: string): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const change of readLines<Change>(fileIn(folder, 'plan'))) changes.push(change);
  return changes;
}

/** The new rows, where they are so many that they stand in a file of their own. */
const stagedIn = ({ folder, dataset }: AcceptTask): StagedRows | null => {
  const path = fileIn(folder, 'rows');
  return existsSync(path) ? { path, dataset: datasetOf(dataset)! } : null;
};

/** Rows that the file does not hold, deleted because its author said so. */
async function deletions(store: Store, { folder, dataset }: AcceptTask): Promise<readonly Change[]> {
  const missing = new Set(await readJson<readonly string[]>(fileIn(folder, 'missing')));
  const { features } = await store.features.list(dataset, {}, 'admin');
  const gone = features.filter(({ id }: Feature) => missing.has(id));
  return gone.map((before) => ({ dataset, id: before.id, before, after: null }));
}

const resultOf = ({ seq, state, changes }: LoggedEdit): ImportResult => ({
  edit: seq,
  state,
  rows: changes.length,
  first: changes.find(({ after }) => after !== null)?.id ?? null,
});

export async function acceptUpload(store: Store, task: AcceptTask): Promise<ImportResult> {
  const { folder, dataset, name, by, map, header } = task;
  const staged = stagedIn(task);
  const changes = [...(await plannedIn(folder)), ...(task.deleteMissing ? await deletions(store, task) : [])];
  const state = stateFor(by.role, [dataset]);
  if (Object.keys(map).length > 0) await store.columnMaps.remember(dataset, headerOf(header), map);
  if (changes.length === 0 && !staged) return { edit: null, state, rows: 0, first: null };
  if (typeof task.replaces === 'number') {
    const all = staged ? [...changes, ...store.edits.staged(staged)] : changes;
    return resultOf(await replaced(store, task.replaces, task, all, state));
  }
  const edit: Edit = { author: by.name, role: by.role, source: 'import', note: name, changes };
  if (staged) {
    const { seq, rows, first } = await store.edits.load(edit, staged, state, onceOf(task));
    return { edit: seq, state, rows, first };
  }
  const logged =
    state === 'published'
      ? await store.edits.apply(edit, onceOf(task))
      : await store.edits.propose(edit, state, onceOf(task));
  return resultOf(logged);
}

/** The returned edit holds what the new file says, and goes its way again under the number its reviewer knows. */
async function replaced(
  store: Store,
  seq: number,
  { name, by }: AcceptTask,
  changes: readonly Change[],
  state: 'published' | 'inReview',
): Promise<LoggedEdit> {
  const amended = await store.edits.amend(seq, { note: name, changes }, by);
  return (await store.edits.decide(seq, state === 'published' ? 'publish' : 'submit', by)) ?? amended;
}

/** What an accept that ended early has written after all; null = nothing. */
export async function writtenBy(store: Store, { by, key, replaces }: LookTask): Promise<ImportResult | null> {
  if (typeof replaces === 'number') {
    const edit = await store.edits.get(replaces, { limit: 1_000_000 }, by);
    return edit && edit.state !== 'returned' && edit.state !== 'draft' ? resultOf(edit) : null;
  }
  const made = await store.edits.made(by.name, onceOf({ key }));
  return made && resultOf(made);
}
