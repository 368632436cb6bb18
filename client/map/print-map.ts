/**
 * `<mutu-print-map>`: the map as it stands on paper. It is moved by hand and never zoomed: the scale decides. Once drawn it
 * is kept as a picture of paper resolution, and that picture is what is printed: the frame on screen and on paper are one.
 * Properties
 * - `session`, `lang`, `revision`, `basemap` as of `<mutu-map>`
 * - `subject: Bbox` what is to be in the frame · `selected: readonly string[]` parcels lit up · `planned` shapes above all
 * - `constraints: boolean` what limits building is drawn, for those who may know of it
 * - `scale: (frame in millimetres) => N of 1:N`
 * Events: `mutu-framed` (null while drawing), `mutu-mapless`
 */
import { css, html, LitElement, nothing, type PropertyValues, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Map as GlMap } from 'maplibre-gl';
import maplibreCss from 'maplibre-gl/dist/maplibre-gl.css?inline';
import type { Bbox } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import type { Planned } from '../state/planned.ts';
import type { MapSession } from './contract.ts';
import { createMap, hasWebGl2, nameCanvas } from './create-map.ts';
import { MapBoard } from './drawing-board.ts';
import { FeatureStates } from './feature-states.ts';
import type { Framed } from './framed.ts';
import { provideImages } from './images.ts';
import { type Look, OFFLINE } from './look.ts';
import { Painter } from './painter.ts';
import { paletteOf } from './palette.ts';
import { zoomAtScale } from './scale.ts';
import { styleFor } from './style.ts';

/** Pixels of the picture for one of the screen: 288 dots an inch, as far as the canvas may grow. */
const SHARPNESS = 3;
const LONGEST_PX = 4096;
const MM_PER_PX = 25.4 / 96;
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 };

const middleOf = ([west, south, east, north]: Bbox): [number, number] => [(west + east) / 2, (south + north) / 2];

@customElement('mutu-print-map')
export class PrintMap extends LitElement {
  static override styles = [
    unsafeCSS(maplibreCss),
    css`
      :host { display: block; position: relative; overflow: hidden; }
      #map, img { position: absolute; inset: 0; width: 100%; height: 100%; }
      img { display: none; }
      @media print { #map { display: none; } img { display: block; } }
    `,
  ];

