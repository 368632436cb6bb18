/** The demonstration as a search sees it, without a database: sites, and what stands around them. */
import { readFileSync } from 'node:fs';
import type { Geometry, Position } from 'geojson';
import type { ServiceItem, ServiceStatus } from '../../../server/domain/datasets/service.ts';
import { derive } from '../../../server/domain/derive.ts';
import type { Feature, Value } from '../../../server/domain/edit.ts';
import { bboxOf } from '../../../server/domain/geometry.ts';
import { groundOf, type PowerElement } from '../../../server/domain/matching/ground.ts';
import type { ServiceRecord, Site } from '../../../server/domain/matching/site.ts';
import { of, rows } from '../../data/demonstration.ts';

export const TODAY = '2024-12-31';

const numberOrNull = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);

const records = new Map<string, ServiceRecord[]>();
for (const { id, properties } of rows('service')) {
  const parcelId = String(properties['parcelId']);
  const record: ServiceRecord = {
    id,
    item: properties['item'] as ServiceItem,
    status: properties['status'] as ServiceStatus,
    capacity: numberOrNull(properties['capacity']),
    capacityUsed: numberOrNull(properties['capacityUsed']),
    capacityUnit: properties['capacityUnit'] as string | null,
  };
  records.set(parcelId, [...(records.get(parcelId) ?? []), record]);
}

const middleOf = ({ geometry }: Feature): Position => {
  const [west, south, east, north] = bboxOf(geometry!)!;
  return [(west + east) / 2, (south + north) / 2];
};

/** Every parcel of the demonstration, with its derived fields. */
export const sites: readonly Site[] = rows('parcel').map((parcel) => ({
  id: parcel.id,
  properties: derive('parcel', parcel.properties, parcel.geometry),
  at: middleOf(parcel),
  services: records.get(parcel.id) ?? [],
}));

const power: readonly PowerElement[] = of('utility', { item: 'power', status: 'built' }).map(
  ({ id, properties, geometry }) => ({
    id,
    part: properties['part'] as 'line' | 'node',
    voltageKV: numberOrNull(properties['voltageKV']),
    serviceRadiusM: numberOrNull(properties['serviceRadiusM']),
    geometry: geometry!,
  }),
);

const { features } = JSON.parse(
  readFileSync(new URL('../../../data/basemap/schematic-corridors.geojson', import.meta.url), 'utf8'),
) as { features: { properties: { name: string; kind: string }; geometry: Geometry }[] };

export const corridors = features.map(({ properties: { name, kind }, geometry }) => ({ name, kind, geometry }));

export const ground = groundOf(TODAY, power, corridors);
