/** 升级方案: the works that lift a parcel one tier, with what they cost and take. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TierStep, TierUp } from '#domain/land/tier-up.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../../text/t.ts';
import { costText, monthsText } from './amounts.ts';
import { listed } from './readiness.ts';

const works = ({ row, isSure }: TierStep, isPriced: boolean, lang: Lang): TemplateResult => {
  if (!row)
    return html`<td class="end muted" colspan="2">${t(lang, isSure ? 'dossier.plan.noWork' : 'dossier.plan.look')}</td>`;
  return html`
    <td class="end">${isPriced ? costText(isSure ? row.costLowWanYuan : 0, row.costHighWanYuan, lang) : nothing}${isSure ? nothing : html`<br /><span class="open">${t(lang, 'dossier.plan.look')}</span>`}</td>
    <td class="end">${isPriced ? monthsText(isSure ? row.monthsLow : 0, row.monthsHigh, lang) : nothing}</td>
  `;
};

const totals = (up: TierUp, lang: Lang): TemplateResult => html`
  <tfoot><tr><th scope="row">${t(lang, 'dossier.plan.total')}</th><td class="end">${costText(up.costLowWanYuan, up.costHighWanYuan, lang)}</td><td class="end">${monthsText(up.monthsLow, up.monthsHigh, lang)}</td></tr></tfoot>
`;

/** Steps that no works row prices are told by name, so that a sum is never taken for the whole. */
const caveats = ({ unpriced, untimed }: TierUp, lang: Lang): TemplateResult => html`
  ${unpriced.length > 0 ? html`<p class="open">${t(lang, 'dossier.plan.unpriced', { names: listed(unpriced, lang) })}</p>` : nothing}
  ${untimed.length > 0 ? html`<p class="open">${t(lang, 'dossier.plan.untimed', { names: listed(untimed, lang) })}</p>` : nothing}
`;

export const tierPlan = (up: TierUp, lang: Lang): TemplateResult => {
  const isPriced = up.costLowWanYuan !== null;
  return html`
    <table>
      <thead><tr><th scope="col">${t(lang, 'dossier.plan.step')}</th><th scope="col" class="end" colspan="2">${t(lang, 'dossier.ledger.cost')}</th></tr></thead>
      ${up.steps.map((step) => html`<tbody><tr><th scope="row">${step.say[lang]}</th>${works(step, isPriced, lang)}</tr></tbody>`)}
      ${isPriced ? totals(up, lang) : nothing}
    </table>
    ${isPriced ? html`<p class="lead">${t(lang, 'dossier.plan.parallel')}</p>${caveats(up, lang)}` : html`<p class="lead">${t(lang, 'dossier.ledger.hidden')}</p>`}
  `;
};
