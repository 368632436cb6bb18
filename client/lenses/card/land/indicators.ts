/** 标准地: what a buyer will have to keep to, with the phase in which it is checked. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ControlIndicator, LandSheet } from '#domain/land/answer.ts';
import { digits, type Lang, unitLabel } from '#domain/units.ts';
import { t } from '../../../text/t.ts';

const SIGNS: Readonly<Record<ControlIndicator['operator'], string>> = { atLeast: '≥', atMost: '≤', text: '' };

const valueText = ({ operator, value, unit }: ControlIndicator, lang: Lang): string =>
  typeof value === 'number'
    ? `${SIGNS[operator]} ${digits(value, unit === 'ratio' ? [1, 2] : [0, 2])} ${unit ? unitLabel(unit, lang) : ''}`.trim()
    : (value ?? '');

const row = (indicator: ControlIndicator, lang: Lang): TemplateResult => html`
  <tbody><tr>
    <th scope="row">${indicator[lang]}</th>
    ${indicator.value === null ? html`<td class="end open">${t(lang, 'dossier.indicator.unset')}</td>` : html`<td class="end strong ${indicator.operator === 'text' ? 'words' : ''}">${valueText(indicator, lang)}</td>`}
    <td class="end">${t(lang, indicator.phase === 'construction' ? 'dossier.indicator.construction' : 'dossier.indicator.fullOutput')}</td>
  </tr></tbody>
`;

export const controlIndicators = ({ indicators }: LandSheet, isStandard: boolean, lang: Lang): TemplateResult => {
  const sources = [...new Set(indicators.flatMap(({ source }) => source ?? []))];
  return html`
    <section>
      <h3>${t(lang, 'dossier.indicators')}</h3>
      ${isStandard ? nothing : html`<p class="lead">${t(lang, 'dossier.indicator.notStandard')}</p>`}
      <table>
        <thead><tr><th scope="col">${t(lang, 'dossier.ledger.item')}</th><th scope="col" class="end">${t(lang, 'dossier.indicator.value')}</th><th scope="col" class="end">${t(lang, 'dossier.indicator.phase')}</th></tr></thead>
        ${indicators.map((indicator) => row(indicator, lang))}
      </table>
      ${sources.map((source) => html`<p class="lead">${t(lang, 'dossier.indicator.source', { source })}</p>`)}
    </section>
  `;
};
