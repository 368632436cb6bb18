/** Works on networks whose money or progress an article prints; where they run is not printed and is drawn schematically. */
import type { Feature } from '../../server/domain/edit.ts';
import { insideParts, offset } from './layout/cut.ts';
import type { LaidPark } from './layout/park.ts';
import { pointInside } from './layout/plane.ts';
import { feature, line, type Properties, pointAt, printed } from './provenance.ts';
import { SCIENCE_DAILY, SPECIAL_ISSUE, YANGCHENG_2024 } from './sources.ts';

type Works = {
  readonly id: string;
  readonly park: string;
  readonly street?: string;
  readonly side: number;
  readonly source: string;
  readonly asOf: string;
  readonly own: Properties;
};

const WORKS: readonly Works[] = [
  {
    id: 'shouyang-works-hanguan',
    park: 'shouyang-chengnan',
    street: '管涵路',
    side: 7,
    source: SPECIAL_ISSUE,
    asOf: '2023-12-31',
    own: {
      name: '电力管涵项目工程',
      item: 'power',
      part: 'line',
      status: 'built',
      grade: '电力管涵',
      worksCostWanYuan: 1258,
      worksProgressPercent: 100,
      evidence: '已完成并进行竣工验收',
    },
  },
  {
    id: 'shouyang-works-jiakong',
    park: 'shouyang-chengnan',
    street: '新材料路',
    side: -13,
    source: SPECIAL_ISSUE,
    asOf: '2023-12-31',
    own: {
      name: '架空线路工程',
      item: 'power',
      part: 'line',
      status: 'building',
      grade: '架空线路',
      worksCostWanYuan: 4410,
      worksProgressPercent: 90,
      worksDueOn: '2024-04-30',
      evidence: '剩余接电需在2024年4月停产检修期间完成',
    },
  },
  {
    id: 'zhangzi-works-10kv',
    park: 'zhangzi-dongbu',
    street: '东环路',
    side: 10,
    source: SCIENCE_DAILY,
    asOf: '2024-12-31',
    own: {
      name: '东部园区10kV电力线路工程',
      item: 'power',
      part: 'line',
      status: 'building',
      voltageKV: 10,
      grade: '10 kV',
    },
  },
  {
    id: 'yangcheng-works-wushui',
    park: 'yangcheng-taitou',
    side: 0,
    source: YANGCHENG_2024,
    asOf: '2024-05-31',
    own: {
      name: '污水处理厂、应急事故废水池等基础设施',
      item: 'sewage',
      part: 'node',
      status: 'building',
      worksCostWanYuan: 90_000,
    },
  },
];

export const printedWorks = (parks: readonly LaidPark[]): Feature[] =>
  WORKS.map((works) => {
    const park = parks.find((candidate) => candidate.plan.id === works.park)!;
    const properties: Properties = {
      zoneId: park.plan.zoneId,
      parkId: park.plan.id,
      ...works.own,
      ...printed(`${works.source}；线位为示意`, works.asOf),
    };
    const street = park.frame.streets.find((candidate) => candidate.name === works.street);
    if (street === undefined)
      return feature(
        works.id,
        properties,
        pointAt(pointInside(park.lots.find((lot) => lot.role === 'drainage')!.ring), park.placing),
      );
    const path = insideParts(park.frame.boundary, street.line)[0] ?? street.line;
    return feature(works.id, properties, line(offset(path, works.side), park.placing));
  });
