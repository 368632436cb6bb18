/**
 * Saved what-ifs: `/api/scenarios`. Whoever plans may keep them and sees those of colleagues; only the author, known by
 * his account, changes or deletes his own. No register changes before a scenario has become an edit, and that goes through
 * review like any other.
 */
import { mayPlan, ROLES, type Role } from '../domain/access.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { isArea } from '../domain/geometry.ts';
import type { Person } from '../domain/review.ts';
import { changesOf, type ScenarioPage } from '../domain/scenario.ts';
import { newId } from './edit-input.ts';
import { integer, readQuery } from './parameters.ts';
import { parcelsOf } from './parcels.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { NO_STORE, putForward, tellEdit } from './put-forward.ts';
import { readBody, textIn, writerOf } from './request-body.ts';
import { askedRow } from './scenario-body.ts';
import { scenarioOf, summaryOf, toldBeside } from './scenario-told.ts';
import { requireRole } from './session.ts';
import { sendJson } from './wire.ts';

const PLANNERS = ROLES.filter(mayPlan);
const PAGE = 50;
const LARGEST_PAGE = 200;
/** Of one author: a list that nobody tidies up is of use to nobody. */
const MOST_KEPT = 500;

const noScenario = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个方案。', en: 'There is no such scenario.' });

const plannerOf = (parts: Parts, c: Ctx): Person => {
  const by = writerOf(c, parts);
  requireRole(c.get('session'), PLANNERS);
  return by;
};

const found = async ({ store }: Parts, c: Ctx, role: Role): Promise<Feature> => {
  const row = await store.features.get('scenario', c.req.param('id') ?? '', role);
  if (!row) throw noScenario();
  return row;
};

/** The scenario, where it is the asking person's own. */
const own = async (parts: Parts, c: Ctx, by: Person): Promise<Feature> => {
  const row = await found(parts, c, by.role);
  if (row.properties['author'] === by.name) return row;
  throw new MutuError('forbidden', {
    zh: '只有作者本人可以修改这个方案。',
    en: 'Only its author may change this scenario.',
  });
};

/** Throws unprocessable where the author has kept as many as anybody may. */
const refuseMore = async ({ store }: Parts, by: Person): Promise<void> => {
  const filter = { op: '=', field: 'author', value: by.name } as const;
  const { matched } = await store.features.list('scenario', { filter, fields: [], geometry: false, limit: 1 }, by.role);
  if (matched < MOST_KEPT) return;
  throw new MutuError('unprocessable', {
    zh: `您已保存 ${matched} 个方案，达到每人 ${MOST_KEPT} 个的上限；请先删除不再需要的方案，再保存。`,
    en: `You have kept ${matched} scenarios, and ${MOST_KEPT} is the most for one person. Delete some that you no longer need, then save again.`,
  });
};

const write = ({ store }: Parts, by: Person, before: Feature | null, after: Feature | null) => {
  const change: Change = { dataset: 'scenario', id: (before ?? after)!.id, before, after };
  return store.edits.apply({ author: by.name, role: by.role, source: 'form', note: '', changes: [change] });
};

const tell = async (parts: Parts, c: Ctx, id: string, status: 200 | 201) => {
  const { role } = c.get('session');
  const row = (await parts.store.features.get('scenario', id, role))!;
  return c.json(await toldBeside(parts, c, row, role), status, { ...NO_STORE, location: `/api/scenarios/${id}` });
};

/** A page of all that is kept, what was kept last first: many have the same day of the data. */
const listed = async ({ store }: Parts, c: Ctx): Promise<ScenarioPage> => {
  const query = readQuery(c, ['limit', 'offset']);
  const limit = integer(query, 'limit', { min: 1, max: LARGEST_PAGE }, PAGE);
  const offset = integer(query, 'offset', { min: 0, max: 1_000_000 }, 0);
  requireRole(c.get('session'), PLANNERS);
  const page = { geometry: false, newestFirst: true, limit, offset } as const;
  const { features, matched } = await store.features.list('scenario', page, c.get('session').role);
  return { scenarios: features.map(summaryOf), matched, limit, offset };
};

/** A draft that would make the scenario true; the scenario notes its number. */
const turned = async (parts: Parts, c: Ctx) => {
  const by = plannerOf(parts, c);
  const row = await own(parts, c, by);
  const note = textIn(await readBody(c, ['note']), 'note') || String(row.properties['name']);
  const scenario = scenarioOf(row);
  if (!isArea(row.geometry)) throw noScenario();
  await parcelsOf(parts, c, scenario.parcelIds, by.role);
  // All fields as stored: the rows that continue a parcel keep what their author may not read.
  const stored = await parcelsOf(parts, c, scenario.parcelIds, 'admin');
  const changes = changesOf(scenario, row.geometry, stored, newId);
  const draft = await putForward(parts, { by, note, changes, state: 'draft' });
  await write(parts, by, row, { ...row, properties: { ...row.properties, editSeq: draft.seq } });
  return tellEdit(parts, c, draft);
};

export const scenarios = (parts: Parts) =>
  ({
    list: async (c) => sendJson(c, await listed(parts, c)),

    async show(c) {
      readQuery(c, []);
      requireRole(c.get('session'), PLANNERS);
      const { role } = c.get('session');
      return sendJson(c, await toldBeside(parts, c, await found(parts, c, role), role));
    },

    async create(c) {
      const by = plannerOf(parts, c);
      await refuseMore(parts, by);
      const row = await askedRow(parts, c, by, newId());
      await write(parts, by, null, row);
      return tell(parts, c, row.id, 201);
    },

    async replace(c) {
      const by = plannerOf(parts, c);
      const before = await own(parts, c, by);
      await write(parts, by, before, await askedRow(parts, c, by, before.id));
      return tell(parts, c, before.id, 200);
    },

    async remove(c) {
      const by = plannerOf(parts, c);
      await write(parts, by, await own(parts, c, by), null);
      return c.body(null, 204);
    },

    edit: (c) => turned(parts, c),
  }) satisfies Record<string, Handler>;
