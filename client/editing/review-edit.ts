/**
 * `<mutu-review-edit>`: one edit under review: what it changes by field and by shape, and the steps that may be taken.
 * Properties: `scene`, `seq`, `board` · Event: `mutu-task`
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { mayEdit } from '#domain/access.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Change, EditDetail } from '#domain/edit.ts';
import { problemOf } from '../api.ts';
import type { Names } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { tellTask } from '../state/task.ts';
import { editing } from './edit-calls.ts';
import './edit-changes.ts';
import { changeKind, changeName, namesOfChanges } from './edit-changes.ts';
import { compareOf } from './edit-compare.ts';
import { countsText, editHeading } from './edit-heading.ts';
import { panelBar } from './edit-outcome.ts';
import './edit-question.ts';
import type { EditQuestion } from './edit-question.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

type Action = 'submit' | 'return' | 'publish' | 'discard' | 'undo';

@customElement('mutu-review-edit')
export class ReviewEdit extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property({ type: Number }) seq = 0;
  @state() private reason = '';
  @state() private problem = '';
  @state() private said = '';
  @state() private busy = false;
  @query('mutu-edit-question') private question!: EditQuestion;
  private shownFor: EditDetail | undefined;

  private readonly edit = new Remote<EditDetail & { readonly names: Names }>(this, {
    key: () => `${this.seq}`,
    load: async (_key, signal) => {
      const edit = await editing.edit(this.seq, signal);
      return { ...edit, names: await namesOfChanges(edit.changes, this.scene.names, signal) };
    },
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.board?.compare(null);
  }

  protected override updated(_changed: PropertyValues<this>) {
    const { value } = this.edit;
    if (!value || this.shownFor === value) return;
    this.shownFor = value;
    // After a step the map shows what has become of it.
    if (!this.said) this.show(value.changes);
  }

  private show(changes: readonly Change[]) {
    const { shapes, box } = compareOf(changes);
    this.board?.compare(shapes);
    if (box) this.board?.frame(box);
  }

  protected override render() {
    const { lang } = this.scene.view;
    const edit = this.edit.value;
    return html`
      ${panelBar(say(lang, 'editNo', { seq: this.seq }), lang, () => tellTask(this, { kind: edit?.state === 'published' ? 'recent' : 'work' }))}
      <div class="scroll body">
        ${this.problem ? html`<p class="say warn" role="alert">${this.problem}</p>` : nothing}
        ${this.said ? html`<p class="say" role="status">${this.said}</p>` : nothing}
        ${this.edit.state === 'failed' && !this.said ? html`<p class="say warn" role="alert">${problemOf(this.edit.error).say[lang]}</p>` : nothing}
        ${edit ? this.detail(edit) : nothing}
      </div>
      ${edit && !this.said ? this.steps(edit) : nothing}
      <mutu-edit-question></mutu-edit-question>
    `;
  }

  private detail({ names, ...edit }: EditDetail & { readonly names: Names }) {
    const { lang } = this.scene.view;
    const total = edit.counts.reduce((sum, { added, changed, deleted }) => sum + added + changed + deleted, 0);
    return html`
      <section>${editHeading(edit, lang, countsText(edit, lang))}
        ${edit.reason && edit.state === 'returned' ? html`<p class="say warn">${say(lang, 'returnedBy', { reviewer: edit.reviewer ?? '', reason: edit.reason })}</p>` : nothing}</section>
      ${edit.changes.map(
        (change) => html`
        <section>
          <div class="line"><h3>${changeName(change, names, lang)}</h3><span class="badge">${datasetOf(change.dataset)?.[lang]} · ${say(lang, changeKind(change))}</span>
            ${change.before?.geometry || change.after?.geometry ? html`<button class="link" @click=${() => this.show([change])}>${say(lang, 'showOnMap')}</button>` : nothing}
            ${this.corrects(edit, change) ? html`<button class="link" aria-label=${`${say(lang, 'correctRow')} ${changeName(change, names, lang)}`} @click=${() => this.correct(edit, change)}>${say(lang, 'correctRow')}</button>` : nothing}</div>
          <mutu-edit-changes .change=${change} .names=${names} .lang=${lang}></mutu-edit-changes>
        </section>`,
      )}
      ${total > edit.changes.length ? html`<p class="small muted">${say(lang, 'moreChanges', { count: total - edit.changes.length })}</p>` : nothing}
    `;
  }

  private may(edit: EditDetail, action: 'review' | 'publish'): boolean {
    return edit.counts.every(({ dataset }) => {
      const declared = datasetOf(dataset);
      return declared !== undefined && mayEdit(this.scene.session.role, declared, action);
    });
  }

  private steps(edit: EditDetail) {
    const { session } = this.scene;
    if (edit.state === 'published')
      return this.may(edit, 'review') && edit.source !== 'demo' ? this.undoStep(edit) : nothing;
    return edit.author === session.user?.name ? this.authorSteps(edit) : this.reviewSteps(edit);
  }

  /** Its author may mend what he was given back, row by row; a deletion has nothing to mend. */
  private corrects({ author, state: at }: EditDetail, { after, moved }: Change): boolean {
    return (
      author === this.scene.session.user?.name && (at === 'returned' || at === 'draft') && after !== null && !moved
    );
  }

  private correct({ seq }: EditDetail, { dataset, id }: Change) {
    tellTask(this, { kind: 'edit', of: { dataset, id }, amends: seq });
  }

  private authorSteps(edit: EditDetail) {
    const { lang } = this.scene.view;
    const [only, ...others] = edit.changes.filter(({ moved }) => !moved);
    const open = edit.state !== 'inReview';
    const corrects = only && others.length === 0 && this.corrects(edit, only);
    return html`
      <div class="foot">
        ${open ? nothing : html`<p class="small muted">${say(lang, 'ownWait')}</p>`}
        ${corrects ? html`<button class="button primary" @click=${() => this.correct(edit, only)}>${say(lang, 'correct')}</button>` : nothing}
        ${open && edit.source === 'import' ? html`<button class="button soft" @click=${() => tellTask(this, { kind: 'import', replaces: edit.seq })}>${say(lang, 'otherFile')}</button>` : nothing}
        ${open ? html`<button class="button soft" ?disabled=${this.busy} @click=${() => this.take(edit, 'submit')}>${say(lang, edit.state === 'returned' ? 'resubmit' : 'submit')}</button>` : nothing}
        ${this.may(edit, 'publish') ? html`<button class="button primary" ?disabled=${this.busy} @click=${() => this.take(edit, 'publish')}>${say(lang, 'publish')}</button>` : nothing}
        <button class="button danger" ?disabled=${this.busy} @click=${() => this.take(edit, 'discard')}>${say(lang, 'discard')}</button>
      </div>
    `;
  }

  private reviewSteps(edit: EditDetail) {
    const { lang } = this.scene.view;
    if (edit.state !== 'inReview' || !this.may(edit, 'review')) return nothing;
    return html`
      <div class="foot">
        <label class="field" style="flex-basis: 100%">${say(lang, 'reason')}<textarea name="reason" placeholder=${say(lang, 'reasonHint')} .value=${this.reason} @input=${(
          event: Event,
        ) => {
          this.reason = (event.target as HTMLTextAreaElement).value;
        }}></textarea></label>
        <button class="button primary" ?disabled=${this.busy} @click=${() => this.take(edit, 'publish')}>${say(lang, 'approve')}</button>
        <button class="button soft" ?disabled=${this.busy} @click=${() => this.take(edit, 'return')}>${say(lang, 'returnIt')}</button>
      </div>
    `;
  }

  private undoStep(edit: EditDetail) {
    return html`<div class="foot"><button class="button soft" ?disabled=${this.busy} @click=${() => this.take(edit, 'undo')}>${say(this.scene.view.lang, 'undoEdit')}</button></div>`;
  }

  private async take(edit: EditDetail, action: Action) {
    const { lang } = this.scene.view;
    this.problem = '';
    if (action === 'return' && this.reason.trim() === '') {
      this.problem = say(lang, 'needReason');
      return;
    }
    if ((action === 'discard' || action === 'undo') && !(await this.sure(action))) return;
    this.busy = true;
    try {
      await editing.step(edit.seq, action, action === 'return' ? this.reason.trim() : undefined);
      const said = {
        submit: 'sent',
        return: 'returned',
        publish: 'published',
        discard: 'discarded',
        undo: 'undone',
      } as const;
      this.said = say(lang, said[action], { author: edit.author });
      this.board?.compare(null);
      // Its badge says what it now is; of what was thrown away nothing is left to read.
      if (action !== 'discard') this.edit.reload();
    } catch (error) {
      this.problem = problemOf(error).say[lang];
    } finally {
      this.busy = false;
    }
  }

  private sure(action: 'discard' | 'undo'): Promise<boolean> {
    const { lang } = this.scene.view;
    const title = say(lang, `${action}Title`, { seq: this.seq });
    return this.question.ask({
      title,
      lead: say(lang, `${action}Lead`),
      yes: say(lang, action),
      no: say(lang, 'cancel'),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-review-edit': ReviewEdit;
  }
}
