/** The ten services of a parcel as marks, and its level in words: "五通一平，缺 热力". */
import { html, type TemplateResult } from 'lit';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '#domain/datasets/service.ts';
import { describeLevel } from '#domain/say-level.ts';
import { levelOfRow } from '#domain/services.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { inkOn } from '../../parts/swatch.ts';
import { t } from '../../text/t.ts';

/** An item the parcel does not speak of is unknown, never none. */
export const statusOf = (item: Item, service: string) =>
  SERVICE_STATUSES.find((status) => status.id === item.properties[service]) ?? SERVICE_STATUSES.at(-1)!;

/** Level, what is lacking and what nobody has confirmed. */
export const levelText = ({ properties }: Item, lang: Lang): string => describeLevel(levelOfRow(properties))[lang];

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
