/** The zone register: the union of a zone's parks, or the seat of a place that only reports. */
import type { Feature } from '../../server/domain/edit.ts';
import type { LaidPark } from './layout/park.ts';
import { AS_OF, feature, polygons, printed } from './provenance.ts';
import { ZONE_PLANS } from './zone-plans.ts';

/** Printed by the article on 阳城 (2024-05); the other zones' areas were not printed. */
const APPROVED_M2: Readonly<Record<string, number>> = { yangcheng: 8_660_000 };
const FOUNDED: Readonly<Record<string, string>> = { yangcheng: '2019-08-01' };

const SOURCE = '名称与区划代码见公开资料；边界、位置为示意';

export function zoneFeatures(parks: readonly LaidPark[]): Feature[] {
  return ZONE_PLANS.map((zone) => {
    const own = parks.filter((park) => park.plan.zoneId === zone.id);
    return feature(
      zone.id,
      {
        name: zone.name,
        nameEn: zone.nameEn,
        shortName: zone.shortName,
        kind: zone.kind,
        level: zone.level,
        divisionCode: zone.divisionCode,
        divisionName: zone.divisionName,
        leadingIndustries: zone.industries,
        approvedAreaM2: APPROVED_M2[zone.id] ?? null,
        foundedOn: FOUNDED[zone.id] ?? null,
        officeId: zone.kind === 'reportingUnit' ? null : `${zone.id}-office-1`,
        positionErrorM: zone.positionErrorM,
        ...printed(SOURCE, AS_OF),
        synthetic: zone.kind !== 'reportingUnit',
      },
      own.length > 0
        ? polygons(own.map((park) => [park.frame.boundary, park.placing]))
        : { type: 'Point', coordinates: [...zone.seat] },
    );
  });
}
