/**
 * `<mutu-sign-in>`: the dialog in which staff sign in.
 * Properties: `open`, `lang` · Events: `mutu-signed-in`, `mutu-closed`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { api, problemOf } from '../api.ts';
import { base } from '../parts/base.ts';
import '../parts/dialog.ts';
import { t } from '../text/t.ts';

@customElement('mutu-sign-in')
export class SignIn extends LitElement {
  static override styles = [
    base,
    css`
      form { display: grid; gap: 16px; }
      label { display: grid; gap: 4px; font-size: var(--text-s); }
      input { min-height: 44px; }
      .primary { min-height: 44px; }
      .wrong { color: var(--warn); font-size: var(--text-s); }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property() lang: Lang = 'zh';
  @state() private wrong = '';
  @state() private busy = false;

  protected override render() {
    return html`
      <mutu-dialog .open=${this.open} .heading=${t(this.lang, 'account.title')} @mutu-closed=${() => this.dispatchEvent(new CustomEvent('mutu-closed'))}>
        <form @submit=${this.submit}>
          <p class="small muted">${t(this.lang, 'account.lead')}</p>
          <label>${t(this.lang, 'account.username')}<input name="username" autocomplete="username" required autofocus /></label>
          <label>${t(this.lang, 'account.password')}<input name="password" type="password" autocomplete="current-password" required /></label>
          ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
          <button class="button primary" ?disabled=${this.busy}>${t(this.lang, 'account.submit')}</button>
        </form>
      </mutu-dialog>
    `;
  }

  private async submit(event: SubmitEvent) {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.wrong = '';
    try {
      await api.signIn(String(form.get('username')), String(form.get('password')));
      this.dispatchEvent(new CustomEvent('mutu-signed-in'));
    } catch (error) {
      this.wrong = problemOf(error).say[this.lang];
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-sign-in': SignIn;
  }
}
