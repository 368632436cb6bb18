/** A project in four lines: name · stage and money where it may be seen · where and what · dates and trust. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { project } from '#domain/datasets/project.ts';
import type { Value } from '#domain/edit.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { type Names, nameKey } from '../names.ts';
import { trust } from '../register/trust.ts';
import { status } from '../status.ts';

/** What the row shows, to those who may read it. */
export const PROJECT_COLUMNS: readonly string[] = [
  'company',
  'zoneId',
  'parkId',
  'stage',
  'chain',
  'signedOn',
  'startedOn',
  'producedOn',
  'totalInvestmentWanYuan',
];

const shown = (id: string, value: Value | undefined, lang: Lang): string => {
  const field = fieldOf(project, id);
  return field && value !== null && value !== undefined ? formatFieldWithUnit(field, value, lang) : '';
};

/** The latest of the dates that are known, with its name. */
const latest = (item: Item, lang: Lang): string => {
  const id = ['producedOn', 'startedOn', 'signedOn'].find((field) => item.properties[field]);
  return id ? `${fieldOf(project, id)?.[lang]} ${item.properties[id]}` : '';
};

export const projectRow = (item: Item, names: Names, today: string, lang: Lang): TemplateResult => {
  const at = (field: string) => item.properties[field];
  const where = [
    at('parkId') ? names.get(nameKey('park', String(at('parkId')))) : '',
    names.get(nameKey('zone', String(at('zoneId')))),
  ]
    .filter(Boolean)
    .join(' · ');
  const money = shown('totalInvestmentWanYuan', at('totalInvestmentWanYuan'), lang);
  return html`
    <span class="row-top"><span class="row-name">${at('name')}</span>${money ? html`<span class="row-main">${money}</span>` : nothing}</span>
    <span class="row-line">${status(project, item, lang)}<span>${[at('company'), at('chain')].filter(Boolean).join(' · ')}</span></span>
    <span class="row-line one muted"><span class="cut">${where}</span></span>
    <span class="row-line one muted"><span class="cut">${latest(item, lang)}</span>${trust(item, today, lang)}</span>
  `;
};
