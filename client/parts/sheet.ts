/**
 * `<mutu-sheet>`: the bottom sheet of a phone, with three stops.
 * Properties: `stop` ('peek' 112 px · 'half' · 'full' 92 %), `handleName`, `stopName` (name of the stop, for readers)
 * Slot: content · Event: `mutu-stop` with the new stop
 * The handle is a button: a tap or Enter goes to the next stop, arrow keys up and down, a drag to the nearest.
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from './base.ts';

export const STOPS = ['peek', 'half', 'full'] as const;
export type Stop = (typeof STOPS)[number];

const PEEK = 112;

/** Height in px of a stop in a page of `page` px. */
export const heightOf = (stop: Stop, page: number): number =>
  stop === 'peek' ? PEEK : Math.round(page * (stop === 'half' ? 0.5 : 0.92));

/** The stop nearest to `height`. */
export const stopNear = (height: number, page: number): Stop =>
  [...STOPS].sort((a, b) => Math.abs(heightOf(a, page) - height) - Math.abs(heightOf(b, page) - height))[0]!;

const nextOf = (stop: Stop, by: number): Stop =>
  STOPS[Math.max(0, Math.min(STOPS.length - 1, STOPS.indexOf(stop) + by))]!;

@customElement('mutu-sheet')
export class Sheet extends LitElement {
  static override styles = [
    base,
    css`
      :host { position: absolute; inset: auto 0 0; display: flex; flex-direction: column; background: var(--surface); border-radius: 16px 16px 0 0; box-shadow: var(--shadow); transition: height var(--quick); overflow: hidden; }
      :host([dragging]) { transition: none; }
      .handle { flex: none; height: 44px; margin: -4px 0; display: grid; place-items: center; touch-action: none; width: 100%; }
      .handle i { width: 40px; height: 4px; border-radius: 2px; background: var(--muted); opacity: 0.6; }
      .content { display: flex; flex-direction: column; flex: 1; min-height: 0; }
    `,
  ];

  @property() stop: Stop = 'half';
  @property() handleName = '';
  @property() stopName = '';
  @state() private dragged: number | null = null;
  private moved = false;
  private start = { y: 0, height: 0 };

  protected override updated() {
    const page = this.parentElement?.clientHeight ?? window.innerHeight;
    this.style.height = `${this.dragged ?? heightOf(this.stop, page)}px`;
    this.toggleAttribute('dragging', this.dragged !== null);
  }

  protected override render() {
    return html`
      <button class="handle" aria-label=${this.handleName} aria-description=${this.stopName} @click=${this.tapped} @keydown=${this.keyed}
        @pointerdown=${this.grabbed} @pointermove=${this.pulled} @pointerup=${this.released} @pointercancel=${this.released}><i></i></button>
      <div class="content"><slot></slot></div>
    `;
  }

  private tapped() {
    if (!this.moved) this.go(this.stop === 'full' ? 'peek' : nextOf(this.stop, 1));
    this.moved = false;
  }

  private keyed(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    this.go(nextOf(this.stop, by));
  }

  private grabbed(event: PointerEvent) {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.start = { y: event.clientY, height: this.offsetHeight };
    this.moved = false;
  }

  private pulled(event: PointerEvent) {
    if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    const by = this.start.y - event.clientY;
    if (Math.abs(by) < 6 && !this.moved) return;
    this.moved = true;
    this.dragged = this.start.height + by;
  }

  private released() {
    if (this.dragged === null) return;
    const stop = stopNear(this.dragged, this.parentElement?.clientHeight ?? window.innerHeight);
    this.dragged = null;
    this.go(stop);
  }

  private go(stop: Stop) {
    this.dispatchEvent(new CustomEvent<Stop>('mutu-stop', { detail: stop, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-sheet': Sheet;
  }
  interface HTMLElementEventMap {
    'mutu-stop': CustomEvent<Stop>;
  }
}
