/** The thirteen places of the articles, and 雨山 as partner of 平定. Codes and seats: 统计用区划代码 2023; no boundary was published. */
import type { Feature } from '../../server/domain/edit.ts';
import type { LaidPark } from './layout/park.ts';
import { feature, polygons, printed } from './provenance.ts';

export type ZonePlan = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly kind: 'zone' | 'partner' | 'reportingUnit';
  readonly level: 'national' | 'provincial' | 'city' | 'county' | null;
  readonly divisionCode: string;
  readonly divisionName: string;
  /** Six digits of the county a cadastral code starts with. */
  readonly county: string;
  readonly industries: string | null;
  readonly seat: readonly [number, number];
  readonly positionErrorM: number;
  /** Meridian of the 3° belt its surveys use. */
  readonly meridian: number;
};

const place = (plan: Omit<ZonePlan, 'county'> & { county?: string }): ZonePlan => ({
  county: plan.divisionCode.slice(0, 6),
  ...plan,
});

export const ZONE_PLANS: readonly ZonePlan[] = [
  place({
    id: 'linfen',
    name: '临汾经济开发区',
    nameEn: 'Linfen Economic Development Zone',
    shortName: '临汾经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '141002401',
    county: '141024',
    divisionName: '临汾市',
    industries: '装备制造、新能源、新材料、数字经济',
    seat: [111.604, 36.168],
    positionErrorM: 3300,
    meridian: 111,
  }),
  place({
    id: 'gaoping',
    name: '高平经济技术开发区',
    nameEn: 'Gaoping Economic and Technological Development Zone',
    shortName: '高平经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140581',
    divisionName: '晋城市高平市',
    industries: null,
    seat: [112.92, 35.8],
    positionErrorM: 1100,
    meridian: 114,
  }),
  place({
    id: 'huozhou',
    name: '霍州经济技术开发区',
    nameEn: 'Huozhou Economic and Technological Development Zone',
    shortName: '霍州经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '141082',
    divisionName: '临汾市霍州市',
    industries: null,
    seat: [111.75, 36.57],
    positionErrorM: 3300,
    meridian: 111,
  }),
  place({
    id: 'pingding',
    name: '平定经济技术开发区',
    nameEn: 'Pingding Economic and Technological Development Zone',
    shortName: '平定经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140321',
    divisionName: '阳泉市平定县',
    industries: null,
    seat: [113.62, 37.8],
    positionErrorM: 3300,
    meridian: 114,
  }),
  place({
    id: 'zhangzi',
    name: '长子经济技术开发区',
    nameEn: 'Zhangzi Economic and Technological Development Zone',
    shortName: '长子经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140428400',
    divisionName: '长治市长子县',
    industries: null,
    seat: [112.87, 36.12],
    positionErrorM: 1100,
    meridian: 114,
  }),
  place({
    id: 'shouyang',
    name: '寿阳经济技术开发区',
    nameEn: 'Shouyang Economic and Technological Development Zone',
    shortName: '寿阳经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140725',
    divisionName: '晋中市寿阳县',
    industries: '新材料',
    seat: [113.17, 37.89],
    positionErrorM: 2200,
    meridian: 114,
  }),
  place({
    id: 'yangcheng',
    name: '阳城经济技术开发区',
    nameEn: 'Yangcheng Economic and Technological Development Zone',
    shortName: '阳城经开区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140522100402',
    divisionName: '晋城市阳城县',
    industries: '陶瓷琉璃、新能源、电子信息、精细化工',
    seat: [112.41, 35.49],
    positionErrorM: 5600,
    meridian: 111,
  }),
  place({
    id: 'jinzhong',
    name: '山西转型综改示范区晋中开发区',
    nameEn: 'Jinzhong Development Zone of the Shanxi Transformation Demonstration Zone',
    shortName: '晋中开发区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140702401',
    divisionName: '晋中市榆次区',
    industries: '光伏、汽车、功能食品、装备制造',
    seat: [112.72, 37.69],
    positionErrorM: 2200,
    meridian: 114,
  }),
  place({
    id: 'zonggai',
    name: '山西转型综合改革示范区',
    nameEn: 'Shanxi Transformation and Comprehensive Reform Demonstration Zone',
    shortName: '山西综改示范区',
    kind: 'zone',
    level: 'provincial',
    divisionCode: '140171',
    county: '140105',
    divisionName: '太原市',
    industries: '光伏、半导体、高端装备',
    seat: [112.55, 37.63],
    positionErrorM: 2200,
    meridian: 114,
  }),
  place({
    id: 'yushan',
    name: '马鞍山雨山经济开发区',
    nameEn: "Yushan Economic Development Zone, Ma'anshan",
    shortName: '雨山经开区',
    kind: 'partner',
    level: 'provincial',
    divisionCode: '340504401',
    divisionName: '安徽省马鞍山市雨山区',
    industries: null,
    seat: [118.49, 31.68],
    positionErrorM: 1100,
    meridian: 117,
  }),
  place({
    id: 'lingchuan',
    name: '陵川县（非开发区口径）',
    nameEn: 'Lingchuan County (not a zone figure)',
    shortName: '陵川县',
    kind: 'reportingUnit',
    level: 'county',
    divisionCode: '140524',
    divisionName: '晋城市陵川县',
    industries: null,
    seat: [113.27, 35.78],
    positionErrorM: 2200,
    meridian: 114,
  }),
  place({
    id: 'yuncheng',
    name: '运城（开发区未载明）',
    nameEn: 'Yuncheng (zone not named)',
    shortName: '运城',
    kind: 'reportingUnit',
    level: 'city',
    divisionCode: '140800',
    divisionName: '运城市',
    industries: null,
    seat: [110.99, 35.02],
    positionErrorM: 1100,
    meridian: 111,
  }),
  place({
    id: 'linfen-city',
    name: '临汾市（全市）',
    nameEn: 'Linfen City (whole city)',
    shortName: '临汾市',
    kind: 'reportingUnit',
    level: 'city',
    divisionCode: '141000',
    divisionName: '临汾市',
    industries: null,
    seat: [111.52, 36.09],
    positionErrorM: 1100,
    meridian: 111,
  }),
];

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
        ...printed(SOURCE, '2024-12-31'),
        synthetic: zone.kind !== 'reportingUnit',
      },
      own.length > 0
        ? polygons(own.map((park) => [park.frame.boundary, park.placing]))
        : { type: 'Point', coordinates: [...zone.seat] },
    );
  });
}
