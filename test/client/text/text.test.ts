import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { en } from '../../../client/text/en.ts';
import { t } from '../../../client/text/t.ts';
import { zh } from '../../../client/text/zh.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test('both languages have the same keys, none empty', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const text of [...Object.values(zh), ...Object.values(en)]) expect(text.trim()).not.toBe('');
});

test('a sentence asks for the same values in both languages', () => {
  for (const key of Object.keys(zh) as (keyof typeof zh)[])
    expect([key, placeholders(en[key])]).toEqual([key, placeholders(zh[key])]);
});

test('English sentences hold no Chinese, except the name of the other language', () => {
  const mixed = Object.entries(en).filter(([key, text]) => key !== 'app.language' && /\p{Script=Han}/u.test(text));
  expect(mixed).toEqual([]);
});

test('values take their places; a missing one stays visible', () => {
  expect(t('zh', 'count.total', { value: '1,842.60 亩' })).toBe('合计 1,842.60 亩');
  expect(t('en', 'list.more', {})).toBe('Show {count} more');
});

const SOURCES = fileURLToPath(new URL('../../../client', import.meta.url));

/** Keys put together in a template, such as `lens.${lens}.lead`. */
const COMPOSED = /^(area|brief\.(gate|merit)|lens|measure|plan|role|sheet|overview\.nature|output)\./;

test('no sentence is left that nothing says', () => {
  const code = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('text'))
    .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
    .join('');
  expect(Object.keys(zh).filter((key) => !COMPOSED.test(key) && !code.includes(`'${key}'`))).toEqual([]);
});
