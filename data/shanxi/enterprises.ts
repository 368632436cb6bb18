/** Invented firms: the owners of built parcels and the tenants of let units, with five years of reports. */
import type { Feature } from '../../server/domain/edit.ts';
import { type Industry, industriesOf, STORAGE } from './industries.ts';
import { MU_M2 } from './layout/parcels.ts';
import { along, areaOf, pointInside } from './layout/plane.ts';
import { isSupplied } from './parcel-status.ts';
import type { Parcel } from './parcels.ts';
import { feature, invented, type Properties, pointAt, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';
import { type Unit, unitFeature } from './units.ts';

export type Firms = {
  readonly enterprises: readonly Feature[];
  readonly tenancies: readonly Feature[];
  readonly reports: readonly Feature[];
  /** The unit register with its tenants' names written in. */
  readonly units: readonly Feature[];
};

type Firm = {
  readonly id: string;
  readonly name: string;
  readonly industry: Industry;
  readonly isOwner: boolean;
  readonly isLandlord: boolean;
  readonly landMu: number;
};

const WORDS = '晋汾霍泽潞沁岚漳恒泰盛源宏达鑫瑞嘉和祥云峰岭松柏'.split('');

/** Every invented firm's name begins so, that nobody takes it for a real one. */
export const INVENTED_FIRM = '模拟企业·';

export function firmsOf(parcels: readonly Parcel[], units: readonly Unit[]): Firms {
  const random = randomOf('enterprises');
  const [enterprises, tenancies, reports] = [[], [], []] as Feature[][];
  const numbers = new Map<string, number>();
  const found = (parcel: Parcel, industry: Industry, own: Pick<Firm, 'isOwner' | 'isLandlord' | 'landMu'>): Firm => {
    const zone = parcel.park.plan.zoneId;
    const number = (numbers.get(zone) ?? 0) + 1;
    numbers.set(zone, number);
    const digits = String(number).padStart(3, '0');
    const name = own.isLandlord
      ? `${INVENTED_FIRM}厂房运营${digits}`
      : `${INVENTED_FIRM}${random.pick(WORDS)}${random.pick(WORDS)}${industry.word}${digits}`;
    const firm: Firm = { id: `${zone}-e-${digits}`, name, industry, ...own };
    const rows = reportsOf(firm, random);
    reports!.push(...rows);
    enterprises!.push(enterpriseFeature(firm, parcel, rows, random));
    return firm;
  };
  const owners = parcels.filter(
    (parcel) =>
      ['industry', 'logistics', 'estate'].includes(parcel.lot.role) &&
      isSupplied(parcel.status) &&
      parcel.factories.some((factory) => factory.isCompleted),
  );
  for (const parcel of owners) {
    const isLandlord = parcel.lot.role === 'estate';
    const industry = parcel.lot.role === 'logistics' ? STORAGE : random.pick(industriesOf(parcel.park.plan.id));
    const firm = found(parcel, industry, { isOwner: true, isLandlord, landMu: areaOf(parcel.lot.ring) / MU_M2 });
    const since = parcel.feature.properties.soldOn ?? null;
    tenancies!.push(
      feature(`${firm.id}-t-01`, {
        enterpriseId: firm.id,
        parcelId: parcel.id,
        unitId: null,
        kind: 'owner',
        leasedFloorAreaM2: null,
        startOn: since,
        endOn: null,
        ...invented(random),
      }),
    );
  }
  const tenants = new Map<string, Firm>();
  const counts = new Map<string, number>();
  for (const unit of units) {
    if (unit.tenantKey === null) continue;
    const floorMu = unit.areaM2 / 0.9 / MU_M2;
    const firm =
      tenants.get(unit.tenantKey) ??
      found(unit.building.parcel, random.pick(industriesOf(unit.building.park.plan.id)), {
        isOwner: false,
        isLandlord: false,
        landMu: floorMu,
      });
    tenants.set(unit.tenantKey, firm);
    const number = (counts.get(firm.id) ?? 0) + 1;
    counts.set(firm.id, number);
    tenancies!.push(
      feature(`${firm.id}-t-${String(number).padStart(2, '0')}`, {
        enterpriseId: firm.id,
        parcelId: unit.building.parcel.id,
        unitId: unit.id,
        kind: 'tenant',
        leasedFloorAreaM2: unit.areaM2,
        startOn: unit.leaseStart,
        endOn: unit.leaseEnd,
        ...invented(random),
      }),
    );
  }
  return {
    enterprises: enterprises!,
    tenancies: tenancies!,
    reports: reports!,
    units: units.map((unit) => unitFeature(unit, unit.tenantKey === null ? null : tenants.get(unit.tenantKey)!.name)),
  };
}

function enterpriseFeature(firm: Firm, parcel: Parcel, reports: readonly Feature[], random: Random): Feature {
  const revenue = Number(reports.at(-1)?.properties.revenueWanYuan ?? 0);
  const [x, y] = [random.between(-20, 20), random.between(-20, 20)];
  const at = along(along(pointInside(parcel.lot.ring), [1, 0], firm.isOwner ? 0 : x), [0, 1], firm.isOwner ? 0 : y);
  return feature(
    firm.id,
    {
      name: firm.name,
      creditCode: null,
      zoneId: parcel.park.plan.zoneId,
      parkId: parcel.lot.park,
      industryCode: firm.industry.code,
      industryName: firm.industry.name,
      size: revenue >= 2000 ? 'aboveScale' : 'belowScale',
      isHighTech: firm.industry.outputPerMu > 300 ? random.chance(0.45) : random.chance(0.1),
      ...invented(random),
    },
    pointAt(at, parcel.park.placing),
  );
}

type Story = { readonly name: string; readonly growth: (random: Random, year: number) => number };

/** How firms fare from year to year. */
const STORIES: readonly Story[] = [
  { name: 'steady', growth: (random) => random.between(0.98, 1.12) },
  { name: 'steady', growth: (random) => random.between(0.96, 1.1) },
  { name: 'fast', growth: (random) => random.between(1.15, 1.5) },
  { name: 'shrinking', growth: (random) => random.between(0.72, 0.97) },
  { name: 'shaken', growth: (random, year) => (year === 2022 ? random.between(0.5, 0.75) : random.between(1.05, 1.3)) },
  { name: 'stopped', growth: (random, year) => (year >= 2023 ? random.between(0.15, 0.5) : random.between(0.9, 1.05)) },
];

export const YEARS = [2020, 2021, 2022, 2023, 2024] as const;

type Taper = { readonly knee: number; readonly limit: number };

/** 万元/亩 up to which figures stand as drawn, and which they come near but never reach. */
const OUTPUT: Taper = { knee: 600, limit: 1500 };
const TAX: Taper = { knee: 30, limit: 60 };

/** The few highest draw closer together instead of all standing at one bound, where a ranking would show ties. */
const tapered = (value: number, { knee, limit }: Taper): number =>
  value <= knee ? value : limit - (limit - knee) / (1 + (value - knee) / (limit - knee));

/** 产值 5…1 500 and 税收 0…60 万元 per 亩, most firms well below the middle; some figures are missing, as in real returns. */
function reportsOf(firm: Firm, random: Random): Feature[] {
  const story = random.pick(STORIES);
  let perMu = firm.isLandlord
    ? random.between(6, 14)
    : tapered(Math.max(6, random.skewed(firm.industry.outputPerMu * 0.8, 0.75)), OUTPUT);
  const margin = random.between(0.18, 0.34);
  const taxShare = Math.max(0.004, random.skewed(0.042, 0.5));
  const perWorker = random.between(60, 160);
  const invested = firm.landMu * random.skewed(190, 0.45);
  const first = random.chance(0.08) ? random.whole(2021, 2023) : 2020;
  return YEARS.flatMap((year) => {
    if (year > 2020) perMu = tapered(Math.max(5, perMu * story.growth(random, year)), OUTPUT);
    if (year < first) return [];
    const output = perMu * firm.landMu;
    const known = (value: number, digits: number, gap = 0.03): number | null =>
      random.chance(gap) ? null : rounded(value, digits);
    const tax = tapered(perMu * taxShare * random.between(0.8, 1.2), TAX) * firm.landMu;
    const properties: Properties = {
      enterpriseId: firm.id,
      year,
      outputWanYuan: known(output, 1),
      addedValueWanYuan: known(output * margin * random.between(0.9, 1.1), 1, 0.06),
      revenueWanYuan: known(output * random.between(0.88, 1.06), 1, 0.02),
      taxWanYuan: story.name === 'stopped' && year === 2024 ? 0 : known(tax, 2),
      energyTce: known(output * firm.industry.energy * random.between(0.8, 1.2), 1, 0.07),
      electricityWanKWh: known(output * (0.02 + firm.industry.energy * 0.6) * random.between(0.7, 1.3), 2, 0.05),
      emissionT:
        firm.industry.energy < 0.1 && random.chance(0.6)
          ? null
          : known(output * firm.industry.energy * 0.0009, 3, 0.12),
      employees: known(Math.max(4, output / perWorker), 0, 0.04),
      researchWanYuan: known(output * Math.max(0, random.skewed(0.018, 0.6)), 1, 0.15),
      fixedInvestmentWanYuan: known(invested * (1 + (year - 2020) * 0.03), 1, 0.05),
      ...invented(random),
      asOf: `${year}-12-31`,
    };
    return [feature(`${firm.id}-${year}`, properties)];
  });
}
