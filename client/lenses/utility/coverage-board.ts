/**
 * `<mutu-coverage-board>`: the coverage matrix under the switch of which land is counted; profiles with where they come from.
 * Properties: `table` (undefined while it loads), `by` (items or profiles), `wanted` (items to show; none = all),
 * `denominator`, `lang` · Method: `focusCell({ parkId, column })`
 * Events: `mutu-denominator`, and those of `mutu-park-table`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { UtilityTable } from '#domain/answers.ts';
import { DEFAULT_DENOMINATOR, DENOMINATORS, type Denominator } from '#domain/coverage.ts';
import type { ServiceItem } from '#domain/datasets/service.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import type { Gap } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { type Column, type CoverageRow, ITEM_COLUMNS, profileColumns, rowsOf } from './coverage-rows.ts';
import { asOfText } from './intervals.ts';
import './park-table.ts';
import type { ParkTable } from './park-table.ts';
import { profileNotes } from './profile-notes.ts';

@customElement('mutu-coverage-board')
export class CoverageBoard extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .switches { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 0 16px 8px; position: sticky; left: 0; width: 100cqw; }
      .body { flex: 1; min-height: 0; container-type: inline-size; padding-bottom: 24px; scrollbar-width: thin; }
      .profiles { position: sticky; left: 0; padding: 16px; display: grid; gap: 8px; width: 100cqw; max-width: 600px; }
      .profiles dl { display: grid; gap: 4px; }
      .profiles dd { padding-bottom: 8px; }
    `,
  ];

  @property({ attribute: false }) table: UtilityTable | undefined;
  @property() by: 'items' | 'profiles' = 'items';
  @property({ attribute: false }) wanted: readonly ServiceItem[] = [];
  @property() denominator: Denominator = DEFAULT_DENOMINATOR;
  @property() lang: Lang = 'zh';

  @query('mutu-park-table') private cells?: ParkTable;

  async focusCell(cell: Pick<Gap, 'parkId' | 'column'>) {
    await this.updateComplete;
    await this.cells?.focusCell(cell);
  }

  protected override render() {
    const { lang, table } = this;
    if (!table) return html`<p class="switches muted" role="status">${t(lang, 'list.loading')}</p>`;
    const rows = rowsOf(table, this.denominator);
    return html`
      <div class="body scroll" tabindex="0" role="region" aria-label=${t(lang, this.by === 'items' ? 'utility.table' : 'utility.byProfiles')}>
        ${this.switches()}
        <mutu-park-table .rows=${rows} .columns=${this.columns(table)} .caption=${this.caption(rows[0]!)} .lang=${lang}></mutu-park-table>
        ${this.by === 'profiles' ? profileNotes(table.profiles, lang) : nothing}
      </div>
    `;
  }

  private switches() {
    const { lang } = this;
    return html`
      <div class="switches" role="group" aria-label=${t(lang, 'utility.denominator')}>
        <span class="small muted" aria-hidden="true">${t(lang, 'utility.denominator')}</span>
        ${DENOMINATORS.map(({ id, ...name }) => html`<button class="chip" aria-pressed=${this.denominator === id} @click=${() => this.choose(id)}>${name[lang]}</button>`)}
      </div>
    `;
  }

  private columns({ profiles }: UtilityTable): readonly Column[] {
    if (this.by === 'profiles') return profileColumns(profiles);
    const { wanted } = this;
    return wanted.length === 0 ? ITEM_COLUMNS : ITEM_COLUMNS.filter(({ id }) => wanted.some((item) => item === id));
  }

  private caption(all: CoverageRow): string {
    const { lang } = this;
    const land = DENOMINATORS.find(({ id }) => id === this.denominator)?.[lang] ?? '';
    const date = asOfText(all.coverage(ITEM_COLUMNS[0]!), t(lang, 'utility.to')) ?? t(lang, 'utility.undated');
    return t(lang, 'utility.note', { land, date });
  }

  private choose(denominator: Denominator) {
    this.dispatchEvent(new CustomEvent('mutu-denominator', { detail: denominator }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-coverage-board': CoverageBoard;
  }
  interface HTMLElementEventMap {
    'mutu-denominator': CustomEvent<Denominator>;
  }
}
