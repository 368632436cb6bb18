import { formatWithUnit, type Lang, type Unit } from '#domain/units.ts';

/** A figure of an explanation with its unit. */
export const quantity = (value: number, unit: string, lang: Lang): string => formatWithUnit(value, unit as Unit, lang);
