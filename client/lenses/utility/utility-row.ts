/** A network element in three lines: what and which class · state and works · trust. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { utility } from '#domain/datasets/utility.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { trust } from '../register/trust.ts';
import { status } from '../status.ts';

export const UTILITY_COLUMNS = [
  'item',
  'part',
  'status',
  'grade',
  'capacity',
  'capacityUsed',
  'capacityUnit',
  'worksCostWanYuan',
  'worksProgressPercent',
];

const shown = (item: Item, id: string, lang: Lang): string => {
  const field = fieldOf(utility, id);
  const value = item.properties[id];
  return field && value !== null && value !== undefined ? formatFieldWithUnit(field, value, lang) : '';
};

/** "已用 3,000 / 8,000 t/d": spare capacity only where both are known. */
const capacityText = (item: Item, lang: Lang): string => {
  const all = shown(item, 'capacity', lang);
  if (!all) return '';
  const used = shown(item, 'capacityUsed', lang);
  const unit = String(item.properties['capacityUnit'] ?? '');
  const name = fieldOf(utility, used ? 'capacityUsed' : 'capacity')?.[lang] ?? '';
  return `${name} ${used ? `${used} / ` : ''}${all} ${unit}`.trim();
};

export const utilityRow = (item: Item, today: string, lang: Lang): TemplateResult => {
  const works = [shown(item, 'worksCostWanYuan', lang), shown(item, 'worksProgressPercent', lang)]
    .filter(Boolean)
    .join(' · ');
  return html`
    <span class="row-top"><span class="row-name">${item.properties['name']}</span><span class="row-main">${shown(item, 'grade', lang)}</span></span>
    <span class="row-line">${status(utility, item, lang)}<span>${shown(item, 'status', lang)}</span><span>${capacityText(item, lang)}</span>${works ? html`<span class="end">${works}</span>` : nothing}</span>
    <span class="row-line muted">${trust(item, today, lang)}</span>
  `;
};
