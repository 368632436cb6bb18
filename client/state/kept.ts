/** What this browser keeps under a key, without an account; every tab and panel hears of a change. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const CHANGED = 'mutu-kept';

export const keep = (key: string, text: string): void => {
  localStorage.setItem(key, text);
  window.dispatchEvent(new Event(CHANGED));
};

export class Kept<T> implements ReactiveController {
  value: T;

  /** `read` makes something of whatever stands there: an earlier version, or another hand, may have written it. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly key: string,
    private readonly read: (text: string | null) => T,
  ) {
    this.value = read(localStorage.getItem(key));
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(CHANGED, this.changed);
    window.addEventListener('storage', this.changed);
    this.changed();
  }

  hostDisconnected(): void {
    window.removeEventListener(CHANGED, this.changed);
    window.removeEventListener('storage', this.changed);
  }

  private readonly changed = () => {
    this.value = this.read(localStorage.getItem(this.key));
    this.host.requestUpdate();
  };
}
