/** What editing asks of the server: rows with their version, edits on their way through review, and the past. */
import type { Change, EditDetail, EditState, EditSummary, LoggedEdit, Value } from '#domain/edit.ts';
import { api, type Item, type ItemPage, send, withQuery } from '../api.ts';

export type Geometry = GeoJSON.Geometry;

/** A row as it was read, and the ETag that says which state of it that was. */
export type Versioned = { readonly item: Item; readonly version: string };

export type PastEdit = Omit<LoggedEdit, 'changes'> & Change & { readonly fields: readonly string[] | null };

export type Past = {
  readonly version: string | null;
  readonly successors: readonly string[];
  readonly edits: readonly PastEdit[];
};

/** What a row is to become: fields that are not named stay as they are. */
export type After = { readonly properties: Readonly<Record<string, Value>>; readonly geometry?: Geometry | null };

export type Wish = {
  readonly dataset: string;
  /** null = a new row. */
  readonly id: string | null;
  readonly version: string | null;
  /** null = delete it. */
  readonly after: After | null;
};

/** The edit that is corrected: as a whole, or one row of several. */
export type Amended = { readonly seq: number; readonly wholly: boolean };

export type NewState = Extract<EditState, 'draft' | 'inReview' | 'published'>;
export type Outcome = { readonly state: EditState; readonly id: string; readonly seq: number | null };

const JSON_TYPE = { 'content-type': 'application/json' };

const write = (method: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(path, { method, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });

const posted = async <T>(path: string, body: unknown, method = 'POST'): Promise<T> =>
  (await (await write(method, path, body)).json()) as T;

const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await (await send(path, { signal: signal ?? null })).json()) as T;

const rowPath = (dataset: string, id: string): string => `${dataset}/${encodeURIComponent(id)}`;

const changeOf = ({ dataset, id, version, after }: Wish) => ({
  dataset,
  after,
  ...(id === null ? {} : { id }),
  ...(version === null ? {} : { version }),
});

const outcomeOf = ({ state, seq, changes }: EditDetail): Outcome => ({ state, seq, id: changes[0]?.id ?? '' });

/** One row goes its own road, with If-Match; a row as answered has taken effect. */
const putRow = async ({ dataset, id, version, after }: Wish): Promise<Outcome> => {
  const answer =
    id === null
      ? await write('POST', `/api/features/${dataset}`, { type: 'Feature', ...after })
      : await write(after ? 'PATCH' : 'DELETE', `/api/features/${rowPath(dataset, id)}`, after ?? {}, {
          'if-match': version ?? '',
        });
  if (answer.status === 202) return outcomeOf((await answer.json()) as EditDetail);
  const row = answer.status === 204 ? null : ((await answer.json()) as Item);
  return { state: 'published', seq: null, id: row?.id ?? id ?? '' };
};

/** Corrects an edit and, unless it is to stay a draft, hands it on. */
const amend = async ({ seq, wholly }: Amended, wish: Wish, state: NewState, note: string): Promise<Outcome> => {
  const { dataset, id, after } = wish;
  const kept = wholly
    ? await posted<EditDetail>(`/api/edits/${seq}`, { note, changes: [changeOf(wish)] }, 'PUT')
    : await posted<EditDetail>(`/api/edits/${seq}`, { note, dataset, id, ...after }, 'PATCH');
  if (state === 'draft') return outcomeOf(kept);
  return outcomeOf(await posted<EditDetail>(`/api/edits/${seq}/${state === 'published' ? 'publish' : 'submit'}`, {}));
};

export const editing = {
  async row(dataset: string, id: string, signal?: AbortSignal): Promise<Versioned> {
    const answer = await send(`/ogc/collections/${rowPath(dataset, id).replace('/', '/items/')}`, {
      signal: signal ?? null,
    });
    return { item: (await answer.json()) as Item, version: answer.headers.get('etag') ?? '' };
  },

  /** Rows of a box with their shapes: what a drawing snaps to and what may be merged. */
  around: (dataset: string, bbox: readonly [number, number, number, number], signal?: AbortSignal): Promise<ItemPage> =>
    api.items(dataset, { bbox, limit: 300, geometry: true }, signal),

  /** `amends` = the draft or returned edit that is corrected. A note, or a draft, needs an edit of its own; else the row's road is shorter. */
  save: async (wish: Wish, state: NewState, note: string, amends: Amended | null): Promise<Outcome> => {
    if (amends) return amend(amends, wish, state, note);
    return note === '' && state !== 'draft'
      ? putRow(wish)
      : outcomeOf(await posted<EditDetail>('/api/edits', { note, state, changes: [changeOf(wish)] }));
  },

  edits: (
    query: {
      state?: string;
      dataset?: string | undefined;
      since?: string | undefined;
      limit?: number;
      offset?: number;
    },
    signal?: AbortSignal,
  ) => read<{ readonly edits: readonly EditSummary[]; readonly more: boolean }>(withQuery('/api/edits', query), signal),

  edit: (seq: number, signal?: AbortSignal) => read<EditDetail>(`/api/edits/${seq}`, signal),

  /** With as many of its rows as are told at once. */
  wholeEdit: (seq: number) => read<EditDetail>(`/api/edits/${seq}?limit=1000`),

  step: async (seq: number, action: 'submit' | 'return' | 'publish' | 'discard' | 'undo', reason?: string) => {
    const answer = await write('POST', `/api/edits/${seq}/${action}`, reason === undefined ? {} : { reason });
    return answer.status === 204 ? null : ((await answer.json()) as EditDetail);
  },

  past: (dataset: string, id: string, signal?: AbortSignal) =>
    read<Past>(`/api/history/${rowPath(dataset, id)}`, signal),

  restore: (dataset: string, id: string) => posted<EditDetail>(`/api/history/${rowPath(dataset, id)}/restore`, {}),

  split: async (dataset: string, { item, version }: Versioned, line: Geometry, note: string) =>
    posted<EditDetail>(`/api/features/${dataset}/split`, { id: item.id, version, line, note }),

  merge: (dataset: string, rows: readonly Versioned[], note: string) =>
    posted<EditDetail>(`/api/features/${dataset}/merge`, {
      features: rows.map(({ item, version }) => ({ id: item.id, version })),
      note,
    }),
};
