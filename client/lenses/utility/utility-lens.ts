/**
 * `<mutu-utility-lens>` 配套: which of the ten items reach which park, as an interval from confirmed to possible, and the
 * works ledger.
 * Properties: `scene` · Events: those of `mutu-register-list`, and `mutu-drawn` · Method: `focusList()`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Facets, UtilityTable } from '#domain/answers.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { SERVICE_ITEMS, type ServiceItem } from '#domain/datasets/service.ts';
import { utility } from '#domain/datasets/utility.ts';
import { print } from '#domain/filter.ts';
import { api, type Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { swatch, swatchStyles } from '../../parts/swatch.ts';
import { Remote } from '../../state/remote.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import { legendOf } from '../legend/legend.ts';
import { matchingOf } from '../matching.ts';
import { chosen, withChoices } from '../register/clauses.ts';
import '../register/register-list.ts';
import type { RegisterList } from '../register/register-list.ts';
import type { Scene } from '../scene.ts';
import { shareFigures } from '../zone-figures.ts';
import './park-table.ts';
import { reachedBy } from './reached.ts';
import { UTILITY_COLUMNS, utilityRow } from './utility-row.ts';

@customElement('mutu-utility-lens')
export class UtilityLens extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
      .items { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 1.35fr); gap: 4px; padding: 0 16px 12px; }
      .items button { display: flex; align-items: center; justify-content: center; gap: 6px; min-height: max(36px, var(--target)); border-radius: var(--radius); font-size: var(--text-s); overflow: hidden; }
      .items button span:last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .items button:hover { background: var(--sunken); }
      .items button[aria-pressed='true'] { background: var(--accent-soft); font-weight: 600; }
      .tabs { display: flex; gap: 8px; padding: 0 16px 12px; }
      .table { flex: 1; padding: 0 16px 24px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @state() private tab: 'table' | 'list' = 'table';
  @query('mutu-register-list') private list?: RegisterList;
  @state() private facets: Facets | null = null;
  private readonly matching = matchingOf(this, utility.id);

  private readonly table = new Remote<UtilityTable>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => api.utility(signal),
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
    new Drawing(this, () => ({
      legend: legendOf(
        utility,
        this.facets ?? this.counts.value ?? null,
        filterOf(this.scene.view),
        this.scene.view.lang,
      ),
      matchingIds: this.matching.value ?? null,
      zoneFigures: this.reached.value ? shareFigures(...this.reached.value, this.reachedName()) : {},
    }));
  }

  focusList() {
    this.tab = 'list';
    void this.updateComplete.then(() => this.list?.focusList());
  }

  protected override render() {
    const { lang } = this.scene.view;
    const tab = (id: 'table' | 'list', name: string) =>
      html`<button class="chip" aria-pressed=${this.tab === id} @click=${() => {
        this.tab = id;
      }}>${name}</button>`;
    return html`
      ${this.items()}
      <div class="tabs">${tab('table', t(lang, 'utility.table'))}${tab('list', t(lang, 'utility.works'))}</div>
      ${this.tab === 'list' ? this.register() : this.parks()}
    `;
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
      <div class="items" role="group" aria-label=${t(lang, 'utility.items')}>
        ${SERVICE_ITEMS.map((item) => {
          const on = wanted.has(item.id);
          return html`<button aria-pressed=${on} title=${item[lang]} @click=${() => tell(this, 'mutu-filter', withChoices(filter, 'item', [item.id], !on))}>${swatch(item.colour, item.mark)}<span>${item[lang]}</span></button>`;
        })}
      </div>
    `;
  }

  private parks() {
    const { view, names } = this.scene;
    if (this.table.state === 'failed') return failed(this.table, view.lang);
    if (!this.table.value) return html`<p class="table muted">${t(view.lang, 'list.loading')}</p>`;
    const wanted = chosen(filterOf(view), 'item');
    const shown = SERVICE_ITEMS.filter((item) => wanted.size === 0 || wanted.has(item.id)).map((item) => item.id);
    return html`<div class="table scroll" tabindex="0" role="group" aria-label=${t(view.lang, 'utility.table')}><mutu-park-table .table=${this.table.value} .items=${shown} .names=${names} .lang=${view.lang}></mutu-park-table></div>`;
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
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-utility-lens': UtilityLens;
  }
}
