/** What a network element can give and can still give, for its card: the figures that are unknown are said to be so. */
import { html, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { utility } from '#domain/datasets/utility.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { capacityText } from './utility-row.ts';

/** Fields that the panel shows in place of the sections. */
export const CAPACITY_FIELDS: ReadonlySet<string> = new Set(['capacity', 'capacityUsed', 'capacityUnit']);

/** A line says it only where it is stated; a station says it in any case. */
export const capacityPanel = (item: Item, lang: Lang): TemplateResult => {
  const { capacity, part } = item.properties;
  if (part !== 'node' && typeof capacity !== 'number') return html``;
  return html`<section><h3>${fieldOf(utility, 'capacity')?.[lang]}</h3><p>${capacityText(item, lang)}</p></section>`;
};
