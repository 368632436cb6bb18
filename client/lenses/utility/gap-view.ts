/**
 * `<mutu-gap-view>`: the land of one park that an item, a profile or levelling does not reach, parcel by parcel.
 * Properties: `scene`, `asked` (park and column), `denominator` (its name), `land` (undefined while it loads)
 * Events: `mutu-gap-closed`, and those of `mutu-feature-list` · Methods: `focusList()`, `focusBack()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { intervalOf } from '#domain/coverage.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { convert, formatWithUnit } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { Shortcuts } from '../../parts/shortcuts.ts';
import { swatchStyles, voidSwatch } from '../../parts/swatch.ts';
import { GROUND_COLOURS } from '../../state/planned.ts';
import { tellTask } from '../../state/task.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import { tell } from '../events.ts';
import '../register/feature-list.ts';
import type { FeatureList, Group } from '../register/feature-list.ts';
import type { Scene } from '../scene.ts';
import type { Asked } from './coverage-rows.ts';
import { GAP_KINDS, type GapKind, type GapParcel } from './gap.ts';
import { gapRow } from './gap-row.ts';
import { asOfText, intervalText } from './intervals.ts';
import type { GapLand } from './load-gap.ts';

const KIND_NAMES = {
  none: 'utility.gap.none',
  planned: 'utility.gap.planned',
  unknown: 'utility.gap.unknown',
} as const satisfies Record<GapKind, Key>;

@customElement('mutu-gap-view')
export class GapView extends LitElement {
  static override styles = [
    base,
    barStyles,
    swatchStyles,
    css`
      :host { display: block; flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; padding-bottom: 24px; }
      .lead { display: grid; gap: 8px; padding: 4px 16px 12px; }
      .lead .bar { height: 8px; }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; font-size: var(--text-s); }
      dt { color: var(--muted); }
      .back { justify-self: start; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) asked!: Asked;
  @property() denominator = '';
  @property({ attribute: false }) land: GapLand | undefined;
  @query('mutu-feature-list') private list?: FeatureList;

  constructor() {
    super();
    new Shortcuts(this, { Escape: () => this.scene.view.selection === null && this.close() });
  }

  focusList() {
    this.list?.focusList();
  }

  async focusBack() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.back')?.focus();
  }

  protected override render() {
    const { view } = this.scene;
    const idOf = (at: typeof view.selection) => (at?.dataset === parcel.id ? at.id : null);
    return html`
      ${this.lead()}
      ${
        this.land
          ? html`<mutu-feature-list .register=${parcel.id} .groups=${this.groups(this.land)} .row=${(item: Item) => this.row(item)} .tail=${(item: Item) => this.tail(item)} .lang=${view.lang} .selected=${idOf(view.selection)} .hovered=${idOf(view.hover)} @mutu-select=${this.chosen}></mutu-feature-list>`
          : html`<p class="lead muted" role="status">${t(view.lang, 'list.loading')}</p>`
      }
    `;
  }

  private lead() {
    const { lang } = this.scene.view;
    const { row, column } = this.asked;
    const coverage = row.coverage(column);
    const interval = intervalOf(coverage);
    const line = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`;
    return html`
      <div class="lead">
        <button class="chip back" @click=${this.close}>← ${t(lang, 'utility.back')}</button>
        <h3>${row.name} · ${column.label[lang]} ${interval ? intervalText(interval) : ''}</h3>
        ${interval ? bar(interval.low, interval.high) : nothing}
        <dl>
          ${line(t(lang, 'utility.confirmed'), this.area(coverage.confirmedM2))}
          ${GAP_KINDS.map((kind) => line(t(lang, KIND_NAMES[kind]), this.area(this.areaOf(kind))))}
          ${line(this.denominator, this.area(coverage.totalM2))}
          ${line(t(lang, 'utility.asOf'), asOfText(coverage, t(lang, 'utility.to')) ?? t(lang, 'utility.undated'))}
        </dl>
        ${typeof column.covered === 'string' && column.covered !== 'levelled' ? html`<p class="small muted">${t(lang, 'utility.candidateNote')}</p>` : nothing}
      </div>
    `;
  }

  private area(m2: number): string {
    const { lang } = this.scene.view;
    return formatWithUnit(convert(m2, 'm2', 'mu'), 'mu', lang);
  }

  private areaOf(kind: GapKind): number {
    const { row, column } = this.asked;
    const { confirmedM2, plannedM2, unknownM2, totalM2 } = row.coverage(column);
    if (kind === 'none') return Math.max(0, totalM2 - confirmedM2 - plannedM2 - unknownM2);
    return kind === 'planned' ? plannedM2 : unknownM2;
  }

  private groups({ parcels }: GapLand): readonly Group[] {
    const { lang } = this.scene.view;
    return GAP_KINDS.flatMap((kind): Group[] => {
      const own = parcels.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      const name = t(lang, 'utility.gap.count', { kind: t(lang, KIND_NAMES[kind]), count: own.length });
      const head = html`<span class="row-line">${kind === 'unknown' ? voidSwatch('dots', GROUND_COLOURS.open) : voidSwatch('hatch', GROUND_COLOURS.lack)}<span class="row-name">${name}</span></span>`;
      return [{ key: kind, head, items: own.map(({ item }) => item) }];
    });
  }

  private parcelOf(item: Item): GapParcel | undefined {
    return this.land?.parcels.find((one) => one.item.id === item.id);
  }

  private row(item: Item) {
    const one = this.parcelOf(item);
    return one ? gapRow(one, this.land!, this.scene.view.lang) : html``;
  }

  /** An item comes to count only where somebody says so in the service record. */
  private tail(item: Item) {
    const id = this.land?.records.get(item.id);
    if (id === undefined) return nothing;
    const { lang } = this.scene.view;
    const name = t(lang, 'utility.recordFor', {
      parcel: String(item.properties['name']),
      item: this.asked.column.label[lang],
    });
    return html`<button class="link" style="margin: -4px 16px 8px" aria-label=${name} @click=${() => tellTask(this, { kind: 'edit', of: { dataset: 'service', id } })}>${t(lang, 'utility.record')}</button>`;
  }

  /** The card opens on what the parcel lacks. */
  private chosen() {
    tell(this, 'mutu-tab', 'gaps');
  }

  private close() {
    this.dispatchEvent(new CustomEvent('mutu-gap-closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-gap-view': GapView;
  }
}
