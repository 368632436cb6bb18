/** The unit that a column states behind its name, 税收（万元）: cells are converted to the unit of the field. */
import type { Field } from '../domain/dataset.ts';
import { convert, type Unit } from '../domain/units.ts';

const WORDS: Readonly<Record<string, Unit>> = {
  '㎡': 'm2',
  m2: 'm2',
  'm²': 'm2',
  平方米: 'm2',
  亩: 'mu',
  公顷: 'ha',
  平方公里: 'km2',
  元: 'yuan',
  万元: 'wanYuan',
  亿元: 'yiYuan',
  '万元/亩': 'wanYuanPerMu',
  '万元/公顷': 'wanYuanPerHa',
  米: 'm',
  m: 'm',
  千伏安: 'kVA',
  kVA: 'kVA',
  吨: 't',
  吨标煤: 'tce',
  吨标准煤: 'tce',
  tce: 'tce',
  万千瓦时: 'wanKWh',
  万kWh: 'wanKWh',
  人: 'person',
  年: 'year',
  '%': 'percent',
  '元/㎡·月': 'yuanPerM2Month',
  '元/㎡·天': 'yuanPerM2Day',
};

/** `null` = the column says nothing of a unit. */
const wordIn = (column: string): string | null => /[（(]([^（()）]+)[）)]\s*$/.exec(column)?.[1]?.trim() ?? null;

type Conversion = (value: number) => number;

/** How cells of the column become values of the field; null where the two measure different things or the unit is unknown. */
export function conversionFor(field: Field, column: string): Conversion | null {
  const word = wordIn(column);
  if (word === null || !field.unit) return (value) => value;
  const [from, to] = [WORDS[word], field.unit];
  if (!from) return null;
  try {
    convert(1, from, to);
    return (value) => convert(value, from, to);
  } catch {
    return null;
  }
}

/** The cell in the unit of the field; what is no number is left for the check to judge. */
export function inFieldUnit(field: Field, column: string, cell: unknown): unknown {
  const conversion = conversionFor(field, column);
  const isNumber =
    typeof cell === 'number' || (typeof cell === 'string' && cell.trim() !== '' && Number.isFinite(Number(cell)));
  return conversion && field.unit && isNumber ? conversion(Number(cell)) : cell;
}
