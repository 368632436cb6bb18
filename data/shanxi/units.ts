/** The leasable units of the standard factories: bays of the footprint, the same on each floor. */
import type { UnitStatus } from '../../server/domain/datasets/unit.ts';
import type { Feature } from '../../server/domain/edit.ts';
import type { Building } from './buildings.ts';
import { baysOf, outlineOf } from './layout/buildings.ts';
import { areaOf } from './layout/plane.ts';
import { AS_OF, dayBefore, feature, invented, type Properties, polygon, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';

export type Unit = {
  readonly id: string;
  readonly building: Building;
  readonly status: UnitStatus;
  readonly areaM2: number;
  readonly leaseStart: string | null;
  readonly leaseEnd: string | null;
  /** Units with the same key have one tenant; null where the register does not name one. */
  readonly tenantKey: string | null;
  readonly properties: Properties;
  readonly geometry: Feature['geometry'];
};

/** Named tenants, where an article places them; nothing else is said of them here. */
const NAMED: readonly {
  readonly building: string;
  readonly status: UnitStatus;
  readonly tenant: string | null;
  readonly source: string;
}[] = [
  {
    building: 'linfen-zhizao-b-04',
    status: 'occupied',
    tenant: '中凌水环境设备（临汾）有限公司',
    source: '入驻4号、5号厂房见报道（2023-02-28）；单元划分与尺寸为模拟（示意）',
  },
  {
    building: 'linfen-zhizao-b-05',
    status: 'occupied',
    tenant: '中凌水环境设备（临汾）有限公司',
    source: '入驻4号、5号厂房见报道（2023-02-28）；单元划分与尺寸为模拟（示意）',
  },
  {
    building: 'linfen-fuhua-b-b-',
    status: 'occupied',
    tenant: null,
    source: 'B区建筑面积见报道（2023-02-28）；使用状态与单元划分为模拟（示意）',
  },
  {
    building: 'linfen-fuhua-c-b-',
    status: 'fittingOut',
    tenant: '晶旭新能源',
    source: '拟交付晶旭公司使用见报道（2023-02-28）；单元划分为模拟（示意）',
  },
];

export function unitsOf(buildings: readonly Building[]): Unit[] {
  return buildings.filter((building) => building.factory.kind === 'standardFactory').flatMap(unitsIn);
}

function unitsIn(building: Building): Unit[] {
  const random = randomOf(`units:${building.id}`);
  const { footprint, plan } = building.factory;
  const count = Math.max(
    2,
    Math.min(
      5,
      Math.round(
        (footprint.length * footprint.depth) / random.pick(plan.storeys > 2 ? [420, 520, 700] : [1300, 1900, 2400]),
      ),
    ),
  );
  const across = plan.spans >= 3 && random.chance(0.3) ? 2 : 1;
  const share = plan.let + random.normal() * 0.18;
  let base = 0;
  return plan.storeyHeights.flatMap((height, floorIndex) => {
    const level = { floor: floorIndex + 1, base, height };
    base = rounded(base + height, 1);
    return baysOf(footprint, count, across, plan.columnM).map((bay, i) =>
      unitOf(building, level, i + 1, outlineOf(bay), share, random),
    );
  });
}

type Level = { readonly floor: number; readonly base: number; readonly height: number };

function unitOf(
  building: Building,
  level: Level,
  number: number,
  ring: ReturnType<typeof outlineOf>,
  share: number,
  random: Random,
): Unit {
  const unitNo = `${level.floor}F-${String(number).padStart(2, '0')}`;
  const id = `${building.id}-${unitNo.toLowerCase()}`;
  const named = NAMED.find((entry) => building.id.startsWith(entry.building));
  const status = named?.status ?? statusOf(building, share, random);
  const areaM2 = rounded(areaOf(ring), 2);
  const isLet = status === 'occupied' || status === 'fittingOut' || status === 'reserved';
  const leaseStart =
    isLet && named === undefined
      ? dayBefore(AS_OF, status === 'reserved' ? -random.whole(10, 90) : random.whole(60, 1300))
      : null;
  const leaseEnd = leaseStart === null ? null : dayBefore(leaseStart, -365 * random.pick([3, 3, 5, 5, 8]));
  const properties: Properties = {
    name: `${building.name} ${unitNo}`,
    unitNo,
    buildingId: building.id,
    parkId: building.parcel.lot.park,
    zoneId: building.park.plan.zoneId,
    status,
    floor: level.floor,
    isGroundFloor: level.floor === 1,
    areaM2,
    netAreaM2: rounded(areaM2 * random.between(0.86, 0.95), 2),
    ...space(building, level, random),
    ...supply(areaM2, random),
    fireClass: building.fireClass,
    allowedIndustries: random.pick([
      '装备制造、金属制品',
      '电子信息、仪器仪表',
      '新材料、非金属制品',
      '食品、包装',
      '不限（化工除外）',
    ]),
    hasDischargePermit: random.chance(0.8) ? random.chance(0.85) : null,
    officePercent: random.pick([0, 5, 8, 10]),
    ...(named === undefined ? terms(building, level, status, leaseEnd, random) : {}),
    tenant: named?.tenant ?? null,
    leaseStart,
    leaseEnd,
    officeId: `${building.park.plan.zoneId}-office-3`,
    ...invented(random),
    ...(named === undefined ? {} : { source: named.source, asOf: '2023-02-17' }),
    ...(status === 'notForLet' && number % 2 === 0 ? { verifiedOn: dayBefore(AS_OF, 120 + number) } : {}),
  };
  const neighbour = random.chance(0.35) ? 0 : number;
  const tenantKey = isLet && named === undefined ? `${building.id}:${level.floor}:${neighbour}` : null;
  return {
    id,
    building,
    status,
    areaM2,
    leaseStart,
    leaseEnd,
    tenantKey,
    properties,
    geometry: polygon(ring, building.park.placing),
  };
}

function statusOf(building: Building, share: number, random: Random): UnitStatus {
  if (!building.factory.isCompleted) return 'underConstruction';
  if (random.chance(share))
    return random.pick([
      'occupied',
      'occupied',
      'occupied',
      'occupied',
      'occupied',
      'occupied',
      'fittingOut',
      'reserved',
      'selfUse',
    ]);
  return random.chance(0.06) ? 'notForLet' : 'vacant';
}

function space(building: Building, level: Level, random: Random): Properties {
  const { plan } = building.factory;
  const isGround = level.floor === 1;
  const hasCrane = isGround && plan.crane && random.chance(0.9);
  const clear = rounded(level.height - (plan.storeys > 1 ? 0.9 : 1.6) - random.pick([0, 0, 0.2]), 1);
  return {
    storeyHeightM: level.height,
    clearHeightM: random.chance(0.04) ? null : clear,
    baseM: level.base,
    topM: rounded(level.base + level.height, 1),
    columnGridM: `${plan.columnM}×${plan.spanM}`,
    floorLoadKNPerM2: isGround ? random.pick([20, 30, 30, 50]) : random.pick([5, 7.5, 8, 10]),
    hasCrane,
    craneTonnes: hasCrane ? random.pick(plan.spanM >= 30 ? [20, 32, 50] : [5, 10, 10, 16, 20]) : null,
    craneCount: hasCrane ? random.whole(1, 3) : null,
    railHeightM: hasCrane ? rounded(level.height - 3.2, 1) : null,
    liftTonnes: plan.storeys > 1 ? random.pick([2, 3, 3, 5]) : null,
    liftCount: plan.storeys > 1 ? random.whole(1, 2) : null,
    hasDock: isGround ? random.chance(0.55) : false,
  };
}

const supply = (areaM2: number, random: Random): Properties => ({
  powerKVA: random.chance(0.05) ? null : Math.round((areaM2 * random.between(0.06, 0.16)) / 10) * 10,
  hasWater: true,
  hasGas: random.chance(0.15) ? null : random.chance(0.5),
  hasSteam: random.chance(0.18),
});

/**
 * What the zone publishes of a let unit: the first day of the quarter after the lease, and that only in its last year.
 * The day of the lease itself is for staff.
 */
export function publishedDay(leaseEnd: string): string | null {
  if (leaseEnd > dayBefore(AS_OF, -365)) return null;
  const [year, month] = leaseEnd.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 1)).toISOString().slice(0, 10);
}

