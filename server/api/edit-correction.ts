/**
 * One row of a draft or returned edit is corrected and the rest of the edit stays: an import or a split holds more than
 * a form can. Fields that are not named keep what the edit made of them.
 */
import type { Change } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Person } from '../domain/review.ts';
import type { Store } from '../store/store.ts';
import { correctedChange, refuseFaults } from './edit-input.ts';
import type { Body } from './request-body.ts';

/** More rows than any edit holds. */
const ALL = 10_000_000;

export type Corrected = { readonly note: string; readonly changes: readonly Change[] };

const noRow = (dataset: string, id: string): MutuError =>
  new MutuError('notFound', {
    zh: `这次修改中没有记录 ${dataset}/${id}。`,
    en: `This edit does not hold the record ${dataset}/${id}.`,
  });

/** The edit with the row as `after` has it. Throws notFound for a row that it neither makes nor changes, unprocessable with the issues. */
export async function correctRow(
  store: Store,
  seq: number,
  { dataset, id, after, note }: { dataset: string; id: string; after: Body; note: string | null },
  by: Person,
): Promise<Corrected> {
  // Read whole: what the author may not see of his rows stays in them.
  const edit = await store.edits.get(seq, { limit: ALL }, { role: 'admin', name: by.name });
  const at = edit?.changes.findIndex((one) => one.dataset === dataset && one.id === id && one.after && !one.moved);
  const pending = edit?.changes[at ?? -1];
  if (!edit || !pending) throw noRow(dataset, id);
  const { change, issues } = correctedChange(pending, after, by.role);
  const changes = edit.changes.map((one) => (one === pending ? change : one));
  await refuseFaults(store, changes, new Map([[change, issues]]));
  return { note: note ?? edit.note, changes };
}
