/**
 * `<mutu-card-contact>`: who answers, pinned below the card. The office is that of the row, else of its zone.
 * Properties: `item`, `lang`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { failed } from '../failed.ts';
import { officeOf } from './office.ts';

@customElement('mutu-card-contact')
export class CardContact extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; align-items: center; gap: 12px; padding: 12px 16px; box-shadow: 0 -1px 0 var(--line); background: var(--surface); }
      .who { flex: 1; min-width: 0; font-size: var(--text-s); }
      a.button { text-decoration: none; }
    `,
  ];

  @property({ attribute: false }) item!: Item;
  @property() lang: Lang = 'zh';

  private readonly office = new Remote<Item | null>(this, {
    key: () => `${this.item.properties['officeId'] ?? ''} ${this.item.properties['zoneId'] ?? this.item.id}`,
    load: (_key, signal) => officeOf(this.item, signal),
  });

  protected override render() {
    if (this.office.state === 'failed') return failed(this.office, this.lang);
    const office = this.office.value;
    if (!office)
      return html`<p class="who muted">${this.office.state === 'loading' ? nothing : t(this.lang, 'card.noContact')}</p>`;
    const { name, person, phone } = office.properties;
    return html`
      <div class="who"><p class="strong">${name}</p><p class="muted">${[person, phone].filter(Boolean).join(' · ') || t(this.lang, 'card.noPhone')}</p></div>
      ${phone ? html`<a class="button primary" href=${`tel:${String(phone).replace(/[^\d+]/g, '')}`} title=${t(this.lang, 'card.call', { phone: String(phone) })}>${icon('phone', 16)} ${t(this.lang, 'card.contact')}</a>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-card-contact': CardContact;
  }
}
