import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A Lit element as its controllers see it. */
export class Host implements ReactiveControllerHost {
  updates = 0;
  ariaBusy: string | null = null;
  readonly updateComplete = Promise.resolve(true);
  private readonly controllers: ReactiveController[] = [];
  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {}
  requestUpdate(): void {
    this.updates += 1;
    for (const controller of this.controllers) controller.hostUpdate?.();
  }
  connect(): void {
    for (const controller of this.controllers) controller.hostConnected?.();
  }
  disconnect(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}
