/**
 * `<mutu-legend>`: the legend over the map; a click on a class filters by it.
 * Properties: `legend`, `lang`, `open` · Event: `mutu-filter` · CSS: `--turn` 180deg where it hangs from the top
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { lineSwatch, swatch, swatchStyles, voidSwatch } from '../../parts/swatch.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Legend, LegendEntry } from './legend.ts';

const sample = (entry: LegendEntry): TemplateResult => {
  if (entry.line) return lineSwatch(entry.line);
  return entry.void ? voidSwatch(entry.void, entry.colour) : swatch(entry.colour ?? '#999999', entry.mark);
};

@customElement('mutu-legend')
export class MapLegend extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    css`
      section { background: var(--raised); padding: 8px; width: max-content; max-width: 240px; font-size: var(--text-s); }
      .title { display: flex; gap: 8px; align-items: center; justify-content: space-between; width: 100%; min-height: var(--target); padding: 0 8px; font-weight: 600; border-radius: var(--radius); }
      .turn { display: grid; rotate: var(--turn, 0deg); }
      .folded .turn { rotate: calc(var(--turn, 0deg) + 180deg); }
      .entry { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 28px; padding: 0 8px; border-radius: 6px; }
      section.folded { padding: 0; }
      button.entry:hover { background: var(--sunken); }
      .entry[aria-pressed='true'] { background: var(--accent-soft); font-weight: 600; }
      .name { flex: 1; }
      .notes { padding: 4px 8px; }
      @media (pointer: coarse), (max-width: 767px) { button.entry { min-height: var(--target); } }
    `,
  ];

  @property({ attribute: false }) legend: Legend | null = null;
  @property() lang: Lang = 'zh';
  @property({ type: Boolean }) open = true;

  protected override render() {
    if (!this.legend) return nothing;
    const { title, entries, notes } = this.legend;
    const name = this.open ? title : t(this.lang, 'legend.title');
    return html`
      <section class=${this.open ? '' : 'folded'} aria-label=${t(this.lang, 'legend.title')}>
        <button class="title" aria-expanded=${this.open} aria-label=${`${name} · ${t(this.lang, this.open ? 'legend.close' : 'legend.open')}`} @click=${this.toggle}>
          <span>${name}</span><span class="turn">${icon('chevronDown', 16)}</span>
        </button>
        ${this.open ? html`<ul>${entries.map((entry) => html`<li>${this.entry(entry)}</li>`)}</ul>${this.constraints()}${notes.map((note) => html`<p class="notes muted">${note}</p>`)}` : nothing}
      </section>
    `;
  }

  private entry(entry: LegendEntry) {
    const content = html`${sample(entry)}<span class="name">${entry.name}</span>${entry.count === null ? nothing : html`<span class="muted">${entry.count.toLocaleString('en-US')}</span>`}`;
    if (entry.filter === undefined) return html`<div class="entry">${content}</div>`;
    const filter = entry.filter;
    return html`<button class="entry" aria-pressed=${entry.on ?? false} title=${t(this.lang, 'legend.filter', { name: entry.name })} @click=${() => tell(this, 'mutu-filter', filter)}>${content}</button>`;
  }

  private constraints() {
    const constraints = this.legend?.constraints;
    if (!constraints) return nothing;
    const { isOn, entries } = constraints;
    return html`
      <button class="entry" aria-pressed=${isOn} @click=${() => tell(this, 'mutu-constraints', !isOn)}>${voidSwatch('hatch')}<span class="name">${t(this.lang, 'legend.constraints')}</span><span class="muted">${t(this.lang, isOn ? 'legend.on' : 'legend.off')}</span></button>
      <ul>${entries.map((entry) => html`<li>${this.entry(entry)}</li>`)}</ul>
    `;
  }

  private toggle() {
    this.open = !this.open;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-legend': MapLegend;
  }
}
