/** A kept what-if as it is told: in a list, and by itself beside the parcels as they are now. */
import type { Role } from '../domain/access.ts';
import type { Assembly } from '../domain/assembly.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { nullOn } from '../domain/errors.ts';
import { type Area, isArea } from '../domain/geometry.ts';
import {
  isUnchanged,
  type Scenario,
  type ScenarioAnswer,
  type ScenarioKind,
  type ScenarioSummary,
} from '../domain/scenario.ts';
import { splitFigures } from '../domain/split.ts';
import { assemblyJson, siteOf } from './assemblies.ts';
import { parcelsOf, roadsNear } from './parcels.ts';
import type { Ctx, Parts } from './parts.ts';
import { partsIn } from './scenario-body.ts';
import { geometryJson } from './wire.ts';

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
export const scenarioOf = ({ properties }: Feature): Scenario => ({
  kind: properties['kind'] as ScenarioKind,
  parcelIds: String(properties['parcelIds']).split(' '),
  parts: storedParts(properties['parts']),
});

export const summaryOf = ({ id, properties }: Feature): ScenarioSummary => {
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

const toldParts = async (parts: Parts, shapes: readonly Area[], parcels: readonly Feature[], role: Role) => {
  const figures = splitFigures(shapes, await roadsNear(parts, parcels, role));
  return figures.map((part) => ({ ...part, shape: geometryJson(part.shape, role) as Area }));
};

/** The ground of the parcels as they are now; null where they can no longer be looked at as one. */
const groundNow = ({ kind }: Scenario, site: Assembly | null, [parcel]: readonly Feature[]): Area | null => {
  if (kind === 'assembly') return site?.outline ?? null;
  return parcel && isArea(parcel.geometry) ? parcel.geometry : null;
};

/**
 * The scenario beside today: the figures that it would have with the parcels as they are now. What was kept is told
 * without figures where one of them is no more, or where as they are now they could not be put together.
 */
export const toldBeside = async (parts: Parts, c: Ctx, row: Feature, role: Role): Promise<ScenarioAnswer> => {
  const scenario = scenarioOf(row);
  const base = { ...summaryOf(row), outline: geometryJson(row.geometry, role) as Area | null };
  const parcels = await parcelsOf(parts, c, scenario.parcelIds, role).catch(nullOn('gone', 'notFound'));
  if (!parcels) return { ...base, isCurrent: false, assembly: null, parts: null };
  const isAssembly = scenario.kind === 'assembly';
  const site = isAssembly ? await siteOf(parts, parcels, role).catch(nullOn('unprocessable')) : null;
  const ground = groundNow(scenario, site, parcels);
  return {
    ...base,
    isCurrent: isArea(row.geometry) && ground !== null && isUnchanged(row.geometry, ground),
    assembly: site && assemblyJson(site, role),
    parts: scenario.parts && (await toldParts(parts, scenario.parts, parcels, role)),
  };
};
