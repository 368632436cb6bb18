/**
 * `<mutu-notices>`: sentences the reader should see once.
 * Properties: `notices`, `readName` (name of the button that takes one away) · Event: `mutu-notice-read` with the sentence
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';
import { icon } from './icon.ts';

@customElement('mutu-notices')
export class Notices extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 8px; justify-items: center; pointer-events: none; }
      p { display: flex; gap: 12px; align-items: center; max-width: 560px; padding: 8px 8px 8px 16px; background: var(--raised); border-radius: 12px; box-shadow: var(--shadow); font-size: var(--text-s); pointer-events: auto; }
      p > svg { color: var(--warn); }
    `,
  ];

  @property({ attribute: false }) notices: readonly string[] = [];
  @property() readName = '';

  protected override render() {
    return html`<div role="status">${this.notices.map((sentence) => this.notice(sentence))}</div>`;
  }

  private notice(sentence: string) {
    const read = () =>
      this.dispatchEvent(new CustomEvent('mutu-notice-read', { detail: sentence, bubbles: true, composed: true }));
    return html`<p>${icon('alert', 16)}<span>${sentence}</span><button class="button icon" aria-label=${this.readName} @click=${read}>${icon('close', 16)}</button></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-notices': Notices;
  }
}
