/** Keeps the focus inside an element whose focused button has gone with what it asked for, as after signing in. */
import type { LitElement, ReactiveController } from 'lit';

const FOCUSABLE = 'button:not(:disabled), a[href], input, select, [tabindex="0"]';

export class KeptFocus implements ReactiveController {
  private within = false;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostUpdate() {
    this.within = this.root?.activeElement != null;
  }

  /** The focus goes to the first thing that can be used in the new content. */
  hostUpdated() {
    if (!this.within || this.root?.activeElement) return;
    this.root?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  }

  private get root() {
    return this.host.shadowRoot;
  }
}
