/** What limits building on a parcel, by kind, each leading to its own card: for staff. */
import { html, nothing, type TemplateResult } from 'lit';
import { type ConstraintShare, constraintKind } from '#domain/constraint.ts';
import { digits, formatWithUnit, type Lang } from '#domain/units.ts';
import { swatch } from '../../../parts/swatch.ts';
import { t } from '../../../text/t.ts';

/** A sliver is not printed as nothing. */
export const percentText = (share: number): string => (share < 0.001 ? '< 0.1%' : `${digits(share * 100, [1, 1])}%`);

const row = (
  { kind, share, overlapM2, of }: ConstraintShare,
  lang: Lang,
  open: (id: string) => void,
): TemplateResult => {
  const code = constraintKind(kind);
  const area = formatWithUnit(overlapM2, 'm2', lang);
  return html`
    <tbody>
      <tr><th scope="row"><span class="state">${swatch(code.colour, code.mark)} ${code[lang]}</span></th><td class="end">${t(lang, 'dossier.constraint.share', { percent: percentText(share), area })}</td></tr>
      <tr class="note"><td colspan="2">${of.map(({ id, name, synthetic }) => html`<button class="link" @click=${() => open(id)}>${name}</button>${synthetic ? html` <span class="badge">${t(lang, 'card.syntheticShort')}</span>` : nothing} `)}</td></tr>
    </tbody>
  `;
};

/** `open` shows the constraint with that id. */
export const constraints = (
  shares: readonly ConstraintShare[],
  lang: Lang,
  open: (id: string) => void,
): TemplateResult => html`
  <section>
    <h3>${t(lang, 'dossier.constraints')}</h3>
    ${shares.length === 0 ? html`<p class="small">${t(lang, 'dossier.constraint.none')}</p>` : html`<table>${shares.map((share) => row(share, lang, open))}</table>`}
  </section>
`;
