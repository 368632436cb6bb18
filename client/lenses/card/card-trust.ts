/**
 * `<mutu-card-trust>`: 来源 · 截止日期 · 核实人 · 状态, with the dots of freshness and a warning when stale.
 * Properties: `item`, `today`, `lang`, `lapses` (whether the public no longer sees the row once nobody has verified it for long)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hasLapsed } from '#domain/access.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { daysSince, dotsFor, isStale } from '../../parts/freshness.ts';
import { icon } from '../../parts/icon.ts';
import { t } from '../../text/t.ts';
import { freshnessText } from '../register/trust.ts';

@customElement('mutu-card-trust')
export class CardTrust extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 8px; background: var(--sunken); border-radius: 12px; padding: 12px 16px; font-size: var(--text-s); }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; }
      dt { color: var(--muted); }
      .warn { color: var(--warn); display: flex; gap: 8px; align-items: start; }
    `,
  ];

  @property({ attribute: false }) item!: Item;
  @property({ type: Boolean }) lapses = false;
  @property() today = '';
  @property() lang: Lang = 'zh';

  protected override render() {
    const text = (field: string) =>
      this.item.properties[field] ? String(this.item.properties[field]) : t(this.lang, 'card.missing');
    const verifiedOn = this.item.properties['verifiedOn'];
    const date = typeof verifiedOn === 'string' ? verifiedOn : null;
    const days = daysSince(date, this.today);
    return html`
      <p><span aria-hidden="true">${dotsFor(days)}</span> ${date ? `${t(this.lang, 'card.verified', { date })} · ` : ''}${freshnessText(date, this.today, this.lang)}</p>
      ${isStale(days) ? html`<p class="warn">${icon('alert', 16)}<span>${t(this.lang, 'card.askFirst')}</span></p>` : nothing}
      ${this.lapses && hasLapsed(date, this.today) ? html`<p class="warn">${icon('alert', 16)}<span>${t(this.lang, 'card.hidden')}</span></p>` : nothing}
      <dl>
        <dt>${t(this.lang, 'card.source')}</dt><dd>${text('source')}</dd>
        <dt>${t(this.lang, 'card.asOf')}</dt><dd>${text('asOf')}</dd>
        <dt>${t(this.lang, 'card.verifiedBy')}</dt><dd>${text('verifiedBy')}</dd>
        <dt>${t(this.lang, 'card.state')}</dt><dd>${t(this.lang, 'card.published')}</dd>
      </dl>
      ${this.item.properties['synthetic'] === true ? html`<p class="muted">${t(this.lang, 'card.syntheticHint')}</p>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-card-trust': CardTrust;
  }
}
