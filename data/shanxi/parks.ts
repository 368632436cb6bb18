/** The parks of each zone and the parks inside them. */
import type { Feature } from '../../server/domain/edit.ts';
import type { LaidPark } from './layout/park.ts';
import { areaOf } from './layout/plane.ts';
import { AS_OF, feature, polygon, rounded } from './provenance.ts';

export function parkFeatures(parks: readonly LaidPark[]): Feature[] {
  return parks.flatMap(({ plan, frame, placing }) => {
    const shared = {
      zoneId: plan.zoneId,
      officeId: `${plan.zoneId}-office-1`,
      positionErrorM: plan.positionErrorM,
      asOf: AS_OF,
      verifiedOn: null,
      verifiedBy: null,
      synthetic: true,
    };
    const outer = feature(
      plan.id,
      {
        ...shared,
        parentId: null,
        name: plan.name,
        nameEn: plan.nameEn,
        industries: plan.industries,
        plannedAreaM2: rounded(areaOf(frame.boundary), -4),
        source: plan.sourceText,
      },
      polygon(frame.boundary, placing),
    );
    const inner = frame.territories.map(({ plan: own, parent, ring }) =>
      feature(
        own.id,
        {
          ...shared,
          parentId: parent,
          name: own.name,
          nameEn: own.nameEn,
          industries: own.industries,
          plannedAreaM2: rounded(areaOf(ring), -2),
          source: '名称见报道；位置与边界为示意',
        },
        polygon(ring, placing),
      ),
    );
    return [outer, ...inner];
  });
}
