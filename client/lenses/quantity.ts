import { digits, formatWithUnit, type Lang, type Unit, unitLabel } from '#domain/units.ts';

/** A figure of an explanation with its unit; a bare number (a level, a floor area ratio) keeps only the decimals it has. */
export const quantity = (value: number, unit: string, lang: Lang): string =>
  unit === 'ratio' ? digits(value, [0, 2]) : formatWithUnit(value, unit as Unit, lang);

/** An input of a formula in full, so that a reader can do the sum. */
export const exactQuantity = (value: number, unit: string, lang: Lang): string =>
  `${digits(value, [0, 4])} ${unitLabel(unit as Unit, lang)}`.trim();
