/** The one way to a sentence: `t('zh', 'count.total', { value })`. */
import type { Label } from '#domain/dataset.ts';
import type { Lang } from '#domain/units.ts';
import { en } from './en.ts';
import { type Key, zh } from './zh.ts';

const TEXTS: Record<Lang, Record<Key, string>> = { zh, en };

type Values = Readonly<Record<string, string | number>>;

/** The sentence `key` in `lang`, with {names} replaced; a name without a value stays visible, so that it is noticed. */
export const t = (lang: Lang, key: Key, values: Values = {}): string =>
  TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The same in every language, for what outlives a change of it. */
export const inBoth = (key: Key, values: Values = {}): Label => ({
  zh: t('zh', key, values),
  en: t('en', key, values),
});

/** The value of `<html lang>`. */
export const htmlLang = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');
