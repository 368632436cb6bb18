/** What the store tells an import about the project: where its zones lie, and the rows that are already there. */
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import type { Store } from '../store/store.ts';
import type { Holders } from './fills.ts';
import type { Known } from './known-ground.ts';

/** Degrees around a zone that still count as its surroundings: some 25 km. */
const AROUND = 0.25;

/** Whoever imports sees what staff and managers see; nothing of it leaves the report of the import. */
const ROLE = 'admin';

const all = async (store: Store, dataset: string): Promise<readonly Feature[]> =>
  (await store.features.list(dataset, {}, ROLE)).features;

const around = ([west, south, east, north]: Bbox): Bbox => [
  west - AROUND,
  south - AROUND,
  east + AROUND,
  north + AROUND,
];

/** Boxes around each zone; none where no zone is stored yet. */
export const boxesOf = (zones: readonly Feature[]): readonly Bbox[] =>
  zones.flatMap(({ geometry }) => {
    const bbox = geometry && bboxOf(geometry);
    return bbox ? [around(bbox)] : [];
  });

export type Ground = { readonly stored: readonly Feature[]; readonly boxes: readonly Bbox[] };

export const groundOf = async (store: Store, dataset: Dataset): Promise<Ground> => ({
  stored: await all(store, dataset.id),
  boxes: boxesOf(await all(store, 'zone')),
});

/** What the required fields and those with a column may refer to. */
export async function holdersOf(
  store: Store,
  dataset: Dataset,
  mapped: Readonly<Record<string, unknown>>,
): Promise<Holders> {
  const wanted = dataset.fields.filter(({ id, required }) => required || Object.hasOwn(mapped, id));
  const refs = new Set(wanted.flatMap(({ ref }) => ref ?? []));
  return Object.fromEntries(await Promise.all([...refs].map(async (ref) => [ref, await all(store, ref)] as const)));
}

/** Stored rows with a number and a shape, to compare a file with. */
export const knownOf = (stored: readonly Feature[]): readonly Known[] =>
  stored.flatMap(({ properties, geometry, id }) =>
    geometry ? [{ code: String(properties['code'] ?? id), geometry }] : [],
  );
