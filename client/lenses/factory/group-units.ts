import type { Item } from '../../api.ts';

/** Rows under a key field, groups in the order in which they first appear. */
export const groupsBy = (
  items: readonly Item[],
  field: string,
): readonly { readonly key: string; readonly items: readonly Item[] }[] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = String(item.properties[field] ?? '');
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].map(([key, own]) => ({ key, items: own }));
};
