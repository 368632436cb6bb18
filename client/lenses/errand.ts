import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Label } from '#domain/dataset.ts';
import { problemOf } from '../api.ts';

/**
 * What a person has asked an element to do: `errand = new Errand(this)`, then `errand.run(async () => …)`. While it runs
 * it is `busy`, and where it is refused `refusal` says why in both languages, until the next is run.
 */
export class Errand implements ReactiveController {
  busy = false;
  refusal: Label | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  async run(act: () => Promise<void>): Promise<void> {
    this.is(true, null);
    try {
      await act();
      this.is(false, null);
    } catch (error) {
      this.is(false, problemOf(error).say);
    }
  }

  private is(busy: boolean, refusal: Label | null): void {
    this.busy = busy;
    this.refusal = refusal;
    this.host.requestUpdate();
  }
}
