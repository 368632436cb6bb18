/** Turns one raw value (a JSON value of a form, a cell of a file) into a stored value, or names the rule it breaks. */
import type { Field } from '../dataset.ts';
import type { Value } from '../edit.ts';

export type ValueRule =
  | 'required'
  | 'text'
  | 'controlCharacter'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'code'
  | 'range'
  | 'reference';

export type Read = { readonly value: Value } | { readonly rule: ValueRule };

/** Control characters except tab and line feed, direction overrides (they hide what a text says) and halves of a pair. */
const HIDDEN = /(?![\t\n])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,3})?$/;
const DATE = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/;
const REFERENCE = /^[^\s/?#]{1,128}$/;

const YES: readonly string[] = ['true', '1', 'yes', 'y', '是', '有'];
const NO: readonly string[] = ['false', '0', 'no', 'n', '否', '无'];

/** Full-width digits and signs as typed in Chinese forms, read as ASCII. */
const narrow = (text: string): string => text.normalize('NFKC').trim();

function readText(raw: unknown): Read {
  if (typeof raw === 'number' && Number.isFinite(raw)) return { value: String(raw) };
  if (typeof raw !== 'string') return { rule: 'text' };
  const text = raw.replace(/\r\n?/g, '\n').trim();
  return HIDDEN.test(text) ? { rule: 'controlCharacter' } : { value: text };
}

function numberIn(raw: unknown): number | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null;
  if (typeof raw !== 'string' || !NUMBER.test(narrow(raw))) return null;
  const value = Number(narrow(raw).replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

function readNumber(field: Field, raw: unknown): Read {
  const value = numberIn(raw);
  if (value === null) return { rule: 'number' };
  if (field.type === 'integer' && !Number.isSafeInteger(value)) return { rule: 'integer' };
  const [low, high] = field.range ?? [null, null];
  if ((low !== null && value < low) || (high !== null && value > high)) return { rule: 'range' };
  return { value };
}

function readBoolean(raw: unknown): Read {
  if (typeof raw === 'boolean') return { value: raw };
  const word = narrow(String(raw)).toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { rule: 'boolean' };
}

/** A day that exists, as YYYY-MM-DD. */
function readDate(raw: unknown): Read {
  const parts = typeof raw === 'string' ? DATE.exec(narrow(raw)) : null;
  if (!parts) return { rule: 'date' };
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[5])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? { value: date.toISOString().slice(0, 10) } : { rule: 'date' };
}

/** A code by its id, or by its label in either language as files carry it. */
function readCode(field: Field, raw: unknown): Read {
  const word = String(raw).trim();
  const code = field.codes?.find(({ id, zh, en }) => id === word || zh === word || en === word);
  return code ? { value: code.id } : { rule: 'code' };
}

function readKnown(field: Field, raw: unknown): Read {
  switch (field.type) {
    case 'number':
    case 'integer':
      return readNumber(field, raw);
    case 'boolean':
      return readBoolean(raw);
    case 'date':
      return readDate(raw);
    case 'code':
      return readCode(field, raw);
    case 'text':
      return readText(raw);
  }
}

const isBlank = (raw: unknown): boolean =>
  raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');

/** Blank is unknown (null), never 0 or false. */
export function readValue(field: Field, raw: unknown): Read {
  if (isBlank(raw)) return field.required ? { rule: 'required' } : { value: null };
  if (typeof raw === 'object') return { rule: field.type };
  const read = readKnown(field, raw);
  if ('value' in read && field.ref && !REFERENCE.test(String(read.value))) return { rule: 'reference' };
  return read;
}
