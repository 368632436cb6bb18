/** Printed figures as they are read: value with its bound, what it is (result, plan, target), and where sources differ. */
import type { PrintedFact } from '#domain/answers.ts';
import { digits } from '#domain/units.ts';

/** Words of a bound that stand before the number; the others (余, 多, 以上) stand after it. */
const BEFORE: ReadonlySet<string> = new Set(['近', '约', '不到', '超', '超过', '不低于']);

/** "近 60 个", "1,000 亩以上", "2022-08-29". */
export const factValue = (fact: PrintedFact): string => {
  if (fact.value === null) return fact.dateValue ?? '—';
  const number = digits(fact.value, [0, 4]);
  if (fact.bound === null) return `${number} ${fact.unitText}`;
  // A bound of several characters (半数以上) replaces the number's precision in words.
  return BEFORE.has(fact.bound)
    ? `${fact.bound} ${number} ${fact.unitText}`
    : `${number} ${fact.unitText}（${fact.bound}）`;
};

/** Units in which a zone is measured at a glance: land, floor, money, firms. */
const GLANCE = ['亩', '平方公里', '万平方米', '平方米', '亿元', '座', '栋', '个', '家', '%'];

const glanceRank = (fact: PrintedFact): number => {
  const at = GLANCE.indexOf(fact.unitText);
  return at < 0 ? GLANCE.length : at;
};

/** The results that say most at a glance, one a unit; plans and targets are never among them. */
export const keyFacts = (facts: readonly PrintedFact[], count: number): readonly PrintedFact[] => {
  const seen = new Set<string>();
  return facts
    .filter((fact) => fact.nature === 'actual' && fact.value !== null && glanceRank(fact) < GLANCE.length)
    .map((fact, at) => ({ fact, at }))
    .sort((a, b) => glanceRank(a.fact) - glanceRank(b.fact) || a.at - b.at)
    .flatMap(({ fact }) => (seen.has(fact.unitText) ? [] : (seen.add(fact.unitText), [fact])))
    .slice(0, count);
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
