/** A what-if as a request asks for it, and the row that keeps it. */
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { type Area, isArea, isValid } from '../domain/geometry.ts';
import type { Person } from '../domain/review.ts';
import { groundOf, partsOfParcel, type Scenario, type ScenarioKind } from '../domain/scenario.ts';
import { MOST_PARTS } from '../domain/split.ts';
import { idsIn, parcelsOf } from './parcels.ts';
import type { Ctx, Parts } from './parts.ts';
import { type Body, isObject, readBody, textIn } from './request-body.ts';

const MEMBERS = ['name', 'kind', 'parcels', 'parts', 'note'];
const KINDS: readonly unknown[] = ['assembly', 'split'] satisfies ScenarioKind[];
/** In all parts: each is laid over the parcel and over the others. */
const MOST_CORNERS = 1000;

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

/** Positions in shapes as they come over the wire, whatever they are; a level deeper than a shape is not looked into. */
const cornersIn = (value: unknown, depth = 0): number => {
  if (isObject(value)) return cornersIn(value['coordinates'], depth + 1);
  if (!Array.isArray(value) || depth > 6) return 0;
  if (typeof value[0] === 'number') return 1;
  return value.reduce<number>((sum, part) => sum + cornersIn(part, depth + 1), 0);
};

/** The shapes of a split; null for none. Throws badRequest for what is no list of areas, or too much of it. */
export const partsIn = (value: unknown): readonly Area[] | null => {
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

const nameIn = (body: Body): string => {
  const name = textIn(body, 'name', 200);
  if (name === '') throw bad('请给方案起个名称。', 'Give the scenario a name.');
  return name;
};

const propertiesOf = (asked: Scenario, body: Body, parcels: readonly Feature[]): Feature['properties'] => {
  const shapes = asked.parts && partsOfParcel(parcels[0]!, asked.parts);
  return {
    name: nameIn(body),
    kind: asked.kind,
    zoneId: parcels[0]!.properties['zoneId'] ?? null,
    parcelIds: asked.parcelIds.join(' '),
    parts: shapes && JSON.stringify(shapes),
    note: textIn(body, 'note') || null,
    editSeq: null,
    synthetic: parcels.some((parcel) => parcel.properties['synthetic'] === true),
  };
};

/** The row that the request asks for: checked, with its ground as it is today, and its author by the name of his account. */
export const askedRow = async (parts: Parts, c: Ctx, by: Person, id: string): Promise<Feature> => {
  const body = await readBody(c, MEMBERS);
  const asked = scenarioIn(body);
  const parcels = await parcelsOf(parts, c, asked.parcelIds, by.role);
  const geometry = groundOf(asked, parcels);
  const properties = { ...propertiesOf(asked, body, parcels), author: by.name, asOf: parts.clock.today };
  return { id, properties, geometry };
};
