/**
 * `<mutu-figures>`: computed figures of a feature, each with its formula one tap away.
 * Properties: `indicators` (ids), `of`, `year`, `lang`, `revision` · Event: `mutu-why`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Explanation } from '#domain/answers.ts';
import type { Lang } from '#domain/units.ts';
import { api, Problem } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import type { Selection } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { failed } from '../failed.ts';
import { quantity } from '../quantity.ts';
import { whyButton, whyStyles } from './why.ts';

@customElement('mutu-figures')
export class Figures extends LitElement {
  static override styles = [
    base,
    whyStyles,
    css`
      dl { display: flex; flex-wrap: wrap; gap: 8px 24px; }
      dt { font-size: var(--text-s); color: var(--muted); }
      dd { font-weight: 600; white-space: nowrap; }
    `,
  ];

  @property({ attribute: false }) indicators: readonly string[] = [];
  @property({ attribute: false }) of!: Selection;
  @property({ attribute: false }) year: number | null = null;
  @property({ type: Number }) revision = 0;
  @property() lang: Lang = 'zh';

  private readonly answers = new Remote<readonly Explanation[]>(this, {
    key: () => `${this.revision} ${this.indicators.join()} ${this.of.dataset}:${this.of.id} ${this.year}`,
    load: (_key, signal) =>
      Promise.all(
        this.indicators.map((indicator) =>
          api.explain(indicator, `${this.of.dataset}:${this.of.id}`, this.year, signal),
        ),
      ),
  });

  protected override render() {
    // A parcel without annual reports is nothing to try again: it is said, and that is all.
    if (this.answers.error instanceof Problem && this.answers.error.status === 404)
      return html`<p class="small muted">${this.answers.error.say[this.lang]}</p>`;
    if (this.answers.state === 'failed') return failed(this.answers, this.lang);
    return html`<dl>${this.answers.value?.map((answer) => this.figure(answer)) ?? nothing}</dl>`;
  }

  private figure(answer: Explanation) {
    const value =
      answer.value === null ? t(this.lang, 'legend.noData') : quantity(answer.value, answer.unit, this.lang);
    return html`<div><dt>${answer.label[this.lang]}${answer.year ? ` · ${answer.year}` : ''}</dt><dd>${value} ${whyButton(answer.indicator, this.of, this.year, this.lang)}</dd></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-figures': Figures;
  }
}
