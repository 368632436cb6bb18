/**
 * Units of stored and shown values; conversion and formatting. Values are stored in ㎡ and 万元 and rounded only when
 * shown. Factors are kept as fractions so that 1 亩 is exactly 10000/15 ㎡: 666.67 would put 5 000 亩 wrong by 16.7 ㎡.
 */
import type { Label } from './dataset.ts';

export type Lang = keyof Label;

type Kind = 'area' | 'length' | 'money' | 'yield' | 'rent' | 'load' | 'power' | 'share';

/** Numerator and denominator of the factor to the base unit of its kind. */
type Factor = readonly [number, number];

type UnitFact = Label & {
  /** Fewest and most decimals shown. */
  readonly decimals: readonly [number, number];
  /** Absent where a unit converts into no other. */
  readonly measures?: readonly [Kind, Factor];
};

/** Standard gravity, m/s²: a load of 1 t/㎡ presses with 9.80665 kN/㎡. */
const GRAVITY = 9.80665;

const UNITS = {
  m2: { zh: '㎡', en: 'm²', decimals: [0, 0], measures: ['area', [1, 1]] },
  mu: { zh: '亩', en: 'mu', decimals: [2, 2], measures: ['area', [10_000, 15]] },
  ha: { zh: '公顷', en: 'ha', decimals: [4, 4], measures: ['area', [10_000, 1]] },
  km2: { zh: 'km²', en: 'km²', decimals: [2, 2], measures: ['area', [1_000_000, 1]] },
  m: { zh: 'm', en: 'm', decimals: [0, 2], measures: ['length', [1, 1]] },
  km: { zh: 'km', en: 'km', decimals: [0, 2], measures: ['length', [1000, 1]] },
  mm: { zh: 'mm', en: 'mm', decimals: [0, 0], measures: ['length', [1, 1000]] },
  yuan: { zh: '元', en: 'yuan', decimals: [0, 0], measures: ['money', [1, 1]] },
  wanYuan: { zh: '万元', en: '10k yuan', decimals: [2, 2], measures: ['money', [10_000, 1]] },
  yiYuan: { zh: '亿元', en: '100m yuan', decimals: [2, 2], measures: ['money', [100_000_000, 1]] },
  wanYuanPerMu: { zh: '万元/亩', en: '10k yuan/mu', decimals: [2, 2], measures: ['yield', [15, 1]] },
  wanYuanPerHa: { zh: '万元/公顷', en: '10k yuan/ha', decimals: [2, 2], measures: ['yield', [1, 1]] },
  yuanPerM2: { zh: '元/㎡', en: 'yuan/m²', decimals: [0, 2] },
  yuanPerM2Month: { zh: '元/㎡·月', en: 'yuan/m² a month', decimals: [0, 2], measures: ['rent', [1, 1]] },
  yuanPerM2Day: { zh: '元/㎡·天', en: 'yuan/m² a day', decimals: [0, 2], measures: ['rent', [365, 12]] },
  kNPerM2: { zh: 'kN/㎡', en: 'kN/m²', decimals: [0, 2], measures: ['load', [1, 1]] },
  tPerM2: { zh: 't/㎡', en: 't/m²', decimals: [0, 2], measures: ['load', [GRAVITY, 1]] },
  kVA: { zh: 'kVA', en: 'kVA', decimals: [0, 0], measures: ['power', [1, 1]] },
  MVA: { zh: 'MVA', en: 'MVA', decimals: [0, 2], measures: ['power', [1000, 1]] },
  percent: { zh: '%', en: '%', decimals: [1, 1], measures: ['share', [1, 100]] },
  ratio: { zh: '', en: '', decimals: [2, 2], measures: ['share', [1, 1]] },
  kV: { zh: 'kV', en: 'kV', decimals: [0, 1] },
  MPa: { zh: 'MPa', en: 'MPa', decimals: [0, 2] },
  wanKWh: { zh: '万kWh', en: '10 MWh', decimals: [2, 2] },
  tPerH: { zh: 't/h', en: 't/h', decimals: [0, 2] },
  m3PerD: { zh: 'm³/d', en: 'm³/d', decimals: [0, 0] },
  t: { zh: 't', en: 't', decimals: [0, 2] },
  tce: { zh: 'tce', en: 'tce', decimals: [0, 2] },
  person: { zh: '人', en: 'people', decimals: [0, 0] },
  count: { zh: '个', en: '', decimals: [0, 0] },
  wanYuanPerTce: { zh: '万元/tce', en: '10k yuan/tce', decimals: [2, 2] },
  wanYuanPerT: { zh: '万元/t', en: '10k yuan/t', decimals: [2, 2] },
  wanYuanPerPerson: { zh: '万元/人', en: '10k yuan/person', decimals: [2, 2] },
  yuanPerKWh: { zh: '元/kWh', en: 'yuan/kWh', decimals: [2, 4] },
  tcePerWanYuan: { zh: 'tce/万元', en: 'tce/10k yuan', decimals: [2, 4] },
  year: { zh: '年', en: 'years', decimals: [0, 1] },
  month: { zh: '个月', en: 'months', decimals: [0, 1] },
  day: { zh: '天', en: 'days', decimals: [0, 0] },
} as const satisfies Record<string, UnitFact>;

