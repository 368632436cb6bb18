/** What the networks promise the parcels of one park: `/api/coverage/{parkId}`. */
import type { ParkCandidates } from '../domain/answers.ts';
import { NEAR_M, SEARCH_M } from '../domain/candidate.ts';
import { MutuError } from '../domain/errors.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

export const coverage = ({ store, coverage: kept }: Parts): Handler => {
  return async (c) => {
    readQuery(c, []);
    const { role } = c.get('session');
    const parkId = c.req.param('parkId') ?? '';
    if (!(await store.features.get('park', parkId, role)))
      throw new MutuError('notFound', { zh: `没有园区“${parkId}”。`, en: `There is no park “${parkId}”.` });
    const answer: ParkCandidates = {
      parkId,
      nearM: NEAR_M,
      searchM: SEARCH_M,
      candidates: await kept.ofPark(parkId, role),
    };
    return sendJson(c, answer);
  };
};
