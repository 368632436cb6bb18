/**
 * Holds the task of the shell: loads the desk when the first one begins, and asks before unsaved work is left.
 * `mutu-task` events of anything in the host change it.
 */
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import type { Task } from '../state/task.ts';
import type { EditDesk } from './edit-desk.ts';

type Host = ReactiveControllerHost & HTMLElement;

export class DeskHost implements ReactiveController {
  task: Task | null = null;
  private desk: EditDesk | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('mutu-task', this.asked);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('mutu-task', this.asked);
  }

  get isOpen(): boolean {
    return this.task !== null;
  }

  /** True while a task stands: then it is left first, when its owner agrees, and `then` is done. */
  holds(then: () => void): boolean {
    if (this.task === null) return false;
    void this.change(null).then((left) => left && then());
    return true;
  }

  async change(task: Task | null): Promise<boolean> {
    if (this.task && this.desk && !(await this.desk.mayLeave())) return false;
    if (task) await import('./edit-desk.ts');
    this.task = task;
    this.host.requestUpdate();
    return true;
  }

  panel(scene: Scene, board: DrawingBoard | undefined) {
    if (!this.task) return nothing;
    return html`<mutu-edit-desk .scene=${scene} .task=${this.task} .board=${board} ${ref((desk) => this.keep(desk))}></mutu-edit-desk>`;
  }

  private keep(desk: Element | undefined): void {
    this.desk = (desk as EditDesk | undefined) ?? null;
  }

  private readonly asked = (event: HTMLElementEventMap['mutu-task']) => void this.change(event.detail);
}