  @property({ attribute: false }) session!: MapSession;
  @property({ attribute: false }) subject!: Bbox;
  @property({ attribute: false }) selected: readonly string[] = [];
  @property({ attribute: false }) planned: readonly Planned[] = [];
  @property({ attribute: false }) scale!: (frame: { width: number; height: number }) => number;
  @property() lang: Lang = 'zh';
  @property() basemap = OFFLINE.id;
  @property({ type: Boolean }) constraints = false;
  @property({ type: Number }) revision = 0;
  @state() private picture: string | null = null;
  @query('#map') private readonly container!: HTMLElement;
  private readonly board = new MapBoard();
  private map: GlMap | null = null;
  private denominator = 0;
  /** MapLibre's own passes over the first change of size, which is when tables come to stand below the map. */
  private readonly sizes = new ResizeObserver(() => this.fill());

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.map?.remove();
    this.map = null;
    this.board.use(null);
    this.keep(null);
  }

  protected override render() {
    return html`<div id="map"></div>${this.picture ? html`<img src=${this.picture} alt="" />` : nothing}`;
  }

  protected override firstUpdated(): void {
    if (hasWebGl2()) this.start();
    else this.dispatchEvent(new CustomEvent('mutu-mapless', { detail: { reason: 'unsupported' }, bubbles: true }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.map || !this.hasUpdated) return;
    if (changed.has('planned')) this.board.plan(this.planned);
    if (changed.has('subject')) this.map.setCenter(middleOf(this.subject));
    if (changed.has('scale') || changed.has('subject')) this.hold(this.map);
  }

  private get look(): Look {
    return {
      view: { lens: 'land', filters: {}, lang: this.lang },
      palette: paletteOf('light'),
      origin: location.origin,
      revision: this.revision,
      tilted: false,
      basemap: this.session.basemaps.find(({ id }) => id === this.basemap) ?? OFFLINE,
      matchingIds: null,
      zoneFacts: {},
      zoneFigures: {},
      constraints: this.constraints,
      breaks: null,
    };
  }

  private start(): void {
    const { clientWidth, clientHeight } = this.container;
    const [lon, lat] = middleOf(this.subject);
    const map = createMap(
      this.container,
      styleFor(this.look),
      { lon, lat, zoom: 10, bearing: 0, pitch: 0 },
      NO_PADDING,
      {
        pixelRatio: Math.min(SHARPNESS, LONGEST_PX / Math.max(clientWidth, clientHeight)),
        canvasContextAttributes: { preserveDrawingBuffer: true },
        fadeDuration: 0,
        trackResize: false,
        scrollZoom: false,
        boxZoom: false,
        doubleClickZoom: false,
        touchZoomRotate: false,
        dragRotate: false,
        pitchWithRotate: false,
      },
    );
    this.map = map;
    this.board.use(map);
    provideImages(map);
    nameCanvas(map, this.lang);
    if (this.look.basemap.kind === 'style') new Painter(map).paint(this.look);
    this.board.plan(this.planned);
    this.listen(map);
    this.hold(map);
    this.sizes.observe(this.container);
  }

  private fill(): void {
    const { clientWidth, clientHeight } = this.container;
    const canvas = this.map?.getCanvas();
    if (canvas && clientWidth > 0 && (canvas.clientWidth !== clientWidth || canvas.clientHeight !== clientHeight))
      this.map?.resize();
  }

  private listen(map: GlMap): void {
    const states = new FeatureStates(map);
    map.on('style.load', () => {
      states.show(
        'selected',
        this.selected.map((id) => ({ dataset: 'parcel', id })),
      );
    });
    map.on('movestart', () => this.tell(null));
    map.on('resize', () => this.hold(map));
    map.on('moveend', () => this.hold(map));
    map.on('idle', () => void this.shoot(map));
  }

  /** At its scale: north up, flat, whatever keys or the frame did to it. */
  private hold(map: GlMap): void {
    const { clientWidth, clientHeight } = this.container;
    this.denominator = this.scale({ width: clientWidth * MM_PER_PX, height: clientHeight * MM_PER_PX });
    const zoom = zoomAtScale(map.getCenter().lat, this.denominator);
    if (Math.abs(zoom - map.getZoom()) > 1e-6 || map.getBearing() !== 0 || map.getPitch() !== 0)
      map.jumpTo({ zoom, bearing: 0, pitch: 0 });
  }

  /** Takes the picture, and tells what is on it once it can be printed. */
  private async shoot(map: GlMap): Promise<void> {
    const centre = map.getCenter();
    const bounds = map.getBounds();
    const drawn = map.queryRenderedFeatures();
    const seen = (register: string, field: string) =>
      new Set(drawn.filter(({ source }) => source === register).map(({ properties }) => String(properties[field])));
    const framed: Framed = {
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      denominator: this.denominator,
      lat: centre.lat,
      zoom: map.getZoom(),
      statuses: seen('parcel', 'status'),
      constraints: seen('constraint', 'kind'),
    };
    const blob = await new Promise<Blob | null>((done) => map.getCanvas().toBlob(done));
    if (this.map !== map || map.isMoving() || !blob) return;
    this.keep(blob);
    await this.updateComplete;
    const mine = this.picture;
    const isWhole = await this.renderRoot
      .querySelector('img')
      ?.decode()
      .then(
        () => true,
        () => false,
      );
    // A later picture may have taken its place meanwhile, and tells of itself.
    if (isWhole && this.picture === mine) this.tell(framed);
  }

  private keep(blob: Blob | null): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.picture = blob && URL.createObjectURL(blob);
  }

  private tell(framed: Framed | null): void {
    this.dispatchEvent(new CustomEvent('mutu-framed', { detail: framed, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-print-map': PrintMap;
  }
}
