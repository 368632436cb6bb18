/** How much room there is: 'wide' from 1200 px, 'medium' from 768 px, else 'narrow'. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Room = 'wide' | 'medium' | 'narrow';

export class Width implements ReactiveController {
  private readonly wide = window.matchMedia('(min-width: 1200px)');
  private readonly medium = window.matchMedia('(min-width: 768px)');
  private readonly changed = () => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get room(): Room {
    return this.wide.matches ? 'wide' : this.medium.matches ? 'medium' : 'narrow';
  }

  hostConnected(): void {
    this.wide.addEventListener('change', this.changed);
    this.medium.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.wide.removeEventListener('change', this.changed);
    this.medium.removeEventListener('change', this.changed);
  }
}
