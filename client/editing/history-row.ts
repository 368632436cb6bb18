/**
 * `<mutu-history-row>`: what happened to one row: who, when, from where, what; with undo, and restore of a deleted one.
 * Properties: `scene`, `register`, `rowId`, `board` · Event: `mutu-task`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { mayEdit } from '#domain/access.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import { problemOf } from '../api.ts';
import { Errand } from '../lenses/errand.ts';
import { tell } from '../lenses/events.ts';
import type { Names } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { mayWrite, tellTask } from '../state/task.ts';
import { editing, type Past, type PastEdit } from './edit-calls.ts';
import './edit-changes.ts';
import { changeKind, changeName, namesOfChanges } from './edit-changes.ts';
import { compareOf } from './edit-compare.ts';
import { editHeading } from './edit-heading.ts';
import { panelBar } from './edit-outcome.ts';
import './edit-question.ts';
import type { EditQuestion } from './edit-question.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

@customElement('mutu-history-row')
export class HistoryRow extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() register = '';
  @property() rowId = '';
  @state() private said = '';
  @query('mutu-edit-question') private question!: EditQuestion;

  private readonly errand = new Errand(this);
  private readonly past = new Remote<Past & { readonly names: Names }>(this, {
    key: () => `${this.scene.revision} ${this.register} ${this.rowId}`,
    load: async (_key, signal) => {
      const past = await editing.past(this.register, this.rowId, signal);
      return { ...past, names: await namesOfChanges(past.edits, this.scene.names, signal) };
    },
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.board?.compare(null);
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { refusal } = this.errand;
    const past = this.past.value;
    const [newest] = past?.edits ?? [];
    return html`
      ${panelBar(say(lang, 'historyOf', { name: past && newest ? changeName(newest, past.names, lang) : this.rowId }), lang, () => tellTask(this, null))}
      <div class="scroll body">
        ${refusal ? html`<p class="say warn" role="alert">${refusal[lang]}</p>` : nothing}
        ${this.said ? html`<p class="say" role="status">${this.said}</p>` : nothing}
        ${this.past.state === 'failed' ? html`<p class="say warn" role="alert">${problemOf(this.past.error).say[lang]}</p>` : nothing}
        ${past ? this.list(past) : this.past.state === 'failed' ? nothing : html`<p class="muted">${say(lang, 'loading')}</p>`}
      </div>
      <mutu-edit-question></mutu-edit-question>
    `;
  }

  private list({ version, successors, edits, names }: Past & { readonly names: Names }) {
    const { lang } = this.scene.view;
    return html`
      ${version === null ? this.end(successors) : nothing}
      ${edits.length === 0 ? html`<p>${say(lang, 'historyEmpty')}</p>` : nothing}
      <ol class="items">${edits.map((edit) => this.entry(edit, names))}</ol>
    `;
  }

  /** The row is no more: continued by others, or to be brought back. */
  private end(successors: readonly string[]) {
    const { lang } = this.scene.view;
    const follow = (id: string) => {
      tellTask(this, null);
      tell(this, 'mutu-select', { dataset: this.register, id });
    };
    if (successors.length > 0)
      return html`<div class="say warn"><span>${say(lang, 'gone', { dataset: datasetOf(this.register)![lang] })}</span><span class="line">${successors.map((id) => html`<button class="link" @click=${() => follow(id)}>${id}</button>`)}</span></div>`;
    return html`<div class="say warn"><span>${say(lang, 'deletedRow')}</span>${mayWrite(this.scene.session.role, this.register) ? html`<span><button class="button soft" ?disabled=${this.errand.busy} @click=${this.restore}>${say(lang, 'restore')}</button></span>` : nothing}</div>`;
  }

  private entry(edit: PastEdit, names: Names) {
    const { view, session } = this.scene;
    const { lang } = view;
    const declared = datasetOf(this.register)!;
    return html`
      <li class="item">
        ${editHeading(edit, lang, say(lang, changeKind(edit)))}
        <mutu-edit-changes .change=${edit} .names=${names} .lang=${lang}></mutu-edit-changes>
        <div class="tools">
          ${edit.before?.geometry || edit.after?.geometry ? html`<button class="button soft" @click=${() => this.show(edit)}>${say(lang, 'showOnMap')}</button>` : nothing}
          ${mayEdit(session.role, declared, 'review') && edit.source !== 'demo' ? html`<button class="button" ?disabled=${this.errand.busy} @click=${() => this.undo(edit)}>${say(lang, 'undoEdit')}</button>` : nothing}
        </div>
      </li>
    `;
  }

  private show(edit: PastEdit) {
    const { shapes, box } = compareOf([edit]);
    this.board?.compare(shapes);
    if (box) this.board?.frame(box);
  }

  private async undo({ seq }: PastEdit) {
    const { lang } = this.scene.view;
    const asked = { title: say(lang, 'undoTitle', { seq }), lead: say(lang, 'undoLead') };
    if (await this.question.ask({ ...asked, yes: say(lang, 'undo'), no: say(lang, 'cancel') }))
      await this.run(() => editing.step(seq, 'undo'), say(lang, 'undone'));
  }

  private restore() {
    const { lang } = this.scene.view;
    return this.run(async () => {
      const edit = await editing.restore(this.register, this.rowId);
      return edit.state === 'inReview' ? say(lang, 'sent') : say(lang, 'restored');
    });
  }

  private run(act: () => Promise<unknown>, said?: string) {
    this.said = '';
    return this.errand.run(async () => {
      const answer = await act();
      this.said = said ?? String(answer);
      this.board?.compare(null);
      this.past.reload();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-history-row': HistoryRow;
  }
}
