import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ViewStore } from './store.ts';
import type { View } from './view.ts';

/**
 * Gives a Lit element one slice of the View: `lens = new Slice(this, store, (view) => view.lens)`, then `lens.value`.
 * The element is drawn again only when the slice is another one (Object.is), so `select` should pick, not build.
 */
export class Slice<T> implements ReactiveController {
  value: T;
  private stop: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: ViewStore,
    private readonly select: (view: View) => T,
  ) {
    this.value = select(store.view);
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = this.store.subscribe((view) => this.take(view));
    this.take(this.store.view);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = null;
  }

  private take(view: View): void {
    const next = this.select(view);
    if (Object.is(next, this.value)) return;
    this.value = next;
    this.host.requestUpdate();
  }
}
