/**
 * 使用率, 入驻率, 空置率 of standard factories: by area, over completed buildings only. The articles print a use rate
 * without its formula; these definitions are ours (标注待核), so numerator and denominator are always shown with them.
 */
import type { UnitStatus } from '../datasets/unit.ts';
import { type Indicator, type Input, share } from './indicator.ts';

const SOURCE = '本系统定义（公开报道未给出公式），待核';

const COMPLETED: Input = { id: 'completedM2', zh: '已竣工建筑面积', en: 'Completed area', unit: 'm2' };
const LETTABLE: Input = { id: 'lettableM2', zh: '已竣工可出租面积', en: 'Lettable completed area', unit: 'm2' };

export const FACTORY_USE = [
  {
    id: 'factoryUse',
    zh: '使用率',
    en: 'Use rate',
    unit: 'percent',
    source: SOURCE,
    inputs: [{ id: 'usedM2', zh: '已入驻及自用面积', en: 'Occupied and own use', unit: 'm2' }, COMPLETED],
    formula: {
      zh: '使用率 =（已入驻＋自用）÷ 已竣工面积 × 100%',
      en: 'Use rate = (occupied + own use) ÷ completed area × 100 %',
    },
    compute: (known) => share(known['usedM2']!, known['completedM2']!),
  },
  {
    id: 'factoryLet',
    zh: '入驻率',
    en: 'Let rate',
    unit: 'percent',
    source: SOURCE,
    inputs: [
      { id: 'letM2', zh: '已入驻、装修中及签约面积', en: 'Occupied, being fitted out and reserved', unit: 'm2' },
      LETTABLE,
    ],
    formula: {
      zh: '入驻率 =（已入驻＋装修中＋签约未入）÷ 已竣工可出租面积 × 100%',
      en: 'Let rate = (occupied + being fitted out + reserved) ÷ lettable completed area × 100 %',
    },
    compute: (known) => share(known['letM2']!, known['lettableM2']!),
  },
  {
    id: 'factoryVacancy',
    zh: '空置率',
    en: 'Vacancy rate',
    unit: 'percent',
    source: SOURCE,
    inputs: [{ id: 'vacantM2', zh: '空置面积', en: 'Vacant area', unit: 'm2' }, LETTABLE],
    formula: {
      zh: '空置率 = 空置面积 ÷ 已竣工可出租面积 × 100%',
      en: 'Vacancy rate = vacant area ÷ lettable completed area × 100 %',
    },
    compute: (known) => share(known['vacantM2']!, known['lettableM2']!),
  },
] as const satisfies readonly Indicator[];

/** One unit of a completed building; the caller leaves buildings that are not 竣工验收 out. */
export type CompletedUnit = { readonly status: UnitStatus; readonly areaM2: number | null };

type FactoryAreas = Readonly<Record<'completedM2' | 'usedM2' | 'lettableM2' | 'letM2' | 'vacantM2', number | null>>;

const USED: readonly UnitStatus[] = ['occupied', 'selfUse'];
const LET: readonly UnitStatus[] = ['occupied', 'fittingOut', 'reserved'];
/** Own use and units taken off the market are not for anyone to let. */
const LETTABLE_STATUSES: readonly UnitStatus[] = ['vacant', ...LET];

/** The five sums the rates rest on; units under construction count in none, a unit of unknown size leaves its sums unknown. */
export function factoryAreas(units: readonly CompletedUnit[]): FactoryAreas {
  const completed = units.filter((unit) => unit.status !== 'underConstruction');
  const sumOf = (statuses: readonly UnitStatus[] | null): number | null => {
    const areas = completed.filter((unit) => !statuses || statuses.includes(unit.status)).map((unit) => unit.areaM2);
    return areas.includes(null) ? null : areas.reduce<number>((sum, area) => sum + (area ?? 0), 0);
  };
  return {
    completedM2: sumOf(null),
    usedM2: sumOf(USED),
    lettableM2: sumOf(LETTABLE_STATUSES),
    letM2: sumOf(LET),
    vacantM2: sumOf(['vacant']),
  };
}
