/** What limits building, on paper: by kind, with the share of each parcel under it. For those who may know of it alone. */
import { html, nothing, type TemplateResult } from 'lit';
import { type ConstraintShare, constraintKind } from '#domain/constraint.ts';
import { formatWithUnit, type Lang } from '#domain/units.ts';
import { percentText } from '../lenses/card/land/constraints.ts';
import { voidSwatch } from '../parts/swatch.ts';
import { t } from '../text/t.ts';
import { type Candidate, nameOf } from './candidates.ts';

/** `shares` null where the reader may not know. */
export type Limited = { readonly name: string; readonly shares: readonly ConstraintShare[] | null };

const row = (name: string, { kind, share, overlapM2, of }: ConstraintShare, lang: Lang): TemplateResult => {
  const code = constraintKind(kind);
  const named = of.map((one) => one.name).join(lang === 'zh' ? '、' : ', ');
  return html`
    <tr><th scope="row">${name}</th><td>${voidSwatch('hatch', code.colour)} ${code[lang]}</td>
      <td class="figure">${percentText(share)}</td><td class="figure">${formatWithUnit(overlapM2, 'm2', lang)}</td><td>${named}</td></tr>
  `;
};

/** "洪水淹没区 12.3%；管廊 4.0%". */
export const limitsText = (shares: readonly ConstraintShare[], lang: Lang): string =>
  shares
    .map(({ kind, share }) => `${constraintKind(kind)[lang]} ${percentText(share)}`)
    .join(lang === 'zh' ? '；' : '; ');

export const limitsOf = (candidates: readonly Candidate[]): readonly Limited[] =>
  candidates.map(({ item, sheet }) => ({ name: nameOf(item), shares: sheet.constraints }));

/** Of one parcel, short enough for a column of its fact sheet; nothing for those who may not know. */
export const constraintFacts = (
  shares: readonly ConstraintShare[] | null,
  lang: Lang,
): TemplateResult | typeof nothing => {
  if (shares === null) return nothing;
  const fact = ({ kind, share, of }: ConstraintShare) => {
    const code = constraintKind(kind);
    const named = of.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ');
    return html`<dt>${voidSwatch('hatch', code.colour)} ${code[lang]}<br /><small>${named}</small></dt><dd>${percentText(share)}</dd>`;
  };
  return html`
    <section>
      <h3>${t(lang, 'dossier.constraints')}</h3>
      ${shares.length === 0 ? html`<p>${t(lang, 'dossier.constraint.none')}</p>` : html`<dl class="rows">${shares.map(fact)}</dl>`}
      <p class="internal">${t(lang, 'print.internal')}</p>
    </section>
  `;
};

/** One line for each parcel and kind; nothing at all, not even a heading, for those who may not know. */
export const constraintLines = (all: readonly Limited[], lang: Lang): TemplateResult | typeof nothing => {
  const known = all.flatMap(({ name, shares }) => (shares ? [{ name, shares }] : []));
  if (known.length === 0) return nothing;
  const rows = known.flatMap(({ name, shares }) => shares.map((share) => row(name, share, lang)));
  return html`
    <section>
      <h3>${t(lang, 'dossier.constraints')}</h3>
      ${
        rows.length === 0
          ? html`<p>${t(lang, 'dossier.constraint.none')}</p>`
          : html`<table><thead><tr><th scope="col">${t(lang, 'print.parcel')}</th><th scope="col">${t(lang, 'print.constraint.kind')}</th><th scope="col" class="figure">${t(lang, 'print.constraint.share')}</th><th scope="col" class="figure">${t(lang, 'print.area')}</th><th scope="col">${t(lang, 'print.constraint.name')}</th></tr></thead><tbody>${rows}</tbody></table>`
      }
      <p class="internal">${t(lang, 'print.internal')}</p>
    </section>
  `;
};
