/**
 * `<mutu-ground>`: the map with what lies over it, or a sentence where there can be none. It draws into its parent's tree.
 * Properties: `scene`, `drawn` (what the lens lets the map show), `padding`, `room`, `sought`, `beside` (ids lit up with the
 * selection), `mapless`, `notices` · Events: those of the map and of what lies over it, and `mutu-dragged`
 * Method: `goTo([lon, lat], zoom)`
 */
import { html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Label } from '#domain/dataset.ts';
import { type Drawn, NOTHING_DRAWN } from './lenses/events.ts';
import { seesConstraints } from './lenses/legend/constraint-legend.ts';
import './lenses/over-map.ts';
import type { Scene } from './lenses/scene.ts';
import type { LonLat, Sought } from './map/contract.ts';
import type { MapView } from './map/map-view.ts';
import type { Padding } from './parts/covered.ts';
import { icon } from './parts/icon.ts';
import type { Stop } from './parts/sheet.ts';
import type { Room } from './parts/width.ts';
import { t } from './text/t.ts';

/** The basemap chosen last; until then one that the operator has set in place of the offline one. */
const STORED = 'mutu.basemap';

@customElement('mutu-ground')
export class Ground extends LitElement {
  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) drawn: Drawn = NOTHING_DRAWN;
  @property({ attribute: false }) padding!: Padding;
  @property({ attribute: false }) sought: Sought | null = null;
  @property({ attribute: false }) beside: ReadonlySet<string> = new Set();
  @property({ attribute: false }) notices: readonly Label[] = [];
  @property() room: Room = 'wide';
  @property({ type: Boolean }) mapless = false;
  @property({ attribute: false }) isEdited = false;
  @state() private place: LonLat | null = null;
  @state() private basemap = localStorage.getItem(STORED) ?? 'custom';
  @query('mutu-map') private map?: MapView;

  goTo(at: readonly [number, number], zoom: number) {
    this.map?.goTo?.(at, zoom);
  }

  /** What editors draw on; undefined until the map has come. */
  get board() {
    return this.map?.board;
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const { scene, drawn, padding } = this;
    return html`
      <div class="ground" style="--left:${padding.left}px;--bottom:${padding.bottom}px" @mutu-coordinate=${(event: HTMLElementEventMap['mutu-coordinate']) => this.mark(event.detail)}
        @mutu-basemap=${this.laid} @pointermove=${this.dragged}>
        ${this.mapless ? this.sentence() : keyed(scene.session.role, this.chart())}
        <mutu-over-map .scene=${scene} .legend=${this.mapless ? null : drawn.legend} .place=${this.place} .notices=${this.notices} .isEdited=${this.isEdited} room=${this.room} @mutu-place-closed=${() => this.mark(null)}></mutu-over-map>
      </div>
    `;
  }

  private chart() {
    const { scene, drawn } = this;
    return html`<mutu-map .view=${scene.view} .session=${scene.session} .revision=${scene.revision} .yields=${drawn.yields} .highlights=${this.beside} .basemap=${this.basemap}
      .matchingIds=${drawn.matchingIds} .zoneFacts=${drawn.zoneFacts} .zoneFigures=${drawn.zoneFigures} .planned=${drawn.planned} .constraints=${seesConstraints(scene)} .padding=${this.padding} .sought=${this.sought}></mutu-map>`;
  }

  private sentence() {
    return html`<p class="mapless">${icon('map', 24)}<span>${t(this.scene.view.lang, 'app.listMode')}</span></p>`;
  }

  private mark(place: LonLat | null) {
    this.place = place;
  }

  private laid(event: HTMLElementEventMap['mutu-basemap']) {
    this.basemap = event.detail;
    localStorage.setItem(STORED, event.detail);
  }

  /** A map that is dragged wants room: the sheet drops. */
  private dragged(event: PointerEvent) {
    if (event.buttons > 0 && Math.hypot(event.movementX, event.movementY) > 4 && event.target === this.map)
      this.dispatchEvent(new CustomEvent<Stop>('mutu-dragged', { detail: 'peek' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-ground': Ground;
  }
}
