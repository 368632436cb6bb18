/** Reads the land of a park that something does not reach, with what lies nearest to it. */
import type { Denominator } from '#domain/coverage.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { service } from '#domain/datasets/service.ts';
import { utility } from '#domain/datasets/utility.ts';
import { allOf, type Filter, print } from '#domain/filter.ts';
import { api, type Item } from '../../api.ts';
import type { Planned } from '../../state/planned.ts';
import { mayWrite } from '../../state/task.ts';
import type { Scene } from '../scene.ts';
import type { Asked } from './coverage-rows.ts';
import { GAP_FIELDS, type GapParcel, gapOf, groundOf } from './gap.ts';

export type GapLand = {
  readonly parcels: readonly GapParcel[];
  /** Their shapes for the map: the same list as long as the answer is the same. */
  readonly ground: readonly Planned[];
  /** The zone's network of the item by id; null where it is not one item that is asked for. */
  readonly networks: ReadonlyMap<string, Item> | null;
  readonly networkIds: ReadonlySet<string> | null;
  /** Parcel id → its service record of the item, for those who may write it. */
  readonly records: ReadonlyMap<string, string>;
};

const MOST = 10_000;
/** Ids in one address, which has to stay short. */
const AT_A_TIME = 100;

const equals = (field: string, value: string): Filter => ({ op: '=', field, value });

const read = async (
  dataset: string,
  clauses: readonly Filter[],
  properties: readonly string[],
  signal: AbortSignal,
) => {
  const query = { cql: print(allOf(clauses)!), limit: MOST, properties, geometry: dataset === parcel.id };
  return (await api.items(dataset, query, signal)).items;
};

/** The service records of `parcels`, some at a time. */
async function recordsOf(parcels: readonly GapParcel[], item: string, signal: AbortSignal) {
  const ids = parcels.map(({ item: { id } }) => id);
  const parts = Array.from({ length: Math.ceil(ids.length / AT_A_TIME) }, (_, at) =>
    ids.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  );
  const own = (values: readonly string[]): readonly Filter[] => [
    equals('item', item),
    { op: 'in', field: 'parcelId', values: [...values] },
  ];
  const found = await Promise.all(parts.map((part) => read(service.id, own(part), ['parcelId'], signal)));
  return new Map(found.flat().map(({ id, properties }) => [String(properties['parcelId']), id]));
}

const networkOf = async (item: string, zoneId: string, signal: AbortSignal): Promise<ReadonlyMap<string, Item>> => {
  const found = await read(utility.id, [equals('item', item), equals('zoneId', zoneId)], ['name'], signal);
  return new Map(found.map((one) => [one.id, one]));
};

/** A profile and levelling have no network of their own: nothing nearest is looked for. */
export async function loadGap(
  { row, column }: Asked,
  denominator: Denominator,
  { session }: Scene,
  signal: AbortSignal,
): Promise<GapLand> {
  const { covered } = column;
  const item = typeof covered === 'string' && covered !== 'levelled' ? covered : null;
  const [land, near, networks] = await Promise.all([
    read(parcel.id, [equals('parkId', row.id)], GAP_FIELDS, signal),
    item ? api.coverage(row.id, signal) : null,
    item ? networkOf(item, row.zoneId, signal) : null,
  ]);
  const parcels = gapOf(land, covered, denominator, near?.candidates ?? []);
  const isWriter = item !== null && mayWrite(session.role, service.id);
  return {
    parcels,
    ground: groundOf(parcels),
    networks,
    networkIds: networks && new Set(networks.keys()),
    records: isWriter ? await recordsOf(parcels, item, signal) : new Map(),
  };
}
