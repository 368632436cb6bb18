/**
 * What the networks promise a parcel: how far the nearest pipe is, what it could still give, how much of the parcel lies
 * near it. A pipe drawn nearby is not service: a candidate never makes an item available, a person or a document does
 * (dataset `service`). `candidateOf` is the definition; whole parks are computed by the same rules with a faster way to
 * cut shapes (`server/coverage`), and a test holds the two together.
 */
import type { Geometry } from 'geojson';
import { SERVICE_ITEMS, type ServiceItem } from './datasets/service.ts';
import { boxGap, gapM, type PlaneShape, shapeOn } from './geometry/gap.ts';
import { transversePlaneAt } from './geometry/transverse-plane.ts';
import { type Area, areaM2, bboxOf, buffer, isArea, overlapM2, union } from './geometry.ts';

/** In the order in which they count: a plan next door does not shorten the way to a pipe that is there. */
const STATUSES = ['built', 'building', 'planned'] as const;
export type NetworkStatus = (typeof STATUSES)[number];

/** A line, station or service area of one item. */
export type NetworkElement = {
  readonly id: string;
  readonly item: ServiceItem;
  readonly status: NetworkStatus;
  readonly capacity: number | null;
  readonly capacityUsed: number | null;
  readonly capacityUnit: string | null;
  readonly serviceRadiusM: number | null;
  readonly geometry: Geometry;
};

export type Spare = { readonly value: number; readonly unit: string | null };

export type Candidate = {
  readonly parcelId: string;
  readonly item: ServiceItem;
  /** Metres from the parcel line to the nearest element, built before being built before planned; 0 where it reaches the parcel; null = none recorded within `SEARCH_M`. */
  readonly distanceM: number | null;
  readonly nearestId: string | null;
  readonly nearestStatus: NetworkStatus | null;
  /** The nearest built element that states a capacity and whose service radius, where it states one, reaches the parcel. */
  readonly spareId: string | null;
  /** Capacity less what is used at `spareId`; null = unknown. */
  readonly spare: Spare | null;
  /** Share of the parcel, 0..1, within `NEAR_M` of a built line or in a built service area; null = nothing of the item is recorded within `SEARCH_M`. */
  readonly servedShare: number | null;
};

export type CandidateParcel = { readonly id: string; readonly geometry: Area };

/** What counts as near a line, in metres [a rule of our own, 待核]. */
export const NEAR_M = 300;
/** Beyond this way a connection is a project of its own, and nothing is looked for. */
export const SEARCH_M = 5000;

/** An element on the plane of the parcels it is held against. */
export type PlacedElement<E extends NetworkElement = NetworkElement> = {
  readonly element: E;
  readonly shape: PlaneShape;
};

export type Nearest<E extends NetworkElement = NetworkElement> = {
  readonly element: E;
  readonly distanceM: number;
};

/** The nearest of the elements that `accept` takes, within `SEARCH_M`; null where there is none. */
function nearestOf<E extends NetworkElement>(
  parcel: PlaneShape,
  network: readonly PlacedElement<E>[],
  accept: (element: E, distanceM: number) => boolean,
): Nearest<E> | null {
  let best: Nearest<E> | null = null;
  for (const { element, shape } of network) {
    const most = best?.distanceM ?? SEARCH_M;
    if (!accept(element, 0) || boxGap(parcel, shape) >= most) continue;
    const distanceM = gapM(parcel, shape, most);
    if (distanceM < most && accept(element, distanceM)) best = { element, distanceM };
  }
  return best;
}

export type Reach<E extends NetworkElement = NetworkElement> = {
  readonly nearest: Nearest<E> | null;
  readonly source: Nearest<E> | null;
};

/** The nearest element of a network, and the nearest that may supply the parcel; `network` holds one item. */
export function reachOf<E extends NetworkElement>(parcel: PlaneShape, network: readonly PlacedElement<E>[]): Reach<E> {
  const nearest = STATUSES.reduce<Nearest<E> | null>(
    (found, status) => found ?? nearestOf(parcel, network, (element) => element.status === status),
    null,
  );
  const source = nearestOf(
    parcel,
    network,
    ({ status, capacity, serviceRadiusM }, distanceM) =>
      status === 'built' && capacity !== null && distanceM <= (serviceRadiusM ?? SEARCH_M),
  );
  return { nearest, source };
}

/** A built line or service area; a station is where supply comes from, not where it has come to. */
export const serves = ({ status, geometry }: Pick<NetworkElement, 'status' | 'geometry'>): boolean =>
  status === 'built' && geometry.type !== 'Point' && geometry.type !== 'MultiPoint';

export const spareOf = ({
  capacity,
  capacityUsed,
  capacityUnit,
}: Pick<NetworkElement, 'capacity' | 'capacityUsed' | 'capacityUnit'>): Spare | null =>
  capacity === null || capacityUsed === null ? null : { value: capacity - capacityUsed, unit: capacityUnit };

/** Share of the parcel on the ground that the serving elements reach. */
function servedShare(parcel: Area, serving: readonly NetworkElement[]): number {
  const grounds = serving.map(({ geometry }) => (isArea(geometry) ? geometry : buffer(geometry, NEAR_M)));
  const ground = union(grounds.filter((area) => area !== null));
  return ground ? overlapM2(parcel, ground) / areaM2(parcel) : 0;
}

/** What the network of one item promises a parcel. */
export function candidateOf(
  { id, geometry }: CandidateParcel,
  item: ServiceItem,
  networks: readonly NetworkElement[],
): Candidate {
  const [west, south, east, north] = bboxOf(geometry)!;
  const plane = transversePlaneAt([(west + east) / 2, (south + north) / 2]);
  const parcel = shapeOn(plane, geometry);
  const network = networks
    .filter((element) => element.item === item)
    .map((element) => ({ element, shape: shapeOn(plane, element.geometry) }));
  const { nearest, source } = reachOf(parcel, network);
  const serving = network.filter(({ element, shape }) => serves(element) && boxGap(parcel, shape) <= NEAR_M);
  const elements = serving.map(({ element }) => element);
  return {
    parcelId: id,
    item,
    distanceM: nearest?.distanceM ?? null,
    nearestId: nearest?.element.id ?? null,
    nearestStatus: nearest?.element.status ?? null,
    spareId: source?.element.id ?? null,
    spare: source && spareOf(source.element),
    servedShare: nearest && servedShare(geometry, elements),
  };
}

/** What the networks promise a parcel, item by item. */
export const candidatesOf = (parcel: CandidateParcel, networks: readonly NetworkElement[]): readonly Candidate[] =>
  SERVICE_ITEMS.map(({ id }) => candidateOf(parcel, id, networks));
