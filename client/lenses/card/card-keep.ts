/**
 * `<mutu-card-keep>`: a parcel kept in mind, and put beside others.
 * Properties: `of` (its id), `scene` · Event: `mutu-compared`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { toggled } from '../../state/plan.ts';
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
    const { lang, compared } = this.scene.view;
    const [kept, beside] = [this.shortlist.ids.includes(this.of), compared.includes(this.of)];
    return html`
      <button class="button soft" aria-pressed=${kept} @click=${() => toggleShortlisted(this.of)}>${icon('star', 16)} ${t(lang, kept ? 'shortlist.kept' : 'shortlist.keep')}</button>
      <button class="button soft" aria-pressed=${beside} @click=${() => tell(this, 'mutu-compared', toggled(compared, this.of))}>${icon('columns', 16)} ${t(lang, beside ? 'compare.remove' : 'compare.add')}</button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-card-keep': CardKeep;
  }
}
