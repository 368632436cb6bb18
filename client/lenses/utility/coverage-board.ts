/**
 * `<mutu-coverage-board>`: the coverage matrix under its two switches: which land is counted, and items or whole profiles.
 * Properties: `table` (undefined while it loads), `wanted` (items to show; none = all), `denominator`, `lang`
 * Events: `mutu-denominator`, and those of `mutu-park-table`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { UtilityTable } from '#domain/answers.ts';
import { DEFAULT_DENOMINATOR, DENOMINATORS, type Denominator } from '#domain/coverage.ts';
import type { ServiceItem } from '#domain/datasets/service.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';
import { type Column, type CoverageRow, ITEM_COLUMNS, profileColumns, rowsOf } from './coverage-rows.ts';
import './park-table.ts';
import { profileNotes } from './profile-notes.ts';

@customElement('mutu-coverage-board')
export class CoverageBoard extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .switches { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0 16px 8px; }
      .switches > div { display: flex; gap: 4px; }
      .body { flex: 1; min-height: 0; padding-bottom: 24px; scrollbar-width: thin; }
      .profiles { position: sticky; left: 0; padding: 16px; display: grid; gap: 8px; max-width: 400px; }
      .profiles dl { display: grid; gap: 4px; }
      .profiles dd { padding-bottom: 8px; }
      @media (max-width: 767px) { .switches { flex-wrap: nowrap; overflow-x: auto; flex: none; } .profiles { max-width: 100vw; } }
    `,
  ];

  @property({ attribute: false }) table: UtilityTable | undefined;
  @property({ attribute: false }) wanted: readonly ServiceItem[] = [];
  @property() denominator: Denominator = DEFAULT_DENOMINATOR;
  @property() lang: Lang = 'zh';
  @state() private by: 'items' | 'profiles' = 'items';

  protected override render() {
    const { lang, table } = this;
    if (!table) return html`<p class="switches muted" role="status">${t(lang, 'list.loading')}</p>`;
    const caption = t(lang, 'utility.note', {
      land: DENOMINATORS.find(({ id }) => id === this.denominator)?.[lang] ?? '',
    });
    return html`
      ${this.switches()}
      <div class="body scroll" tabindex="0" role="region" aria-label=${t(lang, 'utility.table')}>
        <mutu-park-table .rows=${this.rows(table)} .columns=${this.columns(table)} .caption=${caption} .lang=${lang}></mutu-park-table>
        ${this.by === 'profiles' ? profileNotes(table.profiles, lang) : nothing}
      </div>
    `;
  }

  private switches() {
    const { lang } = this;
    const chip = (on: boolean, name: string, choose: () => void) =>
      html`<button class="chip" aria-pressed=${on} @click=${choose}>${name}</button>`;
    const by = (id: CoverageBoard['by'], name: string) =>
      chip(this.by === id, name, () => {
        this.by = id;
      });
    return html`
      <div class="switches">
        <div role="group" aria-label=${t(lang, 'utility.by')}>${by('items', t(lang, 'utility.by.items'))}${by('profiles', t(lang, 'utility.by.profiles'))}</div>
        <div role="group" aria-label=${t(lang, 'utility.denominator')}>${DENOMINATORS.map((one) => chip(this.denominator === one.id, one[lang], () => this.choose(one.id)))}</div>
      </div>
    `;
  }

  private columns({ profiles }: UtilityTable): readonly Column[] {
    if (this.by === 'profiles') return profileColumns(profiles);
    const { wanted } = this;
    return wanted.length === 0 ? ITEM_COLUMNS : ITEM_COLUMNS.filter(({ id }) => wanted.some((item) => item === id));
  }

  private rows(table: UtilityTable): readonly CoverageRow[] {
    return rowsOf(table, this.denominator);
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
