/** The names of rows that others point at, where they are not at hand. */
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import { api, type Item, unlessMissing } from '../api.ts';
import { type Names, nameKey, withNames } from './names.ts';

/** So many rows are asked one by one; beyond them ids stand for names. */
const MOST_ASKED = 40;

export type Pointing = { readonly dataset: Dataset; readonly item: Pick<Item, 'properties'> };

/** References of `rows` without a name in `known`, each once. */
const namelessOf = (rows: readonly Pointing[], known: Names): readonly { dataset: Dataset; id: string }[] => {
  const found = rows.flatMap(({ dataset: { fields }, item: { properties } }) =>
    fields.flatMap(({ ref, id: field }) => {
      const id = properties[field];
      return ref && typeof id === 'string' && !known.has(nameKey(ref, id)) ? [{ dataset: datasetOf(ref)!, id }] : [];
    }),
  );
  return [...new Map(found.map((one) => [nameKey(one.dataset.id, one.id), one])).values()];
};

/** `known` names with those behind the references of `rows`; a reference that leads nowhere keeps its id. */
export const namesBehind = async (rows: readonly Pointing[], known: Names, signal?: AbortSignal): Promise<Names> => {
  const asked = namelessOf(rows, known).slice(0, MOST_ASKED);
  const found = await Promise.all(asked.map(({ dataset, id }) => unlessMissing(api.item(dataset.id, id, signal))));
  return asked.reduce((names, { dataset }, at) => {
    const row = found[at];
    return row ? withNames(names, dataset, [row]) : names;
  }, known);
};
