/**
 * `<mutu-edit-desk>`: the panel of whoever edits, reviews or looks back; one task at a time. Loaded when the first begins.
 * Properties: `scene`, `task`, `board` · Event: `mutu-task` · Method: `mayLeave()` asks where something would be lost
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { Shortcuts } from '../parts/shortcuts.ts';
import { type Task, tellTask } from '../state/task.ts';
import './edit-merge.ts';
import './edit-question.ts';
import type { EditQuestion } from './edit-question.ts';
import './edit-row.ts';
import './edit-split.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';
import './history-recent.ts';
import './history-row.ts';
import './import-desk.ts';
import './review-edit.ts';
import './review-list.ts';

type Panel = HTMLElement & { readonly isDirty?: () => boolean };

@customElement('mutu-edit-desk')
export class EditDesk extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) task: Task | null = null;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @query('.panel') private panel?: Panel;
  @query('mutu-edit-question') private question!: EditQuestion;

  constructor() {
    super();
    new Shortcuts(this, { Escape: () => tellTask(this, null) });
  }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('beforeunload', this.beforeUnload);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('beforeunload', this.beforeUnload);
  }

  async mayLeave(): Promise<boolean> {
    const { lang } = this.scene.view;
    if (!this.panel?.isDirty?.()) return true;
    const [title, lead] = [say(lang, 'leaveTitle'), say(lang, 'leaveLead')];
    return this.question.ask({ title, lead, yes: say(lang, 'leave'), no: say(lang, 'stay') });
  }

  protected override render() {
    return html`${keyed(JSON.stringify(this.task), this.panelOf(this.task))}<mutu-edit-question></mutu-edit-question>`;
  }

  private panelOf(task: Task | null) {
    const { scene, board } = this;
    switch (task?.kind) {
      case 'edit':
        return html`<mutu-edit-row class="panel" .scene=${scene} .board=${board} .register=${task.of.dataset} .rowId=${task.of.id} .amends=${task.amends}></mutu-edit-row>`;
      case 'new':
        return html`<mutu-edit-row class="panel" .scene=${scene} .board=${board} .register=${task.dataset}></mutu-edit-row>`;
      case 'split':
        return html`<mutu-edit-split class="panel" .scene=${scene} .board=${board} .register=${task.of.dataset} .rowId=${task.of.id}></mutu-edit-split>`;
      case 'merge':
        return html`<mutu-edit-merge class="panel" .scene=${scene} .board=${board} .register=${task.of.dataset} .rowId=${task.of.id}></mutu-edit-merge>`;
      case 'history':
        return html`<mutu-history-row class="panel" .scene=${scene} .board=${board} .register=${task.of.dataset} .rowId=${task.of.id}></mutu-history-row>`;
      case 'work':
        return html`<mutu-review-list class="panel" .scene=${scene}></mutu-review-list>`;
      case 'review':
        return html`<mutu-review-edit class="panel" .scene=${scene} .board=${board} .seq=${task.seq}></mutu-review-edit>`;
      case 'import':
        return html`<mutu-import-desk class="panel" .scene=${scene} .board=${board} .replaces=${task.replaces ?? null}></mutu-import-desk>`;
      case 'recent':
        return html`<mutu-history-recent class="panel" .scene=${scene}></mutu-history-recent>`;
      default:
        return nothing;
    }
  }

  private readonly beforeUnload = (event: BeforeUnloadEvent) => {
    if (this.panel?.isDirty?.()) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-desk': EditDesk;
  }
}
