/** What the import of survey files asks of the server. */
import type { ImportChanges, ImportChoices, ImportJob, ImportPreview } from '#domain/imports.ts';
import { send, withQuery } from '../api.ts';

/** null takes a choice back. */
export type Choice = { readonly [K in keyof ImportChoices]?: ImportChoices[K] | null };

const PATH = '/api/imports';

const read = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
  (await (await send(path, init)).json()) as T;

const written = (method: string, path: string, body: unknown): Promise<ImportJob> =>
  read<ImportJob>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const importing = {
  mine: async (signal?: AbortSignal) =>
    (await read<{ readonly imports: readonly ImportJob[] }>(PATH, { signal: signal ?? null })).imports,
  upload: (dataset: string, file: File) =>
    read<ImportJob>(withQuery(PATH, { into: dataset, name: file.name }), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  job: (id: string, signal?: AbortSignal) => read<ImportJob>(`${PATH}/${id}`, { signal: signal ?? null }),
  choose: (id: string, choice: Choice) => written('PATCH', `${PATH}/${id}`, choice),
  accept: (
    id: string,
    options: { readonly onlyValid: boolean; readonly deleteMissing: number | null; readonly replaces: number | null },
  ) => written('POST', `${PATH}/${id}/accept`, options),
  cancel: (id: string) => written('POST', `${PATH}/${id}/cancel`, {}),
  remove: (id: string) => send(`${PATH}/${id}`, { method: 'DELETE' }),
  preview: (id: string, signal?: AbortSignal) =>
    read<ImportPreview>(withQuery(`${PATH}/${id}/features`, { limit: 5000 }), { signal: signal ?? null }),
  changes: (id: string, op: 'added' | 'changed', limit: number, signal?: AbortSignal) =>
    read<ImportChanges>(withQuery(`${PATH}/${id}/changes`, { op, limit }), { signal: signal ?? null }),
  refusedPath: (id: string): string => `${PATH}/${id}/refused.csv`,
};
