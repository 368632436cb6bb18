/** Printed figures as they are read: value with its bound, what it is (result, plan, target), and where sources differ. */
import type { PrintedFact } from '#domain/answers.ts';
import { digits, UNKNOWN_TEXT } from '#domain/units.ts';

/** Where the words of a bound stand: 近 60 个 · 100 余亿元 · 1,000 亩以上; others are said in brackets. */
const BEFORE: ReadonlySet<string> = new Set(['近', '约', '不到']);
const BETWEEN: ReadonlySet<string> = new Set(['余', '多']);

/** "近 60 个", "1,000 亩以上", "2022-08-29". */
export const factValue = ({ value, dateValue, bound, unitText }: PrintedFact): string => {
  if (value === null) return dateValue ?? UNKNOWN_TEXT;
  const number = digits(value, [0, 4]);
  if (bound === null) return `${number} ${unitText}`;
  if (BEFORE.has(bound)) return `${bound} ${number} ${unitText}`;
  if (BETWEEN.has(bound)) return `${number} ${bound}${unitText}`;
  return bound === '以上' ? `${number} ${unitText}以上` : `${number} ${unitText}（${bound}）`;
};

/** The measure without its bound, which stands with the value. */
export const measureText = ({ measure, bound }: PrintedFact): string =>
  bound ? measure.replace(`（${bound}）`, '') : measure;

/** Units in which a zone is measured at a glance: land, floor, money, firms. */
const GLANCE = ['亩', '平方公里', '万平方米', '平方米', '亿元', '座', '栋', '个', '家', '%'];

/** The results that say most at a glance, one a unit; plans and targets are never among them. */
export const keyFacts = (facts: readonly PrintedFact[], count: number): readonly PrintedFact[] => {
  const results = facts.filter(
    (fact) => fact.nature === 'actual' && fact.value !== null && GLANCE.includes(fact.unitText),
  );
  return GLANCE.flatMap((unit) => results.find((fact) => fact.unitText === unit) ?? []).slice(0, count);
};

/** Figures whose measure names a reading (口径一, 口径二): the source itself gives two, and both are shown, side by side. */
export const readingsOf = (facts: readonly PrintedFact[]): ReadonlyMap<string, readonly PrintedFact[]> => {
  const readings = new Map<string, PrintedFact[]>();
  for (const fact of facts) {
    const reading = /口径[一二三四]/.exec(fact.measure)?.[0];
    if (reading) readings.set(reading, [...(readings.get(reading) ?? []), fact]);
  }
  return readings.size > 1 ? readings : new Map();
};

/** The measure without the name of its reading. */
export const bareMeasure = (fact: PrintedFact): string => fact.measure.replace(/（口径[^）]*）/, '');
