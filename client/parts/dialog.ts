/**
 * `<mutu-dialog>`: a titled dialog above the page; focus is kept inside and returns to where it was.
 * Properties: `open`, `heading` (its name) · Slot: content · Event: `mutu-closed` once it is gone.
 */
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';
import './web-awesome.ts';

@customElement('mutu-dialog')
export class Dialog extends LitElement {
  static override styles = [
    base,
    css`
      wa-dialog { --width: 560px; --show-duration: 120ms; --hide-duration: 120ms; --spacing: 24px; }
      wa-dialog::part(dialog) { background: var(--raised); color: var(--ink); border-radius: 12px; }
      wa-dialog::part(title) { font: 600 var(--text-l)/1.4 var(--font); }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property() heading = '';
  /** Where the focus was when it opened: the page alone knows only of its outermost element. */
  private origin: Element | null = null;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('open') && this.open) this.origin = focused();
  }

  protected override render() {
    return html`<wa-dialog .label=${this.heading} .open=${this.open} light-dismiss @wa-after-show=${this.opened} @wa-after-hide=${this.closed}><slot></slot></wa-dialog>`;
  }

  /** What Web Awesome looks for among its own children stands in ours. */
  private opened() {
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  private closed(event: Event) {
    if (event.target !== event.currentTarget) return;
    if (this.origin instanceof HTMLElement) this.origin.focus();
    this.dispatchEvent(new CustomEvent('mutu-closed'));
  }
}

const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

declare global {
  interface HTMLElementTagNameMap {
    'mutu-dialog': Dialog;
  }
}
