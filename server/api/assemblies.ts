/** 拼地: parcels looked at as one site, and assemblies found: `/api/assemblies`. Nothing is written. */
import type { Role } from '../domain/access.ts';
import { findAssemblies } from '../domain/assembly/find.ts';
import { type Assembly, assemble, type FoundAssemblies, MOST_MEMBERS, membersIn } from '../domain/assembly.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError, nullOn } from '../domain/errors.ts';
import { allOf, type Filter } from '../domain/filter.ts';
import type { Area } from '../domain/geometry.ts';
import { CHOOSABLE, industrialIn } from '../domain/land/supply.ts';
import { readableDataset } from './datasets.ts';
import { readFilter } from './filter.ts';
import { inTurn as oneByOne, toEnd } from './in-turn.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { idsIn, parcelsOf, placeNames, roadsNear } from './parcels.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { NO_STORE } from './put-forward.ts';
import { type Body, readBody, textIn } from './request-body.ts';
import { tiersOf } from './tiers.ts';
import { geometryJson } from './wire.ts';

/** Who waits longer than for this many others is told to come back. */
const MOST_WAITING = 8;
/** Neighbours of more parcels take a noticeable time. */
const MOST_CANDIDATES = 3000;
const PAGE = 500;
const MOST_FOUND = 20;

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

/** The parcels as one site, with the roads beside them and how ready each is; what is no site is refused before those are looked for. */
export const siteOf = async (parts: Parts, parcels: readonly Feature[], role: Role): Promise<Assembly> => {
  const members = membersIn(parcels);
  return assemble(members, await roadsNear(parts, members, role), {
    tiers: await tiersOf(parts, members, role),
    names: await placeNames(parts, members, role),
  });
};

/** Shapes leave with the digits that the role may see. */
export const assemblyJson = (site: Assembly, role: Role): Assembly => ({
  ...site,
  outline: geometryJson(site.outline, role) as Area,
});

/** Null where others have meanwhile deleted a parcel of it, or redrawn one so that they no longer make a site. */
const suggestedSite = async (parts: Parts, c: Ctx, ids: readonly string[], role: Role): Promise<Assembly | null> => {
  const site = async () => assemblyJson(await siteOf(parts, await parcelsOf(parts, c, ids, role), role), role);
  return site().catch(nullOn('gone', 'notFound', 'unprocessable'));
};

const numberIn = (body: Body, name: string, bounds: readonly [number, number], fallback: number): number => {
  const value = body[name] ?? fallback;
  if (typeof value === 'number' && value >= bounds[0] && value <= bounds[1]) return value;
  throw bad(
    `${name} 应为 ${bounds[0]} 到 ${bounds[1]} 的数。`,
    `${name} must be a number from ${bounds[0]} to ${bounds[1]}.`,
  );
};

/** 可供应工业用地: what assemblies are made of, unless a filter narrows it further. */
const SUPPLIABLE = industrialIn(CHOOSABLE);

/** Shapes of the parcels that fit, page by page: others are served between. Throws unprocessable where there are too many. */
const candidatesOf = async ({ store }: Parts, filter: Filter, role: Role): Promise<readonly Feature[]> => {
  const found: Feature[] = [];
  for (;;) {
    const page = { filter, fields: [], limit: PAGE, offset: found.length };
    const { features, matched } = await store.features.list('parcel', page, role);
    if (matched > MOST_CANDIDATES) throw tooManyCandidates();
    found.push(...features);
    if (features.length < PAGE) return found;
    await new Promise(setImmediate);
  }
};

const tooManyCandidates = (): MutuError =>
  new MutuError('unprocessable', {
    zh: `符合条件的地块超过 ${MOST_CANDIDATES} 个，请缩小范围。`,
    en: `More than ${MOST_CANDIDATES} parcels fit; narrow the filter.`,
  });

export const assemblies = (parts: Parts) => {
  const inTurn = oneAtATime(MOST_WAITING);

  return {
    /** {ids} → the site they make. */
    async create(c) {
      const { role } = c.get('session');
      const ids = idsIn((await readBody(c, ['ids']))['ids'], 'ids');
      const members = await parcelsOf(parts, c, ids, role);
      const site = await inTurn(() => siteOf(parts, members, role));
      return c.json(assemblyJson(site, role), 200, NO_STORE);
    },

    /** {atLeastM2, filter?, most?, limit?} → sites that reach the size, the best shape first. */
    async find(c) {
      const { role } = c.get('session');
      const body = await readBody(c, ['atLeastM2', 'filter', 'most', 'limit']);
      const wanted = {
        atLeastM2: numberIn(body, 'atLeastM2', [1, 1e9], 0),
        most: Math.floor(numberIn(body, 'most', [2, MOST_MEMBERS], MOST_MEMBERS)),
        limit: Math.floor(numberIn(body, 'limit', [1, MOST_FOUND], 10)),
      };
      const dataset = readableDataset('parcel', role);
      const asked = readFilter(new Map([['filter', textIn(body, 'filter', 8000)]]), dataset, role);
      const filter = allOf([SUPPLIABLE, asked])!;
      return inTurn(async () => {
        const candidates = await candidatesOf(parts, filter, role);
        const suggested = await toEnd(findAssemblies(candidates, wanted));
        // A site takes some tens of milliseconds: others are served between one and the next.
        const sites = await oneByOne(suggested, ({ ids }) => suggestedSite(parts, c, ids, role));
        const assemblies = sites.filter((site) => site !== null);
        const found: FoundAssemblies = { candidates: candidates.length, assemblies };
        return c.json(found, 200, NO_STORE);
      });
    },
  } satisfies Record<string, Handler>;
};
