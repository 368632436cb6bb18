/**
 * `<mutu-measure-panel>` 量算: the length of a line or the area and outline of a polygon, with the method named.
 * Properties: `scene`, `board`
 */
import type { Geometry, Polygon, Position } from 'geojson';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Area, areaM2, isArea, lengthM } from '#domain/geometry.ts';
import { convert, digits } from '#domain/units.ts';
import '../editing/edit-shape.ts';
import { Drawing } from '../lenses/drawing.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { NOTHING_PLANNED, type Planned } from '../state/planned.ts';
import { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';

type Kind = 'line' | 'polygon';

type OnPlane = { readonly areaM2: number; readonly zone: number };

/** Area on the 3° plane of the first corner, as a cadastre would compute it; null outside China's belts. */
const onPlane = async (area: Area): Promise<OnPlane | null> => {
  // proj4 is large, and only areas ask for it.
  const { epsgOf, planeAreaM2, project, zoneOf } = await import('#domain/crs.ts');
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const zone = zoneOf(polygons[0]![0]![0]![0]!, 3);
  const epsg = epsgOf(zone, 3, false);
  if (epsg === null) return null;
  const plane = (ring: readonly Position[]) => ring.map(([lon, lat]) => project([lon!, lat!], epsg));
  return { zone, areaM2: polygons.reduce((sum, rings) => sum + planeAreaM2(rings.map(plane)), 0) };
};

const outlineOf = (area: Area): Geometry => {
  const rings = (area.type === 'Polygon' ? [area.coordinates] : area.coordinates).flatMap(
    (part: Polygon['coordinates']) => part,
  );
  return { type: 'MultiLineString', coordinates: rings };
};

@customElement('mutu-measure-panel')
export class MeasurePanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .body { flex: 1; padding: 0 16px 16px; display: grid; gap: 16px; align-content: start; }
      .kinds { display: flex; gap: 8px; }
      dl { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; }
      dd { text-align: right; font-weight: 600; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @state() private kind: Kind = 'polygon';
  @state() private drawn: Geometry | null = null;
  private planned: readonly Planned[] = NOTHING_PLANNED;

  private readonly plane = new Remote<OnPlane | null>(this, {
    key: () => (isArea(this.drawn) ? JSON.stringify(this.drawn) : null),
    load: () => onPlane(this.drawn as Area),
  });

  constructor() {
    super();
    // What was measured stays on the map when drawing has ended.
    new Drawing(this, () => ({ planned: this.planned }));
  }

  protected override render() {
    const { lang } = this.scene.view;
    const kind = (id: Kind) =>
      html`<button class="chip" aria-pressed=${this.kind === id} @click=${() => this.choose(id)}>${t(lang, `measure.kind.${id}`)}</button>`;
    return html`
      <div class="body scroll">
        <div class="kinds" role="group" aria-label=${t(lang, 'measure.kinds')}>${kind('polygon')}${kind('line')}</div>
        <mutu-edit-shape .geometry=${null} .kind=${this.kind} register="parcel" .board=${this.board} .lang=${lang} @mutu-shape=${this.changed}></mutu-edit-shape>
        ${this.drawn ? this.figures(this.drawn) : nothing}
        <p class="small muted">${t(lang, 'measure.method')}</p>
      </div>
    `;
  }

  private figures(drawn: Geometry) {
    return html`<dl role="status">${isArea(drawn) ? this.area(drawn) : this.length(drawn)}</dl>`;
  }

  private length(line: Geometry) {
    const { lang } = this.scene.view;
    const metres = lengthM(line);
    return html`
      ${this.figure(t(lang, 'measure.length'), `${digits(metres, [1, 1])} m`)}
      ${metres < 1000 ? nothing : this.figure('', `${digits(metres / 1000, [3, 3])} km`)}
    `;
  }

  private area(area: Area) {
    const { lang } = this.scene.view;
    const m2 = areaM2(area);
    const plane = this.plane.value;
    return html`
      ${this.figure(t(lang, 'measure.area'), `${digits(convert(m2, 'm2', 'mu'), [2, 2])} ${lang === 'zh' ? '亩' : 'mu'}`)}
      ${this.figure('', `${digits(m2, [0, 0])} ㎡`)}
      ${this.figure('', `${digits(convert(m2, 'm2', 'ha'), [4, 4])} ${lang === 'zh' ? '公顷' : 'ha'}`)}
      ${plane ? this.figure(t(lang, 'measure.plane', { zone: plane.zone }), `${digits(plane.areaM2, [0, 0])} ㎡`) : nothing}
      ${this.figure(t(lang, 'measure.outline'), `${digits(lengthM(outlineOf(area)), [1, 1])} m`)}
    `;
  }

  private figure(name: string, text: string) {
    return html`<dt class="muted">${name}</dt><dd>${text}</dd>`;
  }

  private choose(kind: Kind) {
    this.kind = kind;
    this.measure(null);
  }

  private changed(event: CustomEvent<Geometry | null>) {
    this.measure(event.detail);
  }

  private measure(shape: Geometry | null) {
    this.drawn = shape;
    this.planned = shape ? [{ kind: 'measure', geometry: shape }] : NOTHING_PLANNED;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-measure-panel': MeasurePanel;
  }
}
