/**
 * `<mutu-basemap-choice>`: the button by which a reader chooses what lies under the registers, and its list.
 * Properties: `lang`, `basemaps` (on offer), `chosen` (id) · Event: `mutu-basemap` with the id
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Basemap } from '#domain/answers.ts';
import type { Lang } from '#domain/units.ts';
import { word } from './text.ts';

@customElement('mutu-basemap-choice')
export class BasemapChoice extends LitElement {
  static override styles = css`
    button { display: grid; place-items: center; width: 36px; height: 36px; padding: 0; border: 0; background: none; color: inherit; cursor: pointer; }
    button:hover { background: var(--sunken, #f3f1ec); }
    button:focus-visible { outline: 2px solid var(--accent, #0e5a52); outline-offset: -2px; }
    svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    [popover] { position: fixed; inset: auto; margin: 0; padding: 12px 16px; border: 0; border-radius: 12px; width: max-content; max-width: 240px; background: var(--raised, #fff); color: var(--ink, #21201c); box-shadow: var(--shadow, 0 1px 6px rgb(0 0 0 / 0.2)); font: 400 13px/1.5 var(--font, sans-serif); }
    fieldset { border: 0; margin: 0; padding: 0; }
    legend { padding: 0; margin-bottom: 4px; font-weight: 600; }
    label { display: flex; align-items: center; gap: 8px; min-height: 32px; cursor: pointer; }
    input { width: 16px; height: 16px; margin: 0; accent-color: var(--accent, #0e5a52); }
    p { margin: 4px 0 0; color: var(--muted, #625e55); }
    @media (pointer: coarse), (max-width: 767px) { button { width: 44px; height: 44px; } label { min-height: 44px; } }
  `;

  @property() lang: Lang = 'zh';
  @property({ attribute: false }) basemaps: readonly Basemap[] = [];
  @property() chosen = 'offline';
  @query('button') private readonly button!: HTMLElement;
  @query('[popover]') private readonly list!: HTMLElement;

  protected override render() {
    const { lang } = this;
    return html`
      <button popovertarget="list" title=${word('basemap', lang)} aria-label=${word('basemap', lang)} @click=${this.place}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3 9 4.6-9 4.6-9-4.6ZM3 12.2l9 4.6 9-4.6M3 16.8l9 4.6 9-4.6" /></svg>
      </button>
      <div id="list" popover>
        <fieldset>
          <legend>${word('basemap', lang)}</legend>
          ${this.basemaps.map((each) => html`<label><input type="radio" name="basemap" .checked=${each.id === this.chosen} @change=${() => this.choose(each.id)} />${each[lang]}</label>`)}
        </fieldset>
        ${this.basemaps.length > 1 ? nothing : html`<p>${word('basemapOthers', lang)}</p>`}
      </div>
    `;
  }

  /** Beside the button, to its left, the lower edges level. */
  private place(): void {
    const { left, bottom } = this.button.getBoundingClientRect();
    this.list.style.right = `${innerWidth - left + 8}px`;
    this.list.style.bottom = `${innerHeight - bottom}px`;
  }

  private choose(id: string): void {
    this.list.hidePopover();
    this.dispatchEvent(new CustomEvent('mutu-basemap', { detail: id, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-basemap-choice': BasemapChoice;
  }
}
