/** Printed figures of works, from rows of the register of facts. Pure. */
import type { PrintedFact } from '#domain/answers.ts';
import type { Value } from '#domain/edit.ts';
import type { Item } from '../../api.ts';

export type Works = { readonly item: Item; readonly facts: readonly PrintedFact[] };

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const printed = ({ id, properties }: Item): PrintedFact => ({
  id,
  subject: text(properties['subject']),
  measure: text(properties['measure']),
  value: typeof properties['value'] === 'number' ? properties['value'] : null,
  dateValue: text(properties['dateValue']) || null,
  unitText: text(properties['unitText']),
  bound: text(properties['bound']) || null,
  nature: properties['nature'] === 'actual' ? 'actual' : properties['nature'] === 'target' ? 'target' : 'plan',
  date: text(properties['date']),
  source: text(properties['source']),
  quote: text(properties['quote']),
});

/** What is printed of one network element. */
export const printedOf = (facts: readonly Item[], utilityId: string): readonly PrintedFact[] =>
  facts.filter(({ properties }) => properties['subjectId'] === utilityId).map(printed);

/** Each quote once, though several figures stand in it. */
export const quotesOf = (facts: readonly PrintedFact[]): readonly PrintedFact[] =>
  facts.filter(({ quote }, at) => facts.findIndex((one) => one.quote === quote) === at);

/** Works with printed figures first, then those that state their cost, then the rest in their order. */
export const printedFirst = (works: readonly Works[]): readonly Works[] => {
  const rank = ({ item, facts }: Works) => (facts.length > 0 ? 0 : item.properties['worksCostWanYuan'] ? 1 : 2);
  return [...works].sort((a, b) => rank(a) - rank(b));
};
