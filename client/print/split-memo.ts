/** The memo of a parcel divided: each lot beside the parcel as it is today, and the plan limits that go on to hold. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SiteFigures } from '#domain/assembly/answer.ts';
import type { ConstraintShare } from '#domain/constraint.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { type Area, bboxOf, isArea } from '#domain/geometry.ts';
import { type SplitPart, splitFigures } from '#domain/split.ts';
import { digits, type Lang } from '#domain/units.ts';
import { numberOf } from '#domain/value.ts';
import type { Item } from '../api.ts';
import { sectionsOf } from '../lenses/card/sections.ts';
import type { Names } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import { m2Text, metresText, muText } from '../planning/assembly/amounts.ts';
import { partShapes } from '../planning/assembly/parts.ts';
import { roadsBeside } from '../planning/assembly/roads.ts';
import { t } from '../text/t.ts';
import { isInvented, loadCandidates, nameOf, nothingToPrint, sourcesOf } from './candidates.ts';
import { constraintLines, limitsText } from './constraint-lines.ts';
import { ledgerSummary } from './ledger-table.ts';
import { lotLimits, missedText } from './lot-limits.ts';
import { placeOf, tierText } from './parcel-sheet.ts';
import type { Printed } from './printed.ts';

/** A lot with what limits building on it; null where the reader may not know. */
type Lot = SiteFigures & { readonly shape: Area; readonly limits: readonly ConstraintShare[] | null };

/** Floor area that the plan allows on so much ground, "8,000–16,000 ㎡"; as far as its limits are known. */
const floorText = (areaM2: number, { properties }: Item, lang: Lang): string => {
  const [least, most] = [numberOf(properties['farMin']), numberOf(properties['farMax'])];
  const of = (far: number) => m2Text(areaM2 * far, lang);
  if (least !== null && most !== null) return `${digits(areaM2 * least, [0, 0])}–${of(most)}`;
  if (most !== null) return `≤ ${of(most)}`;
  return least === null ? t(lang, 'dossier.toCheck') : `≥ ${of(least)}`;
};

const frontage = ({ frontageM, roads }: SiteFigures, lang: Lang): TemplateResult => {
  const names = [...new Set(roads.map(({ name }) => name))].join(lang === 'zh' ? '、' : ', ');
  return frontageM === 0
    ? html`<td class="fails">${t(lang, 'assembly.noRoad')}</td>`
    : html`<td>${metresText(frontageM)}<br /><small>${names}</small></td>`;
};

const lotRow = (name: string, lot: Lot, wholeM2: number, item: Item, lang: Lang): TemplateResult => html`
  <tr><th scope="row">${name}</th>
    <td class="figure">${muText(lot.areaM2, lang)}<br /><small>${m2Text(lot.areaM2, lang)}</small></td>
    <td class="figure">${digits((lot.areaM2 / wholeM2) * 100, [1, 1])}%</td>
    ${frontage(lot, lang)}
    <td class="figure">${metresText(lot.minWidthM, 1)}</td><td class="figure">${digits(lot.shapeIndex, [2, 2])}</td>
    <td class="figure">${floorText(lot.areaM2, item, lang)}</td>
    ${lot.limits ? html`<td>${limitsText(lot.limits, lang) || t(lang, 'assembly.none')}</td>` : nothing}</tr>
`;

/** Today above, the lots below it; `missed` says where not all that limits them was looked at. */
const lotTable = (
  today: Lot,
  lots: readonly Lot[],
  missed: string | null,
  item: Item,
  lang: Lang,
): TemplateResult => html`
  <section>
    <h3>${t(lang, 'print.lots', { count: lots.length })}</h3>
    <table class="lots">
      <thead><tr><th scope="col">${t(lang, 'assembly.part')}</th><th scope="col" class="figure">${t(lang, 'print.area')}</th><th scope="col" class="figure">${t(lang, 'print.lot.share')}</th><th scope="col">${t(lang, 'assembly.frontage')}</th><th scope="col" class="figure">${t(lang, 'assembly.minWidth')}</th><th scope="col" class="figure">${t(lang, 'assembly.shape')}</th><th scope="col" class="figure">${t(lang, 'print.lot.floor')}</th>${today.limits ? html`<th scope="col">${t(lang, 'dossier.constraints')}</th>` : nothing}</tr></thead>
      <tbody class="today">${lotRow(t(lang, 'assembly.today'), today, today.areaM2, item, lang)}</tbody>
      <tbody>${lots.map((lot, index) => lotRow(String(index + 1), lot, today.areaM2, item, lang))}</tbody>
    </table>
    ${missed === null ? nothing : html`<p class="open">${missed}</p>`}
    <p class="internal">${t(lang, 'assembly.method')}</p>
  </section>
`;

