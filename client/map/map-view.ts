/**
 * `<mutu-map>`: the map. It owns MapLibre, obeys the View and reports back; it knows nothing of panels.
 * Properties
 * - `view: View` what is looked at; lens, filter, selection, hover, language and theme redraw it, `view.camera` moves it
 *   when it differs from where the map rests (null = `HOME`)
 * - `session: MapSession` as-of date, 审图号, basemaps on offer, whether this is the demonstration
 * - `revision: number` of the data; a new one fetches new tiles
 * - `sought: Sought | null` what is to be in sight: the map moves there, unless it shows it well already
 * - `basemap: string` id of a basemap in `session.basemaps`; 'offline' is always there
 * - `padding: Padding` pixels covered by panels, so that what is shown is shown in the free part
 * - `yields: Yields | null` 亩均 by parcel id; null value = 无数据 (hatched), parcel not in it = 不适用 (white);
 *   `yields` null in the output lens = 不公开 (dotted)
 * - `matchingIds: ReadonlySet<string> | null` ids that pass the filter of the lens, for filters that tiles cannot answer;
 *   null = the map reads `view.filters` itself
 * - `highlights: ReadonlySet<string>` ids lit up beside the selection (compare set, results of a drawing)
 * - `zoneFacts: Readonly<Record<string, string>>` zone id → one or two short lines under its name in the overview
 * - `constraints: boolean` what limits building lies over the parcels · `zoneFigures: ZoneFigures` what the other lenses say of each zone from afar · `planned: readonly Planned[]` shapes of a what-if
 * Events: `MapEvents` of contract.ts (bubble, composed)
 * Method: `goTo([lon, lat], zoom)` · `board`: drawing and comparing, for those who edit.
 */
import { html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Map as GlMap } from 'maplibre-gl';
import maplibreCss from 'maplibre-gl/dist/maplibre-gl.css?inline';
import type { Basemap } from '#domain/answers.ts';
import type { Planned } from '../state/planned.ts';
import type { Camera, View } from '../state/view.ts';
import type { ZoneFigures } from '../state/zone-figures.ts';
import { cameraOf, extentOf, fitTo, isInSight, moveTo, sameCamera, standsUp, turned } from './camera.ts';
import { HOME, type MapEvents, type MapSession, type Padding, type Sought, type Yields } from './contract.ts';
import { createMap, hasWebGl2, nameCanvas } from './create-map.ts';
import { MapBoard } from './drawing-board.ts';
import { FeatureStates } from './feature-states.ts';
import { provideImages } from './images.ts';
import { type Look, looksOther, OFFLINE } from './look.ts';
import './map-controls.ts';
import type { MapButton } from './map-controls.ts';
import { mapStyles } from './map-styles.ts';
import { Painter } from './painter.ts';
import { paletteOf } from './palette.ts';
import { listenToPointer } from './pointer.ts';
import { DRAWN, styleFor } from './style.ts';
import { word } from './text.ts';
import { keepNamesWhole } from './whole-names.ts';

