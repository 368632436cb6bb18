/** What the card of a parcel tells a planner: `GET /api/land/{parcelId}?brief=`. */
import type { Geometry, Position } from 'geojson';
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { Brief } from '../domain/brief.ts';
import { parseBrief } from '../domain/brief-reader.ts';
import type { Candidate } from '../domain/candidate.ts';
import { constraintShares } from '../domain/constraint.ts';
import { constraint } from '../domain/datasets/constraint.ts';
import { document } from '../domain/datasets/office.ts';
import type { ServiceItem, ServiceStatus } from '../domain/datasets/service.ts';
import { unitCost } from '../domain/datasets/unit-cost.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import { bboxOf, intersects, isArea, lengthM, shortestWay } from '../domain/geometry.ts';
import type { LandSheet } from '../domain/land/answer.ts';
import { inheritedBy } from '../domain/land/inherit.ts';
import { controlIndicators, lifecycle } from '../domain/land/standard-land.ts';
import { unitCostOf } from '../domain/land/unit-costs.ts';
import { type LedgerGround, type LetteredRecord, ledgerOf, type Nearby } from '../domain/ledger.ts';
import type { Site, Source } from '../domain/matching/site.ts';
import { readinessOf, SCHEME } from '../domain/readiness.ts';
import { describeLevel } from '../domain/say-level.ts';
import { levelOfRow, type ServiceProfile } from '../domain/services.ts';
import { numberOf, textOf } from '../domain/value.ts';
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

const recordOf = ({ id, properties }: Feature): LetteredRecord => ({
  id,
  item: properties['item'] as ServiceItem,
  status: properties['status'] as ServiceStatus,
  capacity: numberOf(properties['capacity']),
  capacityUsed: numberOf(properties['capacityUsed']),
  capacityUnit: textOf(properties['capacityUnit']),
  distanceToLineM: numberOf(properties['distanceToLineM']),
  operator: textOf(properties['operator']),
  evidence: textOf(properties['evidence']),
  asOf: textOf(properties['asOf']),
});

export const landSheet = (parts: Parts): Handler => {
  const { store, clock } = parts;
  const groundFor = groundsOf(parts);
  const list = async (dataset: string, filter: Filter, role: Role) =>
    (await store.features.list(dataset, { filter }, role)).features;

  /** Built networks only: to one that is planned nothing can be joined. */
  const nearbyOf = async (candidates: readonly Candidate[], role: Role): Promise<ReadonlyMap<string, Nearby>> => {
    const near = new Map<string, Nearby>();
    for (const { item, nearestId, nearestStatus, distanceM } of candidates) {
      if (nearestId === null || nearestStatus !== 'built' || distanceM === null) continue;
      const row = await store.features.get('utility', nearestId, role);
      near.set(item, { id: nearestId, distanceM, operator: textOf(row?.properties['operator']) });
    }
    return near;
  };

  /** The source a search names is the nearest to the middle of the parcel; the ledger counts from the parcel line. */
  const fromLine = async (source: Source | null, parcel: Geometry | null, role: Role): Promise<Source | null> => {
    if (source === null || parcel === null) return source;
    const geometry = (await store.features.get('utility', source.id, role))?.geometry;
    if (!geometry) return source;
    const way = intersects(parcel, geometry) ? null : shortestWay(parcel, geometry);
    return { ...source, distanceM: way ? lengthM(way) : 0 };
  };

  const ledgerGround = async (
    site: Site,
    geometry: Geometry | null,
    brief: Brief,
    candidates: readonly Candidate[],
    role: Role,
  ): Promise<LedgerGround> => {
    const [records, nearby, ground] = await Promise.all([
      list('service', equal('parcelId', site.id), role),
      nearbyOf(candidates, role),
      groundFor(role),
    ]);
    const kV = brief.voltageKV?.value;
    const costs = mayReadDataset(role, unitCost) ? (await store.features.list('unitCost', {}, role)).features : null;
    return {
      today: clock.today,
      profiles: ground.profiles,
      records: records.map(recordOf),
      nearby: (item) => nearby.get(item) ?? null,
      source: kV === undefined || site.at === null ? null : await fromLine(ground.source(site.at, kV), geometry, role),
      costs: costs?.map(unitCostOf) ?? null,
    };
  };

  const assessmentsOf = async ({ geometry }: Feature, role: Role) => {
    const bbox = geometry && bboxOf(geometry);
    const rows = bbox ? (await store.features.list('assessment', { bbox }, role)).features : [];
    return inheritedBy(geometry, rows, clock.today);
  };

  const constraintsOf = async ({ geometry }: Feature, role: Role) => {
    if (!mayReadDataset(role, constraint)) return null;
    if (!isArea(geometry)) return [];
    return constraintShares(
      geometry,
      (await store.features.list('constraint', { bbox: bboxOf(geometry)! }, role)).features,
    );
  };

  const documentsOf = async (id: string, role: Role): Promise<LandSheet['documents']> => {
    if (!mayReadDataset(role, document)) return null;
    const ofParcel: Filter = { op: 'and', args: [equal('subjectDataset', 'parcel'), equal('subjectId', id)] };
    return (await list('document', ofParcel, role)).map((row) => ({
      id: row.id,
      name: textOf(row.properties['name']) ?? row.id,
      kind: textOf(row.properties['kind']) ?? '',
      issuedOn: textOf(row.properties['issuedOn']),
    }));
  };

  const sheetOf = async (parcel: Feature, brief: Brief, role: Role): Promise<LandSheet> => {
    const { id, properties, geometry } = parcel;
    const site: Site = { id, properties, at: middleOf(geometry), services: [] };
    const [assessments, candidates] = await Promise.all([
      assessmentsOf(parcel, role),
      parts.coverage.ofParcels([id], role),
    ]);
    return {
      parcelId: id,
      name: textOf(properties['name']) ?? id,
      asOf: clock.today,
      synthetic: properties['synthetic'] === true,
      scheme: SCHEME,
      readiness: readinessOf(site, assessments),
      ...levelsOf(properties, (await groundFor(role)).profiles),
      ledger: ledgerOf(site, brief, await ledgerGround(site, geometry, brief, candidates, role)),
      assessments,
      candidates,
      constraints: await constraintsOf(parcel, role),
      indicators: controlIndicators(properties),
      lifecycle: lifecycle(properties, clock.today),
      documents: await documentsOf(id, role),
    };
  };

  return async (c) => {
    const { role } = c.get('session');
    const brief = briefIn(readQuery(c, ['brief']).get('brief'));
    const id = c.req.param('parcelId') ?? '';
    const parcel = await store.features.get('parcel', id, role);
    if (parcel === null)
      throw new MutuError('notFound', { zh: `没有地块“${id}”。`, en: `There is no parcel “${id}”.` });
    return sendJson(c, await sheetOf(parcel, brief, role));
  };
};
