/**
 * `<mutu-park-table>`: park by park, each item as an interval of coverage.
 * Properties: `table`, `items` (ids to show), `names`, `lang` · Event: `mutu-select` (a park)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { UtilityTable } from '#domain/answers.ts';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import { convert, format, type Lang } from '#domain/units.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { type Names, nameKey } from '../names.ts';
import { coverageOf, intervalText, percentText } from './intervals.ts';

type Park = UtilityTable['parks'][number];

@customElement('mutu-park-table')
export class ParkTable extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host { display: grid; gap: 24px; }
      section { display: grid; gap: 8px; }
      .head { display: block; width: 100%; border-radius: var(--radius); }
      .head:hover h2 { color: var(--accent); }
      dl { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 24px; font-size: var(--text-s); }
      dl > div { display: grid; grid-template-columns: 1fr auto; gap: 0 8px; min-width: 0; }
      dt { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .bar { grid-column: 1 / -1; height: 6px; }
    `,
  ];

  @property({ attribute: false }) table!: UtilityTable;
  @property({ attribute: false }) items: readonly string[] = [];
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';

  protected override render() {
    const parks = this.table.parks.filter((park) => park.parcels > 0);
    return html`<p class="small muted">${t(this.lang, 'utility.note')}</p>${parks.map((park) => this.park(park))}`;
  }

  private park(park: Park) {
    const zone = this.names.get(nameKey('zone', park.zoneId));
    const line = [
      zone,
      t(this.lang, 'utility.parcels', {
        count: park.parcels,
        area: format(convert(park.areaM2, 'm2', 'mu'), 'mu', this.lang),
      }),
    ]
      .filter(Boolean)
      .join(' · ');
    return html`
      <section>
        <button class="head" @click=${() => tell(this, 'mutu-select', { dataset: 'park', id: park.id })}><h2>${park.name}</h2><span class="small muted">${line}</span></button>
        <dl>${SERVICE_ITEMS.filter((item) => this.items.includes(item.id)).map((item) => this.cell(park, item.id, item[this.lang]))}</dl>
      </section>
    `;
  }

  private cell(park: Park, item: string, name: string) {
    const coverage = coverageOf(park, item);
    if (!coverage) return nothing;
    const words = t(this.lang, 'utility.cell', {
      park: park.name,
      item: name,
      low: percentText(coverage.low),
      high: percentText(coverage.high),
    });
    return html`<div title=${words}><dt>${name}</dt><dd class="figure">${intervalText(coverage)}</dd>${bar(coverage.low, coverage.high)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-park-table': ParkTable;
  }
}
