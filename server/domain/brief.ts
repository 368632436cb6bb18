/**
 * What a project asks of land (找地的需求): one wish per criterion, each a must or a should. A must that is known to be
 * unmet puts a parcel out; a should earns points. `weights` moves the points of what no wish names. The same shape is the
 * JSON on the wire and in the address.
 */
import type { Polygon } from 'geojson';
import type { Label } from './dataset.ts';
import type { Bbox } from './filter.ts';
import type { Unit } from './units.ts';

export type Weight = 'must' | 'should';

/** Where the land may lie; several parts are all asked for. */
export type Place = {
  readonly zones?: readonly string[];
  readonly parks?: readonly string[];
  readonly area?: Bbox | Polygon;
};

/** What each criterion is asked in; amounts in the unit of their name. */
export type Wanted = {
  readonly areaMinM2: number;
  readonly areaMaxM2: number;
  readonly landUses: readonly string[];
  /** GB/T 4754-2017, a division (C26) or longer. */
  readonly industryCode: string;
  /** The N of N通一平. */
  readonly level: number;
  readonly powerKVA: number;
  readonly voltageKV: number;
  readonly dualFeed: true;
  readonly waterM3PerDay: number;
  readonly gasNm3PerH: number;
  readonly steamTPerH: number;
  readonly floorAreaM2: number;
  /** ISO date by which the land must be to be had. */
  readonly neededOn: string;
  /** For the land alone; what utilities cost stands in the gap ledger. */
  readonly budgetWanYuan: number;
  /** At most so many whole km, along sketched lines: never a must. */
  readonly motorwayKm: number;
  readonly railKm: number;
  readonly place: Place;
};

export type Criterion = keyof Wanted;

/** `points` is what a should can earn at most; that of the criterion where absent. */
export type Wish<V> = { readonly value: V; readonly weight: Weight; readonly points?: number };

/** What is better for any project, whatever it asks. */
export type CommonMerit = 'closeness' | 'stage' | 'services' | 'source' | 'standardLand';

/** Points that common merits can earn at most; those of `COMMON_MERITS` where absent. */
export type Weights = { readonly [M in CommonMerit]?: number };

export type Brief = { readonly [C in Criterion]?: Wish<Wanted[C]> } & { readonly weights?: Weights };

export type CriterionFact = Label & {
  readonly id: Criterion;
  readonly kind: 'amount' | 'codes' | 'industry' | 'flag' | 'date' | 'place';
  readonly unit?: Unit;
  /** Unit preferred on screen. */
  readonly shown?: Unit;
  /** Inclusive bounds of an amount. */
  readonly range?: readonly [number, number];
  /** Points of a should that says nothing else. */
  readonly points: number;
  /** It rests on a sketch (示意), so it may never rule a parcel out. */
  readonly isSketch?: true;
};

/** In the order in which gates and points are told. */
export const CRITERIA = [
  {
    id: 'areaMinM2',
    zh: '面积不小于',
    en: 'Area at least',
    kind: 'amount',
    unit: 'm2',
    shown: 'mu',
    range: [1, 1e9],
    points: 20,
  },
  {
    id: 'areaMaxM2',
    zh: '面积不大于',
    en: 'Area at most',
    kind: 'amount',
    unit: 'm2',
    shown: 'mu',
    range: [1, 1e9],
    points: 10,
  },
  { id: 'landUses', zh: '用地类别', en: 'Land use', kind: 'codes', points: 10 },
  { id: 'industryCode', zh: '行业', en: 'Industry', kind: 'industry', points: 10 },
  { id: 'level', zh: 'N通一平', en: 'Service level', kind: 'amount', range: [1, 9], points: 20 },
  { id: 'powerKVA', zh: '用电容量', en: 'Power', kind: 'amount', unit: 'kVA', range: [1, 1e6], points: 10 },
  { id: 'voltageKV', zh: '电压等级', en: 'Voltage', kind: 'amount', unit: 'kV', range: [0.2, 1100], points: 15 },
  { id: 'dualFeed', zh: '双回路供电', en: 'Two feeds', kind: 'flag', points: 5 },
  { id: 'waterM3PerDay', zh: '用水量', en: 'Water', kind: 'amount', unit: 'm3PerD', range: [0.1, 1e6], points: 10 },
  { id: 'gasNm3PerH', zh: '用气量（Nm³/h）', en: 'Gas (Nm³/h)', kind: 'amount', range: [0.1, 1e6], points: 10 },
  { id: 'steamTPerH', zh: '蒸汽', en: 'Steam', kind: 'amount', unit: 'tPerH', range: [0.1, 10_000], points: 10 },
  { id: 'floorAreaM2', zh: '建筑面积', en: 'Floor area', kind: 'amount', unit: 'm2', range: [1, 1e8], points: 10 },
  { id: 'neededOn', zh: '最晚供地', en: 'Needed by', kind: 'date', points: 15 },
  {
    id: 'budgetWanYuan',
    zh: '土地预算',
    en: 'Land budget',
    kind: 'amount',
    unit: 'wanYuan',
    range: [1, 1e8],
    points: 15,
  },
  {
    id: 'motorwayKm',
    zh: '距高速（示意）',
    en: 'To the motorway (sketch)',
    kind: 'amount',
    unit: 'km',
    range: [1, 1000],
    points: 5,
    isSketch: true,
  },
  {
    id: 'railKm',
    zh: '距铁路（示意）',
    en: 'To the railway (sketch)',
    kind: 'amount',
    unit: 'km',
    range: [1, 1000],
    points: 5,
    isSketch: true,
  },
  { id: 'place', zh: '位置', en: 'Place', kind: 'place', points: 10 },
] as const satisfies readonly CriterionFact[];

export const COMMON_MERITS = [
  { id: 'closeness', zh: '面积贴合', en: 'Close to the area asked', points: 20 },
  { id: 'stage', zh: '供地阶段', en: 'Stage of supply', points: 15 },
  { id: 'services', zh: '配套项数', en: 'Services there', points: 20 },
  { id: 'source', zh: '距所需电源', en: 'Distance to the power source', points: 15 },
  { id: 'standardLand', zh: '标准地', en: 'Standard land', points: 5 },
] as const satisfies readonly (Label & { readonly id: CommonMerit; readonly points: number })[];

/** The common merits that speak to a brief: closeness only where an area is asked, the source only where a voltage is. */
export const commonMeritsOf = ({ areaMinM2, areaMaxM2, voltageKV }: Brief) =>
  COMMON_MERITS.filter(({ id }) => (id === 'closeness' ? areaMinM2 || areaMaxM2 : id !== 'source' || voltageKV));

const FACTS: ReadonlyMap<string, CriterionFact> = new Map(CRITERIA.map((fact) => [fact.id, fact]));

export const criterionOf = (id: Criterion): CriterionFact => FACTS.get(id)!;

/** The criteria that a brief asks for, in their order. */
export const askedOf = (brief: Brief): readonly Criterion[] =>
  CRITERIA.map(({ id }) => id).filter((id) => brief[id] !== undefined);

/** `brief` without one of its wishes. */
export const without = (brief: Brief, criterion: Criterion): Brief => {
  const { [criterion]: _, ...rest } = brief;
  return rest;
};
