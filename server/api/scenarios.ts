/**
 * Saved what-ifs: `/api/scenarios`. Whoever plans may keep them and sees those of colleagues; only the author changes or
 * deletes his own. No register changes before a scenario has become an edit, and that goes through review like any other.
 */
import { mayPlan, ROLES, type Role } from '../domain/access.ts';
import type { Change, Feature, Value } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { type Area, isArea, isValid } from '../domain/geometry.ts';
import type { Person } from '../domain/review.ts';
import {
  changesOf,
  groundOf,
  isUnchanged,
  partsOfParcel,
  type Scenario,
  type ScenarioAnswer,
  type ScenarioKind,
  type ScenarioSummary,
} from '../domain/scenario.ts';
import { MOST_PARTS, splitFigures } from '../domain/split.ts';
import { assemblyJson, siteOf } from './assemblies.ts';
import { newId } from './edit-input.ts';
import { readQuery } from './parameters.ts';
import { idsIn, parcelsOf, roadsNear } from './parcels.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { NO_STORE, putForward, tellEdit } from './put-forward.ts';
import { type Body, isObject, readBody, textIn, writerOf } from './request-body.ts';
import { requireRole } from './session.ts';
import { geometryJson, sendJson } from './wire.ts';

const PLANNERS = ROLES.filter(mayPlan);
const MEMBERS = ['name', 'kind', 'parcels', 'parts', 'note'];
const KINDS: readonly unknown[] = ['assembly', 'split'] satisfies ScenarioKind[];
const MOST_LISTED = 500;
/** In all parts: each is laid over the parcel and over the others. */
const MOST_CORNERS = 1000;

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });
const noScenario = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个方案。', en: 'There is no such scenario.' });

/** Positions in shapes as they come over the wire, whatever they are; a level deeper than a shape is not looked into. */
const cornersIn = (value: unknown, depth = 0): number => {
  if (isObject(value)) return cornersIn(value['coordinates'], depth + 1);
  if (!Array.isArray(value) || depth > 6) return 0;
  if (typeof value[0] === 'number') return 1;
  return value.reduce<number>((sum, part) => sum + cornersIn(part, depth + 1), 0);
};

const partsIn = (value: unknown): readonly Area[] | null => {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value) && value.length <= MOST_PARTS && cornersIn(value) <= MOST_CORNERS)
    if (value.every((part) => isValid(part).valid && isArea(part))) return value;
  throw bad(
    `parts 应为 GeoJSON 面的列表：不超过 ${MOST_PARTS} 块、共 ${MOST_CORNERS} 个角点。`,
    `parts must be a list of GeoJSON polygons: at most ${MOST_PARTS}, of ${MOST_CORNERS} corners in all.`,
  );
};

const scenarioIn = (body: Body): Scenario => {
  const { kind } = body;
  if (!KINDS.includes(kind)) throw bad('kind 可用：assembly、split。', 'kind must be assembly or split.');
  const parts = partsIn(body['parts']);
  if ((kind === 'split') !== (parts !== null))
    throw bad('分割方案应给出 parts，拼地方案不应给出。', 'A split has parts, an assembly has none.');
  return { kind: kind as ScenarioKind, parcelIds: idsIn(body['parcels'], 'parcels'), parts };
};

/** The shapes that a row holds; none where another program has left something else there. */
const storedParts = (text: unknown): readonly Area[] | null => {
  if (typeof text !== 'string') return null;
  try {
    return partsIn(JSON.parse(text));
  } catch {
    return null;
  }
};

/** The scenario that a row holds. */
const scenarioOf = ({ properties }: Feature): Scenario => ({
  kind: properties['kind'] as ScenarioKind,
  parcelIds: String(properties['parcelIds']).split(' '),
  parts: storedParts(properties['parts']),
});

const toldInList = ({ id, properties }: Feature): ScenarioSummary => {
  const { name, kind, zoneId, note, author, editSeq, asOf, parcelIds } = properties as Record<string, Value>;
  return {
    id,
    name: String(name),
    kind: kind as ScenarioKind,
    zoneId: String(zoneId),
    parcels: String(parcelIds).split(' '),
    note: note as string | null,
    author: String(author),
    asOf: asOf as string | null,
    editSeq: editSeq as number | null,
  };
};

