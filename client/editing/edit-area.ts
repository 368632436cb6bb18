/** Areas as editors read them. */
import { areaM2, isArea, lengthM } from '#domain/geometry.ts';
import { convert, digits, type Lang } from '#domain/units.ts';
import { say } from './edit-text.ts';

type Geometry = GeoJSON.Geometry;

export const muOf = (geometry: Geometry): string => digits(convert(areaM2(geometry), 'm2', 'mu'), [2, 2]);

/** "面积 52.30 亩 · 34,867.1 ㎡", the length of a line; empty for a point. */
export const sizeText = (geometry: Geometry | null, lang: Lang): string => {
  if (!geometry) return say(lang, 'noShape');
  if (isArea(geometry)) return say(lang, 'area', { mu: muOf(geometry), m2: digits(areaM2(geometry), [1, 1]) });
  return geometry.type.endsWith('LineString') ? say(lang, 'length', { m: digits(lengthM(geometry), [1, 1]) }) : '';
};
