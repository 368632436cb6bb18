/**
 * `<mutu-edit-conflict>`: a row that two people changed: both versions side by side, and a choice for each difference.
 * Properties: `clashes`, `names`, `lang`, `busy` · Events: `mutu-decided` with the choices, `mutu-cancelled`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { type Names, shown } from '../lenses/names.ts';
import { base } from '../parts/base.ts';
import { type Choice, type Clash, clashId } from './edit-diff.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

export type Choices = Readonly<Record<string, Choice>>;

const SIDES: readonly Choice[] = ['yours', 'theirs'];

@customElement('mutu-edit-conflict')
export class EditConflict extends LitElement {
  static override styles = [base, editStyles, css`:host { display: block; }`];

  @property({ attribute: false }) clashes: readonly Clash[] = [];
  @property({ attribute: false }) names: Names = new Map();
  @property({ type: Boolean }) busy = false;
  @property() lang: Lang = 'zh';
  @state() private choices: Choices = {};

  protected override render() {
    const { clashes, lang } = this;
    return html`
      <section aria-label=${say(lang, 'conflictTitle')}>
        <div class="say warn" role="alert"><strong>${say(lang, 'conflictTitle')}</strong><span>${say(lang, clashes.length ? 'conflictLead' : 'conflictNone')}</span></div>
        ${clashes.length ? this.table() : ''}
        <div class="tools">
          ${clashes.length ? html`<button class="button soft" @click=${() => this.all('yours')}>${say(lang, 'allYours')}</button><button class="button soft" @click=${() => this.all('theirs')}>${say(lang, 'allTheirs')}</button>` : ''}
          <button class="button primary" ?disabled=${this.busy} @click=${this.decide}>${say(lang, 'saveChoice')}</button>
          <button class="button" @click=${() => this.dispatchEvent(new CustomEvent('mutu-cancelled'))}>${say(lang, 'leave')}</button>
        </div>
      </section>
    `;
  }

  private table() {
    const { lang } = this;
    return html`
      <table>
        <thead><tr><th scope="col">${say(lang, 'field')}</th>${SIDES.map((side) => html`<th scope="col">${say(lang, side)}</th>`)}</tr></thead>
        <tbody>${this.clashes.map((clash) => html`<tr><th scope="row">${clash.field === 'geometry' ? say(lang, 'shape') : clash.field[lang]}</th>${SIDES.map((side) => html`<td>${this.choice(clash, side)}</td>`)}</tr>`)}</tbody>
      </table>
    `;
  }

  private choice(clash: Clash, side: Choice) {
    const { lang, names } = this;
    const id = clashId(clash);
    const words =
      clash.field === 'geometry'
        ? say(lang, side === 'yours' ? 'shapeYours' : 'shapeTheirs')
        : shown(clash.field, clash[side], names, lang);
    const chosen = (this.choices[id] ?? clash.kept) === side;
    return html`<label><input type="radio" name=${`clash-${id}`} .checked=${chosen} @change=${() => this.choose(id, side)} /><span>${words}</span></label>`;
  }

  private choose(id: string, side: Choice) {
    this.choices = { ...this.choices, [id]: side };
  }

  private all(side: Choice) {
    this.choices = Object.fromEntries(this.clashes.map((clash) => [clashId(clash), side]));
  }

  private decide() {
    this.dispatchEvent(new CustomEvent('mutu-decided', { detail: this.choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-conflict': EditConflict;
  }
  interface HTMLElementEventMap {
    'mutu-decided': CustomEvent<Choices>;
  }
}
