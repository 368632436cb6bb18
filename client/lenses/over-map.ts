/**
 * `<mutu-over-map>`: what lies over the map: legend, date of the demonstration, coordinate card, notices.
 * Properties: `scene`, `legend`, `place` (coordinate asked for), `notices`, `room`, `isEdited` (shapes are drawn: the legend folds)
 * Events: `mutu-filter`, `mutu-place-closed`, `mutu-notice-read` · CSS: `--left`, `--bottom` pixels under panels
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Label } from '#domain/dataset.ts';
import { base } from '../parts/base.ts';
import '../parts/notices.ts';
import type { Room } from '../parts/width.ts';
import { t } from '../text/t.ts';
import './coordinate-card.ts';
import type { Legend } from './legend/legend.ts';
import './legend/map-legend.ts';
import type { Scene } from './scene.ts';

@customElement('mutu-over-map')
export class OverMap extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: contents; }
      mutu-legend { position: absolute; z-index: 2; left: calc(var(--left) + 12px); bottom: calc(var(--bottom) + 44px); max-height: calc(100% - var(--bottom) - 56px); overflow: auto; border-radius: 12px; box-shadow: var(--shadow); }
      /* On a phone the south-west is where the sheet leaves least room: the legend hangs from the top, under the date. */
      :host([room='narrow']) mutu-legend { --turn: 180deg; top: 40px; bottom: auto; max-height: calc(100% - var(--bottom) - 100px); }
      @media (min-width: 1360px) { .demo { display: none; } }
      .demo { position: absolute; z-index: 1; top: 8px; left: calc(var(--left) + 12px); font-size: var(--text-s); color: var(--muted); background: color-mix(in srgb, var(--surface) 92%, transparent); border-radius: 6px; padding: 2px 8px; }
      mutu-coordinate-card { position: absolute; z-index: 3; top: 12px; right: 12px; }
      :host([room='narrow']) mutu-coordinate-card { top: 44px; left: 12px; }
      mutu-notices { position: absolute; z-index: 4; top: 12px; left: calc(var(--left) + 12px); right: 12px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) legend: Legend | null = null;
  @property({ attribute: false }) place: { readonly lon: number; readonly lat: number } | null = null;
  @property({ attribute: false }) notices: readonly Label[] = [];
  @property({ attribute: false }) isEdited = false;
  @property({ reflect: true }) room: Room = 'wide';

  protected override render() {
    const {
      session,
      view: { lang },
    } = this.scene;
    return html`
      <mutu-legend .legend=${this.legend} .lang=${lang} .open=${this.room === 'wide' && !this.isEdited}></mutu-legend>
      ${session.demo ? html`<p class="demo">${t(lang, 'app.demo', { date: session.today })}</p>` : nothing}
      <mutu-coordinate-card .at=${this.place} .lang=${lang} @mutu-closed=${() => this.dispatchEvent(new CustomEvent('mutu-place-closed'))}></mutu-coordinate-card>
      <mutu-notices .notices=${this.notices.map((notice) => notice[lang])} .readName=${t(lang, 'error.dismiss')}></mutu-notices>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-over-map': OverMap;
  }
}
