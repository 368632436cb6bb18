/** 区域评价 as it holds for one parcel: ten items, each with its reason, approval and validity. */
import { html, nothing, type TemplateResult } from 'lit';
import { ASSESSMENT_ITEMS } from '#domain/datasets/assessment.ts';
import type { InheritedAssessment, LandSheet, RuleResult } from '#domain/land/answer.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../../text/t.ts';
import type { Key } from '../../../text/zh.ts';
import { resultMark } from './result-mark.ts';

const WORDS: Readonly<Record<RuleResult, Key>> = {
  yes: 'dossier.assessment.yes',
  no: 'dossier.assessment.no',
  unknown: 'dossier.toCheck',
};

const row = ({ item, result, why, approvalNo }: InheritedAssessment, lang: Lang): TemplateResult => html`
  <tbody>
    <tr><th scope="row">${ASSESSMENT_ITEMS.find(({ id }) => id === item)?.[lang]}</th><td class="end">${resultMark(result, t(lang, WORDS[result]))}</td></tr>
    <tr class="note"><td colspan="2">${why[lang]}${approvalNo ? html` · ${approvalNo}` : nothing}</td></tr>
  </tbody>
`;

export const assessments = (sheet: LandSheet, lang: Lang): TemplateResult => {
  const count = (result: RuleResult) => sheet.assessments.filter((one) => one.result === result).length;
  return html`
    <section>
      <h3>${t(lang, 'dossier.assessments')}</h3>
      <p>${t(lang, 'dossier.assessment.count', { yes: count('yes'), no: count('no'), unknown: count('unknown') })}</p>
      <p class="lead">${t(lang, 'dossier.assessment.scope')}</p>
      <table>${sheet.assessments.map((one) => row(one, lang))}</table>
    </section>
  `;
};
