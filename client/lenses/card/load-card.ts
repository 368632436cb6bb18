/** A feature with the names of what it points at. */
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Bbox } from '#domain/filter.ts';
import { api, type Item } from '../../api.ts';
import type { Selection } from '../../state/view.ts';
import { type Names, nameKey, withNames } from '../names.ts';
import { bboxOf } from './bbox.ts';

export type Loaded = { readonly dataset: Dataset; readonly item: Item; readonly names: Names };

/** `known` names are not asked for again; a reference that cannot be read keeps its id. */
export const loadCard = async (
  { dataset: id, id: rowId }: Selection,
  known: Names,
  signal: AbortSignal,
): Promise<Loaded> => {
  const dataset = datasetOf(id)!;
  const item = await api.item(id, rowId, signal);
  let names = known;
  const refs = dataset.fields.filter(
    (field) =>
      field.ref &&
      typeof item.properties[field.id] === 'string' &&
      !known.has(nameKey(field.ref, String(item.properties[field.id]))),
  );
  const found = await Promise.all(
    refs.map((field) => api.item(field.ref!, String(item.properties[field.id]), signal).catch(() => null)),
  );
  refs.forEach((field, at) => {
    const row = found[at];
    if (row) names = withNames(names, datasetOf(field.ref!)!, [row]);
  });
  return { dataset, item, names };
};

/** Told once a card has its feature: where it lies, and what is to be lit on the map with it (the building of a unit). */
export type Arrival = { readonly bbox: Bbox | null; readonly beside: ReadonlySet<string> };

const LIT: ReadonlySet<string | undefined> = new Set(['building', 'parcel']);

export const arrivalOf = ({ dataset, item }: Loaded): Arrival => ({
  bbox: bboxOf(item.geometry),
  beside: new Set(
    dataset.fields
      .filter((field) => LIT.has(field.ref))
      .flatMap((field) => item.properties[field.id] ?? [])
      .map(String),
  ),
});