@customElement('mutu-map')
export class MapView extends LitElement {
  static override styles = [unsafeCSS(maplibreCss), mapStyles];

  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) session: MapSession = { today: '', mapApproval: null, basemaps: [], demo: false };
  @property({ attribute: false }) sought: Sought | null = null;
  @property({ attribute: false }) yields: Yields | null = null;
  @property({ attribute: false }) matchingIds: ReadonlySet<string> | null = null;
  @property({ attribute: false }) highlights: ReadonlySet<string> = new Set();
  @property({ attribute: false }) zoneFacts: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) zoneFigures: ZoneFigures = {};
  @property({ attribute: false }) constraints = false;
  @property({ attribute: false }) planned: readonly Planned[] = [];
  @property({ attribute: false }) padding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
  @property({ type: Number }) revision = 0;
  @property() basemap = 'offline';

  @state() private live: Camera = { lon: 112.4, lat: 37.6, zoom: 6, bearing: 0, pitch: 0 };
  @query('#map') private readonly container!: HTMLElement;

  private map: GlMap | null = null;
  private painter: Painter | null = null;
  private states: FeatureStates | null = null;
  private ready = false;
  private tilted = false;
  private following = false;
  /** For those who edit: drawing, and shapes to compare. */
  readonly board = new MapBoard();

  goTo([lon, lat]: readonly [number, number], zoom: number): void {
    if (this.map) moveTo(this.map, { lon, lat, zoom });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.map && hasWebGl2()) this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.map?.remove();
    this.map = null;
    this.board.use(null);
    this.ready = false;
  }

  protected override render() {
    const { lang } = this.view;
    const { top, right, bottom, left } = this.padding;
    return html`<div id="map"></div>
      <p id="hint">${word('mapHint', lang)}</p>
      <mutu-map-controls
        style="--pad-top: ${top}px; --pad-right: ${right}px; --pad-bottom: ${bottom}px; --pad-left: ${left}px"
        .lang=${lang} .session=${this.session} .basemap=${this.ground.id} .bearing=${this.live.bearing} .pitch=${this.live.pitch} .lat=${this.live.lat} .zoom=${this.live.zoom}
        .credit=${this.ground.credit ?? ''} @mutu-map-button=${(event: CustomEvent<MapButton>) => this.pressed(event.detail)}
      ></mutu-map-controls>`;
  }

  protected override firstUpdated(): void {
    if (!hasWebGl2()) this.report('mutu-mapless', { reason: 'unsupported' });
    else this.start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.map) return;
    const before = changed.get('view');
    if (before && before.lang !== this.view.lang) nameCanvas(this.map, this.view.lang);
    if (changed.has('padding')) moveTo(this.map, {}, this.padding);
    if (before && before.camera !== this.view.camera) this.obey(this.view.camera);
    if (changed.has('sought')) this.seek(this.sought);
    if (changed.has('planned')) this.board.plan(this.planned);
    if (!this.ready) return;
    if (changed.has('revision')) this.painter?.refetch(this.look);
    if (looksOther(changed, before, this.view)) this.painter?.paint(this.look);
    if ((before && before.lens !== this.view.lens) || changed.has('constraints')) this.states?.restore();
    this.showStates(changed);
  }

  private get ground(): Basemap {
    return this.session.basemaps.find((each) => each.id === this.basemap) ?? OFFLINE;
  }

  private get look(): Look {
    return {
      view: this.view,
      palette: paletteOf(this.view.theme),
      origin: location.origin,
      revision: this.revision,
      tilted: this.tilted,
      basemap: this.ground,
      matchingIds: this.matchingIds,
      zoneFacts: this.zoneFacts,
      zoneFigures: this.zoneFigures,
      constraints: this.constraints,
      breaks: this.yields?.breaks ?? null,
    };
  }

  private start(): void {
    const map = createMap(
      this.container,
      styleFor(this.look),
      this.view.camera ?? this.sought?.frame ?? HOME,
      this.padding,
    );
    this.map = map;
    this.board.use(map);
    this.painter = new Painter(map);
    this.states = new FeatureStates(map);
    provideImages(map);
    nameCanvas(map, this.view.lang);
    keepNamesWhole(map);
    this.listen(map);
  }

  private listen(map: GlMap): void {
    map.on('style.load', () => {
      this.ready = true;
      this.states?.showYields(this.yields);
      this.showStates(new Map());
    });
    map.on('move', () => this.moved(map));
    map.on('moveend', () => !map.isMoving() && this.settled(map));
    map.once('idle', () => this.report('mutu-extent', extentOf(map)));
    map.on('webglcontextlost', () => this.report('mutu-mapless', { reason: 'lost' }));
    listenToPointer(map, {
      lens: () => this.view.lens,
      select: (hit) => !this.board.isDrawing && this.report('mutu-select', hit),
      coordinate: (at) => this.report('mutu-coordinate', at),
      hover: (hit) => this.report('mutu-hover', hit),
    });
  }

  private showStates(changed: ReadonlyMap<PropertyKey, unknown>): void {
    const { selection, hover } = this.view;
    this.states?.show('selected', selection ? [selection] : []);
    this.states?.show('hover', hover ? [hover] : []);
    this.states?.show(
      'lit',
      [...this.highlights].flatMap((id) => DRAWN[this.view.lens].map((dataset) => ({ dataset, id }))),
    );
    if (changed.has('yields')) this.states?.showYields(this.yields);
  }

  /** Once a frame: buttons and scale bar follow, buildings stand up or lie down. */
  private moved(map: GlMap): void {
    if (this.following) return;
    this.following = true;
    requestAnimationFrame(() => {
      this.following = false;
      if (!this.map) return;
      this.live = cameraOf(map);
      const tilted = standsUp(this.live);
      if (tilted === this.tilted) return;
      this.tilted = tilted;
      if (this.ready) this.painter?.paint(this.look);
    });
  }

  private settled(map: GlMap): void {
    this.report('mutu-camera', cameraOf(map));
    this.report('mutu-extent', extentOf(map));
  }

  private seek(sought: Sought | null): void {
    if (!this.map || !sought) return;
    this.map.resize(); // A drawer that opens at the same time takes room from it.
    if (!isInSight(this.map, sought)) fitTo(this.map, sought.frame, { maxZoom: 16.5 });
  }

  private obey(camera: Camera | null): void {
    if (!this.map) return;
    if (!camera) fitTo(this.map, HOME);
    else if (!sameCamera(camera, cameraOf(this.map))) moveTo(this.map, camera);
  }

  private pressed(button: MapButton): void {
    if (!this.map) return;
    if (button === 'measure') this.report('mutu-plan', 'measure');
    else if (button === 'all') fitTo(this.map, HOME, { pitch: 0 });
    else moveTo(this.map, turned(cameraOf(this.map), button));
  }

  private report<Name extends keyof MapEvents>(name: Name, detail: MapEvents[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-map': MapView;
  }
}
