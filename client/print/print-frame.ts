/**
 * `<mutu-print-frame>`: the map of a sheet with what belongs to a map on paper: scale, north, legend, sources, 示意 and
 * 审图号. Without WebGL a sentence stands in its place.
 * Properties: `scene`, `printed`, `scale` (N of 1:N; null = as large as the subject allows) · Event: `mutu-framed`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayReadDataset } from '#domain/access.ts';
import { constraint } from '#domain/datasets/constraint.ts';
import { PARCEL_CLASSES, PARCEL_STATUSES } from '#domain/datasets/parcel.ts';
import type { Scene } from '../lenses/scene.ts';
import type { Framed } from '../map/framed.ts';
import { scaleBar } from '../map/scale.ts';
import { CREDITS, word } from '../map/text.ts';
import { base } from '../parts/base.ts';
import { swatch, swatchStyles, voidSwatch } from '../parts/swatch.ts';
import type { PlannedKind } from '../state/planned.ts';
import { t } from '../text/t.ts';
import { scaleFor } from './paper.ts';
import type { Printed } from './printed.ts';

/** At most so many CSS pixels: 50 mm of paper. */
const SCALE_BAR_PX = 189;

const KINDS = constraint.fields[1].codes;

/** The basemap chosen on screen is the one printed. */
const BASEMAP = 'mutu.basemap';

