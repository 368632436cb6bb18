/**
 * `<mutu-corner-list>`: a shape by its coordinates, for exact work and for those who cannot draw.
 * Properties: `geometry` (null = none yet), `kind`, `lang` · Event: `mutu-shape` with the new geometry
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import type { DrawKind } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import {
  type Corner,
  type CornerUnit,
  cornersOf,
  cornerTexts,
  placeOf,
  shapeFrom,
  withCorner,
  withCornerAfter,
  withoutCorner,
} from './edit-corners.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

/** A list longer than this is shown in part: thousands of fields would stop the page. */
const MOST_ROWS = 200;
const LEAST: Record<DrawKind, number> = { point: 1, line: 2, polygon: 3 };

@customElement('mutu-corner-list')
export class CornerList extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: block; }
      /* What a details element holds inherits nothing from it. */
      details * { box-sizing: border-box; }
      .row { display: grid; grid-template-columns: 28px 1fr 1fr auto auto; gap: 6px; align-items: center; }
      .row .button { padding: 0 8px; }
      .paste { display: grid; gap: 6px; margin-top: 8px; }
    `,
  ];

  @property({ attribute: false }) geometry: GeoJSON.Geometry | null = null;
  @property() kind: DrawKind = 'polygon';
  @property() lang: Lang = 'zh';
  @state() private unit: CornerUnit = 'degrees';
  @state() private wrong: number | null = null;
  @state() private pasteWrong = false;

  protected override render() {
    const { lang } = this;
    const corners = cornersOf(this.geometry);
    return html`
      <details>
        <summary>${say(lang, 'corners', { count: corners.length })}</summary>
        <div class="fields">
          <label class="field">${say(lang, 'cornerUnit')}
            <select @change=${this.unitChosen}>
              <option value="degrees" ?selected=${this.unit === 'degrees'}>${say(lang, 'degrees')}</option>
              <option value="grid" ?selected=${this.unit === 'grid'}>${say(lang, 'grid')}</option>
            </select></label>
          ${corners.slice(0, MOST_ROWS).map((corner, at) => this.row(corner, at + 1))}
          ${this.wrong === null ? nothing : html`<p class="wrong-say" role="alert">${say(lang, 'corner', { number: this.wrong })} ${say(lang, 'badCorner')}</p>`}
          ${this.paste()}
        </div>
      </details>
    `;
  }

  private row(corner: Corner, number: number) {
    const { lang } = this;
    const [first, second] = cornerTexts(corner.at, this.unit);
    const [a, b] = this.unit === 'degrees' ? ['lon', 'lat'] : ['X', 'Y'];
    const name = say(lang, 'corner', { number });
    const typed = (event: Event) => this.typed(corner, number, event);
    return html`
      <div class="row small">
        <span class="muted">${number}</span>
        <input inputmode="decimal" data-axis="0" aria-label=${`${name} ${a}`} .value=${first} @change=${typed} />
        <input inputmode="decimal" data-axis="1" aria-label=${`${name} ${b}`} .value=${second} @change=${typed} />
        <button class="button soft" type="button" aria-label=${say(lang, 'addCorner', { number })} title=${say(lang, 'addCorner', { number })} ?disabled=${this.kind === 'point'} @click=${() => this.tell(withCornerAfter(this.geometry!, corner))}>＋</button>
        <button class="button soft" type="button" aria-label=${say(lang, 'dropCorner', { number })} title=${say(lang, 'dropCorner', { number })} @click=${() => this.tell(withoutCorner(this.geometry!, corner))}>－</button>
      </div>
    `;
  }

  /** A whole new shape, as a survey lists it. */
  private paste() {
    const { lang } = this;
    return html`
      <form class="paste" @submit=${this.pasted}>
        <label class="field">${say(lang, 'cornerList')}<textarea name="list" rows="3" placeholder=${say(lang, 'cornerPasteHint', { least: LEAST[this.kind] })}></textarea></label>
        ${this.pasteWrong ? html`<p class="wrong-say" role="alert">${say(lang, 'badCorner')} ${say(lang, 'cornerPasteHint', { least: LEAST[this.kind] })}</p>` : nothing}
        <div><button class="button soft">${say(lang, 'cornerApply')}</button></div>
      </form>
    `;
  }

  private unitChosen(event: Event) {
    this.unit = (event.target as HTMLSelectElement).value as CornerUnit;
  }

  private typed(corner: Corner, number: number, event: Event) {
    const row = (event.target as HTMLElement).parentElement!;
    const [first, second] = [...row.querySelectorAll('input')].map((input) => input.value);
    const place = placeOf(first ?? '', second ?? '', this.unit);
    this.wrong = place ? null : number;
    if (place) this.tell(withCorner(this.geometry!, corner, place));
  }

  private pasted(event: SubmitEvent) {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('list'));
    const shape = shapeFrom(text, this.kind, this.unit);
    this.pasteWrong = shape === null;
    if (shape) this.tell(shape);
  }

  private tell(geometry: GeoJSON.Geometry) {
    this.dispatchEvent(new CustomEvent('mutu-shape', { detail: geometry }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-corner-list': CornerList;
  }
  interface HTMLElementEventMap {
    'mutu-shape': CustomEvent<GeoJSON.Geometry | null>;
  }
}
