/** The memo of a comparison: parcels side by side, what differs first, and the gap ledger of each. */
import { html, nothing, type TemplateResult } from 'lit';
import { parcel } from '#domain/datasets/parcel.ts';
import type { Lang } from '#domain/units.ts';
import type { Scene } from '../lenses/scene.ts';
import { type CompareRow, compare } from '../planning/compare/compare-rows.ts';
import { t } from '../text/t.ts';
import {
  boxOf,
  type Candidate,
  isInvented,
  loadCandidates,
  nameOf,
  nothingToPrint,
  numbered,
  sourcesOf,
} from './candidates.ts';
import { constraintLines, limitsOf } from './constraint-lines.ts';
import { costAssumptions, ledgerSummary, ledgerTable } from './ledger-table.ts';
import { placeOf, tierText } from './parcel-sheet.ts';
import type { Printed } from './printed.ts';

/** Said by the row of places. */
const PLACED = ['zoneId', 'parkId'];

const heads = (candidates: readonly Candidate[], lang: Lang): TemplateResult => html`
  <thead><tr><th scope="col">${t(lang, 'compare.field')}</th>${candidates.map(({ item }, index) => html`<th scope="col"><b class="place">${index + 1}</b> ${nameOf(item)}</th>`)}</tr></thead>
`;

const row = ({ name, cells }: CompareRow, lang: Lang): TemplateResult => html`
  <tr><th scope="row">${name}</th>${cells.map(({ text, isKnown, isBest }) =>
    isKnown
      ? html`<td>${isBest ? html`<strong>${text} ★</strong>` : text}</td>`
      : html`<td class="open">${t(lang, 'dossier.toCheck')}</td>`,
  )}</tr>
`;

/** Readiness and what the gaps cost stand above the fields: they decide. */
const verdicts = (candidates: readonly Candidate[], scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  const line = (name: string, text: (one: Candidate) => string) =>
    html`<tr><th scope="row">${name}</th>${candidates.map((one) => html`<td>${text(one)}</td>`)}</tr>`;
  return html`
    ${line(t(lang, 'print.place'), ({ item }) => placeOf(item, scene.names))}
    ${line(t(lang, 'dossier.ready'), ({ sheet }) => tierText(sheet, lang))}
    ${line(t(lang, 'land.services'), ({ sheet }) => sheet.level[lang])}
    ${line(t(lang, 'print.ledger.cost'), ({ sheet }) => ledgerSummary(sheet.ledger, scene).cost)}
    ${line(t(lang, 'print.critical'), ({ sheet }) => ledgerSummary(sheet.ledger, scene).months)}
  `;
};

export const compareMemo = async (scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { lang, compared: ids } = scene.view;
  if (ids.length === 0) throw nothingToPrint('print.none.compare');
  const candidates = await loadCandidates(ids, scene, signal);
  const items = candidates.map(({ item }) => item);
  const compared = compare(parcel, items, [], scene.names, lang);
  const differing = compared.differing.filter(({ id }) => !PLACED.includes(id));
  const alike = compared.alike.filter(({ id }) => !PLACED.includes(id));
  return {
    kind: t(lang, 'print.kind.compare'),
    heading: t(lang, 'print.heading.compare', { count: items.length }),
    lead: items.map(nameOf).join(lang === 'zh' ? '、' : ', '),
    figures: [],
    contact: null,
    subject: boxOf(items),
    selected: items.map(({ id }) => id),
    planned: numbered(items),
    summary: html`<section><table class="side">${heads(candidates, lang)}<tbody>${verdicts(candidates, scene)}${differing.map((one) => row(one, lang))}</tbody></table></section>`,
    body: html`
      ${constraintLines(limitsOf(candidates), lang)}
      <section><h3>${t(lang, 'print.alike')}</h3><table class="side">${heads(candidates, lang)}<tbody>${alike.map((one) => row(one, lang))}</tbody></table></section>
      ${candidates.map(({ item, sheet }, index) => html`<section class="candidate"><h3><b class="place">${index + 1}</b> ${nameOf(item)} · ${t(lang, 'dossier.ledger')}${item.properties['synthetic'] === true ? html` <span class="badge">${t(lang, 'card.synthetic')}</span>` : nothing}</h3>${ledgerTable(sheet.ledger, scene, true)}</section>`)}
    `,
    assumptions: (['print.assume.best', 'print.assume.unknown', ...costAssumptions(scene)] as const).map((key) =>
      t(lang, key),
    ),
    sources: sourcesOf(items),
    synthetic: isInvented(items),
    asOf: candidates[0]!.sheet.asOf,
    link: `/?lens=land&plan=compare&cmp=${ids.map(encodeURIComponent).join(',')}&v=1`,
  };
};
