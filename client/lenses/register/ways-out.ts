/** Out of an empty list: what each demand of the filter costs. */
import { allOf, type Filter, print } from '#domain/filter.ts';
import { api } from '../../api.ts';

/** A demand, what is left of the filter without it, and how many rows that lets through. */
export type Way = { readonly demand: Filter; readonly rest: Filter | null; readonly count: number };

/** The ways out that gain something, best first. */
export const bestWays = (ways: readonly Way[]): readonly Way[] =>
  ways
    .filter((way) => way.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3);

/** One question to the server for each demand. */
export const waysOut = (dataset: string, demands: readonly Filter[], signal: AbortSignal): Promise<readonly Way[]> =>
  Promise.all(
    demands.map(async (demand) => {
      const rest = allOf(demands.filter((other) => other !== demand));
      const { count } = await api.facets(dataset, { cql: rest ? print(rest) : undefined }, signal);
      return { demand, rest, count };
    }),
  );
