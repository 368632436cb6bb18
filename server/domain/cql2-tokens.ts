/** CQL2 text cut into words; refuses what can begin no word, with the place. */
import { MutuError } from './errors.ts';

export type Token = {
  readonly kind: 'name' | 'quotedName' | 'text' | 'number' | 'symbol' | 'end';
  /** Without quotes, escapes undone. */
  readonly text: string;
  /** Index of the first character in the filter. */
  readonly at: number;
};

/** Words that a bare field name may not be; such a field is written in double quotes. */
const KEYWORDS = ['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'LIKE', 'IS', 'NULL', 'TRUE', 'FALSE'] as const;

const BARE_NAME = /[\p{L}_][\p{L}\p{N}_]*/u;

export const isKeyword = (text: string): boolean => (KEYWORDS as readonly string[]).includes(text.toUpperCase());

const isBareName = (text: string): boolean => BARE_NAME.exec(text)?.[0] === text && !isKeyword(text);

/** A field name as it is written: in double quotes where it could be read as something else. */
export const printName = (name: string): string => (isBareName(name) ? name : `"${name.replaceAll('"', '""')}"`);

const MAX_LENGTH = 16_384;

const WORDS: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['name', new RegExp(BARE_NAME, 'uy')],
  ['number', /[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y],
  ['text', /'(?:[^']|'')*'/y],
  ['quotedName', /"(?:[^"]|"")*"/y],
  ['symbol', /<>|<=|>=|[=<>(),]/y],
];

/** The error every fault in a filter ends in: what, where, and how to mend it. */
export const badFilter = (zh: string, en: string, at: number): MutuError =>
  new MutuError(
    'badFilter',
    { zh: `筛选条件第 ${at + 1} 个字符处：${zh}`, en: `Filter, character ${at + 1}: ${en}` },
    { at },
  );

export const tokensOf = (text: string): readonly Token[] => {
  if (text.length > MAX_LENGTH)
    throw badFilter(
      '筛选条件过长，最多 16 384 个字符；请减少条件。',
      'the filter is too long; keep it within 16,384 characters.',
      MAX_LENGTH,
    );
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token.kind !== 'space') tokens.push({ kind: token.kind, text: unquoted(token.kind, token.raw), at });
    at += token.raw.length;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
};

const tokenAt = (text: string, at: number) => {
  for (const [kind, pattern] of WORDS) {
    pattern.lastIndex = at;
    const raw = pattern.exec(text)?.[0];
    if (raw?.includes('\0')) throw badFilter('含有空字符；请删除。', 'there is a NUL character; remove it.', at);
    if (raw) return { kind, raw };
  }
  const sign = text[at]!;
  throw sign === "'" || sign === '"'
    ? badFilter(
        `引号 ${sign} 没有配对；请补上，引号本身写两遍。`,
        `the quote ${sign} is never closed; close it, and write a quote inside text twice.`,
        at,
      )
    : badFilter(
        `无法识别的字符“${sign}”；文本用单引号，不等于写作 <>。`,
        `unexpected “${sign}”; put text in single quotes and write <> for “not equal”.`,
        at,
      );
};

const unquoted = (kind: Token['kind'], raw: string): string => {
  if (kind === 'text') return raw.slice(1, -1).replaceAll("''", "'");
  if (kind === 'quotedName') return raw.slice(1, -1).replaceAll('""', '"');
  return raw;
};

/** A day that exists, as YYYY-MM-DD. */
export const isDate = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};
