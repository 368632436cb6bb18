/** The memo of a ranking: what was asked, who comes first and why, gate by gate and point by point. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import type { Gate, MatchAnswer, Points, Ranked } from '#domain/matching/answer.ts';
import { nameOf } from '#domain/matching/reason.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { api } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { t } from '../text/t.ts';
import {
  boxOf,
  type Candidate,
  isInvented,
  loadCandidates,
  nothingToPrint,
  numbered,
  sourcesOf,
} from './candidates.ts';
import { constraintLines, limitsOf } from './constraint-lines.ts';
import { costAssumptions, ledgerSummary, leftOut } from './ledger-table.ts';
import { placeOf, tierText } from './parcel-sheet.ts';
import type { Printed } from './printed.ts';

/** A memo puts forward as many places as a selection committee compares. */
const PUT_FORWARD = 5;

const SIGNS = { pass: '✓', fail: '×', unknown: '?' } as const;

const unknownsOf = ({ unknowns }: Ranked, lang: Lang): string =>
  unknowns.map((id) => nameOf(id)[lang]).join(lang === 'zh' ? '、' : ', ');

const areaText = ({ areaM2 }: Ranked, lang: Lang): string =>
  formatFieldWithUnit(fieldOf(parcel, 'areaM2')!, areaM2, lang);

const rankingRow = (ranked: Ranked, index: number, { item, sheet }: Candidate, scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  const { cost, months } = ledgerSummary(sheet.ledger, scene);
  return html`
    <tr>
      <td><b class="place">${index + 1}</b></td><th scope="row">${ranked.name}<br /><small>${placeOf(item, scene.names)}</small></th>
      <td class="figure">${areaText(ranked, lang)}</td><td>${tierText(sheet, lang)}</td>
      <td class="figure">${ranked.score.toFixed(1)} / ${ranked.of}</td><td class="figure">${cost}</td><td>${months}</td>
      <td class=${ranked.unknowns.length > 0 ? 'open' : ''}>${unknownsOf(ranked, lang) || '—'}</td>
    </tr>
  `;
};

const ranking = (answer: MatchAnswer, candidates: readonly Candidate[], scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  const heads = [
    'print.rank',
    'print.parcel',
    'print.area',
    'dossier.ready',
    'print.score',
    'print.ledger.cost',
    'print.critical',
    'print.unknowns',
  ] as const;
  return html`
    <section>
      <h3>${t(lang, 'print.asked')}</h3>
      <p>${answer.asked.map(({ say, weight }, index) => html`${index > 0 ? (lang === 'zh' ? '；' : '; ') : nothing}${say[lang]}<small> ${t(lang, `brief.${weight}`)}</small>`)}</p>
    </section>
    <section>
      <h3>${t(lang, 'print.ranking')}</h3>
      <p>${t(lang, 'brief.count', { count: answer.matched, uncertain: answer.uncertain, date: answer.asOf })}</p>
      <table>
        <thead><tr>${heads.map((key) => html`<th scope="col">${t(lang, key)}</th>`)}</tr></thead>
        <tbody>${answer.ranked.map((ranked, index) => rankingRow(ranked, index, candidates[index]!, scene))}</tbody>
      </table>
    </section>
  `;
};

const gate = ({ criterion, result, asked, found }: Gate, lang: Lang): TemplateResult => html`
  <tr><th scope="row">${nameOf(criterion)[lang]}</th><td>${asked[lang]}</td><td>${found[lang]}</td>
    <td class="figure ${result === 'pass' ? '' : result === 'fail' ? 'fails' : 'open'}">${SIGNS[result]} ${t(lang, `brief.gate.${result}`)}</td></tr>
`;

const points = ({ merit, points: earned, of, isUnknown, found }: Points, lang: Lang): TemplateResult => html`
  <tr><th scope="row">${nameOf(merit)[lang]}</th><td colspan="2" class=${isUnknown ? 'open' : ''}>${found[lang]}</td><td class="figure">${earned.toFixed(1)} / ${of}</td></tr>
`;

const candidate = (ranked: Ranked, index: number, { item, sheet }: Candidate, scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  const unknowns = unknownsOf(ranked, lang);
  const { cost, months } = ledgerSummary(sheet.ledger, scene);
  return html`
    <section class="candidate">
      <h3><b class="place">${index + 1}</b> ${ranked.name} · ${areaText(ranked, lang)} · ${ranked.score.toFixed(1)} / ${ranked.of}${ranked.synthetic ? html` <span class="badge">${t(lang, 'card.synthetic')}</span>` : nothing}</h3>
      <p class="lead">${placeOf(item, scene.names)}</p>
      <p>${ranked.reason[lang]}</p>
      ${ranked.whyNotFirst ? html`<p>${t(lang, 'brief.whyNotFirst')}${ranked.whyNotFirst[lang]}</p>` : nothing}
      ${unknowns ? html`<p class="open">${t(lang, 'brief.unknown', { names: unknowns })}</p>` : nothing}
      <table class="judged">
        <thead><tr><th scope="col">${t(lang, 'print.criterion')}</th><th scope="col">${t(lang, 'print.asked.short')}</th><th scope="col">${t(lang, 'print.found')}</th><th scope="col" class="figure">${t(lang, 'print.result')}</th></tr></thead>
        <tbody>${ranked.gates.map((one) => gate(one, lang))}${ranked.points.map((one) => points(one, lang))}</tbody>
        <tfoot><tr><th scope="row" colspan="3">${t(lang, 'print.sum')}</th><td class="figure">${ranked.score.toFixed(1)} / ${ranked.of}</td></tr></tfoot>
      </table>
      <p>${t(lang, 'print.gap', { cost, months })} ${leftOut(sheet.ledger, lang).join(lang === 'zh' ? '；' : '; ')}</p>
    </section>
  `;
};

export const briefMemo = async (scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { lang, brief } = scene.view;
  if (brief === null) throw nothingToPrint('print.none.brief');
  const answer = await api.match(brief, PUT_FORWARD, signal);
  if (answer.ranked.length === 0) throw nothingToPrint('print.none.fits');
  const candidates = await loadCandidates(
    answer.ranked.map(({ parcelId }) => parcelId),
    scene,
    signal,
  );
  const items = candidates.map(({ item }) => item);
  return {
    kind: t(lang, 'print.kind.brief'),
    heading: t(lang, 'print.heading.brief', { count: items.length }),
    lead: t(lang, 'print.lead.brief', { first: answer.ranked[0]!.name }),
    figures: [],
    contact: null,
    subject: boxOf(items),
    selected: items.map(({ id }) => id),
    planned: numbered(items),
    summary: html`${ranking(answer, candidates, scene)}${constraintLines(limitsOf(candidates), lang)}`,
    body: html`${answer.ranked.map((ranked, index) => candidate(ranked, index, candidates[index]!, scene))}`,
    assumptions: (
      ['print.assume.score', 'print.assume.unknown', ...costAssumptions(scene), 'print.assume.sketch'] as const
    ).map((key) => t(lang, key)),
    sources: sourcesOf(items),
    synthetic: isInvented(items),
    asOf: answer.asOf,
    link: `/?lens=land&plan=brief&brief=${encodeURIComponent(JSON.stringify(brief))}&v=1`,
  };
};
