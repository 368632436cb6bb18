/**
 * `<mutu-coordinate-card>`: the place under a right click or long press, in degrees and on the 3° and 6° grids, to be copied.
 * Properties: `at` (degrees, CGCS2000; null = closed), `lang` · Event: `mutu-closed`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { icon } from '../parts/icon.ts';
import { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';
import { type GridPlace, gridPlaces, type Place } from './grid-place.ts';

export const degreesText = ({ lon, lat }: Place): string => `${lon.toFixed(6)}, ${lat.toFixed(6)}`;

@customElement('mutu-coordinate-card')
export class CoordinateCard extends LitElement {
  static override styles = [
    base,
    css`
      section { background: var(--raised); border-radius: 12px; box-shadow: var(--shadow); padding: 8px 8px 12px 16px; font-size: var(--text-s); display: grid; gap: 4px; }
      .top { display: flex; align-items: center; justify-content: space-between; gap: 16px; font-weight: 600; }
      dl { display: grid; grid-template-columns: auto 1fr auto; gap: 4px 12px; align-items: center; padding-right: 8px; }
      dt { color: var(--muted); }
    `,
  ];

  @property({ attribute: false }) at: Place | null = null;
  @property() lang: Lang = 'zh';
  @state() private copied = '';

  private readonly grids = new Remote<readonly GridPlace[]>(this, {
    key: () => this.at && degreesText(this.at),
    load: () => gridPlaces(this.at!),
  });

  protected override render() {
    if (!this.at) return nothing;
    return html`
      <section aria-label=${t(this.lang, 'place.title')}>
        <div class="top"><span>${t(this.lang, 'place.title')}</span><button class="button icon" aria-label=${t(this.lang, 'place.close')} @click=${this.close}>${icon('close', 16)}</button></div>
        <dl>${this.line(t(this.lang, 'place.degrees'), degreesText(this.at))}${this.grids.value?.map(({ width, zone, meridian, text }) => this.line(t(this.lang, 'place.grid', { width, zone, meridian }), text)) ?? nothing}</dl>
        <p class="unseen" role="status">${this.copied ? t(this.lang, 'card.copied') : ''}</p>
      </section>
    `;
  }

  private line(name: string, value: string) {
    const copy = () => {
      void navigator.clipboard?.writeText(value);
      this.copied = value;
    };
    return html`<dt>${name}</dt><dd>${value}</dd><button class="link" aria-label=${t(this.lang, 'place.copyOf', { name })} @click=${copy}>${t(this.lang, this.copied === value ? 'card.copied' : 'place.copy')}</button>`;
  }

  private close() {
    this.dispatchEvent(new CustomEvent('mutu-closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-coordinate-card': CoordinateCard;
  }
}