export type Unit = keyof typeof UNITS;

const factOf = (unit: Unit): UnitFact => UNITS[unit];

/** Shown for an unknown value; 0 is a value and is shown as 0. */
export const UNKNOWN_TEXT = '—';

/** `value` in another unit of the same kind. Throws a RangeError where the two units measure different things. */
export function convert(value: number, from: Unit, to: Unit): number {
  if (from === to) return value;
  const source = factOf(from).measures;
  const result = factOf(to).measures;
  if (!source || source[0] !== result?.[0]) throw new RangeError(`no conversion from ${from} to ${to}`);
  const [fromUp, fromDown] = source[1];
  const [toUp, toDown] = result[1];
  return (value * (fromUp * toDown)) / (fromDown * toUp);
}

export const unitLabel = (unit: Unit, lang: Lang): string => factOf(unit)[lang];

type Scale = Label & { readonly factor: number };

/** Large numbers as each language counts them: 万 and 亿, million and billion; largest first. */
const SCALES: Record<Lang, readonly Scale[]> = {
  zh: [
    { zh: '亿', en: '', factor: 100_000_000 },
    { zh: '万', en: '', factor: 10_000 },
  ],
  en: [
    { zh: '', en: 'billion', factor: 1_000_000_000 },
    { zh: '', en: 'million', factor: 1_000_000 },
  ],
};

const formatters = new Map<string, Intl.NumberFormat>();

/** The digits of `value` with separators; one formatter is kept per pair of decimals, because making one is slow. */
export function digits(value: number, decimals: readonly [number, number]): string {
  const key = decimals.join();
  const known = formatters.get(key);
  if (known) return known.format(value);
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals[0],
    maximumFractionDigits: decimals[1],
    signDisplay: 'negative',
  });
  formatters.set(key, made);
  return made.format(value);
}

const isKnown = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** The number and its scale word; the scale is chosen before rounding, so 9 999.6 stays in full. */
function scaled(value: number, unit: Unit, lang: Lang): { number: string; scale: string } {
  const scale = SCALES[lang].find((candidate) => Math.abs(value) >= candidate.factor);
  if (!scale) return { number: digits(value, factOf(unit).decimals), scale: '' };
  return { number: digits(value / scale.factor, [2, 2]), scale: scale[lang] };
}

const spaced = (...words: string[]): string => words.filter((word) => word !== '').join(' ');

/**
 * The number alone, its unit standing in the column head or label: below 1万 in full, from there as 1.84万 or 3.20亿
 * (in English from a million). 万元 and 亿元 stay in full, because the unit already says 万 or 亿.
 */
export function format(value: number | null | undefined, unit: Unit, lang: Lang): string {
  if (!isKnown(value)) return UNKNOWN_TEXT;
  if (unit === 'wanYuan' || unit === 'yiYuan') return digits(value, factOf(unit).decimals);
  const { number, scale } = scaled(value, unit, lang);
  return lang === 'zh' ? number + scale : spaced(number, scale);
}

/** The number with its unit, for prose and cards: "1,842.60 亩", "1.84 万亩", "1.20 亿元", "80.0%". */
export function formatWithUnit(value: number | null | undefined, unit: Unit, lang: Lang): string {
  if (!isKnown(value)) return UNKNOWN_TEXT;
  if (unit === 'wanYuan' || unit === 'yiYuan') return formatWithUnit(convert(value, unit, 'yuan'), 'yuan', lang);
  const { number, scale } = scaled(value, unit, lang);
  const label = unitLabel(unit, lang);
  if (unit === 'percent') return number + scale + label;
  return lang === 'zh' ? spaced(number, scale + label) : spaced(number, scale, label);
}
