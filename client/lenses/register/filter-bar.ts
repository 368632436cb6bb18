/**
 * `<mutu-filter-bar>`: the way into the filter form, quick filters, the map's extent as one of them, and the demands made.
 * Properties: `register`, `filter`, `presets`, `names`, `lang`, `formOpen`, `within` (null = no map to search in)
 * Events: `mutu-filter`, `mutu-form` (open or shut), `mutu-within` (on or off)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { clauseFor, type Filter, print, replaceClause } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Names } from '../names.ts';
import { demandsOf } from './clauses.ts';
import './filter-chips.ts';

/** A quick filter: one demand, switched on and off. */
export type Preset = { readonly name: string; readonly field: string; readonly clause: Filter };

@customElement('mutu-filter-bar')
export class FilterBar extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 8px; min-width: 0; }
      .presets { display: flex; flex-wrap: wrap; gap: 8px; }
      .badge { background: var(--accent); color: var(--accent-ink); }
      @media (max-width: 767px) { .presets { flex-wrap: nowrap; overflow-x: auto; margin: 0 -16px; padding: 2px 16px; scrollbar-width: none; } .presets > * { flex: none; } }
    `,
  ];

  @property({ attribute: false }) register!: Dataset;
  @property({ attribute: false }) filter: Filter | null = null;
  @property({ attribute: false }) presets: readonly Preset[] = [];
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';
  @property({ type: Boolean }) formOpen = false;
  @property({ attribute: false }) within: boolean | null = null;

  protected override render() {
    const active = demandsOf(this.filter).length;
    return html`
      <div class="presets" role="group" aria-label=${t(this.lang, 'filter.presets')}>
        <button class="chip" aria-expanded=${this.formOpen} @click=${() => this.dispatchEvent(new CustomEvent('mutu-form', { detail: !this.formOpen }))}>
          ${icon('sliders', 16)} ${t(this.lang, 'filter.open')} ${active ? html`<span class="badge">${active}</span>` : nothing}
        </button>
        ${this.presets.map((preset) => this.preset(preset))}
        ${this.within === null ? nothing : html`<button class="chip" aria-pressed=${this.within} title=${t(this.lang, 'filter.withinHint')} @click=${() => this.dispatchEvent(new CustomEvent('mutu-within', { detail: !this.within }))}>${icon('map', 16)} ${t(this.lang, 'filter.within')}</button>`}
      </div>
      <mutu-filter-chips .register=${this.register} .filter=${this.filter} .skip=${this.pressed} .names=${this.names} .lang=${this.lang}></mutu-filter-chips>
    `;
  }

  private preset(preset: Preset) {
    const { name, field, clause } = preset;
    const on = this.isOn(preset);
    return html`<button class="chip" aria-pressed=${on} @click=${() => tell(this, 'mutu-filter', replaceClause(this.filter, field, on ? null : clause))}>${name}</button>`;
  }

  private isOn({ field, clause }: Preset): boolean {
    const now = clauseFor(this.filter, field);
    return now !== null && print(now) === print(clause);
  }

  /** Demands that a pressed quick filter shows already. */
  private get pressed(): readonly Filter[] {
    const prints = this.presets.filter((preset) => this.isOn(preset)).map((preset) => print(preset.clause));
    return demandsOf(this.filter).filter((demand) => prints.includes(print(demand)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-filter-bar': FilterBar;
  }
  interface HTMLElementEventMap {
    'mutu-form': CustomEvent<boolean>;
    'mutu-within': CustomEvent<boolean>;
  }
}
