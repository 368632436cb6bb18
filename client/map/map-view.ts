/**
 * `<mutu-map>`: the map. It owns MapLibre, obeys the View and reports back; it knows nothing of panels.
 *
 * Properties
 * - `view: View` what is looked at; lens, filter, selection, hover, language and theme redraw it, `view.camera` moves it
 *   when it differs from where the map rests (null = show `home`)
 * - `session: MapSession` as-of date, 审图号, basemaps on offer, whether this is the demonstration
 * - `revision: number` of the data; a new one fetches new tiles
 * - `home: Bbox` what "show everything" fits
 * - `basemap: string` id of a basemap in `session.basemaps`; 'offline' is always there
 * - `padding: Padding` pixels covered by panels, so that what is shown is shown in the free part
 * - `yields: Yields | null` 亩均 by parcel id; null value = 无数据 (hatched), parcel not in it = 不适用 (white);
 *   `yields` null in the output lens = 不公开 (dotted)
 * - `matchingIds: ReadonlySet<string> | null` ids that pass the filter of the lens, for filters that tiles cannot answer;
 *   null = the map reads `view.filters` itself
 * - `highlights: ReadonlySet<string>` ids lit up beside the selection (compare set, results of a drawing)
 * - `zoneFacts: Readonly<Record<string, string>>` zone id → one or two short lines under its name in the overview
 *
 * Events (bubble, composed)
 * - `mutu-camera` Camera, when the map has settled
 * - `mutu-select` Selection or null (click on nothing) · `mutu-hover` Selection or null
 * - `mutu-coordinate` { lon, lat } on right click or long press
 * - `mutu-mapless` { reason } no WebGL2, or the context was lost: show the list instead
 *
 * Methods: `fit(bbox, options)`, `goTo([lon, lat], zoom)`.
 */
import { html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Map as GlMap } from 'maplibre-gl';
import maplibreCss from 'maplibre-gl/dist/maplibre-gl.css?inline';
import type { Bbox } from '#domain/filter.ts';
import type { Camera, Selection, View } from '../state/view.ts';
import { boundsOf, cameraOf, moveTo, sameCamera, wantsStillness } from './camera.ts';
import { type Basemap, type FitOptions, type MapSession, type Padding, SHANXI, type Yields } from './contract.ts';
import { createMap, hasWebGl2, MARGIN_PX } from './create-map.ts';
import { FeatureStates } from './feature-states.ts';
import { provideImages } from './images.ts';
import { type Look, OFFLINE } from './look.ts';
import './map-controls.ts';
import type { MapButton } from './map-controls.ts';
import { mapStyles } from './map-styles.ts';
import { Painter } from './painter.ts';
import { paletteOf } from './palette.ts';
import { listenToPointer } from './pointer.ts';
import { DRAWN, styleFor } from './style.ts';
import { word } from './text.ts';

const TILT_DEGREES = 55;
/** Buildings stand up once the map is tilted by more than this, and near. */
const STANDING_DEGREES = 20;
const STANDING_ZOOM = 14;

@customElement('mutu-map')
export class MapView extends LitElement {
  static override styles = [unsafeCSS(maplibreCss), mapStyles];

  @property({ attribute: false }) view!: View;
  @property({ attribute: false }) session: MapSession = { today: '', mapApproval: null, basemaps: [], demo: false };
  @property({ attribute: false }) home: Bbox = SHANXI;
  @property({ attribute: false }) yields: Yields | null = null;
  @property({ attribute: false }) matchingIds: ReadonlySet<string> | null = null;
  @property({ attribute: false }) highlights: ReadonlySet<string> = new Set();
  @property({ attribute: false }) zoneFacts: Readonly<Record<string, string>> = {};
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
  private hovered: Selection | null = null;

