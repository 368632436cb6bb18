/**
 * `<mutu-lens-tabs>`: the six lenses, one click apart.
 * Properties: `lens`, `lang`, `withIcons` (phone: icon above word) · Event: `mutu-lens`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { type IconName, icon } from '../parts/icon.ts';
import { LENSES, type LensId } from '../state/view.ts';
import { t } from '../text/t.ts';
import { tell } from './events.ts';

const ICONS: Record<LensId, IconName> = {
  overview: 'layers',
  land: 'landPlot',
  factory: 'factory',
  output: 'trendingUp',
  utility: 'plug',
  project: 'flag',
};

@customElement('mutu-lens-tabs')
export class LensTabs extends LitElement {
  static override styles = [
    base,
    css`
      ul { display: flex; height: 100%; }
      li { flex: 1; }
      button { position: relative; height: 100%; width: 100%; padding: 0 12px; font-size: var(--text-m); color: var(--muted); white-space: nowrap; transition: color var(--quick); }
      button:hover { color: var(--ink); }
      button[aria-current='page'] { color: var(--ink); font-weight: 600; }
      button[aria-current='page']::after { content: ''; position: absolute; inset: auto 12px 0; height: 2px; border-radius: 1px; background: var(--accent); }
      :host([withIcons]) button { display: grid; justify-items: center; align-content: center; gap: 2px; padding: 0 2px; font-size: var(--text-s); line-height: 16px; }
      :host([withIcons]) button[aria-current='page'] { color: var(--accent); }
      :host([withIcons]) button[aria-current='page']::after { display: none; }
      @media (max-width: 960px) { button { padding: 0 8px; } button[aria-current='page']::after { inset-inline: 8px; } }
    `,
  ];

  @property() lens: LensId = 'overview';
  @property() lang: Lang = 'zh';
  @property({ type: Boolean, reflect: true }) withIcons = false;

  protected override render() {
    return html`
      <nav aria-label=${t(this.lang, 'app.lenses')} style="height:100%">
        <ul>
          ${LENSES.map((lens) => html`<li><button aria-current=${lens === this.lens ? 'page' : 'false'} @click=${() => tell(this, 'mutu-lens', { lens })}>${this.withIcons ? icon(ICONS[lens], 20) : nothing}<span>${t(this.lang, `lens.${lens}`)}</span></button></li>`)}
        </ul>
      </nav>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-lens-tabs': LensTabs;
  }
}
