/**
 * `<mutu-long-text>`: a value of many signs (界址点坐标), shut until asked for, with a button that copies all of it.
 * Properties: `text`, `lang`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';

/** More signs than this flood a card. */
const MANY = 60;

export const isLong = (text: string): boolean => text.length > MANY;

@customElement('mutu-long-text')
export class LongText extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 4px; justify-items: end; min-width: 0; }
      .ways { display: flex; gap: 12px; }
      .all { width: 100%; max-height: 144px; padding: 8px 12px; border-radius: var(--radius); background: var(--sunken); font-size: var(--text-s); line-height: 20px; text-align: left; overflow-wrap: anywhere; white-space: pre-wrap; }
    `,
  ];

  @property() text = '';
  @property() lang: Lang = 'zh';
  @state() private open = false;
  @state() private copied = false;

  protected override render() {
    const shown = this.text.replaceAll(';', ';\n');
    return html`
      <span class="ways">
        <button class="link" aria-expanded=${this.open} @click=${this.toggle}>${t(this.lang, this.open ? 'card.less' : 'card.all', { count: this.text.length })}</button>
        <button class="link" @click=${this.copy}>${t(this.lang, this.copied ? 'card.copied' : 'place.copy')}</button>
      </span>
      ${this.open ? html`<div class="all scroll" tabindex="0">${shown}</div>` : ''}
    `;
  }

  private toggle() {
    this.open = !this.open;
  }

  private async copy() {
    await navigator.clipboard?.writeText(this.text);
    this.copied = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-long-text': LongText;
  }
}
