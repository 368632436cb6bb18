/** The parcels of an assembly as the registers tell them, and those that lie beside them. */
import { parcel } from '#domain/datasets/parcel.ts';
import type { Bbox } from '#domain/filter.ts';
import { type Area, bboxOf, buffer, isArea, meetsArea } from '#domain/geometry.ts';
import { isChoosable } from '#domain/land/supply.ts';
import { api, type Item, isMissing } from '../../api.ts';

/** A parcel with ground of its own. */
export type Lot = Item & { readonly geometry: Area };

/** `missing` = ids that lead to no parcel, or to none that the reader may see. */
export type Lots = { readonly lots: readonly Lot[]; readonly missing: readonly string[] };

/** Parcels closer than this lie side by side, with or without a gap. */
const BESIDE_M = 0.5;
/** Degrees: what may lie that close, at any latitude of China. */
const ROUND = 1e-5;
const MOST_BESIDE = 300;
const TOLD = ['name', 'areaM2', 'status', 'parkId', 'synthetic'];

const isLot = (item: Item): item is Lot => isArea(item.geometry);

export const nameOf = ({ id, properties }: Item): string => String(properties[parcel.title] ?? id);

export const lotsOf = async (ids: readonly string[], signal: AbortSignal): Promise<Lots> => {
  const found = await Promise.allSettled(ids.map((id) => api.item(parcel.id, id, signal)));
  for (const one of found) if (one.status === 'rejected' && !isMissing(one.reason)) throw one.reason;
  const lots = found.flatMap((one) => (one.status === 'fulfilled' && isLot(one.value) ? [one.value] : []));
  return { lots, missing: ids.filter((id) => lots.every((lot) => lot.id !== id)) };
};

const isToBeHad = ({ properties }: Item): boolean => isChoosable(properties['status']);

/** Parcels within half a metre of one of `lots`; land that can be had comes first. */
export const besideLots = async (lots: readonly Lot[], signal: AbortSignal): Promise<readonly Lot[]> => {
  const box = bboxOf({ type: 'GeometryCollection', geometries: lots.map(({ geometry }) => geometry) });
  if (!box) return [];
  const near: Bbox = [box[0] - ROUND, box[1] - ROUND, box[2] + ROUND, box[3] + ROUND];
  const query = { bbox: near, limit: MOST_BESIDE, geometry: true, properties: TOLD };
  const { items } = await api.items(parcel.id, query, signal);
  const reaches = lots.flatMap(({ geometry }) => {
    const reach = buffer(geometry, BESIDE_M);
    return reach ? [meetsArea(reach)] : [];
  });
  return items
    .filter((item): item is Lot => isLot(item) && lots.every(({ id }) => id !== item.id))
    .filter(({ geometry }) => reaches.some((reach) => reach.shape(geometry)))
    .sort((a, b) => Number(isToBeHad(b)) - Number(isToBeHad(a)) || nameOf(a).localeCompare(nameOf(b), 'zh'));
};
