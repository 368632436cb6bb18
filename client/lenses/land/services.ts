/** The ten services of a parcel as marks, and its level in words: "五通一平，缺 热力". */
import { html, type TemplateResult } from 'lit';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '#domain/datasets/service.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { inkOn } from '../../parts/swatch.ts';
import { t } from '../../text/t.ts';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** An item the parcel does not speak of is unknown, never none. */
export const statusOf = (item: Item, service: string) =>
  SERVICE_STATUSES.find((status) => status.id === item.properties[service]) ?? SERVICE_STATUSES.at(-1)!;

/** Connected, or to be had at the line of the parcel. */
export const CONFIRMED: ReadonlySet<string> = new Set(['connectedInside', 'availableAtLine']);

const named = (item: Item, lang: Lang, take: (status: string) => boolean): string =>
  SERVICE_ITEMS.filter((service) => take(statusOf(item, service.id).id))
    .map((service) => service[lang])
    .join(lang === 'zh' ? '、' : ', ');

export const levelName = (level: number | null, lang: Lang): string =>
  level === null || level < 3
    ? t(lang, 'land.noLevel')
    : t(lang, 'land.level', { level: lang === 'zh' ? (DIGITS[level] ?? level) : level });

/** Level, what is lacking and what nobody has confirmed. */
export const levelText = (item: Item, lang: Lang): string => {
  const level = item.properties['serviceLevel'];
  const missing = named(item, lang, (status) => status !== 'unknown' && !CONFIRMED.has(status));
  const unknown = named(item, lang, (status) => status === 'unknown');
  const parts = [levelName(typeof level === 'number' ? level : null, lang)];
  if (missing) parts.push(t(lang, 'land.missing', { items: missing }));
  if (unknown) parts.push(t(lang, 'land.toCheck', { items: unknown }));
  return parts.join(lang === 'zh' ? '，' : '; ');
};

/** Ten squares, one a service, coloured by status; the words are in the name of the strip. */
export const serviceStrip = (item: Item, lang: Lang): TemplateResult => {
  const words = SERVICE_ITEMS.map((service) =>
    t(lang, 'land.service', { item: service[lang], status: statusOf(item, service.id)[lang] }),
  ).join(lang === 'zh' ? '；' : '; ');
  return html`
    <span class="marks" role="img" aria-label=${words}>
      ${SERVICE_ITEMS.map((service) => {
        const status = statusOf(item, service.id);
        return html`<span class="swatch" title=${t(lang, 'land.service', { item: service[lang], status: status[lang] })} style="background:${status.colour};color:${inkOn(status.colour)}">${service.mark}</span>`;
      })}
    </span>
  `;
};

/** The same strip small, for a list: the words stand beside it. */
export const servicePips = (item: Item): TemplateResult => html`
  <span class="pips" aria-hidden="true">${SERVICE_ITEMS.map((service) => html`<i style="background:${statusOf(item, service.id).colour}"></i>`)}</span>
`;
