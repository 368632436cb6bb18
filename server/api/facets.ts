/** Live counts of one dataset under a filter, and the filter's totals. */

import { allOf } from '../domain/filter.ts';
import { readableDataset } from './datasets.ts';
import { readFilter, withinBox } from './filter.ts';
import { bbox, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

export const facets =
  (parts: Parts): Handler =>
  async (c) => {
    const { role } = c.get('session');
    const dataset = readableDataset(c.req.param('dataset') ?? '', role);
    const query = readQuery(c, ['filter', 'bbox']);
    const filter = allOf([readFilter(query, dataset, role), withinBox(bbox(query), dataset)]) ?? undefined;
    return sendJson(c, await parts.store.features.facets(dataset.id, filter ? { filter } : {}, role));
  };
