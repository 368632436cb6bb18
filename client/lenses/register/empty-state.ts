/**
 * `<mutu-empty-state>`: no row passes. It names the demand that costs most and offers one tap to drop it, with the gain.
 * Properties: `register`, `filter`, `names`, `lang` · Event: `mutu-filter`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { type Filter, print } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Names } from '../names.ts';
import { demandsOf } from './clauses.ts';
import { describe } from './describe.ts';
import { nounOf } from './live-count.ts';
import { bestWays, type Way, waysOut } from './ways-out.ts';

@customElement('mutu-empty-state')
export class EmptyState extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 12px; padding: 24px 16px; justify-items: start; }
      ul { display: grid; gap: 8px; justify-items: start; }
      .chip { white-space: normal; }
    `,
  ];

  @property({ attribute: false }) register!: Dataset;
  @property({ attribute: false }) filter: Filter | null = null;
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';

  private readonly ways = new Remote<readonly Way[]>(this, {
    key: () => (this.filter ? `${this.register.id} ${print(this.filter)}` : null),
    load: (_key, signal) => waysOut(this.register.id, demandsOf(this.filter), signal),
  });

  protected override render() {
    const noun = this.register[this.lang];
    if (this.filter === null) return html`<p>${t(this.lang, 'empty.none', { noun })}</p>`;
    const ways = bestWays(this.ways.value ?? []);
    return html`
      <h2>${t(this.lang, 'empty.title', { noun })}</h2>
      ${ways[0] ? html`<p class="muted">${t(this.lang, 'empty.costliest', { clause: this.words(ways[0]) })}</p>` : nothing}
      <ul>
        ${ways.map((way) => html`<li><button class="chip on" @click=${() => tell(this, 'mutu-filter', way.rest)}>${t(this.lang, 'empty.relax', { clause: this.words(way), count: way.count, noun: nounOf(this.register, this.lang) })}</button></li>`)}
      </ul>
      <button class="link" @click=${() => tell(this, 'mutu-filter', null)}>${t(this.lang, 'empty.clear')}</button>
    `;
  }

  private words(way: Way): string {
    return describe(way.demand, this.register, this.names, this.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-empty-state': EmptyState;
  }
}
