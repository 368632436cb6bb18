/**
 * `<mutu-divide-parcel>` 分割试算: one parcel cut along a line, or into parts of wanted sizes, with the figures of each part.
 * Properties: `scene`, `board` · Events: `mutu-picked`, `mutu-drawn`, `mutu-kept`
 */
import type { Geometry } from 'geojson';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Road } from '#domain/assembly.ts';
import type { Area } from '#domain/geometry.ts';
import { type SplitPart, splitFigures } from '#domain/split.ts';
import '../../editing/edit-shape.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { failed } from '../../lenses/failed.ts';
import type { Scene } from '../../lenses/scene.ts';
import type { DrawingBoard } from '../../map/draw-contract.ts';
import { base } from '../../parts/base.ts';
import { typedNumber } from '../../parts/range.ts';
import { NOTHING_PLANNED, type Planned } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { showingOnce } from '../show-all.ts';
import { assemblyStyles } from './assembly-styles.ts';
import { type Asked, divided, longBearing, sharesOf } from './division.ts';
import './keep-scenario.ts';
import { type Lot, type Lots, lotsOf, nameOf } from './lots.ts';
import { partShapes, partsTable } from './parts.ts';
import { roadsBeside } from './roads.ts';
import { CLOSE } from './site-shapes.ts';

type Division = { readonly parts: readonly SplitPart[]; readonly shapes: readonly Planned[]; readonly say: string };
const NOTHING: Division = { parts: [], shapes: NOTHING_PLANNED, say: '' };

@customElement('mutu-divide-parcel')
export class DivideParcel extends LitElement {
  static override styles = [
    base,
    assemblyStyles,
    css`
      label.asked { display: grid; gap: 4px; font-size: var(--text-s); color: var(--muted); }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @state() private chosen: string | null = null;
  @state() private by: Asked['by'] = 'area';
  @state() private line: Geometry | null = null;
  @state() private shares = '2';
  /** Degrees from north, or a word for the direction of the parcel's own sides. */
  @state() private axis = 'long';
  private division = NOTHING;
  private divisionOf = '';
  private readonly show = showingOnce();

  private readonly lots = new Remote<Lots>(this, {
    key: () =>
      this.picked.length === 0 ? null : `${this.scene.revision} ${this.scene.session.role} ${this.picked.join(' ')}`,
    load: (_key, signal) => this.find(signal),
  });

  private readonly roads = new Remote<readonly Road[]>(this, {
    key: () => (this.lot ? `${this.scene.revision} ${this.scene.session.role} ${this.lot.id}` : null),
    load: (_key, signal) => roadsBeside([this.lot!.geometry], signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.division.shapes }));
  }

  private get picked(): readonly string[] {
    return this.scene.view.picked;
  }

  /** The one chosen among those picked, else the one picked last. */
  private get lot(): Lot | undefined {
    const lots = this.lots.value?.lots ?? [];
    return lots.find(({ id }) => id === this.chosen) ?? lots.at(-1);
  }

  private get asked(): Asked {
    if (this.by === 'line') return { by: 'line', line: this.line };
    const axis = this.axis === 'long' || this.axis === 'short' ? this.axis : (typedNumber(this.axis) ?? 0);
    return { by: 'area', shares: sharesOf(this.shares), axis };
  }

  protected override willUpdate() {
    const { lang } = this.scene.view;
    const { lot, asked } = this;
    const of = JSON.stringify([lot?.id, this.scene.revision, asked, this.roads.state, lang]);
    if (of === this.divisionOf) return;
    this.divisionOf = of;
    this.division = lot ? this.divide(lot.geometry, asked) : NOTHING;
  }

  /** Parts are looked at from near. */
  private async find(signal: AbortSignal): Promise<Lots> {
    const found = await lotsOf(this.picked, signal);
    const last = found.lots.at(-1);
    if (last) this.show(last.id, this, [{ kind: 'part', geometry: last.geometry }], CLOSE);
    return found;
  }

  private divide(area: Area, asked: Asked): Division {
    const { lang } = this.scene.view;
    const { parts, problem } = divided(area, asked);
    const figures = splitFigures(parts, this.roads.value ?? []);
    return {
      parts: figures,
      shapes: [{ kind: 'outline', geometry: area }, ...partShapes(figures, lang)],
      say: problem?.[lang] ?? '',
    };
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'assembly.way.divide')}>
        ${this.picked.length === 0 ? html`<p class="small muted">${t(lang, 'assembly.divideEmpty')}</p>` : this.content()}
      </div>
      ${this.foot()}
    `;
  }

