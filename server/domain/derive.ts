/**
 * The fields marked `derived` in a declaration, computed from the others and from the geometry. Run at every write, so
 * that stored rows and screens never disagree. Three areas are kept and none replaces another (domain §8).
 */
import type { Geometry } from 'geojson';
import type { UnitStatus } from './datasets/unit.ts';
import type { Value } from './edit.ts';
import { areaM2, isArea } from './geometry.ts';
import type { Standing } from './land/standing.ts';
import { levelOfRow } from './services.ts';
import { numberOf } from './value.ts';

export type Properties = Readonly<Record<string, Value>>;

/** Area in ㎡ of a boundary; null where there is none (a reporting unit without land). */
const boundaryM2 = (geometry: Geometry | null): number | null => (isArea(geometry) ? areaM2(geometry) : null);

const boundary = (_: Properties, geometry: Geometry | null): Properties => ({ areaGeodesicM2: boundaryM2(geometry) });

/** The certified area is the legal one and wins; else the plane area of the survey; else the geodesic one. */
function parcelAreas(properties: Properties, geometry: Geometry | null): Properties {
  const areaGeodesicM2 = boundaryM2(geometry);
  const surveyed = numberOf(properties['areaCertM2']) ?? numberOf(properties['areaPlaneM2']);
  return { areaGeodesicM2, areaM2: surveyed ?? areaGeodesicM2 };
}

/**
 * N of N通一平 as confirmed, by the usual reading: what a zone puts in force from some day on changes no stored row, and
 * the land sheet says where it reads otherwise. Null where nothing is confirmed but something may be there (0 would say
 * "none").
 */
function serviceLevel(properties: Properties): Properties {
  const { level, atMost } = levelOfRow(properties);
  return { serviceLevel: level === 0 && atMost > 0 ? null : level };
}

const DERIVED: Readonly<Record<string, (properties: Properties, geometry: Geometry | null) => Properties>> = {
  zone: boundary,
  park: boundary,
  parcel: (properties, geometry) => ({ ...parcelAreas(properties, geometry), ...serviceLevel(properties) }),
};

/** `properties` with the derived fields of the dataset filled in; a building's vacancy rests on its units: `vacancyOf`. */
export const derive = (dataset: string, properties: Properties, geometry: Geometry | null): Properties => ({
  ...properties,
  ...(Object.hasOwn(DERIVED, dataset) ? DERIVED[dataset]?.(properties, geometry) : undefined),
});

/** Fields that rest on rows of other registers: worked out beside the server (`server/standing`), some moments after an edit. */
const STANDING: Readonly<Record<string, readonly string[]>> = {
  parcel: ['readinessTier', 'substationM', 'waterWorksM', 'motorwayKm', 'railKm'] satisfies (keyof Standing)[],
};

/** `properties` with those fields as they are in `stored`, whatever an edit says of them; without them in a row that is new. */
export function keepStanding(dataset: string, properties: Properties, stored: Properties | null): Properties {
  const kept = (Object.hasOwn(STANDING, dataset) ? STANDING[dataset]! : []).filter(
    (id) => id in properties || (stored && id in stored),
  );
  if (kept.length === 0) return properties;
  return { ...properties, ...Object.fromEntries(kept.map((id) => [id, stored?.[id] ?? null])) };
}

export type Vacancy = {
  readonly vacancy: 'vacant' | 'partly' | 'full' | 'notReady' | 'notForLet' | 'unknown';
  readonly vacantAreaM2: number | null;
};

const COMPLETED: readonly (Value | undefined)[] = ['accepted', 'inUse'];
/** Kinds that a firm builds for itself: without unit rows they are not for let, not unknown. */
const OWN_USE: readonly (Value | undefined)[] = ['customFactory', 'support'];
const NOT_LETTABLE: readonly UnitStatus[] = ['selfUse', 'notForLet'];

/** How much of a building is free, from its units; a building not completed has no vacancy, one without units is unknown. */
export function vacancyOf(building: Properties, units: readonly Properties[]): Vacancy {
  if (!COMPLETED.includes(building['status'])) return { vacancy: 'notReady', vacantAreaM2: null };
  if (units.length === 0) {
    return OWN_USE.includes(building['kind'])
      ? { vacancy: 'notForLet', vacantAreaM2: 0 }
      : { vacancy: 'unknown', vacantAreaM2: null };
  }
  const ready = units.filter((unit) => unit['status'] !== 'underConstruction');
  if (ready.length === 0) return { vacancy: 'notReady', vacantAreaM2: null };
  const lettable = ready.filter((unit) => !NOT_LETTABLE.includes(unit['status'] as UnitStatus));
  if (lettable.length === 0) return { vacancy: 'notForLet', vacantAreaM2: 0 };
  const vacant = lettable.filter((unit) => unit['status'] === 'vacant');
  const areas = vacant.map((unit) => numberOf(unit['areaM2']));
  return {
    vacancy: vacant.length === 0 ? 'full' : vacant.length === ready.length ? 'vacant' : 'partly',
    // One unit of unknown size makes the sum unknown.
    vacantAreaM2: areas.includes(null) ? null : areas.reduce<number>((sum, area) => sum + (area ?? 0), 0),
  };
}
