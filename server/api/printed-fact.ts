/** A row of the register of printed figures as a screen reads it, word for word. */
import type { PrintedFact } from '../domain/answers.ts';
import type { Feature } from '../domain/edit.ts';
import { numberOf, textOf } from '../domain/value.ts';

export const text = (value: unknown): string => textOf(value) ?? '';

export const printed = ({ id, properties }: Feature): PrintedFact => ({
  id,
  subject: text(properties['subject']),
  measure: text(properties['measure']),
  value: numberOf(properties['value']),
  dateValue: textOf(properties['dateValue']),
  unitText: text(properties['unitText']),
  bound: textOf(properties['bound']),
  nature: text(properties['nature']) as PrintedFact['nature'],
  date: text(properties['date']),
  source: text(properties['source']),
  quote: text(properties['quote']),
});