export const scenarios = (parts: Parts) => {
  const { store, clock } = parts;

  const planner = (c: Ctx): Person => {
    const by = writerOf(c, parts);
    requireRole(c.get('session'), PLANNERS);
    return by;
  };

  const found = async (c: Ctx, role: Role): Promise<Feature> => {
    const row = await store.features.get('scenario', c.req.param('id') ?? '', role);
    if (!row) throw noScenario();
    return row;
  };

  /** The scenario, where it is the asking person's own. */
  const own = async (c: Ctx, by: Person): Promise<Feature> => {
    const row = await found(c, by.role);
    if (row.properties['author'] === by.name) return row;
    throw new MutuError('forbidden', {
      zh: '只有作者本人可以修改这个方案。',
      en: 'Only its author may change this scenario.',
    });
  };

  const write = (by: Person, before: Feature | null, after: Feature | null) => {
    const change: Change = { dataset: 'scenario', id: (before ?? after)!.id, before, after };
    return store.edits.apply({ author: by.name, role: by.role, source: 'form', note: '', changes: [change] });
  };

  /** The row that the body asks for: checked, with its ground as it is today. */
  const rowIn = async (c: Ctx, by: Person, id: string, body: Body): Promise<Feature> => {
    const asked = scenarioIn(body);
    const name = textIn(body, 'name', 200);
    if (name === '') throw bad('请给方案起个名称。', 'Give the scenario a name.');
    const parcels = await parcelsOf(parts, c, asked.parcelIds, by.role);
    const geometry = groundOf(asked, parcels);
    const shapes = asked.parts && partsOfParcel(parcels[0]!, asked.parts);
    const properties = {
      name,
      kind: asked.kind,
      zoneId: parcels[0]!.properties['zoneId'] ?? null,
      parcelIds: asked.parcelIds.join(' '),
      parts: shapes && JSON.stringify(shapes),
      note: textIn(body, 'note') || null,
      author: by.name,
      editSeq: null,
      asOf: clock.today,
      synthetic: parcels.some((parcel) => parcel.properties['synthetic'] === true),
    };
    return { id, properties, geometry };
  };

  const toldParts = async (shapes: readonly Area[], parcels: readonly Feature[], role: Role) => {
    const figures = splitFigures(shapes, await roadsNear(parts, parcels, role));
    return figures.map((part) => ({ ...part, shape: geometryJson(part.shape, role) as Area }));
  };

  /** The scenario beside today: the figures that it would have with the parcels as they are now. */
  const told = async (c: Ctx, row: Feature, role: Role): Promise<ScenarioAnswer> => {
    const scenario = scenarioOf(row);
    const base = { ...toldInList(row), outline: geometryJson(row.geometry, role) as Area | null };
    const parcels = await parcelsOf(parts, c, scenario.parcelIds, role).catch((error) => {
      if (error instanceof MutuError && ['gone', 'notFound'].includes(error.code)) return null;
      throw error;
    });
    if (!parcels) return { ...base, isCurrent: false, assembly: null, parts: null };
    return {
      ...base,
      isCurrent: isArea(row.geometry) && isUnchanged(row.geometry, groundOf(scenario, parcels)),
      assembly: scenario.kind === 'assembly' ? assemblyJson(await siteOf(parts, parcels, role), role) : null,
      parts: scenario.parts && (await toldParts(scenario.parts, parcels, role)),
    };
  };

  const tell = async (c: Ctx, id: string, status: 200 | 201) => {
    const { role } = c.get('session');
    const row = (await store.features.get('scenario', id, role))!;
    return c.json(await told(c, row, role), status, { ...NO_STORE, location: `/api/scenarios/${id}` });
  };

  return {
    async list(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      requireRole(c.get('session'), PLANNERS);
      const { features } = await store.features.list('scenario', { geometry: false, limit: MOST_LISTED }, role);
      return sendJson(c, { scenarios: features.map(toldInList) });
    },

    async show(c) {
      readQuery(c, []);
      requireRole(c.get('session'), PLANNERS);
      const { role } = c.get('session');
      return sendJson(c, await told(c, await found(c, role), role));
    },

    async create(c) {
      const by = planner(c);
      const row = await rowIn(c, by, newId(), await readBody(c, MEMBERS));
      await write(by, null, row);
      return tell(c, row.id, 201);
    },

    async replace(c) {
      const by = planner(c);
      const before = await own(c, by);
      await write(by, before, await rowIn(c, by, before.id, await readBody(c, MEMBERS)));
      return tell(c, before.id, 200);
    },

    async remove(c) {
      const by = planner(c);
      await write(by, await own(c, by), null);
      return c.body(null, 204);
    },

    /** A draft that would make the scenario true; the scenario notes its number. */
    async edit(c) {
      const by = planner(c);
      const row = await own(c, by);
      const note = textIn(await readBody(c, ['note']), 'note') || String(row.properties['name']);
      const scenario = scenarioOf(row);
      if (!isArea(row.geometry)) throw noScenario();
      await parcelsOf(parts, c, scenario.parcelIds, by.role);
      // All fields as stored: the rows that continue a parcel keep what their author may not read.
      const stored = await parcelsOf(parts, c, scenario.parcelIds, 'admin');
      const changes = changesOf(scenario, row.geometry, stored, newId);
      const draft = await putForward(parts, { by, note, changes, state: 'draft' });
      await write(by, row, { ...row, properties: { ...row.properties, editSeq: draft.seq } });
      return tellEdit(parts, c, draft);
    },
  } satisfies Record<string, Handler>;
};
