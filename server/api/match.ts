/** From a brief to ranked parcels with reasons: `POST /api/match` {brief, limit?}. It changes nothing. */
import type { Role } from '../domain/access.ts';
import { askedOf, type Brief, type Criterion, without } from '../domain/brief.ts';
import { parseBrief } from '../domain/brief-reader.ts';
import { MutuError } from '../domain/errors.ts';
import { print } from '../domain/filter.ts';
import type { MatchAnswer, Relaxing } from '../domain/matching/answer.ts';
import { sayWish } from '../domain/matching/asked.ts';
import { gateFilter } from '../domain/matching/gate-filter.ts';
import { byGain, mustsOf, relaxing, relaxingTooMany } from '../domain/matching/relax.ts';
import type { Ground } from '../domain/matching/site.ts';
import { matcherOf, rank } from '../domain/matching.ts';
import { groundsOf, MOST_RANKED, sitesFor } from './match-ground.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Handler, Parts } from './parts.ts';
import { remembered } from './remembered.ts';
import { type Body, readBody } from './request-body.ts';
import { sendJson } from './wire.ts';

const USUAL_LIMIT = 5;
const MOST_TOLD = 100;
/** An answer may hold a hundred parcels with all their reasons. */
const MOST_KEPT = 20;
/** Who waits longer than for this many others is told to come back. */
const MOST_WAITING = 8;

const limitOf = ({ limit = USUAL_LIMIT }: Body): number => {
  if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 1 && limit <= MOST_TOLD) return limit;
  throw new MutuError('badRequest', {
    zh: `limit 应为 1 到 ${MOST_TOLD} 的整数。`,
    en: `limit must be a whole number from 1 to ${MOST_TOLD}.`,
  });
};

/** Neighbours are looked for where a smallest area was asked, under the musts that do not speak of the area. */
const assembling = (brief: Brief, { profiles }: Ground): Pick<MatchAnswer, 'assembleM2' | 'assembleFilter'> => {
  if (brief.areaMinM2 === undefined) return { assembleM2: null, assembleFilter: null };
  const rest = without(without(brief, 'areaMinM2'), 'areaMaxM2');
  return { assembleM2: brief.areaMinM2.value, assembleFilter: print(gateFilter(rest, profiles)) };
};

const pause = () => new Promise(setImmediate);

const isTooMany = (error: unknown): boolean => error instanceof MutuError && error.code === 'unprocessable';

export const match = (parts: Parts): Handler => {
  const { store, clock } = parts;
  const groundFor = groundsOf(parts);
  const answers = remembered<MatchAnswer>(parts, MOST_KEPT);
  const inTurn = oneAtATime(MOST_WAITING);

  const relaxed = async (brief: Brief, criterion: Criterion, ground: Ground, role: Role): Promise<Relaxing> => {
    try {
      return relaxing(brief, criterion, ground, await sitesFor(store, without(brief, criterion), brief, ground, role));
    } catch (error) {
      if (isTooMany(error)) return relaxingTooMany(brief, criterion, MOST_RANKED);
      throw error;
    }
  };

  const relaxEach = async (brief: Brief, ground: Ground, role: Role): Promise<readonly Relaxing[]> => {
    const all: Relaxing[] = [];
    for (const criterion of mustsOf(brief)) {
      all.push(await relaxed(brief, criterion, ground, role));
      await pause();
    }
    return byGain(all);
  };

  const answer = async (brief: Brief, limit: number, role: Role): Promise<MatchAnswer> => {
    const ground = await groundFor(role);
    const found = await rank(matcherOf(brief, ground), await sitesFor(store, brief, brief, ground, role), limit, pause);
    const fitsNone = found.matched === 0;
    return {
      asOf: clock.today,
      ...found,
      relax: fitsNone ? await relaxEach(brief, ground, role) : [],
      ...assembling(fitsNone ? brief : {}, ground),
      asked: askedOf(brief).map((criterion) => ({
        criterion,
        weight: brief[criterion]!.weight,
        say: sayWish(criterion, brief),
      })),
    };
  };

  return async (c) => {
    const { role } = c.get('session');
    const body = await readBody(c, ['brief', 'limit']);
    const [brief, limit] = [parseBrief(body['brief']), limitOf(body)];
    const key = JSON.stringify([brief, limit]);
    return sendJson(c, await answers(key, role, () => inTurn(() => answer(brief, limit, role))), {
      headers: { 'cache-control': 'private, no-store' },
    });
  };
};
