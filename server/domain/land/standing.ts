/**
 * What of a parcel rests on other registers: its readiness tier (`readiness.ts`), and how far the nearest built
 * substation and water works lie from its line (`candidate.ts`), and the sketched motorways and railways from its middle
 * (`matching/ground.ts`). Stored with the parcel, so that lists filter, count and sort by it; `server/standing` keeps it.
 * Everybody may read it: it rests only on what everybody may read.
 */
import type { Geometry } from 'geojson';
import { readableRows } from '../access.ts';
import { type NetworkElement, reachOf, SEARCH_M } from '../candidate.ts';
import { utility } from '../datasets/utility.ts';
import type { Value } from '../edit.ts';
import { allOf, type Filter } from '../filter.ts';
import { shapeOn } from '../geometry/gap.ts';
import { transversePlaneAt } from '../geometry/transverse-plane.ts';
import { bboxOf, isArea } from '../geometry.ts';
import type { Ground, Site } from '../matching/site.ts';
import { readinessOf } from '../readiness.ts';
import type { InheritedAssessment } from './answer.ts';

/** How far works may lie from a parcel that counts its way to them, in metres. */
export const WORKS_M = SEARCH_M;

export type Standing = {
  /** Of `TIER_CODES`; null = supplied, and of no tier any more, or not measurable. */
  readonly readinessTier: string | null;
  /** Whole metres from the parcel line; null = none is recorded within `SEARCH_M`. */
  readonly substationM: number | null;
  readonly waterWorksM: number | null;
  /** Whole km, because the lines are sketched; null = none is drawn. */
  readonly motorwayKm: number | null;
  readonly railKm: number | null;
};

/** Substations and water works that stand, as the public reads of them `today`. */
export const worksOn = (today: string): Filter =>
  allOf([
    { op: 'in', field: 'item', values: ['power', 'water'] },
    { op: '=', field: 'part', value: 'node' },
    { op: '=', field: 'status', value: 'built' },
    readableRows('guest', utility, today),
  ])!;

export type Works = Pick<NetworkElement, 'id' | 'geometry'> & { readonly item: 'power' | 'water' };

export type Surroundings = {
  /** Of items power and water, those within `SEARCH_M` among them. */
  readonly works: readonly Works[];
  readonly sketch: Ground['sketch'];
  /** The ten items as the parcel inherits them, null where a scope cannot be measured; asked only where a tier hangs on them. */
  readonly assessments: () => readonly InheritedAssessment[] | null;
};

export type StandingParcel = {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: Geometry | null;
};

/** The fields of a parcel by which its tier is judged. */
export const JUDGED_FIELDS: ReadonlySet<string> = new Set(
  readinessOf({ id: '', properties: {}, at: null, services: [] }, [])
    .rules.flatMap(({ from }) => from)
    .map(({ field }) => field),
);

const tierOf = (site: Site, assessments: Surroundings['assessments']): string | null => {
  // With no assessments open: where the tier is below theirs even so, they need not be looked for.
  const { tier: highest } = readinessOf(site, []);
  if (highest === null || highest < 3) return highest === null ? null : String(highest);
  const inherited = assessments();
  return inherited && String(readinessOf(site, inherited).tier);
};

const elementOf = ({ id, item, geometry }: Works): NetworkElement => ({
  id,
  item,
  geometry,
  status: 'built',
  capacity: null,
  capacityUsed: null,
  capacityUnit: null,
  serviceRadiusM: null,
});

/** Whole metres from the parcel line to the nearest works of each item. */
const waysOf = (geometry: Geometry | null, works: readonly Works[]) => {
  if (!isArea(geometry) || works.length === 0) return { power: null, water: null };
  const [west, south, east, north] = bboxOf(geometry)!;
  const plane = transversePlaneAt([(west + east) / 2, (south + north) / 2]);
  const parcel = shapeOn(plane, geometry);
  const nearest = (wanted: Works['item']): number | null => {
    const network = works
      .filter(({ item }) => item === wanted)
      .map((one) => ({ element: elementOf(one), shape: shapeOn(plane, one.geometry) }));
    const metres = reachOf(parcel, network).nearest?.distanceM;
    return metres === undefined ? null : Math.round(metres);
  };
  return { power: nearest('power'), water: nearest('water') };
};

export function standingOf({ id, properties, geometry }: StandingParcel, around: Surroundings): Standing {
  const box = geometry && bboxOf(geometry);
  const at = box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const { power, water } = waysOf(geometry, around.works);
  const kmTo = (kind: 'motorway' | 'rail') => (at ? (around.sketch(at, kind)?.km ?? null) : null);
  return {
    readinessTier: tierOf({ id, properties, at, services: [] }, around.assessments),
    substationM: power,
    waterWorksM: water,
    motorwayKm: kmTo('motorway'),
    railKm: kmTo('rail'),
  };
}