const planLimits = (item: Item, names: Names, lang: Lang): TemplateResult => {
  const plan = sectionsOf(parcel, item, names, lang, new Set()).find(({ id }) => id === 'plan');
  const rows = plan?.rows ?? [];
  return html`
    <section>
      <h3>${t(lang, 'print.lot.plan')}</h3>
      <dl class="rows limits">${rows.map(({ field, text }) => html`<div><dt>${field[lang]}</dt><dd>${text}</dd></div>`)}</dl>
      ${plan && plan.unknown.length > 0 ? html`<p class="open">${t(lang, 'card.unknownList', { names: plan.unknown.join(lang === 'zh' ? '、' : ', ') })}</p>` : nothing}
    </section>
  `;
};

const figuresOf = (lots: readonly Lot[], lang: Lang): Printed['figures'] => {
  const areas = lots.map(({ areaM2 }) => areaM2);
  return [
    { name: t(lang, 'assembly.side.count'), text: `1 → ${lots.length}` },
    { name: t(lang, 'assembly.side.largest'), text: muText(Math.max(...areas), lang) },
    { name: t(lang, 'assembly.side.smallest'), text: muText(Math.min(...areas), lang) },
    { name: t(lang, 'assembly.side.landlocked'), text: String(lots.filter(({ frontageM }) => frontageM === 0).length) },
  ];
};

/** `lots` as the server figures them, with the parcel as it is now. */
export const splitMemo = async (
  id: string,
  lots: readonly SplitPart[],
  scene: Scene,
  signal: AbortSignal,
): Promise<Printed> => {
  const { lang } = scene.view;
  const [{ item, sheet }] = (await loadCandidates([id], scene, signal)) as [
    Awaited<ReturnType<typeof loadCandidates>>[number],
  ];
  const whole = item.geometry;
  if (!isArea(whole)) throw nothingToPrint('assembly.gone');
  const [figures] = splitFigures([whole], await roadsBeside([whole], signal));
  const limits = await lotLimits(
    lots.map(({ shape }) => shape),
    scene,
    signal,
  );
  const today: Lot = { ...figures!, limits: sheet.constraints };
  const told = lots.map((lot, index): Lot => ({ ...lot, limits: limits.ofLots[index] ?? null }));
  const { cost, months } = ledgerSummary(sheet.ledger, scene);
  return {
    kind: t(lang, 'print.kind.split'),
    heading: t(lang, 'assembly.splitName', { name: nameOf(item), count: lots.length }),
    lead: `${nameOf(item)} · ${placeOf(item, scene.names)}`,
    figures: figuresOf(told, lang),
    contact: null,
    subject: bboxOf(whole)!,
    selected: [],
    planned: partShapes(lots, lang),
    summary: html`
      ${lotTable(today, told, missedText(limits, lang), item, lang)}
      ${planLimits(item, scene.names, lang)}
      <section><h3>${t(lang, 'dossier.ready')}</h3><p><strong>${tierText(sheet, lang)}</strong> · ${sheet.level[lang]} · ${t(lang, 'print.gap', { cost, months })}</p></section>
      ${constraintLines([{ name: nameOf(item), shares: today.limits }], lang)}
    `,
    body: null,
    assumptions: (
      ['print.assume.split', 'print.assume.floor', 'print.assume.unknown', 'print.assume.cost'] as const
    ).map((key) => t(lang, key)),
    sources: sourcesOf([item]),
    synthetic: isInvented([item]),
    asOf: sheet.asOf,
    link: '/?lens=land&plan=assembly&v=1',
  };
};