@customElement('mutu-print-frame')
export class PrintFrame extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    css`
      :host { display: flex; flex-direction: column; font-size: 8pt; line-height: 1.4; }
      .frame { position: relative; flex: 1; min-height: 45mm; }
      .frame::after { content: ''; position: absolute; inset: 0; border: 0.3mm solid #55524a; pointer-events: none; }
      mutu-print-map { position: absolute; inset: 0; }
      .north { position: absolute; top: 3mm; right: 3mm; width: 8mm; text-align: center; font-weight: 600; paint-order: stroke; background: rgb(255 255 255 / 0.86); border-radius: 1mm; padding: 1mm 0; }
      .north svg { display: block; margin: 0 auto; width: 5mm; height: 7mm; }
      .scale { position: absolute; left: 3mm; bottom: 3mm; background: rgb(255 255 255 / 0.9); border-radius: 1mm; padding: 1mm 2mm 1.6mm; font-variant-numeric: tabular-nums; }
      .scale i { display: block; height: 1.6mm; border: 0.3mm solid #21201c; border-top: 0; background: linear-gradient(90deg, #21201c 50%, #fff 50%) bottom / 100% 0.8mm no-repeat; }
      .under { display: flex; flex-wrap: wrap; gap: 0.5mm 4mm; padding: 1.5mm 0 1mm; }
      .legend { min-height: 4.6mm; display: flex; flex-wrap: wrap; gap: 0.5mm 3mm; align-items: center; }
      .legend .class { display: inline-flex; align-items: center; gap: 1mm; }
      .swatch { width: 4.2mm; height: 4.2mm; font-size: 7pt; border-radius: 0.8mm; }
      .key { width: 6mm; height: 0; border-top: 0.6mm solid; }
      .rank { display: grid; place-items: center; width: 4.2mm; height: 4.2mm; border-radius: 50%; background: #0e5a52; color: #fff; font-size: 7pt; }
      .lines { color: #55524a; font-size: 7pt; width: 100%; }
      .warn { color: #a34100; font-weight: 600; }
      .none { border: 0.3mm dashed #55524a; padding: 6mm; text-align: center; color: #55524a; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) printed!: Printed;
  @property({ attribute: false }) scale: number | null = null;
  @state() private framed: Framed | null = null;
  @state() private mapless = false;

  override connectedCallback(): void {
    super.connectedCallback();
    import('../map/print-map.ts').catch(() => this.withoutMap());
  }

  protected override render() {
    const { scene, printed } = this;
    const { lang } = scene.view;
    if (this.mapless) return html`<p class="none">${t(lang, 'print.mapless')}</p>${this.lines()}`;
    return html`
      <div class="frame">
        <mutu-print-map .session=${scene.session} .revision=${scene.revision} .lang=${lang} .basemap=${localStorage.getItem(BASEMAP) ?? 'custom'}
          .subject=${printed.subject} .selected=${printed.selected} .planned=${printed.planned} .constraints=${mayReadDataset(scene.session.role, constraint)} .scale=${this.scaling}
          @mutu-framed=${this.framing} @mutu-mapless=${this.withoutMap}></mutu-print-map>
        <div class="north" aria-label=${word('north', lang)} role="img"><svg viewBox="0 0 20 28" aria-hidden="true"><path d="M10 1 18 26 10 21Z" fill="#21201c" /><path d="M10 1 2 26 10 21Z" fill="#fff" stroke="#21201c" /></svg>N</div>
        ${this.framed ? this.bar(this.framed) : nothing}
      </div>
      <div class="under">${this.legend()}${this.lines()}</div>
    `;
  }

  private scaling = (frame: { width: number; height: number }): number => scaleFor(this.printed.subject, frame);

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    const { scale, printed } = this;
    if (changed.has('scale') || changed.has('printed'))
      this.scaling = scale === null ? (frame) => scaleFor(printed.subject, frame) : () => scale;
  }

  private bar({ lat, zoom, denominator }: Framed) {
    const { text, widthPx } = scaleBar(lat, zoom, SCALE_BAR_PX);
    return html`<div class="scale"><span>1:${denominator.toLocaleString('en-US')} · ${text}</span><i style="width:${widthPx.toFixed(2)}px"></i></div>`;
  }

  private legend() {
    const { lang } = this.scene.view;
    const shown = this.framed?.statuses ?? new Set();
    const classes = new Set(PARCEL_STATUSES.filter(({ id }) => shown.has(id)).map((status) => status.class));
    const kinds = new Set(this.printed.planned.map(({ kind }) => kind));
    return html`<div class="legend" role="group" aria-label=${t(lang, 'legend.title')}>
      ${PARCEL_CLASSES.filter(({ id }) => classes.has(id)).map((one) => html`<span class="class">${swatch(one.colour, one.mark)}${one[lang]}</span>`)}
      ${shown.size > 0 && this.printed.selected.length > 0 ? this.key('#21201c', t(lang, 'print.legend.subject')) : nothing}
      ${this.planKeys(kinds)}
      ${this.limits()}
    </div>`;
  }

  /** What limits building, hatched as on the map; none is drawn for those who may not know of it. */
  private limits() {
    const seen = this.framed?.constraints ?? new Set();
    return KINDS.filter(({ id }) => seen.has(id)).map(
      (kind) => html`<span class="class">${voidSwatch('hatch', kind.colour)}${kind[this.scene.view.lang]}</span>`,
    );
  }

  private planKeys(kinds: ReadonlySet<PlannedKind>) {
    const { lang } = this.scene.view;
    return html`
      ${kinds.has('outline') ? this.key('#5b3a8e', t(lang, 'print.legend.outline')) : nothing}
      ${kinds.has('part') ? this.key('#c2410c', t(lang, 'print.legend.part')) : nothing}
      ${kinds.has('fault') ? this.key('#c0005a', t(lang, 'print.legend.fault')) : nothing}
      ${kinds.has('rank') ? html`<span class="class"><b class="rank">1</b>${t(lang, 'print.legend.rank')}</span>` : nothing}
    `;
  }

  private key(colour: string, name: string) {
    return html`<span class="class"><i class="key" style="border-color:${colour}"></i>${name}</span>`;
  }

  private lines() {
    const { session, view } = this.scene;
    const { lang } = view;
    const credit = session.basemaps.find(({ id }) => id === (localStorage.getItem(BASEMAP) ?? 'custom'))?.credit;
    const credits = credit ?? CREDITS.map((one) => one[lang]).join(lang === 'zh' ? '；' : '; ');
    return html`
      <p class="lines"><span>${t(lang, 'print.approval', { number: session.mapApproval ?? word('unapproved', lang) })}</span>
        ${session.demo || this.printed.synthetic ? html` · <span class="warn">${word('demo', lang)}</span>` : nothing}
        · ${t(lang, 'print.crs')} · ${t(lang, 'print.ground', { credits })}</p>
    `;
  }

  private framing(event: HTMLElementEventMap['mutu-framed']) {
    // The bar stays while the next picture is drawn: only what is printed has to be right.
    if (event.detail) this.framed = event.detail;
  }

  private withoutMap() {
    this.mapless = true;
    this.dispatchEvent(
      new CustomEvent('mutu-mapless', { bubbles: true, composed: true, detail: { reason: 'unsupported' } }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-print-frame': PrintFrame;
  }
}
