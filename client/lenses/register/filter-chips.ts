/**
 * `<mutu-filter-chips>`: the demands of the filter, each to be taken away with one tap.
 * Properties: `register`, `filter`, `skip` (demands that a pressed quick filter already shows), `names`, `lang` · Event: `mutu-filter`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { allOf, type Filter } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Names } from '../names.ts';
import { demandsOf } from './clauses.ts';
import { describe } from './describe.ts';

@customElement('mutu-filter-chips')
export class FilterChips extends LitElement {
  static override styles = [
    base,
    css`
      ul { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
      .chip { white-space: normal; min-height: 28px; padding: 2px 8px 2px 12px; }
      @media (pointer: coarse), (max-width: 767px) { .chip { min-height: var(--target); } }
    `,
  ];

  @property({ attribute: false }) register!: Dataset;
  @property({ attribute: false }) filter: Filter | null = null;
  @property({ attribute: false }) skip: readonly Filter[] = [];
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';

  protected override render() {
    const demands = demandsOf(this.filter);
    if (demands.length === 0) return nothing;
    return html`
      <ul aria-label=${t(this.lang, 'filter.active')}>
        ${demands.filter((demand) => !this.skip.includes(demand)).map((demand) => this.chip(demand, demands))}
        ${demands.length > 1 ? html`<li><button class="link" @click=${() => tell(this, 'mutu-filter', null)}>${t(this.lang, 'filter.clear')}</button></li>` : nothing}
      </ul>
    `;
  }

  private chip(demand: Filter, demands: readonly Filter[]) {
    const words = describe(demand, this.register, this.names, this.lang);
    const rest = () => tell(this, 'mutu-filter', allOf(demands.filter((other) => other !== demand)));
    return html`<li><button class="chip on" aria-label=${t(this.lang, 'filter.remove', { clause: words })} @click=${rest}>${words} ${icon('close', 14)}</button></li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-filter-chips': FilterChips;
  }
}
