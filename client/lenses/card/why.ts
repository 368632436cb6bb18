/** The way to “为什么是这个数”: a button beside a figure that can be explained. */
import { css, html, type TemplateResult } from 'lit';
import type { Lang } from '#domain/units.ts';
import { icon } from '../../parts/icon.ts';
import type { Selection } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';

/** Fields that the server can explain; the indicator is named as the field. */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = { parcel: ['areaM2', 'serviceLevel'] };

export const isExplained = (dataset: string, field: string): boolean => EXPLAINED[dataset]?.includes(field) ?? false;

export const whyStyles = css`
  .why { display: inline-grid; place-items: center; width: 24px; height: 24px; vertical-align: middle; border-radius: 6px; color: var(--accent); }
  .why:hover { background: var(--accent-soft); }
  @media (pointer: coarse), (max-width: 767px) { .why { width: 44px; height: 44px; margin: -10px -10px -10px 0; } }
`;

export const whyButton = (indicator: string, of: Selection, year: number | null, lang: Lang): TemplateResult => {
  const name = t(lang, 'why.open');
  return html`<button class="why" aria-label=${name} title=${name} @click=${(event: Event) => tell(event.currentTarget!, 'mutu-why', { indicator, of, year })}>${icon('calculator', 14)}</button>`;
};
