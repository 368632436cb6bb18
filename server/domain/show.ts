/** How a stored value of a declared field reads on screen, in lists, cards, exports and reports alike. */
import type { Field } from './dataset.ts';
import type { Value } from './edit.ts';
import { convert, digits, format, formatWithUnit, type Lang, UNKNOWN_TEXT, type Unit, unitLabel } from './units.ts';

const YES = { zh: '是', en: 'Yes' };
const NO = { zh: '否', en: 'No' };

const shownUnit = (field: Field): Unit | undefined => field.shown ?? field.unit;

/** `value` in the unit in which the field is shown; unchanged for a field without units. */
export function shownNumber(field: Field, value: number): number {
  return field.unit && field.shown ? convert(value, field.unit, field.shown) : value;
}

function showNumber(field: Field, value: number, lang: Lang, write: typeof format): string {
  const unit = shownUnit(field);
  if (unit) return write(shownNumber(field, value), unit, lang);
  // A year or a count of storeys takes no separators; a capacity keeps up to three decimals.
  return field.type === 'integer' ? String(value) : digits(value, [0, 3]);
}

function show(field: Field, value: Value | undefined, lang: Lang, write: typeof format): string {
  if (value === null || value === undefined || value === '') return UNKNOWN_TEXT;
  if (field.codes) return field.codes.find((code) => code.id === value)?.[lang] ?? String(value);
  if (typeof value === 'boolean') return value ? YES[lang] : NO[lang];
  return typeof value === 'number' ? showNumber(field, value, lang, write) : value;
}

/** `value` as a table cell: the unit stands in `fieldLabel`, so the cell has none. Unknown reads "—". */
export const formatField = (field: Field, value: Value | undefined, lang: Lang): string =>
  show(field, value, lang, format);

/** `value` as it stands alone on a card: with its unit. */
export const formatFieldWithUnit = (field: Field, value: Value | undefined, lang: Lang): string =>
  show(field, value, lang, formatWithUnit);

/** The head of a column: "面积（亩）", "Area (mu)". */
export function fieldLabel(field: Field, lang: Lang): string {
  const unit = shownUnit(field);
  const label = unit ? unitLabel(unit, lang) : '';
  if (label === '') return field[lang];
  return lang === 'zh' ? `${field.zh}（${label}）` : `${field.en} (${label})`;
}
