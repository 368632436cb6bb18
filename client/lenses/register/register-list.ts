/**
 * `<mutu-register-list>`: a register under its filter: quick filters, chips, live count, list, empty state, and the
 * filter form in its place when opened.
 * Properties: `scene`, `register`, `presets`, `row`, `columns` (fields that `row` reads), `page` (rows at a time), `sorts`, `groups` (rows → groups)
 * Events: `mutu-filter`, `mutu-select`, `mutu-hover`, `mutu-facets` (the counts, for the legend) · Method: `focusList()`
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Facets } from '#domain/answers.ts';
import type { Dataset } from '#domain/dataset.ts';
import { type Bbox, print } from '#domain/filter.ts';
import { api, type Item, type ItemPage } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { daysSince } from '../../parts/freshness.ts';
import { Shortcuts } from '../../parts/shortcuts.ts';
import { Remote } from '../../state/remote.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import type { Scene } from '../scene.ts';
import { describeAll } from './describe.ts';
import './empty-state.ts';
import './facet-form.ts';
import './feature-list.ts';
import type { FeatureList, Group } from './feature-list.ts';
import './filter-bar.ts';
import type { Preset } from './filter-bar.ts';
import { countText, nounOf } from './live-count.ts';
import './saved-searches.ts';

export type Sort = { readonly name: string; readonly sortby: string };

type Listed = ItemPage & { readonly verifiedOn: string | null };

@customElement('mutu-register-list')
export class RegisterList extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
      .tools { display: grid; gap: 8px; padding: 0 16px 8px; }
      .bar { display: flex; align-items: center; gap: 8px; justify-content: space-between; }
      .bar select { field-sizing: content; flex: none; width: auto; border: 0; background: none; color: var(--muted); padding: 0 4px; }
      .count { font-size: var(--text-s); color: var(--muted); min-height: 20px; }
      .list { flex: 1; padding: 0 0 16px; }
      .form { padding: 8px 16px 24px; flex: 1; display: grid; gap: 24px; align-content: start; }
      .foot { padding: 8px 16px; display: flex; gap: 8px; box-shadow: 0 -1px 0 var(--line); }
      .foot .primary { flex: 1; }
      .more { padding: 8px 16px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) register!: Dataset;
  @property({ attribute: false }) presets: readonly Preset[] = [];
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ type: Number }) page = 60;
  @property({ attribute: false }) sorts: readonly Sort[] = [];
  @property({ attribute: false }) row: (item: Item) => TemplateResult = () => html``;
  @property({ attribute: false }) groups: (items: readonly Item[]) => readonly Group[] = (items) => [
    { key: '', head: null, items },
  ];
  @state() private formOpen = false;
  /** Only what lies in the map's extent. */
  @state() private within = false;
  @state() private sort = 0;
  @state() private pages = 1;
  @query('mutu-feature-list') private list?: FeatureList;

  readonly facets = new Remote<Facets>(this, {
    key: () =>
      `${this.scene.revision} ${this.scene.session.role} ${this.register.id} ${this.bbox ?? ''} ${this.cql ?? ''}`,
    load: (_key, signal) => api.facets(this.register.id, { cql: this.cql, bbox: this.bbox }, signal),
  });

  private readonly items = new Remote<Listed>(this, {
    key: () =>
      `${this.scene.revision} ${this.scene.session.role} ${this.register.id} ${this.sort} ${this.pages} ${this.bbox ?? ''} ${this.cql ?? ''}`,
    load: (_key, signal) => this.load(signal),
  });

  constructor() {
    super();
    new Shortcuts(this, { f: () => this.openForm(true), Escape: () => this.formOpen && this.openForm(false) });
  }

  focusList() {
    if (this.formOpen) this.openForm(false);
    void this.updateComplete.then(() => this.list?.focusList());
  }

  private get filter() {
    return filterOf(this.scene.view);
  }

  private get cql(): string | undefined {
    return this.filter ? print(this.filter) : undefined;
  }

  private get bbox(): Bbox | undefined {
    return (this.within && this.scene.extent) || undefined;
  }

  private say(key: Key, values: Readonly<Record<string, string | number>> = {}) {
    return t(this.scene.view.lang, key, values);
  }

  private async load(signal: AbortSignal): Promise<Listed> {
    const properties = [...new Set([this.register.title, 'verifiedOn', 'synthetic', ...this.columns])];
    const sortby = this.sorts[this.sort]?.sortby ?? this.register.title;
    const { cql, bbox } = this;
    const [page, latest] = await Promise.all([
      api.items(this.register.id, { cql, bbox, sortby, limit: this.pages * this.page, properties }, signal),
      api.items(this.register.id, { cql, bbox, sortby: '-verifiedOn', limit: 1, properties: ['verifiedOn'] }, signal),
    ]);
    const verifiedOn = latest.items[0]?.properties['verifiedOn'];
    return { ...page, verifiedOn: typeof verifiedOn === 'string' ? verifiedOn : null };
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('scene');
    if (before && filterOf(before.view) !== this.filter) this.pages = 1;
  }

  protected override updated() {
    if (this.facets.state === 'ready' && this.told !== this.facets.value) {
      this.told = this.facets.value;
      this.dispatchEvent(new CustomEvent('mutu-facets', { detail: this.facets.value }));
    }
  }
  private told: Facets | undefined;

  protected override render() {
    return html`${this.tools()}${this.formOpen ? this.form() : this.results()}`;
  }

  private tools() {
    const { names, view, extent } = this.scene;
    return html`
      <div class="tools">
        <mutu-filter-bar .register=${this.register} .filter=${this.filter} .presets=${this.presets} .names=${names} .lang=${view.lang} .formOpen=${this.formOpen} .within=${extent ? this.within : null}
          @mutu-form=${(event: CustomEvent<boolean>) => this.openForm(event.detail)} @mutu-within=${this.bounded}></mutu-filter-bar>
        <div class="bar">
          <p class="count" role="status" aria-live="polite">${this.countLine()}</p>
          ${this.sorts.length > 1 && !this.formOpen ? this.sorting() : nothing}
        </div>
      </div>
    `;
  }

  private sorting() {
    return html`
      <select aria-label=${this.say('list.sort')} @change=${(event: Event) => {
        this.sort = (event.target as HTMLSelectElement).selectedIndex;
      }}>
        ${this.sorts.map((sort, at) => html`<option ?selected=${at === this.sort}>${sort.name}</option>`)}
      </select>
    `;
  }

  private countLine() {
    if (this.facets.state === 'failed') return this.listedLine();
    if (!this.facets.value) return this.say('list.loading');
    return countText(
      this.register,
      this.facets.value,
      daysSince(this.items.value?.verifiedOn, this.scene.session.today),
      this.scene.view.lang,
    );
  }

  /** Where only the counts could not be had, the list still knows its length. */
  private listedLine() {
    const page = this.items.value;
    if (!page || this.items.state === 'failed') return '';
    const noun = nounOf(this.register, this.scene.view.lang);
    return this.say('count.line', { count: page.matched.toLocaleString('en-US'), noun });
  }

  private form() {
    const count = this.facets.value?.count ?? 0;
    return html`
      <div class="form scroll">
        <mutu-saved-searches .scene=${this.scene} .suggested=${describeAll(this.filter, this.register, this.scene.names, this.scene.view.lang)}></mutu-saved-searches>
        <mutu-facet-form .register=${this.register} .filter=${this.filter} .facets=${this.facets.value ?? null} .names=${this.scene.names} .lang=${this.scene.view.lang}></mutu-facet-form>
      </div>
      <div class="foot">
        ${this.filter ? html`<button class="button soft" @click=${() => tell(this, 'mutu-filter', null)}>${this.say('filter.clear')}</button>` : nothing}
        <button class="button primary" @click=${() => this.openForm(false)}>${this.say('filter.show', { count: count.toLocaleString('en-US') })}</button>
      </div>
    `;
  }

  private results() {
    const page = this.items.value;
    if (this.items.state === 'failed') return failed(this.items, this.scene.view.lang, this.facets);
    if (!page) return nothing;
    if (page.matched === 0 && this.items.state === 'ready') {
      if (this.bbox) return this.nothingHere();
      return html`<mutu-empty-state .register=${this.register} .filter=${this.filter} .names=${this.scene.names} .lang=${this.scene.view.lang}></mutu-empty-state>`;
    }
    const { selection, hover } = this.scene.view;
    const idOf = (at: typeof selection) => (at?.dataset === this.register.id ? at.id : null);
    return html`
      <div class="list scroll">
        <mutu-feature-list .register=${this.register.id} .groups=${this.groups(page.items)} .row=${this.row} .lang=${this.scene.view.lang}
          .selected=${idOf(selection)} .hovered=${idOf(hover)} ?dimmed=${this.items.state === 'loading'}></mutu-feature-list>
        ${this.more(page)}
      </div>
    `;
  }

  private nothingHere() {
    const noun = this.register[this.scene.view.lang];
    return html`<div class="more"><p>${this.say('empty.within', { noun })}</p><button class="link" @click=${this.unbounded}>${this.say('empty.everywhere')}</button></div>`;
  }

  private bounded(event: CustomEvent<boolean>) {
    this.within = event.detail;
  }

  private unbounded() {
    this.within = false;
  }

  private more(page: Listed) {
    const left = page.matched - page.items.length;
    if (left <= 0) return nothing;
    return html`<div class="more"><button class="button soft" @click=${() => {
      this.pages += 1;
    }}>${this.say('list.more', { count: Math.min(left, this.page) })}</button></div>`;
  }

  private openForm(open: boolean) {
    this.formOpen = open;
    return true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-register-list': RegisterList;
  }
  interface HTMLElementEventMap {
    'mutu-facets': CustomEvent<Facets>;
  }
}
