/**
 * `<mutu-fact-list>`: printed figures, the quote of each on demand; readings that differ stand side by side.
 * Properties: `facts`, `lang`, `first` (how many before “all”)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PrintedFact } from '#domain/answers.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';
import { bareMeasure, factValue, measureText, readingsOf } from './facts.ts';

@customElement('mutu-fact-list')
export class FactList extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; font-size: var(--text-s); }
      summary { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; padding: 6px 8px; margin: 0 -8px; border-radius: var(--radius); cursor: pointer; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      summary:hover { background: var(--sunken); }
      .value { font-weight: 600; text-align: right; }
      .value.planned { font-weight: 400; font-style: italic; }
      .note { color: var(--muted); grid-column: 1 / -1; }
      blockquote { margin: 4px 0 8px; padding: 8px 12px; background: var(--sunken); border-radius: var(--radius); }
      .readings { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 16px; }
    `,
  ];

  @property({ attribute: false }) facts: readonly PrintedFact[] = [];
  @property() lang: Lang = 'zh';
  @property({ type: Number }) first = 6;
  @state() private all = false;

  protected override render() {
    const readings = readingsOf(this.facts);
    const inReadings = new Set([...readings.values()].flat());
    const single = this.facts.filter((fact) => !inReadings.has(fact));
    return html`
      ${readings.size ? this.sideBySide(readings) : nothing}
      <div>${(this.all ? single : single.slice(0, this.first)).map((fact) => this.fact(fact, measureText(fact)))}</div>
      ${
        single.length > this.first && !this.all
          ? html`<div><button class="link" @click=${() => {
              this.all = true;
            }}>${t(this.lang, 'overview.more', { count: this.facts.length })}</button></div>`
          : nothing
      }
    `;
  }

  private sideBySide(readings: ReadonlyMap<string, readonly PrintedFact[]>) {
    return html`
      <div>
        <p class="strong">${t(this.lang, 'overview.conflict')}</p>
        <div class="readings">
          ${[...readings].map(([name, facts]) => html`<div><p class="muted">${name}</p>${facts.map((fact) => this.fact(fact, bareMeasure(fact)))}</div>`)}
        </div>
      </div>
    `;
  }

  private fact(fact: PrintedFact, measure: string) {
    const isResult = fact.nature === 'actual';
    return html`
      <details>
        <summary>
          <span>${measure}</span>
          <span class="value ${isResult ? '' : 'planned'}">${factValue(fact)}</span>
          <span class="note">${fact.subject} · ${fact.date}${isResult ? nothing : html` · <span class="badge">${t(this.lang, `overview.nature.${fact.nature}`)}</span>`}</span>
        </summary>
        <blockquote><p>“${fact.quote}”</p><p class="muted">${fact.source}</p></blockquote>
      </details>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-fact-list': FactList;
  }
}
