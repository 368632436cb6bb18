/** The parts of a divided parcel, the same way wherever they are told: numbered on the map, and row by row. */
import { html, type TemplateResult } from 'lit';
import type { SiteFigures } from '#domain/assembly/answer.ts';
import type { SplitPart } from '#domain/split.ts';
import type { Lang } from '#domain/units.ts';
import type { Planned } from '../../state/planned.ts';
import { t } from '../../text/t.ts';
import { metresText, muText } from './amounts.ts';

/** Number and area, "1 · 33.07 亩". */
export const partName = ({ areaM2 }: SiteFigures, index: number, lang: Lang): string =>
  `${index + 1} · ${muText(areaM2, lang)}`;

export const partShapes = (parts: readonly SplitPart[], lang: Lang): readonly Planned[] =>
  parts.map((part, index) => ({ kind: 'part', geometry: part.shape, label: partName(part, index, lang) }));

const frontage = ({ frontageM }: SiteFigures, lang: Lang): unknown =>
  frontageM > 0 ? metresText(frontageM) : html`<span class="warn">${t(lang, 'assembly.noRoad')}</span>`;

/** `areRoadsKnown` false until the roads beside the parts have been looked at. */
export const partsTable = (parts: readonly SiteFigures[], areRoadsKnown: boolean, lang: Lang): TemplateResult => html`
  <div role="status"><h3>${t(lang, 'assembly.parts', { count: parts.length })}</h3></div>
  <table class="parts">
    <thead><tr><th scope="col">${t(lang, 'assembly.part')}</th><th scope="col">${t(lang, 'assembly.net')}</th><th scope="col">${t(lang, 'assembly.frontage')}</th><th scope="col">${t(lang, 'assembly.minWidth')}</th></tr></thead>
    <tbody>${parts.map((part, index) => html`<tr><th scope="row">${index + 1}</th><td>${muText(part.areaM2, lang)}</td><td>${areRoadsKnown ? frontage(part, lang) : t(lang, 'assembly.unknown')}</td><td>${metresText(part.minWidthM, 1)}</td></tr>`)}</tbody>
  </table>
`;
