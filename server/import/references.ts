/** References written as the number or the name of what they refer to, looked up for a hundred thousand rows. */
import type { Holders } from './fills.ts';

/** By dataset: id, number or name → id. Where two share a name, the first is meant. */
export type Named = Readonly<Record<string, ReadonlyMap<string, string>>>;

export const namedIn = (holders: Holders): Named =>
  Object.fromEntries(
    Object.entries(holders).map(([dataset, features]) => {
      const ids = new Map<string, string>();
      for (const { id, properties } of features)
        for (const word of [id, properties['code'], properties['name']])
          if (typeof word === 'string' && !ids.has(word)) ids.set(word, id);
      return [dataset, ids];
    }),
  );
