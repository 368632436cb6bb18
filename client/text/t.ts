/** The one way to a sentence: `t('zh', 'count.total', { value })`. */
import type { Lang } from '#domain/units.ts';
import { en } from './en.ts';
import { type Key, zh } from './zh.ts';

const TEXTS: Record<Lang, Record<Key, string>> = { zh, en };

/** The sentence `key` in `lang`, with {names} replaced; a name without a value stays visible, so that it is noticed. */
export const t = (lang: Lang, key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
  TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The value of `<html lang>`. */
export const htmlLang = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');
