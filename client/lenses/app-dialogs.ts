/**
 * `<mutu-app-dialogs>`: the dialogs of the shell, one open at a time.
 * Properties: `scene` · Methods: `show('signIn' | 'keys')`, `explain(question)`, `close()` · Event: `mutu-signed-in`
 */
import { html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Question } from './events.ts';
import './explain-dialog.ts';
import './keys-sheet.ts';
import type { Scene } from './scene.ts';
import './sign-in.ts';

@customElement('mutu-app-dialogs')
export class AppDialogs extends LitElement {
  @property({ attribute: false }) scene!: Scene;
  @state() private question: Question | null = null;
  @state() private shown: 'signIn' | 'keys' | null = null;
  private hasSignedIn = false;

  show(dialog: 'signIn' | 'keys') {
    this.shown = dialog;
  }

  explain(question: Question) {
    this.question = question;
  }

  close() {
    this.question = null;
    this.shown = null;
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <mutu-explain-dialog .question=${this.question} .lang=${lang} @mutu-closed=${this.close}></mutu-explain-dialog>
      <mutu-sign-in .open=${this.shown === 'signIn'} .lang=${lang} @mutu-closed=${this.left} @mutu-signed-in=${this.signedIn}></mutu-sign-in>
      <mutu-keys-sheet .open=${this.shown === 'keys'} .lang=${lang} @mutu-closed=${this.close}></mutu-keys-sheet>
    `;
  }

  private signedIn() {
    this.hasSignedIn = true;
    this.close();
  }

  /** Told once the dialog is gone and the focus is back where it was: only then may what was pressed disappear. */
  private left() {
    this.close();
    if (!this.hasSignedIn) return;
    this.hasSignedIn = false;
    this.dispatchEvent(new CustomEvent('mutu-signed-in'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-app-dialogs': AppDialogs;
  }
}