  /** Shows `bbox` in the part that no panel covers. */
  fit(bbox: Bbox, { maxZoom = 17, pitch }: FitOptions = {}): void {
    this.map?.fitBounds(boundsOf(bbox), {
      padding: MARGIN_PX,
      maxZoom,
      animate: !wantsStillness(),
      duration: 600,
      ...(pitch !== undefined && { pitch }),
    });
  }

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
    this.ready = false;
  }

  protected override render() {
    const { lang } = this.view;
    const { top, right, bottom, left } = this.padding;
    return html`<div id="map"></div>
      <p id="hint">${word('mapHint', lang)}</p>
      <mutu-map-controls
        style="--pad-top: ${top}px; --pad-right: ${right}px; --pad-bottom: ${bottom}px; --pad-left: ${left}px"
        .lang=${lang} .session=${this.session} .bearing=${this.live.bearing} .pitch=${this.live.pitch} .lat=${this.live.lat} .zoom=${this.live.zoom}
        .credit=${this.ground.attribution ?? ''} @mutu-map-button=${(event: CustomEvent<MapButton>) => this.pressed(event.detail)}
      ></mutu-map-controls>`;
  }

  protected override firstUpdated(): void {
    if (!hasWebGl2()) this.report('mutu-mapless', { reason: 'unsupported' });
    else this.start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.map) return;
    const before = changed.get('view');
    if (before && before.lang !== this.view.lang) this.nameCanvas(this.map);
    if (changed.has('padding')) moveTo(this.map, {}, this.padding);
    if (before && before.camera !== this.view.camera) this.obey(this.view.camera);
    if (!this.ready) return;
    if (changed.has('revision')) this.painter?.refetch(this.look);
    if (this.looksOther(changed, before)) this.painter?.paint(this.look);
    if (before && before.lens !== this.view.lens) this.states?.restore();
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
      breaks: this.yields?.breaks ?? null,
    };
  }

  private start(): void {
    const map = createMap(this.container, styleFor(this.look), this.view.camera ?? this.home, this.padding);
    this.map = map;
    this.painter = new Painter(map);
    this.states = new FeatureStates(map);
    provideImages(map);
    this.nameCanvas(map);
    this.listen(map);
  }

  private listen(map: GlMap): void {
    map.on('style.load', () => {
      this.ready = true;
      this.states?.showYields(this.yields);
      this.showStates(new Map());
    });
    map.on('move', () => this.moved(map));
    map.on('moveend', () => !map.isMoving() && this.report('mutu-camera', cameraOf(map)));
    map.on('webglcontextlost', () => this.report('mutu-mapless', { reason: 'lost' }));
    listenToPointer(map, {
      lens: () => this.view.lens,
      select: (hit) => this.report('mutu-select', hit),
      coordinate: (at) => this.report('mutu-coordinate', at),
      hover: (hit) => {
        if (hit?.dataset === this.hovered?.dataset && hit?.id === this.hovered?.id) return;
        this.hovered = hit;
        this.report('mutu-hover', hit);
      },
    });
  }

  /** Does the change call for another style? Hover, selection and camera do not. */
  private looksOther(changed: PropertyValues<this>, before: View | undefined): boolean {
    const { view } = this;
    return (
      (['session', 'basemap', 'matchingIds', 'zoneFacts', 'yields'] as const).some((name) => changed.has(name)) ||
      (before !== undefined &&
        (['lens', 'filters', 'lang', 'theme'] as const).some((name) => before[name] !== view[name]))
    );
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
      const tilted = this.live.pitch > STANDING_DEGREES && this.live.zoom >= STANDING_ZOOM;
      if (tilted === this.tilted) return;
      this.tilted = tilted;
      if (this.ready) this.painter?.paint(this.look);
    });
  }

  private obey(camera: Camera | null): void {
    if (!this.map) return;
    if (!camera) this.fit(this.home);
    else if (!sameCamera(camera, cameraOf(this.map))) moveTo(this.map, camera);
  }

  private pressed(button: MapButton): void {
    const { map } = this;
    if (!map) return;
    const { zoom, pitch } = cameraOf(map);
    if (button === 'all') this.fit(this.home, { pitch: 0 });
    else if (button === 'north') moveTo(map, { bearing: 0 });
    else if (button === 'tilt') moveTo(map, { pitch: pitch > 1 ? 0 : TILT_DEGREES });
    else moveTo(map, { zoom: zoom + (button === 'in' ? 1 : -1) });
  }

  private nameCanvas(map: GlMap): void {
    const canvas = map.getCanvas();
    canvas.setAttribute('aria-label', word('mapName', this.view.lang));
    canvas.setAttribute('aria-describedby', 'hint');
  }

  private report<Name extends 'mutu-camera' | 'mutu-select' | 'mutu-hover' | 'mutu-coordinate' | 'mutu-mapless'>(
    name: Name,
    detail: HTMLElementEventMap[Name]['detail'],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-map': MapView;
  }
}
