/**
 * `<mutu-area-panel>` 划范围找地: an area drawn, reached from a point or a line, or pasted, as a filter of the list.
 * Properties: `scene`, `board` · Events: `mutu-filter`, `mutu-plan` (null when the list is to be seen), `mutu-drawn`
 */
import type { Geometry } from 'geojson';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Facets } from '#domain/answers.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { print } from '#domain/filter.ts';
import type { Area } from '#domain/geometry.ts';
import { api } from '../api.ts';
import { sizeText } from '../editing/edit-area.ts';
import '../editing/edit-shape.ts';
import { Drawing } from '../lenses/drawing.ts';
import { tell } from '../lenses/events.ts';
import { countText } from '../lenses/register/live-count.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { typedNumber } from '../parts/range.ts';
import { NOTHING_PLANNED, type Planned } from '../state/planned.ts';
import { Remote } from '../state/remote.ts';
import { filterOf } from '../state/view.ts';
import { t } from '../text/t.ts';
import './paste-area.ts';
import { AREA_WAYS, type AreaWay, areaOf, DRAWN_FOR, lookingIn } from './search-area.ts';

/** Metres offered first: a walk round a station, and a strip along a road. */
const FIRST_REACH_M = { circle: 2000, corridor: 500 } as const;

@customElement('mutu-area-panel')
export class AreaPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .body { flex: 1; padding: 0 16px 16px; display: grid; gap: 16px; align-content: start; }
      .ways { display: flex; flex-wrap: wrap; gap: 8px; }
      .reach { display: grid; grid-template-columns: auto 96px auto; gap: 8px; align-items: center; justify-content: start; font-size: var(--text-s); }
      .reach input { text-align: right; }
      .foot { display: flex; gap: 8px; padding: 12px 16px; box-shadow: 0 -1px 0 var(--line); }
      .foot .primary { flex: 1; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @state() private way: AreaWay = 'polygon';
  @state() private drawn: Geometry | null = null;
  @state() private reachM = 0;
  private shapes: readonly Planned[] = NOTHING_PLANNED;
  private shapesOf: Area | null = null;

  private readonly facets = new Remote<Facets>(this, {
    key: () => this.area && `${this.scene.revision} ${this.cql}`,
    load: (_key, signal) => api.facets(parcel.id, { cql: this.cql }, signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.planned }));
  }

  private get area(): Area | null {
    return areaOf(this.way, this.drawn, this.reachM);
  }

  private get filter() {
    return lookingIn(filterOf(this.scene.view), this.area);
  }

  private get cql(): string {
    return print(this.filter!);
  }

  /** The same list while the area is the same, so that the map is not laid anew. */
  private get planned(): readonly Planned[] {
    const { area } = this;
    if (JSON.stringify(area) !== JSON.stringify(this.shapesOf)) {
      this.shapesOf = area;
      this.shapes = area ? [{ kind: 'area', geometry: area }] : NOTHING_PLANNED;
    }
    return this.shapes;
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <div class="body scroll">
        <div class="ways" role="group" aria-label=${t(lang, 'area.ways')}>
          ${AREA_WAYS.map((way) => html`<button class="chip" aria-pressed=${this.way === way} @click=${() => this.choose(way)}>${t(lang, `area.way.${way}`)}</button>`)}
        </div>
        ${this.way === 'paste' ? this.pasting() : this.drawing(this.way)}
        <p role="status" class="small">${this.found()}</p>
      </div>
      <div class="foot">
        <button class="button primary" ?disabled=${!this.area} @click=${this.search}>${t(lang, 'area.search')}</button>
        <button class="button" @click=${this.anywhere}>${t(lang, 'area.anywhere')}</button>
      </div>
    `;
  }

  private drawing(way: Exclude<AreaWay, 'paste'>) {
    const { lang } = this.scene.view;
    return html`
      <p class="small muted">${t(lang, `area.hint.${way}`)}</p>
      <mutu-edit-shape .geometry=${null} .kind=${DRAWN_FOR[way]} .board=${this.board} .lang=${lang} @mutu-shape=${this.changed}></mutu-edit-shape>
      ${way === 'circle' || way === 'corridor' ? this.reach(way) : nothing}
    `;
  }

  private reach(way: 'circle' | 'corridor') {
    return html`<label class="reach">${t(this.scene.view.lang, `area.reach.${way}`)}<input inputmode="numeric" .value=${String(this.reachM)} @change=${this.reached} /><span>m</span></label>`;
  }

  private pasting() {
    return html`<mutu-paste-area .lang=${this.scene.view.lang} @mutu-pasted=${this.changed}></mutu-paste-area>`;
  }

  private found() {
    const { lang } = this.scene.view;
    const { area } = this;
    if (!area) return nothing;
    const totals = this.facets.value;
    return html`${sizeText(area, lang)}<br />${totals ? countText(parcel, totals, null, lang) : t(lang, 'list.loading')}`;
  }

  private choose(way: AreaWay) {
    if (way === this.way) return;
    this.way = way;
    this.drawn = null;
    this.reachM = way === 'circle' || way === 'corridor' ? FIRST_REACH_M[way] : 0;
  }

  private changed(event: CustomEvent<Geometry | null>) {
    this.drawn = event.detail;
  }

  private reached(event: Event) {
    this.reachM = Math.max(0, typedNumber((event.target as HTMLInputElement).value) ?? 0);
  }

  private search() {
    tell(this, 'mutu-filter', this.filter);
    tell(this, 'mutu-plan', null);
  }

  private anywhere() {
    tell(this, 'mutu-filter', lookingIn(filterOf(this.scene.view), null));
    tell(this, 'mutu-plan', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-area-panel': AreaPanel;
  }
}
