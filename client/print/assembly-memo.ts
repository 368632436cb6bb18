/** The memo of parcels put together: the site they make, its conflicts by name, what nobody knows, and each member. */
import { html, type TemplateResult } from 'lit';
import { bboxOf, isArea } from '#domain/geometry.ts';
import { digits } from '#domain/units.ts';
import { api } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { m2Text, metresText, muText } from '../planning/assembly/amounts.ts';
import { siteFigures } from '../planning/assembly/site-figures.ts';
import { shapesOf } from '../planning/assembly/site-shapes.ts';
import { t } from '../text/t.ts';
import { type Candidate, isInvented, loadCandidates, nameOf, nothingToPrint, sourcesOf } from './candidates.ts';
import { constraintLines, limitsOf } from './constraint-lines.ts';
import { costAssumptions, ledgerSummary } from './ledger-table.ts';
import { tierText } from './parcel-sheet.ts';
import type { Printed } from './printed.ts';

/** Each with the area it is registered with, as every list tells it; what they make together is measured. */
const members = (candidates: readonly Candidate[], scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  return html`
  <section>
    <h3>${t(lang, 'assembly.members')}</h3>
    <table>
      <thead><tr><th scope="col">${t(lang, 'print.parcel')}</th><th scope="col" class="figure">${t(lang, 'print.area')}</th><th scope="col">${t(lang, 'dossier.ready')}</th><th scope="col">${t(lang, 'land.services')}</th><th scope="col" class="figure">${t(lang, 'print.ledger.cost')}</th><th scope="col">${t(lang, 'print.critical')}</th></tr></thead>
      <tbody>${candidates.map(({ item, sheet }) => {
        const { cost, months } = ledgerSummary(sheet.ledger, scene);
        const area = item.properties['areaM2'];
        return html`<tr><th scope="row">${nameOf(item)}</th><td class="figure">${typeof area === 'number' ? muText(area, lang) : '—'}</td><td>${tierText(sheet, lang)}</td><td>${sheet.level[lang]}</td><td class="figure">${cost}</td><td>${months}</td></tr>`;
      })}</tbody>
    </table>
  </section>
`;
};

/** The parcels as they are now, put together. */
export const siteMemo = async (picked: readonly string[], scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { lang } = scene.view;
  const [site, candidates] = await Promise.all([api.assemble(picked, signal), loadCandidates(picked, scene, signal)]);
  const items = candidates.map(({ item }) => item);
  const areas = items.flatMap(({ geometry }) => (isArea(geometry) ? [geometry] : []));
  return {
    kind: t(lang, 'print.kind.assembly'),
    heading: t(lang, 'print.heading.assembly', { count: items.length, area: muText(site.areaM2, lang) }),
    lead: items.map(nameOf).join(lang === 'zh' ? '、' : ', '),
    figures: [
      { name: t(lang, 'assembly.net'), text: `${muText(site.areaM2, lang)} · ${m2Text(site.areaM2, lang)}` },
      { name: t(lang, 'assembly.frontage'), text: metresText(site.frontageM) },
      { name: t(lang, 'assembly.minWidth'), text: metresText(site.minWidthM, 1) },
      { name: t(lang, 'assembly.shape'), text: digits(site.shapeIndex, [2, 2]) },
    ],
    contact: null,
    subject: bboxOf(site.outline)!,
    selected: [],
    planned: shapesOf(areas, site, lang),
    summary: html`${members(candidates, scene)}<div class="site">${siteFigures(site, isInvented(items), lang)}</div>${constraintLines(limitsOf(candidates), lang)}`,
    body: null,
    assumptions: [
      t(lang, 'print.assume.whatIf'),
      ...(['print.assume.unknown', ...costAssumptions(scene)] as const).map((key) => t(lang, key)),
    ],
    sources: sourcesOf(items),
    synthetic: isInvented(items),
    asOf: candidates[0]!.sheet.asOf,
    link: `/?lens=land&plan=assembly&pick=${picked.map(encodeURIComponent).join(',')}&v=1`,
  };
};

export const assemblyMemo = async (scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { picked } = scene.view;
  if (picked.length < 2) throw nothingToPrint('print.none.assembly');
  return siteMemo(picked, scene, signal);
};
