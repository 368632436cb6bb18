/** The small registers: offices, service records, area assessments, constraints and the readings of N通一平. */
import { ASSESSMENT_ITEMS } from '../../server/domain/datasets/assessment.ts';
import type { ServiceItem, ServiceStatus } from '../../server/domain/datasets/service.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { offset } from './layout/cut.ts';
import type { LaidPark } from './layout/park.ts';
import { centroidOf, type Point, type Ring } from './layout/plane.ts';
import type { WayFrom } from './network-ways.ts';
import type { Parcel } from './parcels.ts';
import { AS_OF, dayBefore, feature, invented, polygon } from './provenance.ts';
import { type Random, randomOf } from './random.ts';
import { ITEMS } from './supply.ts';
import { ZONE_PLANS } from './zone-plans.ts';

const OFFICES = ['招商服务中心', '规划自然资源部', '厂房盘活专班'] as const;
const AREA_CODES: Readonly<Record<string, string>> = {
  linfen: '0357',
  huozhou: '0357',
  gaoping: '0356',
  yangcheng: '0356',
  pingding: '0353',
  zhangzi: '0355',
  shouyang: '0354',
  jinzhong: '0354',
  zonggai: '0351',
  yushan: '0555',
};

/** Three offices per zone; the numbers cannot be dialled. */
export const officeFeatures = (): Feature[] =>
  ZONE_PLANS.filter((zone) => zone.kind !== 'reportingUnit').flatMap((zone) => {
    const random = randomOf(`offices:${zone.id}`);
    return OFFICES.map((name, i) =>
      feature(`${zone.id}-office-${i + 1}`, {
        zoneId: zone.id,
        name: `${zone.shortName}${name}`,
        person: `模拟联系人${random.pick(['甲', '乙', '丙', '丁', '戊'])}`,
        phone: `${AREA_CODES[zone.id]}-000-000${i + 1}`,
        address: '（模拟）管委会',
        ...invented(random),
      }),
    );
  });

const CAPACITY: Readonly<Partial<Record<ServiceItem, readonly [number, string]>>> = {
  water: [1200, 'm³/d'],
  sewage: [900, 'm³/d'],
  power: [6300, 'kVA'],
  gas: [800, 'Nm³/h'],
  heat: [12, 't/h'],
  broadband: [1000, 'Mbit/s'],
};

/** Between nothing and a half of the usual capacity; unknown for three connections in ten. */
function usedOf(id: string, usual: number): number | null {
  const random = randomOf(`service-used:${id}`);
  return random.chance(0.3) ? null : Math.round(usual * random.between(0, 0.5));
}

/** A pipe farther off than this is not the one that a connection at the parcel line stands on. */
const AT_LINE_M = 60;

/** The way as somebody measured it on the ground: within a metre of the drawing. */
function measured(status: ServiceStatus, wayM: number | null, random: Random): number | null {
  if (status === 'connectedInside') return 0;
  if (status === 'unknown') return null;
  const offM = random.between(-1, 1);
  if (wayM === null || (status === 'availableAtLine' && wayM > AT_LINE_M)) return null;
  return Math.max(1, Math.round(wayM + offM));
}

/** One record per item for every parcel offered or reserved as 标准地 and every one under a 标准地 contract. */
export function serviceFeatures(parcels: readonly Parcel[], wayFrom: WayFrom): Feature[] {
  return parcels
    .filter((parcel) => parcel.isStandardLand)
    .flatMap((parcel) => {
      const random = randomOf(`service:${parcel.id}`);
      const wayTo = wayFrom(parcel);
      return ITEMS.map((item) => {
        const status = parcel.feature.properties[item] as ServiceStatus;
        const isThere = status === 'connectedInside' || status === 'availableAtLine';
        const capacity = isThere ? CAPACITY[item] : undefined;
        return feature(`${parcel.id}-${item}`, {
          parcelId: parcel.id,
          item,
          status,
          distanceToLineM: measured(status, wayTo(item), random),
          capacity: capacity === undefined ? null : Math.round(capacity[0] * random.between(0.5, 1.5)),
          // Known for some connections only, as in life; drawn from a stream of its own, so that no other figure moves.
          capacityUsed: capacity === undefined ? null : usedOf(`${parcel.id}-${item}`, capacity[0]),
          capacityUnit: capacity?.[1] ?? null,
          operator: isThere ? '（模拟）园区公用公司' : null,
          evidence: isThere ? `（模拟）竣工验收 ${2019 + random.whole(0, 5)}-${random.whole(1, 99)} 号` : null,
          ...invented(random),
        });
      });
    });
}

/**
 * 霍州 has done its ten items over the whole park (printed). A riper park has had all ten made in one round, as a zone does
 * that organises them itself; the others stand in between.
 */
