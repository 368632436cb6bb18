/** How far the networks run from a parcel, by the rules by which its card tells of them (`server/domain/candidate.ts`). */

import { type NetworkElement, type PlacedElement, reachOf, SEARCH_M } from '../../server/domain/candidate.ts';
import type { ServiceItem } from '../../server/domain/datasets/service.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { leastGapM } from '../../server/domain/geometry/degrees.ts';
import { shapeOn } from '../../server/domain/geometry/gap.ts';
import { transversePlaneAt } from '../../server/domain/geometry/transverse-plane.ts';
import { bboxOf } from '../../server/domain/geometry.ts';
import type { LaidPark } from './layout/park.ts';
import type { Parcel } from './parcels.ts';
import { polygon } from './provenance.ts';

const elementOf = ({ id, properties, geometry }: Feature): NetworkElement =>
  ({ id, ...properties, geometry }) as unknown as NetworkElement;

/** Everything within reach of a park on one plane, by item. */
function around(park: LaidPark, networks: readonly Feature[]) {
  const box = bboxOf(polygon(park.frame.boundary, park.placing)!)!;
  const plane = transversePlaneAt([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const placed = new Map<ServiceItem, PlacedElement[]>();
  for (const feature of networks) {
    if (leastGapM(box, bboxOf(feature.geometry!)!) >= SEARCH_M) continue;
    const element = elementOf(feature);
    const own = placed.get(element.item) ?? [];
    own.push({ element, shape: shapeOn(plane, element.geometry) });
    placed.set(element.item, own);
  }
  return { plane, placed };
}

export type WayFrom = (parcel: Parcel) => (item: ServiceItem) => number | null;

/** Metres from the line of a parcel to the nearest element of an item; null = none within reach. */
export function waysAmong(networks: readonly Feature[]): WayFrom {
  const parks = new Map<LaidPark, ReturnType<typeof around>>();
  return ({ park, feature }) => {
    const { plane, placed } = parks.get(park) ?? around(park, networks);
    parks.set(park, { plane, placed });
    const parcel = shapeOn(plane, feature.geometry!);
    return (item) => reachOf(parcel, placed.get(item) ?? []).nearest?.distanceM ?? null;
  };
}
