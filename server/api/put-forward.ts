/** An edit that has been checked goes to the registers, or to a reviewer, by what its author may do; and edits as they are told. */
import type { Role } from '../domain/access.ts';
import type { Change, EditDetail, EditState, Feature, LoggedEdit } from '../domain/edit.ts';
import { type Person, refuseEdit } from '../domain/review.ts';
import type { Once } from '../store/store.ts';
import type { Ctx, Parts } from './parts.ts';
import { withVersions } from './version.ts';
import { featureJson } from './wire.ts';

export const NO_STORE = { 'cache-control': 'private, no-store' };

export type Forward = {
  readonly by: Person;
  readonly note: string;
  readonly changes: readonly Change[];
  readonly state: Exclude<EditState, 'returned'>;
  readonly once?: Once | undefined;
};

/** Throws forbidden where the author may not do this, stale with both versions where he was too late. */
export const putForward = async (parts: Parts, { by, note, changes, state, once }: Forward): Promise<LoggedEdit> => {
  refuseEdit(by.role, [...new Set(changes.map(({ dataset }) => dataset))], state);
  const edit = { author: by.name, role: by.role, source: 'form', note, changes } as const;
  return withVersions(parts, by.role, changes, () =>
    state === 'published' ? parts.store.edits.apply(edit, once) : parts.store.edits.propose(edit, state, once),
  );
};

const rowJson = (feature: Feature | null, role: Role) => feature && featureJson(feature, role);

export const changeJson = ({ before, after, ...rest }: Change, role: Role) => ({
  ...rest,
  before: rowJson(before, role),
  after: rowJson(after, role),
});

/** An edit with the first `limit` of its changes, for whoever asks; null where he may not see it. */
export const editDetail = async (
  { store }: Parts,
  c: Ctx,
  seq: number,
  window: { readonly limit: number; readonly offset?: number } = { limit: 100 },
): Promise<(Omit<EditDetail, 'changes'> & { changes: readonly ReturnType<typeof changeJson>[] }) | null> => {
  const { role, user } = c.get('session');
  const edit = await store.edits.get(seq, window, { role, name: user?.name ?? null });
  return edit && { ...edit, changes: edit.changes.map((change) => changeJson(change, role)) };
};

/** 201 with the edit, or 202 where it waits for a reviewer. */
export const tellEdit = async (
  parts: Parts,
  c: Ctx,
  { seq, state }: Pick<LoggedEdit, 'seq' | 'state'>,
): Promise<Response> =>
  c.json(await editDetail(parts, c, seq), state === 'inReview' ? 202 : 201, {
    ...NO_STORE,
    location: `/api/edits/${seq}`,
  });
