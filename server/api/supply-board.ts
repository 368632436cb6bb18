/** 报供应: land still to be supplied by readiness and year, beside what projects ask for and the printed target of standard land. */
import type { Role } from '../domain/access.ts';
import type { Feature } from '../domain/edit.ts';
import type { Filter } from '../domain/filter.ts';
import { bboxesMeet } from '../domain/geometry.ts';
import type { Stock, SupplyBoard, SupplyYear } from '../domain/land/answer.ts';
import { inheritedBy } from '../domain/land/inherit.ts';
import { industrialIn, TO_SUPPLY } from '../domain/land/supply.ts';
import { SCHEME, TIERS } from '../domain/land/tiers.ts';
import { readyOn } from '../domain/matching/land-judges.ts';
import { readinessOf } from '../domain/readiness.ts';
import { numberOf, textOf } from '../domain/value.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './parts.ts';

const PAGE = 300;

/** Industry, storage and logistics, from the first plan to the notice of sale. */
const SUPPLY = industrialIn(TO_SUPPLY);

/** Projects that want land of their own and have none yet. */
const WANTING: Filter = {
  op: 'and',
  args: [
    { op: '=', field: 'siteNeed', value: 'land' },
    { op: 'in', field: 'stage', values: ['lead', 'negotiating', 'signed', 'landed', 'approved'] },
    { op: 'isNull', field: 'parcelId' },
  ],
};

type Supplied = Pick<Stock, 'tier'> & {
  readonly zoneId: string;
  readonly areaM2: number | null;
  readonly year: number | null;
};

const yearOf = (day: string | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

const mayMeet = (a: Feature, b: Feature): boolean => !!a.geometry && !!b.geometry && bboxesMeet(a.geometry, b.geometry);

/** A parcel at a time, others being served after each page. */
async function supplied(store: Store, { today }: Clock, role: Role): Promise<readonly Supplied[]> {
  const assessments = (await store.features.list('assessment', {}, role)).features;
  const all: Supplied[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.features.list('parcel', { filter: SUPPLY, limit: PAGE, offset }, role);
    for (const parcel of page.features) all.push(suppliedBy(parcel, assessments, today));
    if (page.features.length < PAGE) return all;
    await new Promise(setImmediate);
  }
}

function suppliedBy(parcel: Feature, assessments: readonly Feature[], today: string): Supplied {
  const near = assessments.filter((row) => mayMeet(parcel, row));
  const held = inheritedBy(parcel.geometry, near, today);
  const { tier } = readinessOf({ ...parcel, at: null, services: [] }, held);
  const { zoneId, areaM2 } = parcel.properties;
  return {
    tier: tier!,
    zoneId: String(zoneId),
    areaM2: numberOf(areaM2 ?? null),
    year: yearOf(readyOn(parcel, today)),
  };
}

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

const stockOf = (all: readonly Supplied[]): readonly Stock[] =>
  TIERS.map(({ id }) => {
    const own = all.filter(({ tier }) => tier === id);
    return {
      tier: id,
      parcels: own.length,
      areaM2: sum(own.map(({ areaM2 }) => areaM2)),
      unknownAreas: own.filter(({ areaM2 }) => areaM2 === null).length,
    };
  });

type Wanted = { readonly areaM2: number | null; readonly year: number | null };

/** A start that has been put off past its year is wanted now. */
const wantedBy = ({ properties }: Feature, today: string): Wanted => {
  const start = textOf(properties['startPlannedOn']);
  return { areaM2: numberOf(properties['landAreaM2']), year: yearOf(start !== null && start < today ? today : start) };
};

function yearsOf(all: readonly Supplied[], wanted: readonly Wanted[]): readonly SupplyYear[] {
  const known = [...all, ...wanted].map(({ year }) => year);
  const years = [...new Set(known)].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return years.map((year) => {
    const [ready, asked] = [all.filter((one) => one.year === year), wanted.filter((one) => one.year === year)];
    return {
      year,
      readyM2: sum(ready.map(({ areaM2 }) => areaM2)),
      parcels: ready.length,
      demandM2: sum(asked.map(({ areaM2 }) => areaM2)),
      projects: asked.length,
      unknownDemands: asked.filter(({ areaM2 }) => areaM2 === null).length,
    };
  });
}

/** Digits of a division code (GB/T 2260) that name the city, and the county. */
const DIVISION_DIGITS: Readonly<Record<string, number>> = { city: 4, county: 6 };

/** The zones of which a figure speaks: one itself, or those that lie in the city or county of a reporting unit. */
function zonesWithin(id: string, zones: readonly Feature[]): readonly string[] {
  const properties = zones.find((zone) => zone.id === id)?.properties;
  const digits = DIVISION_DIGITS[String(properties?.['level'])];
  const code = textOf(properties?.['divisionCode'] ?? null);
  if (properties?.['kind'] !== 'reportingUnit' || digits === undefined || code === null) return [id];
  return zones
    .filter(
      ({ properties: { kind, divisionCode } }) =>
        kind === 'zone' && String(divisionCode).startsWith(code.slice(0, digits)),
    )
    .map((zone) => zone.id);
}

const targetsOf = (
  rows: readonly Feature[],
  zones: readonly Feature[],
  all: readonly Supplied[],
): SupplyBoard['targets'] =>
  rows.map(({ properties }) => {
    const zoneId = String(properties['zoneId']);
    const zoneIds = zonesWithin(zoneId, zones);
    return {
      zoneId,
      year: numberOf(properties['year']) ?? 0,
      areaM2: numberOf(properties['value']) ?? 0,
      source: textOf(properties['source']),
      zoneIds,
      stock: stockOf(all.filter((one) => zoneIds.includes(one.zoneId))),
    };
  });

export const supplyBoard = async (store: Store, clock: Clock, role: Role): Promise<SupplyBoard> => {
  const list = async (dataset: string, filter: Filter) =>
    (await store.features.list(dataset, { filter, geometry: false }, role)).features;
  const all = await supplied(store, clock, role);
  const wanted = (await list('project', WANTING)).map((project) => wantedBy(project, clock.today));
  return {
    asOf: clock.today,
    scheme: SCHEME,
    stock: stockOf(all),
    years: yearsOf(all, wanted),
    targets: targetsOf(
      await list('target', { op: '=', field: 'measure', value: 'standardLandReserveM2' }),
      (await store.features.list('zone', { geometry: false }, role)).features,
      all,
    ),
  };
};
