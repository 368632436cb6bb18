/** A wish of a brief in words. */
import { type Brief, type Criterion, criterionOf } from '../brief.ts';
import type { Label } from '../dataset.ts';
import { LAND_USES } from '../datasets/parcel.ts';
import { levelName } from '../say-level.ts';
import { convert, formatWithUnit, type Lang } from '../units.ts';

/** The sign between a criterion and its amount, where the name does not say it. */
const SIGN: Readonly<Partial<Record<Criterion, string>>> = {
  areaMinM2: '',
  areaMaxM2: '',
  budgetWanYuan: '≤ ',
  motorwayKm: '≤ ',
  railKm: '≤ ',
};

const amountIn = (criterion: Criterion, value: number, lang: Lang): string => {
  const { unit, shown } = criterionOf(criterion);
  if (criterion === 'level') return levelName(value)[lang];
  const sign = SIGN[criterion] ?? '≥ ';
  if (!unit) return `${sign}${value}`;
  return `${sign}${formatWithUnit(shown ? convert(value, unit, shown) : value, shown ?? unit, lang)}`;
};

const valueIn = (criterion: Criterion, value: unknown, lang: Lang): string => {
  switch (criterionOf(criterion).kind) {
    case 'amount':
      return amountIn(criterion, value as number, lang);
    case 'codes':
      return (value as readonly string[])
        .map((code) => LAND_USES.find(({ id }) => id === code)?.[lang] ?? code)
        .join(lang === 'zh' ? '、' : ', ');
    case 'flag':
    case 'place':
      return '';
    default:
      return String(value);
  }
};

/** "面积不小于 60.00 亩", "Area at least 60.00 mu"; a service level says its name alone. */
export const sayWish = (criterion: Criterion, brief: Brief): Label => {
  const say = (lang: Lang): string => {
    const name = criterion === 'level' ? '' : criterionOf(criterion)[lang];
    return `${name} ${valueIn(criterion, brief[criterion]?.value, lang)}`.trim();
  };
  return { zh: say('zh'), en: say('en') };
};
