/** A row of the register of printed figures as a screen reads it, word for word. */
import type { PrintedFact } from '../domain/answers.ts';
import type { Feature, Value } from '../domain/edit.ts';

export const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
export const number = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
const textOrNull = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);

export const printed = ({ id, properties }: Feature): PrintedFact => ({
  id,
  subject: text(properties['subject']),
  measure: text(properties['measure']),
  value: number(properties['value']),
  dateValue: textOrNull(properties['dateValue']),
  unitText: text(properties['unitText']),
  bound: textOrNull(properties['bound']),
  nature: text(properties['nature']) as PrintedFact['nature'],
  date: text(properties['date']),
  source: text(properties['source']),
  quote: text(properties['quote']),
});
