/**
 * `<mutu-park-table>`: the coverage matrix. Each cell is an interval; a cell of a park leads to the land that is not
 * covered. The arrow keys walk from cell to cell.
 * Properties: `rows`, `columns`, `caption`, `lang` · Events: `mutu-gap` { row, column }, `mutu-select` (a park or zone)
 * Method: `focusCell({ parkId, column })`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Coverage, intervalOf } from '#domain/coverage.ts';
import type { Lang } from '#domain/units.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { swatch, swatchStyles } from '../../parts/swatch.ts';
import type { Gap } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Asked, Column, CoverageRow } from './coverage-rows.ts';
import { asOfText, numbersText, percentText, plannedShare } from './intervals.ts';
import { tableStyles } from './table-styles.ts';
import { type Way, walked } from './walk.ts';

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

@customElement('mutu-park-table')
export class ParkTable extends LitElement {
  static override styles = [base, barStyles, swatchStyles, tableStyles, css`:host { display: block; }`];

  @property({ attribute: false }) rows: readonly CoverageRow[] = [];
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property() caption = '';
  @property() lang: Lang = 'zh';

  protected override render() {
    return html`
      <table @keydown=${this.pressed} @focusin=${this.entered}>
        <caption class="small muted"><span>${this.caption}<span class="unseen">${t(this.lang, 'utility.arrows')}</span></span></caption>
        <thead><tr><th scope="col" class="name">${t(this.lang, 'utility.place')}</th>${this.columns.map((column) => this.head(column))}<th scope="col" class="as-of">${t(this.lang, 'utility.asOf')}</th></tr></thead>
        <tbody>${this.rows.map((row) => this.row(row))}</tbody>
      </table>
    `;
  }

  async focusCell({ parkId, column }: Pick<Gap, 'parkId' | 'column'>) {
    await this.updateComplete;
    this.stops.find(({ dataset }) => dataset['park'] === parkId && dataset['column'] === column)?.focus();
  }

  /** One stop for the tab key; the arrows do the rest. */
  protected override updated() {
    const stops = this.stops;
    if (!stops.some(({ tabIndex }) => tabIndex === 0) && stops[0]) stops[0].tabIndex = 0;
  }

  private get stops(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button[data-column]')];
  }

  private head({ label, colour, mark, isOpen }: Column) {
    return html`<th scope="col">${colour ? html`${swatch(colour, mark)}<br />` : nothing}${label[this.lang]}${isOpen ? html`<br /><span class="badge warn">${t(this.lang, 'utility.profile.open')}</span>` : nothing}</th>`;
  }

  private row(row: CoverageRow) {
    const { kind, name, id } = row;
    const shown = kind === 'all' ? t(this.lang, 'utility.all') : name;
    const open = () => tell(this, 'mutu-select', { dataset: kind, id });
    return html`
      <tr class=${kind}>
        <th scope="row" class="name">${kind === 'all' ? shown : html`<button data-column="" tabindex="-1" @click=${open}>${shown}</button>`}</th>
        ${this.columns.map((column) => this.cell(row, column, shown))}
        <td class="as-of">${this.asOf(row.coverage(this.columns[0]!))}</td>
      </tr>
    `;
  }

  private asOf(coverage: Coverage) {
    if (coverage.parcels === 0) return '';
    return asOfText(coverage, t(this.lang, 'utility.to')) ?? t(this.lang, 'utility.undated');
  }

  private cell(row: CoverageRow, column: Column, place: string) {
    const coverage = row.coverage(column);
    const interval = intervalOf(coverage);
    if (!interval)
      return html`<td class="none"><span aria-hidden="true">·</span><span class="unseen">${t(this.lang, 'utility.noLand')}</span></td>`;
    const words = this.words(place, column, coverage);
    const figures = html`<span>${numbersText(interval)}</span>${bar(interval.low, interval.high)}`;
    if (row.kind !== 'park' || interval.low === 1)
      return html`<td title=${words}><span class="unseen">${words}</span>${figures}</td>`;
    const ask = () =>
      this.dispatchEvent(
        new CustomEvent<Asked>('mutu-gap', { detail: { row, column }, bubbles: true, composed: true }),
      );
    const name = `${words}${t(this.lang, 'utility.toGap')}`;
    return html`<td><button data-park=${row.id} data-column=${column.id} tabindex="-1" title=${words} @click=${ask}><span class="unseen">${name}</span>${figures}</button></td>`;
  }

  private words(place: string, { label }: Column, coverage: Coverage): string {
    const { low, high } = intervalOf(coverage)!;
    const planned = plannedShare(coverage);
    return [
      t(this.lang, 'utility.cell', {
        park: place,
        item: label[this.lang],
        low: percentText(low),
        high: percentText(high),
      }),
      ...(planned > 0 ? [t(this.lang, 'utility.cellPlanned', { share: percentText(planned) })] : []),
    ].join(this.lang === 'zh' ? '；' : '; ');
  }

  private pressed(event: KeyboardEvent) {
    const way = WAYS[event.key];
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (!way || !activeElement) return;
    const lines = [...this.renderRoot.querySelectorAll('tr')].map((line) => [
      ...line.querySelectorAll<HTMLElement>('button[data-column]'),
    ]);
    const next = walked(lines, activeElement as HTMLElement, way, (stop) => stop.dataset['column'] ?? '');
    event.preventDefault();
    next?.focus();
  }

  private entered(event: FocusEvent) {
    for (const stop of this.stops) stop.tabIndex = stop === event.target ? 0 : -1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-park-table': ParkTable;
  }
  interface HTMLElementEventMap {
    'mutu-gap': CustomEvent<Asked>;
  }
}
