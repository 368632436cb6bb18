/** A network element in three lines: what and which class · state and works · trust. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { utility } from '#domain/datasets/utility.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import { digits, type Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { t } from '../../text/t.ts';
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

/** With its unit; '' where unknown. */
export const fieldText = (item: Item, id: string, lang: Lang): string => {
  const field = fieldOf(utility, id);
  const value = item.properties[id];
  return field && value !== null && value !== undefined ? formatFieldWithUnit(field, value, lang) : '';
};

/** "余 5,000 / 8,000 t/d", "能力 8,000 t/d，余量待核实", "能力待核实": what is left is known only where both are. */
export const capacityText = (item: Item, lang: Lang): string => {
  const { capacity, capacityUsed, capacityUnit } = item.properties;
  const unit = String(capacityUnit ?? '');
  const all = fieldText(item, 'capacity', lang);
  if (typeof capacity !== 'number') return t(lang, 'utility.capacity.unknown');
  if (typeof capacityUsed !== 'number') return t(lang, 'utility.capacity.all', { all, unit });
  return t(lang, 'utility.capacity.left', { left: digits(capacity - capacityUsed, [0, 2]), all, unit });
};

export const utilityRow = (item: Item, today: string, lang: Lang): TemplateResult => {
  const works = [fieldText(item, 'worksCostWanYuan', lang), fieldText(item, 'worksProgressPercent', lang)]
    .filter(Boolean)
    .join(' · ');
  return html`
    <span class="row-top"><span class="row-name">${item.properties['name']}</span><span class="row-main">${fieldText(item, 'grade', lang)}</span></span>
    <span class="row-line">${status(utility, item, lang)}<span>${fieldText(item, 'status', lang)}</span>${item.properties['part'] === 'node' || item.properties['capacity'] != null ? html`<span>${capacityText(item, lang)}</span>` : nothing}${works ? html`<span class="end">${works}</span>` : nothing}</span>
    <span class="row-line muted">${trust(item, today, lang)}</span>
  `;
};
