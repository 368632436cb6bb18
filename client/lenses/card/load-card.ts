/** A feature with the names of what it points at. */
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Bbox } from '#domain/filter.ts';
import { api, type Item } from '../../api.ts';
import type { Selection } from '../../state/view.ts';
import { namesBehind } from '../load-names.ts';
import type { Names } from '../names.ts';
import { bboxOf } from './bbox.ts';

export type Loaded = { readonly dataset: Dataset; readonly item: Item; readonly names: Names };

/** `known` names are not asked for again; a reference that leads nowhere keeps its id. */
export const loadCard = async (
  { dataset: id, id: rowId }: Selection,
  known: Names,
  signal: AbortSignal,
): Promise<Loaded> => {
  const dataset = datasetOf(id)!;
  const item = await api.item(id, rowId, signal);
  return { dataset, item, names: await namesBehind([{ dataset, item }], known, signal) };
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
