/** A wish of a brief in words and figures, as chips and forms show it. */
import { type Brief, type Criterion, criterionOf, type Place } from '#domain/brief.ts';
import { LAND_USES } from '#domain/datasets/parcel.ts';
import { levelName } from '#domain/say-level.ts';
import { convert, digits, type Lang, type Unit, unitLabel } from '#domain/units.ts';
import { type Names, nameKey } from '../../lenses/names.ts';
import { t } from '../../text/t.ts';

/** The unit in which a criterion is asked on screen; undefined for codes, dates and counts. */
export const shownUnitOf = (criterion: Criterion): Unit | undefined => {
  const { unit, shown } = criterionOf(criterion);
  return shown ?? unit;
};

/** An amount as stored to the one shown, and back. */
export const shownAmount = (criterion: Criterion, stored: number): number => {
  const { unit, shown } = criterionOf(criterion);
  // Takes the dust of conversion off: 60 亩 → ㎡ → 亩 reads 60 again.
  return unit && shown ? Number(convert(stored, unit, shown).toPrecision(12)) : stored;
};

export const storedAmount = (criterion: Criterion, shownValue: number): number => {
  const { unit, shown } = criterionOf(criterion);
  return unit && shown ? convert(shownValue, shown, unit) : shownValue;
};

const amountText = (criterion: Criterion, stored: number, lang: Lang): string => {
  if (criterion === 'level') return levelName(stored)[lang];
  const unit = shownUnitOf(criterion);
  const figure = digits(shownAmount(criterion, stored), [0, 2]);
  return unit ? `${figure} ${unitLabel(unit, lang)}` : figure;
};

const placeText = ({ zones = [], parks = [], area }: Place, names: Names, lang: Lang): string => {
  const named = [
    ...zones.map((id) => names.get(nameKey('zone', id)) ?? id),
    ...parks.map((id) => names.get(nameKey('park', id)) ?? id),
  ];
  return [...named, ...(area ? [t(lang, 'filter.area')] : [])].join(lang === 'zh' ? '、' : ', ');
};

/** The value alone: "60 亩", "2025-06-30"; empty for a flag, whose name says all. */
export const valueText = (brief: Brief, criterion: Criterion, names: Names, lang: Lang): string => {
  const value = brief[criterion]?.value;
  const { kind } = criterionOf(criterion);
  if (value === undefined || kind === 'flag') return '';
  if (kind === 'place') return placeText(value as Place, names, lang);
  if (kind === 'codes')
    return (value as readonly string[])
      .map((code) => LAND_USES.find(({ id }) => id === code)?.[lang] ?? code)
      .join(lang === 'zh' ? '、' : ', ');
  return typeof value === 'number' ? amountText(criterion, value, lang) : String(value);
};

/** "面积不小于 60 亩"; a level has its name in its value: "七通一平". */
export const wishText = (brief: Brief, criterion: Criterion, names: Names, lang: Lang): string => {
  const value = valueText(brief, criterion, names, lang);
  return criterion === 'level' ? value : `${criterionOf(criterion)[lang]} ${value}`.trim();
};
