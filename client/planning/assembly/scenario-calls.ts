/** What is asked of the server about saved what-ifs beyond reading them. */
import type { Area } from '#domain/geometry.ts';
import type { ScenarioAnswer } from '#domain/scenario.ts';
import { send } from '../../api.ts';

/** A split has parts, an assembly none. */
export type ToKeep = {
  readonly kind: 'assembly' | 'split';
  readonly parcels: readonly string[];
  readonly parts?: readonly Area[];
};

type Named = ToKeep & { readonly name: string; readonly note: string };

const posted = async <T>(path: string, body: unknown): Promise<T> => {
  const headers = { 'content-type': 'application/json' };
  return (await (await send(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
};

const pathOf = (id: string): string => `/api/scenarios/${encodeURIComponent(id)}`;

export const keepScenario = (scenario: Named): Promise<ScenarioAnswer> => posted('/api/scenarios', scenario);

export const dropScenario = async (id: string): Promise<void> => {
  await send(pathOf(id), { method: 'DELETE' });
};

/** The number of the draft that would make it true. */
export const draftOf = async (id: string): Promise<number> =>
  (await posted<{ readonly seq: number }>(`${pathOf(id)}/edit`, {})).seq;
