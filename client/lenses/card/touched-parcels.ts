/**
 * `<mutu-touched-parcels>`: on the card of a constraint, who must be asked, and the parcels that it touches.
 * Properties: `scene`, `item` (the constraint) · Events: `mutu-select`, `mutu-constraints`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ASKED, type ConstraintKind, type Touched, type TouchedParcels } from '#domain/constraint.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { formatWithUnit } from '#domain/units.ts';
import { api, type Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import type { Scene } from '../scene.ts';
import { percentText } from './land/constraints.ts';
import { touchedText } from './touched-text.ts';

@customElement('mutu-touched-parcels')
export class TouchedParcelsList extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 20px; }
      section { display: grid; gap: 8px; }
      ul { display: grid; font-size: var(--text-s); }
      li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: center; min-height: var(--target); border-bottom: 1px solid var(--line); }
      .share { font-variant-numeric: tabular-nums; text-align: right; }
      .link { text-align: left; overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) item!: Item;

  private readonly touched = new Remote<TouchedParcels>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role} ${this.item.id}`,
    load: (_key, signal) => api.touchedParcels(this.item.id, signal),
  });

  /** Whoever looks at one wants to see it on the map. */
  protected override firstUpdated() {
    tell(this, 'mutu-constraints', true);
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`${this.asked()}<section><h3>${t(lang, 'constraint.parcels')}</h3>${this.content()}</section>`;
  }

  private asked() {
    const { lang } = this.scene.view;
    const asked = ASKED[this.item.properties['kind'] as ConstraintKind];
    if (!asked) return nothing;
    return html`<section><h3>${t(lang, 'constraint.ask')}</h3><p>${asked.who[lang]}<br /><span class="small muted">${t(lang, 'constraint.basis', { basis: asked.basis[lang] })}</span></p></section>`;
  }

  private content() {
    const { lang } = this.scene.view;
    const { value } = this.touched;
    if (this.touched.state === 'failed') return failed(this.touched, lang);
    if (!value) return html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`;
    return html`
      <p class="small muted">${touchedText(value, lang)}</p>
      ${value.parcels.length > 0 ? html`<ul>${value.parcels.map((one) => this.row(one))}</ul>` : nothing}
    `;
  }

  private row({ id, name, share, overlapM2, synthetic }: Touched) {
    const { lang } = this.scene.view;
    const follow = () => tell(this, 'mutu-select', { dataset: parcel.id, id });
    return html`
      <li>
        <span><button class="link" @click=${follow}>${name}</button>${synthetic ? html` <span class="badge">${t(lang, 'card.syntheticShort')}</span>` : nothing}</span>
        <span class="share">${percentText(share)}<br /><span class="muted">${formatWithUnit(overlapM2, 'm2', lang)}</span></span>
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-touched-parcels': TouchedParcelsList;
  }
}
