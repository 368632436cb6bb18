/**
 * `<mutu-map-controls>`: the buttons and the small print over the map. Drawn by ourselves rather than by MapLibre,
 * because its controls cannot change language.
 *
 * Properties: `lang`, `session`, `basemap` (id), `bearing` and `pitch` (degrees), `lat`, `zoom`, `credit` (of the basemap).
 * Events: `mutu-map-button` with 'in' | 'out' | 'north' | 'tilt' | 'all' | 'measure', and `mutu-basemap` with an id.
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import './basemap-choice.ts';
import type { MapSession } from './contract.ts';
import { scaleBar } from './scale.ts';
import { CREDITS, word } from './text.ts';

export type MapButton = 'in' | 'out' | 'north' | 'tilt' | 'all' | 'measure';

const SCALE_MAX_PX = 96;

@customElement('mutu-map-controls')
export class MapControls extends LitElement {
  static override styles = css`
    :host { position: absolute; inset: 0; pointer-events: none; font: 400 12px/1.4 var(--font, sans-serif); color: var(--ink, #21201c); }
    .buttons { position: absolute; right: calc(12px + var(--pad-right, 0px)); bottom: calc(40px + var(--pad-bottom, 0px)); display: grid; gap: 8px; justify-items: end; }
    .group { display: grid; border-radius: 10px; background: var(--surface, #fff); box-shadow: var(--shadow, 0 1px 6px rgb(0 0 0 / 0.2)); overflow: hidden; pointer-events: auto; }
    button { display: grid; place-items: center; width: 36px; height: 36px; padding: 0; border: 0; background: none; color: inherit; font: 600 13px/1 var(--font, sans-serif); cursor: pointer; }
    button:hover { background: var(--sunken, #f3f1ec); }
    button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent, #0e5a52); outline-offset: -2px; }
    button[aria-pressed='true'] { color: var(--accent, #0e5a52); background: var(--accent-soft, #e3efec); }
    svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    .needle { transition: transform 120ms; }
    .foot { position: absolute; left: calc(12px + var(--pad-left, 0px)); right: calc(12px + var(--pad-right, 0px)); bottom: calc(8px + var(--pad-bottom, 0px)); display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font-size: 11px; }
    .measure { padding: 0 6px 3px; border-radius: 6px; background: color-mix(in srgb, var(--surface, #fff) 72%, transparent); }
    .scale { border: solid currentColor; border-width: 0 1px 1.5px; height: 6px; position: relative; margin-top: 12px; }
    .approval { padding: 1px 6px; border-radius: 6px; background: color-mix(in srgb, var(--surface, #fff) 72%, transparent); }
    .scale span { position: absolute; bottom: 3px; left: 0; right: 0; text-align: center; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .demo { padding: 1px 8px; border-radius: 999px; background: var(--warn-soft, #fdf0e4); color: var(--warn, #a34100); }
    .spring { flex: 1; }
    details { pointer-events: auto; position: relative; }
    summary { cursor: pointer; list-style: none; padding: 2px 8px; border-radius: 6px; background: color-mix(in srgb, var(--surface, #fff) 82%, transparent); }
    summary::-webkit-details-marker { display: none; }
    ul { position: absolute; right: 0; bottom: 26px; width: max-content; max-width: min(340px, 80vw); margin: 0; padding: 10px 14px; list-style: none; border-radius: 8px; background: var(--surface, #fff); box-shadow: var(--shadow, 0 1px 6px rgb(0 0 0 / 0.2)); line-height: 1.7; }
    @media (pointer: coarse), (max-width: 767px) { button { width: 44px; height: 44px; } summary::after { content: ''; position: absolute; inset: -13px 0; } .zooming { display: none; } .foot { right: calc(64px + var(--pad-right, 0px)); } }
    @media (prefers-reduced-motion: reduce) { .needle { transition: none; } }
  `;

  @property() lang: Lang = 'zh';
  @property({ attribute: false }) session!: MapSession;
  @property({ type: Number }) bearing = 0;
  @property({ type: Number }) pitch = 0;
  @property({ type: Number }) lat = 37;
  @property({ type: Number }) zoom = 6;
  @property() credit = '';
  @property() basemap = 'offline';

  protected override render() {
    return html`${this.buttons()}${this.foot()}`;
  }

  private buttons() {
    const { lang } = this;
    const tilted = this.pitch > 1;
    return html`<div class="buttons">
      <div class="group">
        <button title=${word('all', lang)} aria-label=${word('all', lang)} @click=${() => this.press('all')}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" /></svg></button>
        <button title=${word('north', lang)} aria-label=${word('north', lang)} @click=${() => this.press('north')}>
          <svg class="needle" viewBox="0 0 24 24" aria-hidden="true" style="transform: rotate(${-this.bearing}deg)"><path d="M12 3 16 12H8Z" fill="currentColor" /><path d="M12 21 8 12h8Z" /></svg>
        </button>
        <button title=${word(tilted ? 'tiltOff' : 'tiltOn', lang)} aria-label="3D · ${word('tiltOn', lang)}" aria-pressed=${tilted} @click=${() => this.press('tilt')}>3D</button>
        <button title=${word('measure', lang)} aria-label=${word('measure', lang)} @click=${() => this.press('measure')}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 16 16 3l5 5L8 21ZM7.5 11.5l2 2M11 8l2 2M14.5 4.5l2 2" /></svg></button>
        <mutu-basemap-choice .lang=${lang} .basemaps=${this.session.basemaps} .chosen=${this.basemap}></mutu-basemap-choice>
      </div>
      <div class="group zooming">
        <button title=${word('zoomIn', lang)} aria-label=${word('zoomIn', lang)} @click=${() => this.press('in')}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg></button>
        <button title=${word('zoomOut', lang)} aria-label=${word('zoomOut', lang)} @click=${() => this.press('out')}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14" /></svg></button>
      </div>
    </div>`;
  }

  private foot() {
    const { lang, session } = this;
    const bar = scaleBar(this.lat, this.zoom, SCALE_MAX_PX);
    return html`<div class="foot">
      <div class="measure"><div class="scale" role="img" aria-label="${word('scale', lang)} ${bar.text}" style="width: ${bar.widthPx.toFixed(1)}px"><span>${bar.text}</span></div></div>
      <span class="approval">${session.mapApproval ?? word('unapproved', lang)}</span>
      ${session.demo ? html`<span class="demo">${word('demo', lang)}</span>` : nothing}
      <span class="spring"></span>
      <details><summary>${word('credits', lang)}</summary><ul>
        ${this.credit ? html`<li>${this.credit}</li>` : CREDITS.map((each) => html`<li>${each[lang]}</li>`)}
      </ul></details>
    </div>`;
  }

  private press(button: MapButton): void {
    this.dispatchEvent(new CustomEvent('mutu-map-button', { detail: button }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-map-controls': MapControls;
  }
  interface HTMLElementEventMap {
    'mutu-map-button': CustomEvent<MapButton>;
  }
}
