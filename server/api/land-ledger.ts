/** What the gap ledger of a parcel rests on, as the asking person may see it. */
import type { Geometry } from 'geojson';
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { Brief } from '../domain/brief.ts';
import type { Candidate } from '../domain/candidate.ts';
import { unitCost } from '../domain/datasets/unit-cost.ts';
import type { Feature } from '../domain/edit.ts';
import { intersects, lengthM, shortestWay } from '../domain/geometry.ts';
import { unitCostOf } from '../domain/land/unit-costs.ts';
import type { LedgerGround, LetteredRecord, Nearby } from '../domain/ledger.ts';
import type { Ground, Site, Source } from '../domain/matching/site.ts';
import { numberOf, textOf } from '../domain/value.ts';
import { recordOf } from './match-ground.ts';
import type { Parts } from './parts.ts';

/** A parcel, what is asked of it, and what the networks promise it. */
type Asked = {
  readonly site: Site;
  readonly geometry: Geometry | null;
  readonly brief: Brief;
  readonly candidates: readonly Candidate[];
};

const letteredOf = ({ id, properties }: Feature): LetteredRecord => ({
  ...recordOf({ id, properties }),
  distanceToLineM: numberOf(properties['distanceToLineM']),
  operator: textOf(properties['operator']),
  evidence: textOf(properties['evidence']),
  asOf: textOf(properties['asOf']),
});

/** Built networks only: to one that is planned nothing can be joined. */
const nearbyOf = async (
  { store }: Parts,
  candidates: readonly Candidate[],
  role: Role,
): Promise<ReadonlyMap<string, Nearby>> => {
  const near = new Map<string, Nearby>();
  for (const { item, nearestId, nearestStatus, distanceM } of candidates) {
    if (nearestId === null || nearestStatus !== 'built' || distanceM === null) continue;
    const row = await store.features.get('utility', nearestId, role);
    near.set(item, { id: nearestId, distanceM, operator: textOf(row?.properties['operator']) });
  }
  return near;
};

/** The source a search names is the nearest to the middle of the parcel; the ledger counts from the parcel line. */
const fromLine = async (
  { store }: Parts,
  source: Source | null,
  parcel: Geometry | null,
  role: Role,
): Promise<Source | null> => {
  if (source === null || parcel === null) return source;
  const geometry = (await store.features.get('utility', source.id, role))?.geometry;
  if (!geometry) return source;
  const way = intersects(parcel, geometry) ? null : shortestWay(parcel, geometry);
  return { ...source, distanceM: way ? lengthM(way) : 0 };
};

/** What the parcel is held against: its records, the networks beside it, the readings in force, and prices for who may know them. */
export const ledgerGround = async (
  parts: Parts,
  ground: Ground,
  { site, geometry, brief, candidates }: Asked,
  role: Role,
): Promise<LedgerGround> => {
  const { store, clock } = parts;
  const [records, nearby] = await Promise.all([
    store.features.list('service', { filter: { op: '=', field: 'parcelId', value: site.id } }, role),
    nearbyOf(parts, candidates, role),
  ]);
  const kV = brief.voltageKV?.value;
  const source = kV === undefined || site.at === null ? null : ground.source(site.at, kV);
  const costs = mayReadDataset(role, unitCost) ? (await store.features.list('unitCost', {}, role)).features : null;
  return {
    today: clock.today,
    profiles: ground.profiles,
    records: records.features.map(letteredOf),
    nearby: (item) => nearby.get(item) ?? null,
    source: await fromLine(parts, source, geometry, role),
    costs: costs?.map(unitCostOf) ?? null,
  };
};