export function assessmentFeatures(parks: readonly LaidPark[]): Feature[] {
  return parks.flatMap((park) => {
    const random = randomOf(`assessments:${park.plan.id}`);
    const isHuozhou = park.plan.zoneId === 'huozhou';
    const isWhole = isHuozhou || random.chance(park.plan.maturity - 0.2);
    return ASSESSMENT_ITEMS.map((item) => {
      const status = isWhole
        ? 'done'
        : random.chance(park.plan.maturity)
          ? 'done'
          : random.pick(['underway', 'underway', 'notStarted']);
      const issuedOn =
        status === 'done' ? dayBefore(AS_OF, isWhole ? random.whole(90, 700) : random.whole(60, 2100)) : null;
      return feature(
        `${park.plan.id}-assessment-${item.id}`,
        {
          zoneId: park.plan.zoneId,
          parkId: park.plan.id,
          item: item.id,
          status,
          approvalNo: issuedOn === null ? null : `模拟评〔${issuedOn.slice(0, 4)}〕${random.whole(1, 60)} 号`,
          issuedOn,
          validUntil: issuedOn === null ? null : dayBefore(issuedOn, -5 * 365),
          restrictions: item.id === 'flood' && status === 'done' ? '场地标高不低于 50 年一遇洪水位' : null,
          ...invented(
            random,
            isHuozhou ? '完成 10 项区域评价见报道（2024-Q4）；事项名称、范围、文号为模拟（待核）' : undefined,
          ),
        },
        polygon(park.frame.boundary, park.placing),
      );
    });
  });
}

const PATCHES = [
  ['minedOut', '采空区'],
  ['farmland', '永久基本农田'],
  ['mineral', '压覆矿产范围'],
  ['redLine', '生态保护红线'],
] as const;

/** Flood strips along rivers in a park, and a mined-out or farmland patch beside some parks. */
export function constraintFeatures(parks: readonly LaidPark[]): Feature[] {
  return parks.flatMap((park) => {
    const random = randomOf(`constraints:${park.plan.id}`);
    const name = park.plan.name.replace(/（.*）/, '');
    const made = (kind: string, noun: string, ring: Ring) =>
      feature(
        `${park.plan.id}-constraint-${kind}`,
        { name: `${name}${noun}（示意）`, kind, ...invented(random) },
        polygon(ring, park.placing),
      );
    const strips = park.frame.gaps
      .slice(0, 1)
      .map((gap) => made('flood', '河道洪水淹没范围', [...offset(gap, -55), ...[...offset(gap, 55)].reverse()]));
    const kind = random.pick([...PATCHES, null]);
    return kind === null ? strips : [...strips, made(kind[0], kind[1], patchBeside(park, random.between(0, 6.28)))];
  });
}

/** A rounded patch that lies across the boundary at `bearing`. */
function patchBeside(park: LaidPark, bearing: number): Ring {
  const centre = centroidOf(park.frame.boundary);
  const far = Math.max(
    ...park.frame.boundary.map((p) => (p[0] - centre[0]) * Math.cos(bearing) + (p[1] - centre[1]) * Math.sin(bearing)),
  );
  const at: Point = [centre[0] + Math.cos(bearing) * (far + 180), centre[1] + Math.sin(bearing) * (far + 180)];
  return Array.from({ length: 14 }, (_, i): Point => {
    const turn = (i / 14) * 2 * Math.PI;
    const radius = 300 + 70 * Math.sin(2 * turn + bearing) + 40 * Math.cos(3 * turn);
    return [at[0] + radius * Math.cos(turn), at[1] + radius * 0.7 * Math.sin(turn)];
  });
}

const P3 = ['road', 'water', 'power'];
const P5 = [...P3, 'telecom', 'drainage'];
const P6 = [...P5, 'gas'];
const P7 = [...P6, 'heat'];

/** No national list is known; 九通 in particular has two readings. None is confirmed for Shanxi. */
export const serviceProfileFeatures = (): Feature[] =>
  (
    [
      ['P3', '三通一平', 3, P3, '基准地价用语（通路、通电、通水）'],
      ['P5', '五通一平', 5, P5, '基准地价用语（通路、通电、通讯、供水、排水）'],
      ['P6', '六通一平', 6, P6, '五通加通燃气'],
      ['P7', '七通一平', 7, P7, '六通加通热力'],
      ['P9a', '九通一平（含宽带、有线电视）', 9, [...P7, 'broadband', 'catv'], '天津宝坻经开区用法'],
      [
        'P9b',
        '九通一平（雨污分列、含有线电视）',
        9,
        ['road', 'water', 'storm', 'sewage', 'power', 'telecom', 'gas', 'heat', 'catv'],
        '北京一带用法，待核',
      ],
    ] as const
  ).map(([id, name, level, items, source]) =>
    feature(id, {
      name,
      level,
      items: items.join(','),
      drainageMode: 'both',
      validFrom: null,
      isConfirmed: false,
      source: `${source}；山西口径待核`,
      asOf: AS_OF,
      verifiedOn: null,
      verifiedBy: null,
      synthetic: false,
    }),
  );
