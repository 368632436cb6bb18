/** What is said about a file or a row, and what follows from it: the outcome of an import. */
import type { Position } from 'geojson';
import type { Label } from '../domain/dataset.ts';
import { RULES, type Rule } from './rules.ts';

export type Level = 'error' | 'warning' | 'ask';

/** Errors without a row refuse the file, errors with a row refuse that row; asks wait for a choice. */
export type Note = {
  readonly level: Level;
  readonly rule: Rule;
  readonly row?: number;
  readonly layer?: string;
  readonly field?: string;
  readonly value?: string;
  readonly at?: Position;
  /** EPSG number offered as the answer. */
  readonly suggestion?: number;
  readonly message: Label;
  readonly remedy: Label;
};

type Extra = {
  readonly row?: number;
  readonly layer?: string;
  readonly field?: string;
  readonly value?: string;
  readonly at?: Position;
  readonly suggestion?: number;
  /** Said after the words of the rule. */
  readonly detail?: Label;
};

const shortened = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);

export function note(level: Level, rule: Rule, { detail, value, ...extra }: Extra = {}): Note {
  const { say, remedy } = RULES[rule];
  const hint = extra.suggestion === undefined ? null : `EPSG:${extra.suggestion}`;
  const zh = [say.zh, detail?.zh, hint && `建议 ${hint}。`].filter(Boolean).join('');
  const en = [say.en, detail?.en, hint && `Suggested: ${hint}.`].filter(Boolean).join(' ');
  return {
    level,
    rule,
    ...extra,
    ...(value === undefined ? {} : { value: shortened(value) }),
    message: { zh, en },
    remedy,
  };
}

/** Thrown inside a reader to give up the whole file; `read` turns it into a reading without features. */
export class Refusal extends Error {
  readonly note: Note;
  constructor(rule: Rule, extra: Extra = {}) {
    const refused = note('error', rule, extra);
    super(refused.message.en);
    this.note = refused;
  }
}

export type Outcome = 'accepted' | 'accepted-with-warning' | 'rows-refused' | 'asks' | 'refused';

/** The gravest note decides: a refused file, a question, refused rows, a warning. */
export function outcomeOf(notes: readonly Note[]): Outcome {
  const has = (level: Level, ofRow?: boolean) =>
    notes.some((one) => one.level === level && (ofRow === undefined || (one.row !== undefined) === ofRow));
  if (has('error', false)) return 'refused';
  if (has('ask')) return 'asks';
  if (has('error', true)) return 'rows-refused';
  return has('warning') ? 'accepted-with-warning' : 'accepted';
}
