/**
 * `<mutu-edit-question>`: asks before something is lost.
 * Method: `ask({ title, lead, yes, no })` resolves to whether the answer was yes.
 */
import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from '../parts/base.ts';
import '../parts/dialog.ts';

export type Asked = { readonly title: string; readonly lead: string; readonly yes: string; readonly no: string };

@customElement('mutu-edit-question')
export class EditQuestion extends LitElement {
  static override styles = [base, css`.tools { display: flex; gap: 8px; margin-top: 16px; flex-wrap: wrap; }`];

  @state() private asked: Asked = { title: '', lead: '', yes: '', no: '' };
  @state() private open = false;
  private answer: (yes: boolean) => void = () => undefined;

  ask(asked: Asked): Promise<boolean> {
    this.answer(false);
    this.asked = asked;
    this.open = true;
    return new Promise((resolve) => {
      this.answer = resolve;
    });
  }

  protected override render() {
    const { title, lead, yes, no } = this.asked;
    return html`
      <mutu-dialog .open=${this.open} .heading=${title} @mutu-closed=${() => this.decide(false)}>
        <p>${lead}</p>
        <div class="tools">
          <button class="button soft" autofocus @click=${() => this.decide(false)}>${no}</button>
          <button class="button primary" @click=${() => this.decide(true)}>${yes}</button>
        </div>
      </mutu-dialog>
    `;
  }

  private decide(yes: boolean) {
    this.open = false;
    this.answer(yes);
    this.answer = () => undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-question': EditQuestion;
  }
}
