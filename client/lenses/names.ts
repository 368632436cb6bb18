/** Names of the rows that others point at (zone, park, office, building), so that a list shows a name and no id. */
import type { Dataset, Field } from '#domain/dataset.ts';
import type { Value } from '#domain/edit.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../api.ts';

/** `zone:linfen` → name. */
export type Names = ReadonlyMap<string, string>;

export const nameKey = (dataset: string, id: string): string => `${dataset}:${id}`;

/** `names` with those of `items` added. */
export const withNames = (names: Names, dataset: Dataset, items: readonly Item[]): Names =>
  new Map([
    ...names,
    ...items.map((item): [string, string] => [
      nameKey(dataset.id, item.id),
      String(item.properties[dataset.title] ?? item.id),
    ]),
  ]);

/** A stored value as a reader sees it: the name behind a reference, the label of a code, the number with its unit. */
export const shown = (field: Field, value: Value | undefined, names: Names, lang: Lang): string =>
  field.ref && typeof value === 'string'
    ? (names.get(nameKey(field.ref, value)) ?? value)
    : formatFieldWithUnit(field, value, lang);

/**
 * What a row is called. A title that many rows share (an item, a year) stands with the row it belongs to: "热力 · 北环路
 * 12 号地块". The id where it has no title.
 */
export const titleOf = (
  { title, fields }: Dataset,
  { id, properties }: Pick<Item, 'id' | 'properties'>,
  names: Names,
  lang: Lang,
): string => {
  const field = fields.find((one) => one.id === title);
  const value = properties[title] ?? null;
  if (!field || value === null) return id;
  const own = shown(field, value, names, lang);
  const owner = field.type === 'text' ? undefined : fields.find(({ ref, required }) => ref && required);
  const of = owner && properties[owner.id];
  return owner && of ? `${own} · ${shown(owner, of, names, lang)}` : own;
};
