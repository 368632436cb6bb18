/** The factory register: standard factories of the estates, what firms built for themselves, and support buildings. */
import type { Feature } from '../../server/domain/edit.ts';
import { outlineOf } from './layout/buildings.ts';
import type { Factory, LaidPark } from './layout/park.ts';
import type { Parcel } from './parcels.ts';
import { AS_OF, dayBefore, feature, invented, type Properties, polygon, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';

export type Building = {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly factory: Factory;
  readonly parcel: Parcel;
  readonly park: LaidPark;
  readonly completedOn: string | null;
  readonly fireClass: string;
  readonly feature: Feature;
};

export function buildingsOf(parcels: readonly Parcel[]): Building[] {
  const numbers = new Map<string, number>();
  const random = randomOf('buildings');
  const ordered = [...parcels].sort((a, b) => Number(b.lot.estate !== undefined) - Number(a.lot.estate !== undefined));
  return ordered.flatMap((parcel) =>
    parcel.factories.map((factory) => {
      const series = `${parcel.lot.park}/${factory.kind}`;
      const number = (numbers.get(series) ?? 0) + 1;
      numbers.set(series, number);
      return buildingOf(parcel, factory, number, random);
    }),
  );
}

const LETTER = { standardFactory: 'b', customFactory: 'own', support: 'support' } as const;
const WORD = { standardFactory: '号标准厂房', customFactory: '号自建厂房', support: '号配套楼' } as const;

export const floorAreaOf = ({ footprint, plan }: Factory): number => footprint.length * footprint.depth * plan.storeys;

function buildingOf(parcel: Parcel, factory: Factory, number: number, random: Random): Building {
  const { plan, kind } = factory;
  const id = `${parcel.lot.park}-${LETTER[kind]}-${String(number).padStart(2, '0')}`;
  const name = `${parkName(parcel)}${number}${WORD[kind]}`;
  const completedOn = factory.isCompleted ? dayBefore(AS_OF, random.whole(200, 2600)) : null;
  const gfa = rounded(floorAreaOf(factory), 2);
  const fireClass = parcel.lot.park.includes('taitou')
    ? random.pick(['A', 'B', 'C'])
    : random.pick(['C', 'C', 'D', 'D', 'D', 'E']);
  const properties: Properties = {
    name,
    code: `${number}号`,
    zoneId: parcel.park.plan.zoneId,
    parkId: parcel.lot.park,
    parcelId: parcel.id,
    kind,
    status: factory.isCompleted
      ? kind === 'standardFactory' && random.chance(0.2)
        ? 'accepted'
        : 'inUse'
      : kind === 'support' || random.chance(0.75)
        ? 'building'
        : 'topped',
    gfaM2: gfa,
    footprintM2: rounded(gfa / plan.storeys, 2),
    minUnitM2: kind === 'standardFactory' ? (plan.storeys > 2 ? 200 : 500) : null,
    storeys: plan.storeys,
    heightM: rounded(
      plan.storeyHeights.reduce((sum, height) => sum + height, 0),
      1,
    ),
    structure: plan.storeys > 2 ? 'frame' : plan.storeys === 2 ? 'mixed' : 'steel',
    fireClass,
    fireRating: plan.storeys > 1 ? '二级' : random.pick(['二级', '三级']),
    completedOn,
    expectedCompletionOn: factory.isCompleted ? null : dayBefore(AS_OF, -random.whole(40, 400)),
    owner: kind === 'standardFactory' ? '（模拟）园区平台公司' : null,
    offer: kind === 'standardFactory' ? random.pick(['let', 'let', 'let', 'letThenSale', 'sale']) : null,
    officeId: `${parcel.park.plan.zoneId}-office-3`,
    ...invented(random),
    ...printedAbout(parcel, factory, number),
  };
  return {
    id,
    name,
    number,
    factory,
    parcel,
    park: parcel.park,
    completedOn,
    fireClass,
    feature: feature(id, properties, polygon(outlineOf(factory.footprint), parcel.park.placing)),
  };
}

function parkName(parcel: Parcel): string {
  const inner = parcel.park.frame.territories.find((territory) => territory.plan.id === parcel.lot.park);
  return (inner?.plan.name ?? parcel.park.plan.name).replace('（示意）', '').replace(/（.*）/, '');
}

/** What the articles say of single factories; their outlines stay invented. */
function printedAbout(parcel: Parcel, factory: Factory, number: number): Properties {
  if (parcel.lot.park === 'linfen-zhizao') {
    const isDone = factory.kind === 'standardFactory' && number <= 7;
    return {
      status: isDone ? 'accepted' : 'building',
      completedOn: null,
      expectedCompletionOn: factory.kind === 'standardFactory' && !isDone ? '2023-07-01' : null,
      asOf: '2023-02-08',
      source: '栋数与状态见报道（临汾经济开发区，2023-02-28）；外形、面积为模拟（示意）',
    };
  }
  if (parcel.lot.park === 'linfen-fuhua-b' || parcel.lot.park === 'linfen-fuhua-c') {
    return {
      source: '片区建筑面积合计见报道（临汾经济开发区，2023-02-28）；栋数与外形为模拟（示意）',
      asOf: '2023-02-17',
    };
  }
  if (parcel.lot.park === 'yangcheng-dianzi')
    return { source: '栋数与建成数见报道（2024-05）；外形、面积为模拟（示意）', asOf: '2024-05-31' };
  return {};
}