  private content() {
    const { lang } = this.scene.view;
    if (this.lots.state === 'failed') return failed(this.lots, lang);
    const { lot } = this;
    if (!lot)
      return html`<p class="small muted" role="status">${t(lang, this.lots.value ? 'assembly.divideEmpty' : 'list.loading')}</p>`;
    const way = (by: Asked['by'], name: string) =>
      html`<button class="chip" aria-pressed=${this.by === by} @click=${() => this.turn(by)}>${name}</button>`;
    return html`
      <section>${this.which(lot)}</section>
      <div class="tools" role="group" aria-label=${t(lang, 'assembly.divideBy')}>${way('area', t(lang, 'assembly.byArea'))}${way('line', t(lang, 'assembly.byLine'))}</div>
      ${this.by === 'line' ? this.lineInput() : this.shareInputs(lot)}
      ${this.division.say ? html`<p class="small warn" role="alert">${this.division.say}</p>` : nothing}
      ${this.parts(lot)}
    `;
  }

  private which(lot: Lot) {
    const { lang } = this.scene.view;
    const lots = this.lots.value?.lots ?? [];
    if (lots.length < 2) return html`<h3>${nameOf(lot)}</h3>`;
    return html`<label class="asked">${t(lang, 'assembly.divideWhich')}<select @change=${(event: Event) => {
      this.chosen = (event.target as HTMLSelectElement).value;
    }}>${lots.map((one) => html`<option value=${one.id} ?selected=${one === lot}>${nameOf(one)}</option>`)}</select></label>`;
  }

  private lineInput() {
    const { lang } = this.scene.view;
    return html`
      <p class="small muted">${t(lang, 'assembly.lineHint')}</p>
      <mutu-edit-shape .geometry=${null} kind="line" register="parcel" .board=${this.board} .lang=${lang} @mutu-shape=${(
        event: CustomEvent<Geometry | null>,
      ) => {
        this.line = event.detail;
      }}></mutu-edit-shape>
    `;
  }

  private shareInputs(lot: Lot) {
    const { lang } = this.scene.view;
    const along = Math.round(longBearing(lot.geometry));
    const axes = [
      ['long', t(lang, 'assembly.axis.long', { degrees: along })],
      ['short', t(lang, 'assembly.axis.short', { degrees: (along + 90) % 180 })],
      ['0', t(lang, 'assembly.axis.north')],
      ['90', t(lang, 'assembly.axis.east')],
    ] as const;
    const shared = (event: Event) => {
      this.shares = (event.target as HTMLInputElement).value;
    };
    return html`
      <div class="two">
        <label class="asked">${t(lang, 'assembly.shares')}<input .value=${this.shares} @input=${shared} placeholder="3 · 2:1:1" aria-invalid=${sharesOf(this.shares) === null} /></label>
        <label class="asked">${t(lang, 'assembly.axis')}<select @change=${(event: Event) => {
          this.axis = (event.target as HTMLSelectElement).value;
        }}>${axes.map(([id, name]) => html`<option value=${id} ?selected=${id === this.axis}>${name}</option>`)}</select></label>
      </div>
      ${sharesOf(this.shares) === null ? html`<p class="small warn" role="alert">${t(lang, 'assembly.sharesWrong')}</p>` : nothing}
    `;
  }

  private parts(lot: Lot) {
    const { lang } = this.scene.view;
    const { parts } = this.division;
    if (parts.length === 0) return nothing;
    return html`
      <section>
        ${partsTable(parts, this.roads.state === 'ready', lang)}
        <p class="small muted">${t(lang, 'assembly.method')}${lot.properties['synthetic'] === true ? ` ${t(lang, 'assembly.synthetic')}` : ''}</p>
      </section>
    `;
  }

  private foot() {
    const { lot, division } = this;
    if (!lot) return nothing;
    const parts = division.parts.map(({ shape }) => shape);
    const toKeep = parts.length > 1 ? { kind: 'split' as const, parcels: [lot.id], parts } : null;
    const suggested = t(this.scene.view.lang, 'assembly.splitName', { name: nameOf(lot), count: parts.length });
    return html`<mutu-keep-scenario .scene=${this.scene} .toKeep=${toKeep} .suggested=${suggested}></mutu-keep-scenario>`;
  }

  private turn(by: Asked['by']) {
    this.by = by;
    this.line = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-divide-parcel': DivideParcel;
  }
}
