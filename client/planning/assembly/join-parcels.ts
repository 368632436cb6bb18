/**
 * `<mutu-join-parcels>`: the parcels picked, those beside them, and what they make together, live.
 * Properties: `scene` · Events: `mutu-picked`, `mutu-select`, `mutu-hover`, `mutu-drawn`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Assembly } from '#domain/assembly.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import { api } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import type { Scene } from '../../lenses/scene.ts';
import { status } from '../../lenses/status.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { swatchStyles } from '../../parts/swatch.ts';
import { MOST_PICKED, toggled } from '../../state/plan.ts';
import { NOTHING_PLANNED, type Planned } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { showAll } from '../show-all.ts';
import { assemblyStyles } from './assembly-styles.ts';
import './keep-scenario.ts';
import { besideLots, type Lot, type Lots, lotsOf, nameOf } from './lots.ts';
import { memoButton } from './memo-button.ts';
import { siteFigures } from './site-figures.ts';
import { CLOSE, shapesOf } from './site-shapes.ts';

const MOST_BESIDE = 16;

@customElement('mutu-join-parcels')
export class JoinParcels extends LitElement {
  static override styles = [base, swatchStyles, assemblyStyles];

  @property({ attribute: false }) scene!: Scene;
  private shapes: readonly Planned[] = NOTHING_PLANNED;
  private drawnOf: readonly unknown[] = [];

  private readonly lots = new Remote<Lots>(this, {
    key: () => (this.picked.length === 0 ? null : this.keyOf(this.picked)),
    load: (_key, signal) => this.find(signal),
  });

  private readonly site = new Remote<Assembly>(this, {
    key: () => (this.picked.length < 2 ? null : this.keyOf(this.picked)),
    load: (_key, signal) => api.assemble(this.picked, signal),
  });

  private readonly beside = new Remote<readonly Lot[]>(this, {
    key: () => (this.lots.state === 'ready' ? this.keyOf(this.lots.value!.lots.map(({ id }) => id)) : null),
    load: (_key, signal) => besideLots(this.lots.value!.lots, signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.planned }));
  }

  private get picked(): readonly string[] {
    return this.scene.view.picked;
  }

  private keyOf(ids: readonly string[]): string {
    return `${this.scene.revision} ${this.scene.session.role} ${ids.join(' ')}`;
  }

  private get planned(): readonly Planned[] {
    const { lang } = this.scene.view;
    const of = [this.lots.value, this.site.value, this.site.state, lang];
    if (of.some((one, at) => one !== this.drawnOf[at])) {
      this.drawnOf = of;
      const members = (this.lots.value?.lots ?? []).map(({ geometry }) => geometry);
      this.shapes = shapesOf(members, this.site.state === 'ready' ? this.site.value! : null, lang);
    }
    return this.shapes;
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'plan.assembly')}>
        ${this.picked.length === 0 ? html`<p class="small muted">${t(lang, 'assembly.empty', { most: MOST_PICKED })}</p>` : this.members()}
        ${this.result()}
        ${this.neighbours()}
      </div>
      ${this.foot()}
    `;
  }

  /** A link leads to its parcels; whoever picks afterwards sees them already. */
  private async find(signal: AbortSignal): Promise<Lots> {
    const found = await lotsOf(this.picked, signal);
    if (!this.lots.value)
      showAll(
        this,
        shapesOf(
          found.lots.map(({ geometry }) => geometry),
          null,
          this.scene.view.lang,
        ),
        CLOSE,
      );
    return found;
  }

  private members() {
    const { lang } = this.scene.view;
    if (this.lots.state === 'failed') return failed(this.lots, lang);
    const { lots = [], missing = [] } = this.lots.value ?? {};
    return html`
      <section>
        <div class="head"><h3>${t(lang, 'assembly.members')}</h3><button class="link" @click=${() => tell(this, 'mutu-picked', [])}>${t(lang, 'assembly.clear')}</button></div>
        ${this.lots.value ? nothing : html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`}
        <ul class="lots ${this.lots.state === 'loading' ? 'dim' : ''}">
          ${lots.map((lot) => this.lot(lot, html`<button class="button icon" aria-label=${t(lang, 'assembly.removeOne', { name: nameOf(lot) })} @click=${() => this.toggle(lot.id)}>${icon('close', 16)}</button>`))}
          ${missing.map((id) => html`<li><span class="warn">${t(lang, 'assembly.missing', { id })}</span><span></span><button class="button icon" aria-label=${t(lang, 'assembly.removeOne', { name: id })} @click=${() => this.toggle(id)}>${icon('close', 16)}</button></li>`)}
        </ul>
      </section>
    `;
  }

  private lot(lot: Lot, tool: unknown) {
    const { lang } = this.scene.view;
    const hover = (on: boolean) => tell(this, 'mutu-hover', on ? { dataset: parcel.id, id: lot.id } : null);
    return html`
      <li @pointerenter=${() => hover(true)} @pointerleave=${() => hover(false)} @focusin=${() => hover(true)} @focusout=${() => hover(false)}>
        <span class="name"><button class="link" @click=${() => tell(this, 'mutu-select', { dataset: parcel.id, id: lot.id })}>${nameOf(lot)}</button>${status(parcel, lot, lang)}</span>
        <span class="figure">${formatFieldWithUnit(fieldOf(parcel, 'areaM2')!, lot.properties['areaM2'], lang)}</span>
        ${tool}
      </li>
    `;
  }

  private result() {
    const { lang } = this.scene.view;
    if (this.picked.length === 1) return html`<p class="small muted">${t(lang, 'assembly.one')}</p>`;
    if (this.picked.length === 0) return nothing;
    if (this.site.state === 'failed') return failed(this.site, lang);
    if (!this.site.value) return html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`;
    const isInvented = (this.lots.value?.lots ?? []).some(({ properties }) => properties['synthetic'] === true);
    return html`<div class="result ${this.site.state === 'loading' ? 'dim' : ''}">${siteFigures(this.site.value, isInvented, lang)}</div>`;
  }

  private neighbours() {
    const { lang } = this.scene.view;
    if (this.picked.length === 0 || !this.beside.value) return nothing;
    const isFull = this.picked.length >= MOST_PICKED;
    const near = this.beside.value.slice(0, MOST_BESIDE);
    return html`
      <section>
        <h3>${t(lang, 'assembly.beside')}</h3>
        ${near.length === 0 ? html`<p class="small muted">${t(lang, 'assembly.besideNone')}</p>` : nothing}
        ${isFull ? html`<p class="small muted">${t(lang, 'assembly.full', { most: MOST_PICKED })}</p>` : nothing}
        <ul class="lots">${near.map((lot) => this.lot(lot, html`<button class="button soft" ?disabled=${isFull} aria-label=${t(lang, 'assembly.addOne', { name: nameOf(lot) })} @click=${() => this.toggle(lot.id)}>${t(lang, 'assembly.put')}</button>`))}</ul>
      </section>
    `;
  }

  private foot() {
    const { lang } = this.scene.view;
    if (this.picked.length === 0) return nothing;
    const toKeep = this.site.state === 'ready' ? { kind: 'assembly' as const, parcels: this.picked } : null;
    const names = (this.lots.value?.lots ?? [])
      .slice(0, 2)
      .map(nameOf)
      .join(lang === 'zh' ? '、' : ', ');
    const suggested = t(lang, 'assembly.joinName', { names, count: this.picked.length });
    return html`<mutu-keep-scenario .scene=${this.scene} .toKeep=${toKeep} .suggested=${suggested}>${memoButton(this, toKeep !== null, lang)}</mutu-keep-scenario>`;
  }

  private toggle(id: string) {
    tell(this, 'mutu-picked', toggled(this.picked, id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-join-parcels': JoinParcels;
  }
}
