/** The state of a row as a swatch with its letter and its word. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Dataset } from '#domain/dataset.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../api.ts';
import { swatch } from '../parts/swatch.ts';

/** By `dataset.symbology`: colour and letter of the class, word of the code. */
export const status = (dataset: Dataset, item: Item, lang: Lang): TemplateResult | typeof nothing => {
  const field = fieldOf(dataset, dataset.symbology ?? '');
  const code = field?.codes?.find((one) => one.id === item.properties[field.id]);
  if (!code) return nothing;
  const kind = field?.classes?.find((one) => one.id === code.class) ?? code;
  return html`<span style="display:inline-flex;align-items:center;gap:6px">${kind.colour ? swatch(kind.colour, kind.mark) : nothing}<span>${code[lang]}</span></span>`;
};
