/** Areas and lengths of a site as they are told: ㎡ and metres in, words out. */
import { convert, digits, type Lang, unitLabel } from '#domain/units.ts';

export const muText = (m2: number, lang: Lang): string =>
  `${digits(convert(m2, 'm2', 'mu'), [2, 2])} ${unitLabel('mu', lang)}`;

export const m2Text = (m2: number, lang: Lang): string => `${digits(m2, [0, 0])} ${unitLabel('m2', lang)}`;

export const metresText = (metres: number, decimals = 0): string => `${digits(metres, [decimals, decimals])} m`;

/** Lengths in whole metres that add up to the whole metres of their sum, as each by itself would not. */
export const wholeMetres = (lengths: readonly number[]): readonly number[] => {
  let sum = 0;
  return lengths.map((length) => {
    const before = Math.round(sum);
    sum += length;
    return Math.round(sum) - before;
  });
};
