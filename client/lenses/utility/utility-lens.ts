/**
 * `<mutu-utility-lens>` 配套: which of the ten items and which whole profiles reach which park, as intervals from
 * confirmed to possible; the land that they do not reach; the networks, and the works on them.
 * Properties: `scene` · Events: those of `mutu-register-list`, `mutu-cell`, `mutu-place` and `mutu-drawn` · Method: `focusList()`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Facets, UtilityTable } from '#domain/answers.ts';
import { DEFAULT_DENOMINATOR, type Denominator } from '#domain/coverage.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { SERVICE_ITEMS, type ServiceItem } from '#domain/datasets/service.ts';
import { utility } from '#domain/datasets/utility.ts';
import { print } from '#domain/filter.ts';
import { api, type Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { swatch, swatchStyles } from '../../parts/swatch.ts';
import { NOTHING_PLANNED } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { filterOf, type Gap } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { bboxOf } from '../card/bbox.ts';
import { Drawing } from '../drawing.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import { matchingOf } from '../matching.ts';
import { chosen, withChoices } from '../register/clauses.ts';
import '../register/register-list.ts';
import type { RegisterList } from '../register/register-list.ts';
import type { Scene } from '../scene.ts';
import { shareFigures } from '../zone-figures.ts';
import './coverage-board.ts';
import { type Asked, ITEM_COLUMNS } from './coverage-rows.ts';
import './gap-view.ts';
import type { GapView } from './gap-view.ts';
import { type GapLand, loadGap } from './load-gap.ts';
import { OpenCell } from './open-cell.ts';
import { reachedBy } from './reached.ts';
import { utilityLegend } from './utility-legend.ts';
import { UTILITY_COLUMNS, utilityRow } from './utility-row.ts';
import { utilityStyles } from './utility-styles.ts';
import './works-list.ts';
import type { WorksList } from './works-list.ts';

const TABS = [
  { id: 'items', name: 'utility.table' },
  { id: 'profiles', name: 'utility.byProfiles' },
  { id: 'list', name: 'utility.networks' },
  { id: 'works', name: 'utility.works' },
] as const;

@customElement('mutu-utility-lens')
export class UtilityLens extends LitElement {
  static override styles = [base, swatchStyles, utilityStyles];

  @property({ attribute: false }) scene!: Scene;
  @state() private tab: (typeof TABS)[number]['id'] = 'items';
  @state() private denominator: Denominator = DEFAULT_DENOMINATOR;
  @state() private facets: Facets | null = null;
  @query('mutu-register-list, mutu-works-list, mutu-gap-view') private list?: RegisterList | WorksList | GapView;
  /** The gap that is in sight: an edit by somebody else moves nobody's map, and a link that says where to look is obeyed. */
  private framed: Gap | null = null;
  private readonly matching = matchingOf(this, utility.id);

  private readonly table = new Remote<UtilityTable>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => api.utility(signal),
  });

  private readonly cell = new OpenCell(this, () => ({ gap: this.scene.view.gap, table: this.table.value }));

  private readonly gap = new Remote<GapLand>(this, {
    key: () =>
      this.asked &&
      `${this.scene.revision} ${this.scene.session.role} ${this.denominator} ${this.asked.row.id} ${this.asked.column.id}`,
    load: (_key, signal) => this.loadGap(signal),
  });

  private readonly counts = new Remote<Facets>(this, {
    key: () => `${this.scene.revision} ${JSON.stringify(filterOf(this.scene.view))}`,
    load: (_key, signal) => api.facets(utility.id, { cql: undefined }, signal),
  });

  /** Parcels with the items asked for, or with five services, among all parcels. */
  private readonly reached = new Remote<readonly [Facets, Facets]>(this, {
    key: () => `${this.scene.revision} ${this.wanted.join()}`,
    load: (_key, signal) =>
      Promise.all([
        api.facets(parcel.id, { cql: print(reachedBy(this.wanted)) }, signal),
        api.facets(parcel.id, {}, signal),
      ]),
  });

  constructor() {
    super();
    new Drawing(this, () => this.drawn());
  }

  focusList() {
    if ((this.tab === 'items' || this.tab === 'profiles') && !this.scene.view.gap) this.tab = 'list';
    void this.updateComplete.then(() => this.list?.focusList());
  }

  override connectedCallback() {
    super.connectedCallback();
    const { gap, camera } = this.scene.view;
    this.framed = camera && gap;
  }

  /** What a link opens stands in the matrix it is a cell of. */
  protected override willUpdate() {
    const { gap } = this.scene.view;
    if (!gap) return;
    this.denominator = gap.denominator;
    this.tab = ITEM_COLUMNS.some(({ id }) => id === gap.column) ? 'items' : 'profiles';
  }

  private get asked(): Asked | null {
    return this.cell.asked;
  }

  protected override render() {
    if (this.scene.view.gap) return this.asked ? this.gapView(this.asked) : this.noGap();
    const { lang } = this.scene.view;
    return html`
      ${this.tab === 'profiles' || this.tab === 'works' ? nothing : this.items()}
      <div class="tabs" role="group" aria-label=${t(lang, 'lens.utility')}>${TABS.map(({ id, name }) => html`<button class="chip" aria-pressed=${this.tab === id} @click=${() => this.turn(id)}>${t(lang, name)}</button>`)}</div>
      ${this.content()}
    `;
  }

  private content() {
    switch (this.tab) {
      case 'works':
        return html`<mutu-works-list .scene=${this.scene}></mutu-works-list>`;
      case 'list':
        return this.register();
      default:
        return this.board(this.tab);
    }
  }

  private drawn() {
    const { view } = this.scene;
    const land = this.gap.value;
    const gap = this.asked && land ? { land, column: this.asked.column } : null;
    return {
      legend: utilityLegend(this.facets ?? this.counts.value ?? null, filterOf(view), gap, view.lang),
      matchingIds: gap?.land.networkIds ?? this.matching.value ?? null,
      zoneFigures: this.reached.value ? shareFigures(...this.reached.value, this.reachedName()) : {},
      planned: gap?.land.ground ?? NOTHING_PLANNED,
    };
  }

  /** Items of the filter, in the order of the ten. */
  private get wanted(): readonly ServiceItem[] {
    const asked = chosen(filterOf(this.scene.view), 'item');
    return SERVICE_ITEMS.map((item) => item.id).filter((id) => asked.has(id));
  }

  private reachedName(): string {
    const { lang } = this.scene.view;
    const names = SERVICE_ITEMS.filter((item) => this.wanted.includes(item.id)).map((item) => item[lang]);
    if (names.length === 0) return t(lang, 'land.preset.five');
    return names.length > 2 ? t(lang, 'zone.items', { count: names.length }) : names.join(lang === 'zh' ? '、' : ', ');
  }

  private items() {
    const { lang } = this.scene.view;
    const filter = filterOf(this.scene.view);
    const wanted = chosen(filter, 'item');
    return html`
      <div class="items ${this.tab === 'items' ? 'above' : ''}" role="group" aria-label=${t(lang, 'utility.items')}>
        ${SERVICE_ITEMS.map((item) => {
          const on = wanted.has(item.id);
          return html`<button aria-pressed=${on} title=${item[lang]} @click=${() => tell(this, 'mutu-filter', withChoices(filter, 'item', [item.id], !on))}>${swatch(item.colour, item.mark)}<span>${item[lang]}</span></button>`;
        })}
      </div>
    `;
  }

  private board(by: 'items' | 'profiles') {
    const { lang } = this.scene.view;
    if (this.table.state === 'failed') return failed(this.table, lang);
    return html`<mutu-coverage-board .table=${this.table.value} .by=${by} .wanted=${this.wanted} .denominator=${this.denominator} .lang=${lang} @mutu-gap=${this.ask} @mutu-denominator=${this.count}></mutu-coverage-board>`;
  }

  private gapView(asked: Asked) {
    const { lang } = this.scene.view;
    const name = this.table.value?.denominators.find(({ id }) => id === this.denominator)?.[lang] ?? '';
    return html`${this.gap.state === 'failed' ? failed(this.gap, lang) : nothing}<mutu-gap-view .scene=${this.scene} .asked=${asked} .denominator=${name} .land=${this.gap.value} @mutu-gap-closed=${this.leave}></mutu-gap-view>`;
  }

  /** Until the table has come, and where it has no such cell. */
  private noGap() {
    const { lang } = this.scene.view;
    if (this.table.state === 'failed') return failed(this.table, lang);
    const words = t(lang, this.table.value ? 'utility.gap.gone' : 'list.loading');
    return html`<p class="tabs muted" role="status">${words}</p><div class="tabs"><button class="chip" @click=${this.leave}>← ${t(lang, 'utility.back')}</button></div>`;
  }

  private register() {
    const { view, session } = this.scene;
    return html`
      <mutu-register-list .scene=${this.scene} .register=${utility} .columns=${UTILITY_COLUMNS} .row=${(item: Item) => utilityRow(item, session.today, view.lang)}
        .sorts=${[{ name: t(view.lang, 'list.sort.works'), sortby: '-worksCostWanYuan,name' }, { name: t(view.lang, 'list.sort.name'), sortby: 'name' }]}
        @mutu-facets=${(event: CustomEvent<Facets>) => {
          this.facets = event.detail;
        }}></mutu-register-list>
    `;
  }

  private async loadGap(signal: AbortSignal): Promise<GapLand> {
    const { gap } = this.scene.view;
    const land = await loadGap(this.asked!, this.denominator, this.scene, signal);
    const bbox = bboxOf({ type: 'GeometryCollection', geometries: land.ground.map(({ geometry }) => geometry) });
    if (bbox && gap !== this.framed) tell(this, 'mutu-place', { bbox });
    this.framed = gap;
    return land;
  }

  private turn(tab: UtilityLens['tab']) {
    this.tab = tab;
  }

  private ask(event: CustomEvent<Asked>) {
    const { row, column } = event.detail;
    tell(this, 'mutu-cell', { column: column.id, denominator: this.denominator, parkId: row.id });
  }

  private count(event: CustomEvent<Denominator>) {
    this.denominator = event.detail;
  }

  private leave() {
    tell(this, 'mutu-cell', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-utility-lens': UtilityLens;
  }
}
