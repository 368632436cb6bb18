/** The parcel register: every lot with its state, areas, plan limits, control indicators, price, services and dates. */
import type { ParcelStatus } from '../../server/domain/datasets/parcel.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { MU_M2 } from './layout/parcels.ts';
import type { Factory, LaidPark, Lot, LotRole } from './layout/park.ts';
import { areaOf, centroidOf, type Ring } from './layout/plane.ts';
import { parcelDates } from './parcel-dates.ts';
import { isSupplied, standardShare, statusOf } from './parcel-status.ts';
import { feature, invented, type Properties, polygon, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';
import { ITEMS, serviceStatus } from './supply.ts';
import { ZONE_PLANS } from './zone-plans.ts';

export type Parcel = {
  readonly id: string;
  readonly lot: Lot;
  readonly park: LaidPark;
  readonly status: ParcelStatus;
  readonly isStandardLand: boolean;
  readonly factories: readonly Factory[];
  readonly feature: Feature;
};

const LAND_USE: Readonly<Record<LotRole, string>> = {
  industry: '100102',
  estate: '100101',
  logistics: '110101',
  research: '080401',
  commerce: '0901',
  power: '1303',
  drainage: '1302',
  heat: '1305',
  park: '1401',
  belt: '1402',
};

const ROLE_NAME: Readonly<Partial<Record<LotRole, string>>> = {
  estate: '标准厂房用地',
  logistics: '物流仓储用地',
  research: '科研用地',
  commerce: '配套商业用地',
  power: '变电站用地',
  drainage: '污水处理厂用地',
  heat: '供热站用地',
  park: '公园绿地',
  belt: '防护绿地',
};

/** Every parcel, numbered within its zone from north-west to south-east, row by row. */
export function parcelsOf(parks: readonly LaidPark[]): Parcel[] {
  const numbers = new Map<string, number>();
  return parks.flatMap((park) => {
    const random = randomOf(`parcels:${park.plan.id}`);
    const lots = [...park.lots].sort(
      (a, b) => rowOf(b.ring) - rowOf(a.ring) || centroidOf(a.ring)[0] - centroidOf(b.ring)[0],
    );
    return lots.map((lot) => {
      const number = (numbers.get(park.plan.zoneId) ?? 0) + 1;
      numbers.set(park.plan.zoneId, number);
      return parcelOf(lot, park, number, random);
    });
  });
}

const rowOf = (ring: Ring): number => Math.round(centroidOf(ring)[1] / 150);

function parcelOf(lot: Lot, park: LaidPark, number: number, random: Random): Parcel {
  const factories = park.factories.filter((factory) => factory.lot === lot);
  const status = statusOf(lot, factories, random);
  const isStandardLand =
    lot.fixed?.isStandardLand ??
    (lot.role === 'industry' && park.plan.zoneId !== 'huozhou'
      ? random.chance(standardShare(status))
      : lot.role === 'industry' && isSupplied(status) && random.chance(0.25));
  const id = `${park.plan.zoneId}-p-${String(number).padStart(4, '0')}`;
  const zone = ZONE_PLANS.find((candidate) => candidate.id === park.plan.zoneId)!;
  const isGreen = lot.role === 'belt' || lot.role === 'park';
  const properties: Properties = {
    name: `${zone.shortName}${ROLE_NAME[lot.role] ?? '工业地块'} ${String(number).padStart(4, '0')}`,
    code: `${zone.county}-9-${String(number).padStart(4, '0')}`,
    landCode: `${zone.county}9${String(10 + (number % 7)).padStart(2, '0')}001GB${String(number).padStart(5, '0')}`,
    zoneId: park.plan.zoneId,
    parkId: lot.park,
    status,
    isStandardLand,
    landUse:
      lot.role === 'industry' ? random.pick(['100101', '100102', '100102', '100102', '100103']) : LAND_USE[lot.role],
    tenure: status === 'planned' ? 'collective' : random.chance(0.015) ? 'unsettled' : 'stateOwned',
    ...areas(lot, park, status, random),
    ...(isGreen ? {} : planLimits(lot, random)),
    ...(lot.role === 'industry' || lot.role === 'logistics' ? indicators(isStandardLand, status, random) : {}),
    levelled: isGreen
      ? null
      : isSupplied(status) ||
        ['serviced', 'ready', 'listed'].includes(status) ||
        lot.fixed?.isStandardLand === true ||
        (status === 'assessed' && random.chance(0.5)),
    ...services(lot, park, status, random),
    ...parcelDates(status, random),
    officeId: `${park.plan.zoneId}-office-${lot.role === 'industry' || lot.role === 'estate' ? 1 : 2}`,
    ...invented(
      random,
      lot.fixed === undefined ? undefined : `面积合计见报道：${lot.fixed.note}；位置与边界为模拟（示意）`,
    ),
  };
  return {
    id,
    lot,
    park,
    status,
    isStandardLand,
    factories,
    feature: feature(id, properties, polygon(lot.ring, park.placing)),
  };
}

/** A certificate exists once land is sold, a survey once it is reserved; some plots have neither yet. */
function areas(lot: Lot, park: LaidPark, status: ParcelStatus, random: Random): Properties {
  const plane = areaOf(lot.ring.map(park.placing.toPlane));
  const isSurveyed = !['planned', 'expropriating'].includes(status) && random.chance(0.85);
  const certified =
    lot.fixed !== undefined
      ? lot.fixed.mu * MU_M2
      : isSupplied(status) && lot.role !== 'belt' && random.chance(0.92)
        ? plane * (random.chance(0.2) ? random.between(0.994, 1.005) : 1)
        : null;
  return {
    areaCertM2: certified === null ? null : rounded(certified, 2),
    areaPlaneM2: isSurveyed ? rounded(plane, 2) : null,
    sourceEpsg: isSurveyed ? park.placing.epsg : null,
    surveyedCoordinates: isSurveyed
      ? lot.ring
          .map((p) => park.placing.toPlane(p))
          .map(([east, north]) => `${north.toFixed(3)},${east.toFixed(3)}`)
          .join(';')
      : null,
  };
}

function planLimits(lot: Lot, random: Random): Properties {
  const isOffice = lot.role === 'commerce' || lot.role === 'research';
  return {
    farMin: isOffice ? null : random.pick([0.7, 0.8, 1, 1, 1.2]),
    farMax: isOffice ? random.pick([2, 2.5, 3]) : random.pick([1.5, 1.8, 2, 2, 2.5]),
    coverageMinPercent: isOffice ? null : random.pick([30, 40, 40, 40]),
    coverageMaxPercent: isOffice ? 40 : random.pick([55, 60, 65]),
    greenMaxPercent: isOffice ? 30 : random.pick([15, 20, 20]),
    heightMaxM: random.pick([24, 30, 36, 50]),
  };
}

/** Prices and promises of the size seen in published 标准地 notices; invented here. */
function indicators(isStandardLand: boolean, status: ParcelStatus, random: Random): Properties {
  const price =
    ['planned', 'expropriating', 'withdrawn'].includes(status) || random.chance(0.06)
      ? null
      : rounded(random.between(9.6, 24), 1);
  if (!isStandardLand) return { priceWanYuanPerMu: price, termYears: random.pick([30, 50, 50, 50]) };
  const tax = random.pick([8, 10, 12, 15, 18, 20, 25]);
  return {
    priceWanYuanPerMu: price,
    termYears: random.pick([20, 30, 50, 50]),
    investmentMinWanYuanPerMu: random.pick([150, 180, 200, 220, 250, 300]),
    taxMinWanYuanPerMu: tax,
    outputMinWanYuanPerMu: tax * random.pick([14, 16, 18, 20]),
    energyMaxTcePerWanYuan: random.pick([0.18, 0.25, 0.32, 0.45, 0.6]),
    environmentStandard: random.pick([
      '排放达到行业特别排放限值',
      '废水纳管，废气达标排放',
      '无生产废水外排',
      '清洁生产二级以上',
    ]),
  };
}

function services(lot: Lot, park: LaidPark, status: ParcelStatus, random: Random): Properties {
  if (lot.role === 'belt' || lot.role === 'park') return {};
  const isBuiltOn = ['completed', 'producing', 'fullCheck', 'supervised', 'reused', 'rectifying', 'breached'].includes(
    status,
  );
  const ready = ['serviced', 'ready', 'listed'].includes(status);
  return Object.fromEntries(
    ITEMS.map((item) => {
      const found = serviceStatus(park.plan, item, lot.progress + (ready ? 0.35 : 0), isBuiltOn, random);
      const isFive = ['road', 'water', 'storm', 'sewage', 'power', 'telecom'].includes(item);
      return [item, lot.fixed?.isStandardLand === true && isFive ? 'availableAtLine' : found];
    }),
  );
}
