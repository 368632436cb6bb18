/**
 * `<mutu-edit-shape>`: the shape of a row: drawn on the map, its corners dragged or typed, with live area, undo and redo.
 * Properties: `geometry` (as it was), `kind`, `register` (whose rows corners catch on), `board`, `lang`, `fresh` (drawing
 * begins empty) · Event: `mutu-shape` with the geometry as it now is · Method: `stop()`
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bboxOf } from '#domain/geometry.ts';
import type { Lang } from '#domain/units.ts';
import type { Drawing, DrawingBoard, DrawKind } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { muOf, sizeText } from './edit-area.ts';
import { editing } from './edit-calls.ts';
import './edit-corner-list.ts';
import { back, firstStep, forth, type Steps, stepped } from './edit-steps.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

type Geometry = GeoJSON.Geometry;

/** Degrees round a shape within which its neighbours lie: about 500 m. */
const ROUND = 0.005;

const HINT = { point: 'drawPointHint', line: 'drawLineHint', polygon: 'drawPolygonHint' } as const;

@customElement('mutu-edit-shape')
export class EditShape extends LitElement {
  static override styles = [base, editStyles, css`:host { display: block; }`];

  @property({ attribute: false }) geometry: Geometry | null = null;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() kind: DrawKind = 'polygon';
  @property() register = '';
  /** The row itself, which is no neighbour of its own. */
  @property() of = '';
  @property() lang: Lang = 'zh';
  @state() private steps: Steps<Geometry | null> = firstStep(null);
  /** What is on its way while a corner is dragged. */
  @state() private passing: Geometry | null = null;
  @state() private drawing: Drawing | null = null;
  @state() private mode: 'reshape' | 'draw' = 'reshape';
  @state() private mapless = false;
  private neighbours: readonly Geometry[] = [];

  stop() {
    this.drawing?.stop();
    this.drawing = null;
    this.passing = null;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('geometry')) this.steps = firstStep(this.geometry);
  }

  protected override render() {
    const { lang } = this;
    const shape = this.passing ?? this.steps.now;
    const was =
      this.geometry && shape && this.kind === 'polygon' && this.geometry !== shape ? muOf(this.geometry) : null;
    return html`
      <section>
        <p class="area" role="status">${sizeText(shape, lang)} ${was === null ? nothing : html`<span class="muted small">${say(lang, 'areaFrom', { mu: was })}</span>`}</p>
        ${this.mapless ? html`<p class="small muted">${say(lang, 'noMap')}</p>` : nothing}
        ${this.drawing ? html`<p class="small muted">${say(lang, this.mode === 'draw' ? HINT[this.kind] : 'reshapeHint')}</p>` : nothing}
        <div class="tools">${this.drawing ? this.whileDrawing() : this.atRest()}</div>
        <mutu-corner-list .geometry=${shape} .kind=${this.kind} .lang=${lang} @mutu-shape=${this.cornerTyped}></mutu-corner-list>
      </section>
    `;
  }

  private atRest() {
    const { lang } = this;
    const has = this.steps.now !== null;
    return html`
      ${has ? html`<button class="button soft" type="button" @click=${() => this.begin('reshape')}>${say(lang, 'reshape')}</button>` : nothing}
      <button class="button soft" type="button" @click=${() => this.begin('draw')}>${say(lang, has ? 'redraw' : 'draw')}</button>
      ${this.stepButtons()}
    `;
  }

  private whileDrawing() {
    const { lang } = this;
    return html`
      ${this.mode === 'reshape' ? html`<button class="button soft" type="button" @click=${() => this.begin('draw')}>${say(lang, 'redraw')}</button>` : nothing}
      ${this.stepButtons()}
      <button class="button soft" type="button" @click=${this.end}>${say(lang, 'stopDrawing')}</button>
    `;
  }

  /** What is drawn so far is kept where it makes a shape. */
  private end() {
    if (this.mode === 'draw') this.drawing?.finish();
    this.stop();
  }

  private stepButtons() {
    const { lang, steps } = this;
    if (steps.past.length + steps.future.length === 0) return nothing;
    return html`
      <button class="button soft" type="button" ?disabled=${steps.past.length === 0} @click=${() => this.go(back(steps))}>${say(lang, 'undo')}</button>
      <button class="button soft" type="button" ?disabled=${steps.future.length === 0} @click=${() => this.go(forth(steps))}>${say(lang, 'redo')}</button>
      <button class="button soft" type="button" ?disabled=${steps.now === this.geometry} @click=${() => this.changed(this.geometry)}>${say(lang, 'original')}</button>
    `;
  }

  private async begin(mode: 'reshape' | 'draw') {
    void this.findNeighbours();
    this.drawing ??=
      (await this.board?.startDrawing({
        kind: this.kind,
        neighbours: () => this.neighbours,
        changed: (shape, settled) => this.drawn(shape, settled),
      })) ?? null;
    this.mapless = this.drawing === null;
    this.mode = mode;
    if (mode === 'draw') this.drawing?.draw();
    else this.drawing?.show(this.steps.now);
  }

  /** Without neighbours drawing goes on, and nothing is caught. */
  private async findNeighbours() {
    const box = this.board?.extent() ?? (this.geometry && bboxOf(this.geometry));
    if (!box || this.register === '') return;
    const [west, south, east, north] = box;
    const found = await editing
      .around(this.register, [west - ROUND, south - ROUND, east + ROUND, north + ROUND])
      .catch(() => ({ items: [] }));
    this.neighbours = found.items.flatMap(({ id, geometry }) => (geometry && id !== this.of ? [geometry] : []));
  }

  private drawn(shape: Geometry | null, settled: boolean) {
    if (!settled) {
      this.passing = shape;
      return;
    }
    this.mode = 'reshape';
    this.changed(shape, false);
  }

  private cornerTyped(event: CustomEvent<Geometry | null>) {
    this.changed(event.detail);
  }

  private changed(shape: Geometry | null, redraw = true) {
    this.passing = null;
    this.steps = stepped(this.steps, shape);
    if (redraw) this.drawing?.show(shape);
    this.tell();
  }

  private go(steps: Steps<Geometry | null>) {
    this.passing = null;
    this.steps = steps;
    this.drawing?.show(steps.now);
    this.tell();
  }

  private tell() {
    this.dispatchEvent(new CustomEvent('mutu-shape', { detail: this.steps.now }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-shape': EditShape;
  }
}
