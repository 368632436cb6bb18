/**
 * `<mutu-share-link>`: the view as a link: to copy, and as a QR code for a phone. Nothing is kept on the server; what the
 * other one sees follows that reader's own rights.
 * Property: `lang`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { qr } from '../parts/qr.ts';
import { t } from '../text/t.ts';

@customElement('mutu-share-link')
export class ShareLink extends LitElement {
  static override styles = [
    base,
    css`
      .share { display: grid; gap: 16px; justify-items: center; }
      .link-row { display: flex; gap: 8px; width: 100%; }
    `,
  ];

  @property() lang: Lang = 'zh';
  @state() private link: string | null = null;
  @state() private copied = false;
  @state() private isTried = false;

  protected override render() {
    const { lang, link } = this;
    return html`
      <button class="button soft" @click=${this.open}>${icon('share', 16)} ${t(lang, 'share.open')}</button>
      <mutu-dialog .open=${link !== null} .heading=${t(lang, 'share.title')} @mutu-closed=${this.close}>
        ${link === null ? nothing : this.content(link)}
      </mutu-dialog>
    `;
  }

  private content(link: string) {
    const { lang } = this;
    return html`
      <div class="share">
        ${qr(link, t(lang, 'share.qr'))}
        <div class="link-row"><input readonly aria-label=${t(lang, 'share.link')} .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} /><button class="button primary" @click=${() => this.copy(link)}>${t(lang, 'share.copy')}</button></div>
        <p class="small muted">${t(lang, 'share.rights')}</p>
        <p class="small" role="status">${this.isTried ? t(lang, this.copied ? 'card.copied' : 'share.byHand') : ''}</p>
      </div>
    `;
  }

  private open() {
    this.link = window.location.href;
    this.copied = false;
    this.isTried = false;
  }

  private close() {
    this.link = null;
  }

  private async copy(link: string) {
    const written = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'));
    this.copied = await written.then(
      () => true,
      () => false,
    );
    // Without https there is no clipboard: the text is selected for the reader's own keys.
    if (!this.copied) this.renderRoot.querySelector('input')?.select();
    this.isTried = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-share-link': ShareLink;
  }
}
