/**
 * `<mutu-range>`: two number inputs, least and most.
 * Properties: `low`, `high` (null = open), `lowName`, `highName` (accessible names), `lowHint`, `highHint` (placeholders)
 * Event: `mutu-range` { low, high } on change, with the two put in order.
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';

export type Bounds = { readonly low: number | null; readonly high: number | null };

/** The number typed, or null for an empty or unreadable input. */
export const typedNumber = (text: string): number | null => {
  // Chinese input methods type full-width digits and commas.
  const value = Number(text.normalize('NFKC').replace(/[,\s]/g, ''));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};

export const ordered = ({ low, high }: Bounds): Bounds =>
  low !== null && high !== null && low > high ? { low: high, high: low } : { low, high };

@customElement('mutu-range')
export class Range extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; grid-template-columns: 1fr auto 1fr; gap: 8px; align-items: center; }
      input { text-align: right; }
    `,
  ];

  @property({ type: Number }) low: number | null = null;
  @property({ type: Number }) high: number | null = null;
  @property() lowName = '';
  @property() highName = '';
  @property() lowHint = '';
  @property() highHint = '';

  protected override render() {
    return html`
      <input id="low" inputmode="decimal" aria-label=${this.lowName} placeholder=${this.lowHint} .value=${this.low ?? ''} @change=${this.changed} />
      <span class="muted" aria-hidden="true">–</span>
      <input id="high" inputmode="decimal" aria-label=${this.highName} placeholder=${this.highHint} .value=${this.high ?? ''} @change=${this.changed} />
    `;
  }

  private changed() {
    const read = (id: string) => typedNumber(this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '');
    const detail = ordered({ low: read('low'), high: read('high') });
    this.dispatchEvent(new CustomEvent<Bounds>('mutu-range', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-range': Range;
  }
  interface HTMLElementEventMap {
    'mutu-range': CustomEvent<Bounds>;
  }
}
