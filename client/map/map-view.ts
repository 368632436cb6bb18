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
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Bbox } from '#domain/filter.ts';
import type { View } from '../state/view.ts';
import { type FitOptions, type MapSession, type Padding, SHANXI, type Yields } from './contract.ts';

@customElement('mutu-map')
export class MapView extends LitElement {
  static override styles = css`:host { display: block; position: relative; width: 100%; height: 100%; }`;

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

  fit(_bbox: Bbox, _options: FitOptions = {}): void {}

  goTo(_lonLat: readonly [number, number], _zoom: number): void {}

  protected override render() {
    return html`<div id="map"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-map': MapView;
  }
}
