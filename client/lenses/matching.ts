/** The ids that pass a filter, so that the map can dim the rest whatever the filter asks. */

import type { LitElement } from 'lit';
import { print } from '#domain/filter.ts';
import { api } from '../api.ts';
import { Remote } from '../state/remote.ts';
import { filterOf } from '../state/view.ts';
import type { Scene } from './scene.ts';

/** Beyond this many the map is left to read the filter itself. */
const MOST = 10_000;

/**
 * Ids of `dataset` under the filter of the lens, and of the rows that their field `also` points at (the buildings of
 * units); null without a filter or with too many.
 */
export const matchingOf = (
  host: LitElement & { scene: Scene },
  dataset: string,
  also?: string,
): Remote<ReadonlySet<string> | null> =>
  new Remote(host, {
    key: () => {
      const filter = filterOf(host.scene.view);
      return filter ? `${host.scene.revision} ${print(filter)}` : null;
    },
    load: async (_key, signal) => {
      const filter = filterOf(host.scene.view)!;
      const page = await api.items(
        dataset,
        { cql: print(filter), limit: MOST, properties: [also ?? 'synthetic'] },
        signal,
      );
      if (page.matched > page.items.length) return null;
      return new Set(page.items.flatMap((item) => (also ? [item.id, String(item.properties[also])] : [item.id])));
    },
  });
