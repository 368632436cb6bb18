/** The memo of a what-if that was kept: of parcels put together or of one divided, with what its author wrote on it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScenarioAnswer } from '#domain/scenario.ts';
import type { Lang } from '#domain/units.ts';
import { api } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { t } from '../text/t.ts';
import { siteMemo } from './assembly-memo.ts';
import { nothingToPrint } from './candidates.ts';
import type { Printed } from './printed.ts';
import { splitMemo } from './split-memo.ts';

/** Who kept it, for which day of the data, and why. */
const kept = ({ author, asOf, note, isCurrent, editSeq }: ScenarioAnswer, lang: Lang): TemplateResult => html`
  <section class="kept">
    <dl class="rows">
      <dt>${t(lang, 'print.kept.author')}</dt><dd>${author}</dd>
      <dt>${t(lang, 'print.kept.on')}</dt><dd>${asOf ?? t(lang, 'dossier.toCheck')}</dd>
      <dt>${t(lang, 'print.kept.state')}</dt><dd>${editSeq === null ? t(lang, 'print.kept.only') : t(lang, 'assembly.turned', { seq: editSeq })}</dd>
    </dl>
    ${note ? html`<p class="note"><strong>${t(lang, 'print.kept.note')}</strong> ${note}</p>` : nothing}
    ${isCurrent ? nothing : html`<p class="fails">${t(lang, 'assembly.changed')}</p>`}
  </section>
`;

/** Throws nothingToPrint where its parcels are no more. */
export const scenarioMemo = async (id: string, scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { lang } = scene.view;
  const scenario = await api.scenario(id, signal);
  if (!scenario.assembly && !scenario.parts) throw nothingToPrint('assembly.gone');
  const memo = scenario.parts
    ? await splitMemo(scenario.parcels[0]!, scenario.parts, scene, signal)
    : await siteMemo(scenario.parcels, scene, signal);
  return {
    ...memo,
    heading: scenario.name,
    lead: scenario.parts ? memo.lead : memo.heading,
    summary: html`${kept(scenario, lang)}${memo.summary}`,
    link: `/?lens=land&plan=assembly&scn=${encodeURIComponent(id)}&v=1`,
  };
};