/** Asking terms; one in six is 面议. */
function terms(
  building: Building,
  level: Level,
  status: UnitStatus,
  leaseEnd: string | null,
  random: Random,
): Properties {
  const rent = random.chance(0.16)
    ? null
    : rounded(
        random.between(8, 16) * (level.floor === 1 ? 1.15 : 0.9) * (building.park.plan.zoneId === 'yushan' ? 1.4 : 1),
        1,
      );
  const freeFrom: Readonly<Partial<Record<UnitStatus, string | null>>> = {
    vacant: random.chance(0.7) ? AS_OF : dayBefore(AS_OF, -random.whole(15, 90)),
    underConstruction: dayBefore(AS_OF, -random.whole(90, 450)),
    occupied: leaseEnd === null ? null : publishedDay(leaseEnd),
  };
  return {
    rentYuanPerM2Month: rent,
    serviceFeeYuanPerM2Month: random.pick([0.5, 0.8, 1, 1.2]),
    depositMonths: random.pick([1, 2, 3]),
    rentFreeMonths: random.pick([0, 1, 3, 6]),
    freeFrom: freeFrom[status] ?? null,
  };
}

export const unitFeature = (unit: Unit, tenant: string | null): Feature =>
  feature(unit.id, tenant === null ? unit.properties : { ...unit.properties, tenant }, unit.geometry);
