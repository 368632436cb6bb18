/**
 * `<mutu-explain-dialog>` “为什么是这个数”: formula, inputs with their source rows, as-of date.
 * Properties: `question` (null = closed), `lang` · Events: `mutu-closed`, `mutu-select` (a source row)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Explanation } from '#domain/answers.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Lang } from '#domain/units.ts';
import { api } from '../api.ts';
import { base } from '../parts/base.ts';
import '../parts/dialog.ts';
import { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';
import { type Question, tell } from './events.ts';
import { failed } from './failed.ts';
import { exactQuantity, quantity } from './quantity.ts';

@customElement('mutu-explain-dialog')
export class ExplainDialog extends LitElement {
  static override styles = [
    base,
    css`
      .all { display: grid; gap: 16px; }
      .result { font-size: var(--text-l); font-weight: 600; }
      .formula { background: var(--sunken); border-radius: var(--radius); padding: 12px 16px; }
      table { width: 100%; border-collapse: collapse; font-size: var(--text-s); }
      th { text-align: left; font-weight: 500; color: var(--muted); padding: 4px 8px 4px 0; }
      td { padding: 6px 8px 6px 0; vertical-align: top; box-shadow: 0 -1px 0 var(--line); }
      .wide { overflow-x: auto; }
    `,
  ];

  @property({ attribute: false }) question: Question | null = null;
  @property() lang: Lang = 'zh';

  private readonly answer = new Remote<Explanation>(this, {
    key: () => this.question && JSON.stringify(this.question),
    load: (_key, signal) => {
      const { indicator, of, year } = this.question!;
      return api.explain(indicator, `${of.dataset}:${of.id}`, year, signal);
    },
  });

  protected override render() {
    return html`
      <mutu-dialog .open=${this.question !== null} .heading=${t(this.lang, 'why.title')} @mutu-closed=${() => this.dispatchEvent(new CustomEvent('mutu-closed'))}>
        ${this.answer.state === 'failed' ? failed(this.answer, this.lang) : this.answer.value ? this.explanation(this.answer.value) : t(this.lang, 'list.loading')}
      </mutu-dialog>
    `;
  }

  private explanation(answer: Explanation) {
    // Where every input comes from the subject itself, its name need not stand in each line.
    const others = answer.inputs.some(
      (input) => input.from && (input.from.id !== answer.of.id || input.from.dataset !== answer.of.dataset),
    );
    return html`
      <div class="all">
        <div>
          <p class="muted small">${answer.of.name}${answer.year ? ` · ${answer.year}` : ''} · ${answer.label[this.lang]}</p>
          <p class="result">${answer.value === null ? t(this.lang, 'card.missing') : quantity(answer.value, answer.unit, this.lang)}</p>
          ${answer.value === null ? html`<p class="small">${t(this.lang, 'why.noValue')}</p>` : nothing}
        </div>
        <div class="formula"><p class="muted small">${t(this.lang, 'why.formula')}</p><p>${answer.formula[this.lang]}</p></div>
        <div class="wide">
          <table>
            <thead><tr><th>${t(this.lang, 'why.input')}</th><th class="figure">${t(this.lang, 'why.value')}</th><th>${t(this.lang, others ? 'why.row' : 'why.source')}</th><th>${t(this.lang, 'why.asOf')}</th></tr></thead>
            <tbody>${answer.inputs.map((input) => this.input(input, others))}</tbody>
          </table>
        </div>
        <p class="small muted">${t(this.lang, 'why.rule')}：${answer.source}${answer.asOf ? ` · ${t(this.lang, 'why.asOf')} ${answer.asOf}` : ''}</p>
        ${answer.synthetic ? html`<p class="small muted">${t(this.lang, 'why.synthetic')}</p>` : nothing}
      </div>
    `;
  }

  private input(input: Explanation['inputs'][number], named: boolean) {
    const from = input.from;
    const drawn = from && datasetOf(from.dataset)?.geometry !== 'none';
    const follow = () => from && tell(this, 'mutu-select', { dataset: from.dataset, id: from.id });
    return html`
      <tr>
        <td>${input.label[this.lang]}${input.synthetic ? html` <span class="badge">${t(this.lang, 'card.synthetic')}</span>` : nothing}</td>
        <td class="figure">${input.value === null ? t(this.lang, 'card.missing') : exactQuantity(input.value, input.unit, this.lang)}</td>
        <td>${from && named ? (drawn ? html`<button class="link" @click=${follow}>${from.name}</button>` : from.name) : ''}${input.source ? html`<p class="muted">${input.source}</p>` : nothing}</td>
        <td class="figure">${input.asOf ?? t(this.lang, 'card.missing')}</td>
      </tr>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-explain-dialog': ExplainDialog;
  }
}
