/** The candidates of all parcels of one cell: the rules of `domain/candidate.ts` on one plane, shares by GEOS. */
import { NEAR_M, type PlacedElement, type Reach, reachOf, serves } from '../domain/candidate.ts';
import { SERVICE_ITEMS, type ServiceItem } from '../domain/datasets/service.ts';
import { type Bounds, boxGap, type PlaneShape, shapeOn } from '../domain/geometry/gap.ts';
import { transversePlaneAt } from '../domain/geometry/transverse-plane.ts';
import { isArea } from '../domain/geometry.ts';
import type { KeptCandidate } from '../store/coverage/file.ts';
import type { SourceElement, SourceParcel } from '../store/coverage/source.ts';
import type { Geos, Ground, Land } from './geos.ts';

/** A parcel with the items that are asked for. */
export type AskedParcel = { readonly parcel: SourceParcel; readonly items: ReadonlySet<ServiceItem> };

export type CutParcel = { readonly parcel: SourceParcel; readonly candidates: readonly KeptCandidate[] };

type Network = readonly PlacedElement<SourceElement>[];
type PlacedParcel = AskedParcel & { readonly shape: PlaneShape; readonly land: Land };

/** `centre` is the middle of the cell, `elements` all that lie within reach of it. */
export const cutCell = (
  geos: Geos,
  centre: readonly [number, number],
  asked: readonly AskedParcel[],
  elements: readonly SourceElement[],
): readonly CutParcel[] => {
  const plane = transversePlaneAt([...centre]);
  const parcels = asked.map((parcel): PlacedParcel => {
    const shape = shapeOn(plane, parcel.parcel.geometry);
    return { ...parcel, shape, land: geos.land(shape) };
  });
  const network = elements.map((element) => ({ element, shape: shapeOn(plane, element.geometry) }));
  const found = SERVICE_ITEMS.map(({ id }) =>
    cutItem(
      geos,
      id,
      parcels.filter(({ items }) => items.has(id)),
      network.filter(({ element }) => element.item === id),
    ),
  );
  for (const { land } of parcels) geos.leave(land);
  return parcels.map(({ parcel }) => ({
    parcel,
    candidates: found.flatMap((candidates) => candidates.get(parcel.fid) ?? []),
  }));
};

type ByParcel = ReadonlyMap<number, KeptCandidate>;

const cutItem = (geos: Geos, item: ServiceItem, parcels: readonly PlacedParcel[], network: Network): ByParcel => {
  const ground = groundOf(geos, parcels, network);
  const found = parcels.map(({ parcel, shape, land }) => {
    const reach = reachOf(shape, network);
    const share = reach.nearest ? (ground?.shareOf(land) ?? (ground ? null : 0)) : null;
    return [parcel.fid, keptOf(item, reach, share)] as const;
  });
  ground?.close();
  return new Map(found);
};

const keptOf = (item: ServiceItem, { nearest, source }: Reach<SourceElement>, share: number | null): KeptCandidate => ({
  item,
  distanceM: nearest?.distanceM ?? null,
  nearest: nearest?.element.fid ?? null,
  source: source?.element.fid ?? null,
  servedShare: share,
});

/** One ground for the whole cell; null where no line and no service area comes near it. */
const groundOf = (geos: Geos, parcels: readonly PlacedParcel[], network: Network): Ground | null => {
  const around = boundsOf(parcels.map(({ shape }) => shape));
  const serving = network.filter(({ element, shape }) => serves(element) && boxGap(around, shape) <= NEAR_M);
  if (serving.length === 0) return null;
  const [areas, lines] = [true, false].map((area) =>
    serving.filter(({ element }) => isArea(element.geometry) === area).map(({ shape }) => shape),
  ) as [PlaneShape[], PlaneShape[]];
  return geos.ground(lines, areas, NEAR_M);
};

const boundsOf = (shapes: readonly Bounds[]): Bounds => ({
  minX: Math.min(...shapes.map(({ minX }) => minX)),
  minY: Math.min(...shapes.map(({ minY }) => minY)),
  maxX: Math.max(...shapes.map(({ maxX }) => maxX)),
  maxY: Math.max(...shapes.map(({ maxY }) => maxY)),
});
