/**
 * `<mutu-output-lens>` 亩均: who yields what per 亩. A wall that says why for those who may not see it; for managers
 * the indicator, the year, the total with its formula and the parcels ranked.
 * Properties: `scene` · Events: `mutu-indicator`, `mutu-year`, `mutu-why`, `mutu-select`, `mutu-hover`, `mutu-drawn`, `mutu-sign-in`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { mayReadDataset } from '#domain/access.ts';
import type { OutputBoard, OutputRow } from '#domain/answers.ts';
import { annualReport } from '#domain/datasets/annual-report.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { convert, format, formatWithUnit } from '#domain/units.ts';
import { api, type Item } from '../../api.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import '../../parts/web-awesome.ts';
import { icon } from '../../parts/icon.ts';
import { KeptFocus } from '../../parts/kept-focus.ts';
import { Remote } from '../../state/remote.ts';
import { OUTPUT_INDICATORS } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { type Drawn, tell } from '../events.ts';
import { failed } from '../failed.ts';
import '../register/feature-list.ts';
import type { FeatureList } from '../register/feature-list.ts';
import type { Scene } from '../scene.ts';
import { yieldFigures } from '../zone-figures.ts';
import { classColour, outputLegend, ranked, yieldsOf } from './board.ts';
import { outputStyles } from './output-styles.ts';

@customElement('mutu-output-lens')
export class OutputLens extends LitElement {
  static override styles = [base, barStyles, outputStyles];

  @property({ attribute: false }) scene!: Scene;
  @query('mutu-feature-list') private list?: FeatureList;
  /** Kept as long as the board is the same: the map compares by identity. */
  private drawn: { readonly board: OutputBoard | null; readonly yields: Drawn['yields'] } = {
    board: null,
    yields: null,
  };

  private readonly board = new Remote<OutputBoard>(this, {
    key: () =>
      this.mayRead ? `${this.scene.revision} ${this.scene.view.indicator} ${this.scene.view.year ?? ''}` : null,
    load: (_key, signal) => api.output(this.scene.view.indicator, this.scene.view.year, signal),
  });

  constructor() {
    super();
    new KeptFocus(this);
    new Drawing(this, () => {
      const board = this.board.value ?? null;
      if (this.drawn.board !== board) this.drawn = { board, yields: board && yieldsOf(board) };
      const { lang } = this.scene.view;
      const zoneFigures = board ? yieldFigures(board, lang) : {};
      return { legend: outputLegend(board, lang), yields: this.drawn.yields, zoneFigures };
    });
  }

  focusList() {
    this.list?.focusList();
  }

  private get mayRead() {
    return mayReadDataset(this.scene.session.role, annualReport);
  }

  protected override render() {
    const { lang } = this.scene.view;
    if (!this.mayRead) return this.wall();
    const board = this.board.value;
    return html`
      <div class="tools">${this.indicators()}${board ? this.years(board) : nothing}</div>
      ${this.board.state === 'failed' ? failed(this.board, lang) : board ? this.ranking(board) : html`<p class="wait muted">${t(lang, 'list.loading')}</p>`}
    `;
  }

  private wall() {
    const {
      session,
      view: { lang },
    } = this.scene;
    return html`
      <div class="wall">
        <h2>${t(lang, 'output.wall.title')}</h2>
        <p class="small">${t(lang, 'output.wall.why')}</p>
        <p class="small muted">${session.user ? t(lang, 'output.wall.role', { role: t(lang, `role.${session.role}`) }) : t(lang, 'output.wall.how')}</p>
        ${session.user ? nothing : html`<button class="button primary" @click=${() => tell(this, 'mutu-sign-in', null)}>${icon('logIn', 16)} ${t(lang, 'account.signIn')}</button>`}
      </div>
    `;
  }

  private indicators() {
    const { lang, indicator } = this.scene.view;
    return html`
      <div class="switch" role="group" aria-label=${t(lang, 'output.indicator')}>
        ${OUTPUT_INDICATORS.map((one) => html`<button class="chip" aria-pressed=${one === indicator} @click=${() => tell(this, 'mutu-indicator', one)}>${t(lang, `output.${one}`)}</button>`)}
      </div>
    `;
  }

  private years({ years, year }: OutputBoard) {
    const { lang } = this.scene.view;
    if (years.length < 2) return html`<p class="small muted">${t(lang, 'output.year')} ${year}</p>`;
    return html`
      <wa-slider label="${t(lang, 'output.year')} ${year}" min=${years[0]!} max=${years.at(-1)!} .value=${year} with-markers @change=${(event: Event) => tell(this, 'mutu-year', (event.target as unknown as { value: number }).value)}>
        <span slot="reference">${years[0]}</span><span slot="reference">${years.at(-1)}</span>
      </wa-slider>
    `;
  }

  private ranking(board: OutputBoard) {
    const { view } = this.scene;
    const rows = ranked(board.rows);
    const known = new Map(rows.map((row) => [row.parcelId, row]));
    const items: readonly Item[] = rows.map((row) => ({
      id: row.parcelId,
      properties: { name: row.name },
      geometry: null,
    }));
    const idOf = (at: typeof view.selection) => (at?.dataset === parcel.id ? at.id : null);
    return html`
      <div class="list scroll">
        ${this.total(board)}
        <h2 class="heading">${t(view.lang, 'output.ranked')}</h2>
        <mutu-feature-list .register=${parcel.id} .groups=${[{ key: '', head: null, items }]} .row=${(item: Item) => this.row(known.get(item.id)!, board)} .lang=${view.lang}
          .selected=${idOf(view.selection)} .hovered=${idOf(view.hover)} ?dimmed=${this.board.state === 'loading'}></mutu-feature-list>
      </div>
    `;
  }

  private total({ total }: OutputBoard) {
    const { lang } = this.scene.view;
    return html`
      <div class="total">
        <p class="small muted">${t(lang, 'output.total')}</p>
        <p class="sum">${formatWithUnit(total.value, 'wanYuanPerMu', lang)}</p>
        <p class="small">${t(lang, 'output.totalLine', { numerator: formatWithUnit(total.numeratorWanYuan, 'wanYuan', lang), area: formatWithUnit(convert(total.areaM2, 'm2', 'mu'), 'mu', lang) })}</p>
        <p class="small muted">${t(lang, 'output.counted', { count: total.parcels })}${total.missing ? ` · ${t(lang, 'output.missing', { count: total.missing })}` : ''}</p>
        <p class="small muted">${t(lang, 'output.formula')}</p>
      </div>
    `;
  }

  private row(row: OutputRow, board: OutputBoard) {
    const { lang } = this.scene.view;
    const best = Math.max(...board.rows.map((one) => one.value ?? 0), 0);
    const parkName = row.parkId ? this.scene.names.get(`park:${row.parkId}`) : undefined;
    return html`
      <span class="row-top"><span class="row-name">${row.name}</span><span class="row-main">${row.value === null ? t(lang, 'output.noValue') : format(row.value, 'wanYuanPerMu', lang)}</span></span>
      ${row.value === null ? nothing : html`<span style="display:block;margin:4px 0">${bar(row.value / best, 0, classColour(row.value, board.breaks))}</span>`}
      <span class="row-line one muted"><span class="cut">${[parkName, t(lang, 'output.enterprises', { count: row.enterprises }), row.areaM2 === null ? '' : formatWithUnit(convert(row.areaM2, 'm2', 'mu'), 'mu', lang)].filter(Boolean).join(' · ')}</span>${row.synthetic ? html`<span>${t(lang, 'card.syntheticShort')}</span>` : nothing}</span>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-output-lens': OutputLens;
  }
}
