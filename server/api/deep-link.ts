/** `/?sel=dataset:id` of a row that was merged into another one leads to that one: links on paper stay good. */
import { mayReadDataset } from '../domain/access.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import { onward } from './gone.ts';
import type { Ctx, Parts } from './parts.ts';

/** The way on, or null where the link is as good as it was. */
export const deepLink = async (parts: Parts, c: Ctx): Promise<Response | null> => {
  const url = new URL(c.req.url);
  const [, name = '', id = ''] = /^(\w+):(.+)$/.exec(url.searchParams.get('sel') ?? '') ?? [];
  const dataset = datasetOf(name);
  if (!dataset || !mayReadDataset(c.get('session').role, dataset)) return null;
  return onward(parts, c, dataset, id, (successor) => {
    const query = new URLSearchParams(url.searchParams);
    query.set('sel', `${name}:${successor}`);
    return `/?${query}`;
  });
};
