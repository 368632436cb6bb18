/**
 * `<mutu-card-keep>`: a parcel kept in mind, put beside others, and put together with its neighbours.
 * Properties: `of` (its id), `scene` · Events: `mutu-compared`, `mutu-picked`, `mutu-print`; `mutu-plan` and `mutu-select` on the way to the assembly
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { MOST_COMPARED, MOST_PICKED, toggled } from '../../state/plan.ts';
import { Shortlist, toggleShortlisted } from '../../state/shortlist.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Scene } from '../scene.ts';

@customElement('mutu-card-keep')
export class CardKeep extends LitElement {
  static override styles = [
    base,
    css`:host { display: flex; flex-wrap: wrap; gap: 8px; } [aria-pressed='true'] { color: var(--accent); }`,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property() of = '';
  private readonly shortlist = new Shortlist(this);

  protected override render() {
    const { lang, compared, picked } = this.scene.view;
    const [kept, beside] = [this.shortlist.ids.includes(this.of), compared.includes(this.of)];
    const joined = picked.includes(this.of);
    return html`
      <button class="button soft" aria-pressed=${kept} @click=${() => toggleShortlisted(this.of)}>${icon('star', 16)} ${t(lang, kept ? 'shortlist.kept' : 'shortlist.keep')}</button>
      <button class="button soft" aria-pressed=${beside} ?disabled=${!beside && compared.length >= MOST_COMPARED} @click=${() => tell(this, 'mutu-compared', toggled(compared, this.of))}>${icon('columns', 16)} ${t(lang, beside ? 'compare.remove' : 'compare.add')}</button>
      <button class="button soft" aria-pressed=${joined} ?disabled=${!joined && picked.length >= MOST_PICKED} @click=${() => tell(this, 'mutu-picked', toggled(picked, this.of))}>${icon('layers', 16)} ${t(lang, joined ? 'assembly.remove' : 'assembly.add')}</button>
      <button class="button soft" @click=${() => tell(this, 'mutu-print', { kind: 'parcel' })}>${icon('printer', 16)} ${t(lang, 'print.open')}</button>
      ${picked.length === 0 ? nothing : html`<button class="button" @click=${this.assemble}>${t(lang, 'assembly.open', { count: picked.length })}</button>`}
    `;
  }

  /** The panel may stand where the card stands. */
  private assemble() {
    tell(this, 'mutu-select', null);
    tell(this, 'mutu-plan', 'assembly');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-card-keep': CardKeep;
  }
}
