/**
 * `<mutu-brief-relax>`: no parcel fits. The must that costs most first, what leaving it out would gain, who misses it by
 * least, and whether neighbours could make up the area together.
 * Properties: `answer`, `brief`, `scene` · Events: `mutu-brief`, `mutu-select`, `mutu-plan`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Brief, type Criterion, criterionOf, without } from '#domain/brief.ts';
import type { MatchAnswer, Relaxing } from '#domain/matching/answer.ts';
import { convert, digits } from '#domain/units.ts';
import { tell } from '../../lenses/events.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';

@customElement('mutu-brief-relax')
export class BriefRelax extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; padding: 0 16px 16px; }
      li { display: grid; gap: 4px; }
      ul.ways { display: grid; gap: 16px; }
      .near { padding-left: 12px; font-size: var(--text-s); }
      @media (pointer: coarse), (max-width: 767px) { .near { padding-block: 11px; } }
      .chip { justify-self: start; white-space: normal; text-align: left; }
    `,
  ];

  @property({ attribute: false }) answer!: MatchAnswer;
  @property({ attribute: false }) brief!: Brief;
  @property({ attribute: false }) scene!: Scene;

  protected override render() {
    const { lang } = this.scene.view;
    const { relax, assembleM2 } = this.answer;
    return html`
      <p role="status"><strong>${t(lang, 'brief.nothing')}</strong></p>
      ${relax.length > 0 ? html`<ul class="ways">${relax.map((way) => this.way(way))}</ul>` : html`<p class="small muted">${t(lang, 'brief.noWay')}</p>`}
      ${assembleM2 === null ? nothing : html`<div><button class="button soft" @click=${this.assemble}>${t(lang, 'brief.assemble', { mu: digits(convert(assembleM2, 'm2', 'mu'), [0, 2]) })}</button></div>`}
    `;
  }

  private way({ criterion, asked, gain, nearest }: Relaxing) {
    const { lang } = this.scene.view;
    return html`
      <li>
        <button class="chip" @click=${() => this.soften(criterion)}>${t(lang, 'brief.soften', { asked: asked[lang], count: gain })}</button>
        ${nearest.map(({ parcelId, name, gate }) => html`<span class="near"><button class="link" @click=${() => tell(this, 'mutu-select', { dataset: 'parcel', id: parcelId })}>${name}</button> <span class="muted">${gate.found[lang]}</span></span>`)}
      </li>
    `;
  }

  /** Sites are looked for anew, not round what was picked before. */
  private assemble() {
    tell(this, 'mutu-picked', []);
    tell(this, 'mutu-plan', 'assembly');
  }

  /** The wish stays, as one that earns points; one that cannot is left out. */
  private soften(criterion: Criterion) {
    const wish = this.brief[criterion]!;
    const brief =
      criterionOf(criterion).kind === 'place'
        ? without(this.brief, criterion)
        : { ...this.brief, [criterion]: { ...wish, weight: 'should' as const } };
    tell(this, 'mutu-brief', brief);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-brief-relax': BriefRelax;
  }
}
