/** What the card of a parcel tells a planner: `GET /api/land/{parcelId}?brief=`. */
import type { Geometry, Position } from 'geojson';
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { Brief } from '../domain/brief.ts';
import { parseBrief } from '../domain/brief-reader.ts';
import { document } from '../domain/datasets/office.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import type { LandSheet } from '../domain/land/answer.ts';
import { inheritedBy } from '../domain/land/inherit.ts';
import { controlIndicators, lifecycle } from '../domain/land/standard-land.ts';
import { SCHEME } from '../domain/land/tiers.ts';
import { ledgerOf } from '../domain/ledger.ts';
import type { Ground, Site } from '../domain/matching/site.ts';
import { readinessOf } from '../domain/readiness.ts';
import { describeLevel } from '../domain/say-level.ts';
import { levelOfRow, type ServiceProfile } from '../domain/services.ts';
import { textOf } from '../domain/value.ts';
import { sharesOn } from './constraints.ts';
import { ledgerGround } from './land-ledger.ts';
import { groundsOf } from './match-ground.ts';
import { badParameter, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

const equal = (field: string, value: string): Filter => ({ op: '=', field, value });

const briefIn = (text: string | undefined): Brief => {
  if (text === undefined) return {};
  try {
    return parseBrief(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw badParameter('brief', '应为 JSON。', 'give JSON.');
    throw error;
  }
};

const middleOf = (geometry: Geometry | null): Position | null => {
  const box = geometry && bboxOf(geometry);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
};

const levelsOf = (properties: Feature['properties'], profiles: readonly ServiceProfile[]) => {
  const [level, usual] = [describeLevel(levelOfRow(properties, profiles)), describeLevel(levelOfRow(properties))];
  return { level, usualLevel: usual.zh === level.zh ? null : usual };
};

const assessmentsOf = async ({ store, clock }: Parts, { geometry }: Feature, role: Role) => {
  const bbox = geometry && bboxOf(geometry);
  const rows = bbox ? (await store.features.list('assessment', { bbox }, role)).features : [];
  return inheritedBy(geometry, rows, clock.today);
};

const documentsOf = async ({ store }: Parts, id: string, role: Role): Promise<LandSheet['documents']> => {
  if (!mayReadDataset(role, document)) return null;
  const filter: Filter = { op: 'and', args: [equal('subjectDataset', 'parcel'), equal('subjectId', id)] };
  return (await store.features.list('document', { filter }, role)).features.map((row) => ({
    id: row.id,
    name: textOf(row.properties['name']) ?? row.id,
    kind: textOf(row.properties['kind']) ?? '',
    issuedOn: textOf(row.properties['issuedOn']),
  }));
};

/** What the registers alone say of it. */
const registered = ({ id, properties }: Feature, today: string) => ({
  parcelId: id,
  name: textOf(properties['name']) ?? id,
  asOf: today,
  synthetic: properties['synthetic'] === true,
  scheme: SCHEME,
  indicators: controlIndicators(properties),
  lifecycle: lifecycle(properties, today),
});

const sheetOf = async (parts: Parts, ground: Ground, parcel: Feature, brief: Brief, role: Role): Promise<LandSheet> => {
  const { id, properties, geometry } = parcel;
  const site: Site = { id, properties, at: middleOf(geometry), services: [] };
  const [assessments, candidates] = await Promise.all([
    assessmentsOf(parts, parcel, role),
    parts.coverage.ofParcels([id], role),
  ]);
  const rests = await ledgerGround(parts, ground, { site, geometry, brief, candidates }, role);
  return {
    ...registered(parcel, parts.clock.today),
    ...levelsOf(properties, ground.profiles),
    readiness: readinessOf(site, assessments),
    ledger: ledgerOf(site, brief, rests),
    assessments,
    candidates,
    constraints: await sharesOn(parts, parcel, role),
    documents: await documentsOf(parts, id, role),
  };
};

export const landSheet = (parts: Parts): Handler => {
  const groundFor = groundsOf(parts);
  return async (c) => {
    const { role } = c.get('session');
    const brief = briefIn(readQuery(c, ['brief']).get('brief'));
    const id = c.req.param('parcelId') ?? '';
    const parcel = await parts.store.features.get('parcel', id, role);
    if (parcel === null)
      throw new MutuError('notFound', { zh: `没有地块“${id}”。`, en: `There is no parcel “${id}”.` });
    return sendJson(c, await sheetOf(parts, await groundFor(role), parcel, brief, role));
  };
};
