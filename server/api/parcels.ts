/** Parcels named in a request, with the names of where they lie and the roads beside them, as the asking person may see them. */
import type { Role } from '../domain/access.ts';
import type { Road } from '../domain/assembly.ts';
import type { Label } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Bbox } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import { numberOf } from '../domain/value.ts';
import { readableDataset } from './datasets.ts';
import { missing } from './gone.ts';
import type { Ctx, Parts } from './parts.ts';

/** Beyond the parcels, degrees: more than half of the widest road the register takes (200 m), at any latitude of China. */
const ROADSIDE = 0.0025;
/** More than a park has. */
const MOST_ROADS = 1000;
const MOST_IDS = 12;

/** A list of ids. Throws badRequest for anything else. */
export const idsIn = (value: unknown, name: string): readonly string[] => {
  if (Array.isArray(value) && value.length <= MOST_IDS && value.every((id) => typeof id === 'string')) return value;
  throw new MutuError('badRequest', {
    zh: `${name} 应为不超过 ${MOST_IDS} 个编号的列表。`,
    en: `${name} must be a list of at most ${MOST_IDS} ids.`,
  });
};

/** The parcels, all fields that `role` may read. Throws notFound for an unknown id, gone with its successors for a dead one. */
export const parcelsOf = async (
  parts: Parts,
  c: Ctx,
  ids: readonly string[],
  role: Role,
): Promise<readonly Feature[]> => {
  const dataset = readableDataset('parcel', c.get('session').role);
  const found: Feature[] = [];
  for (const id of ids) {
    const parcel = await parts.store.features.get(dataset.id, id, role);
    if (!parcel) throw await missing(parts, c, dataset, id);
    found.push(parcel);
  }
  return found;
};

/** Names of the zones and parks that the parcels belong to, by their ids; the Chinese one where there is no English. */
export const placeNames = async (
  { store }: Parts,
  parcels: readonly Feature[],
  role: Role,
): Promise<ReadonlyMap<string, Label>> => {
  const names = new Map<string, Label>();
  for (const dataset of ['zone', 'park']) {
    const ids = new Set(parcels.flatMap(({ properties }) => properties[`${dataset}Id`] ?? []));
    for (const id of ids) {
      const place = await store.features.get(dataset, String(id), role);
      const zh = String(place?.properties['name'] ?? id);
      names.set(String(id), { zh, en: String(place?.properties['nameEn'] ?? zh) });
    }
  }
  return names;
};

/** The box about all shapes; null where none has one. */
const boxOf = (parcels: readonly Feature[]): Bbox | null =>
  bboxOf({
    type: 'GeometryCollection',
    geometries: parcels.flatMap(({ geometry }) => (geometry ? [geometry] : [])),
  });

/** The roads that may run beside any of the parcels. */
export const roadsNear = async (
  { store }: Parts,
  parcels: readonly Feature[],
  role: Role,
): Promise<readonly Road[]> => {
  const box = boxOf(parcels);
  if (!box) return [];
  const { features } = await store.features.list(
    'utility',
    {
      filter: { op: '=', field: 'item', value: 'road' },
      bbox: [box[0] - ROADSIDE, box[1] - ROADSIDE, box[2] + ROADSIDE, box[3] + ROADSIDE],
      fields: ['name', 'status', 'widthM'],
      limit: MOST_ROADS,
    },
    role,
  );
  return features.flatMap(({ id, geometry, properties: { name, status, widthM } }): readonly Road[] =>
    geometry
      ? [
          {
            id,
            name: String(name ?? id),
            status: String(status),
            widthM: numberOf(widthM),
            line: geometry,
          },
        ]
      : [],
  );
};
