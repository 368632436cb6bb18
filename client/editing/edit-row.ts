/**
 * `<mutu-edit-row>`: a row as a form derived from its declaration, with its shape; saved under the version it was read in.
 * Properties: `scene`, `register`, `rowId` (null = a new row), `amends` (a draft or returned edit to be corrected), `board`
 * Event: `mutu-task` (null) when left · Method: `isDirty()`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { mayEdit } from '#domain/access.ts';
import type { Issue } from '#domain/check.ts';
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import { bboxOf } from '#domain/geometry.ts';
import { problemOf } from '../api.ts';
import { titleOf } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { tellTask } from '../state/task.ts';
import { type After, editing, type NewState, type Outcome, type Wish } from './edit-calls.ts';
import './edit-conflict.ts';
import type { Choices } from './edit-conflict.ts';
import { decided } from './edit-diff.ts';
import { editFoot, mayRemove } from './edit-foot.ts';
import './edit-form.ts';
import type { EditForm } from './edit-form.ts';
import { rowHeading } from './edit-heading.ts';
import { noteField } from './edit-note.ts';
import { outcome, panelBar } from './edit-outcome.ts';
import { mayOverlap } from './edit-overlaps.ts';
import './edit-question.ts';
import type { EditQuestion } from './edit-question.ts';
import { refusalOf, type Stale } from './edit-refusal.ts';
import type { EditShape } from './edit-shape.ts';
import { shapeSection } from './edit-shape-section.ts';
import { layCorrection, type Start, startOf } from './edit-start.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';
import { changedFrom, issuesByField, readForm, type Typed } from './edit-values.ts';

type Geometry = GeoJSON.Geometry;

@customElement('mutu-edit-row')
export class EditRow extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() register = '';
  @property({ attribute: false }) rowId: string | null = null;
  @property({ attribute: false }) amends: number | undefined;
  @state() private start: Start | null = null;
  @state() private typed: Typed = {};
  /** undefined = the shape was left alone. */
  @state() private shape: Geometry | null | undefined;
  @state() private note = '';
  @state() private issues: readonly Issue[] = [];
  @state() private stale: Stale | null = null;
  @state() private problem = '';
  @state() private done: Outcome | null = null;
  @state() private busy = false;
  @query('mutu-edit-shape') private shapeEditor?: EditShape;
  @query('mutu-edit-form') private formPart?: EditForm;
  @query('mutu-edit-question') private question!: EditQuestion;
  private first: Typed = {};
  private wanted: Geometry | null | undefined;

  isDirty(): boolean {
    if (this.done || !this.start) return false;
    return this.shape !== this.wanted || Object.keys(this.typed).some((id) => this.typed[id] !== this.first[id]);
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.read();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.board?.compare(null);
  }

  private get declared(): Dataset {
    return datasetOf(this.register)!;
  }

  private get language() {
    return this.scene.view.lang;
  }

  private async read() {
    const { register, rowId, amends, declared } = this;
    try {
      const start = await startOf(declared, this.scene, { register, rowId, amends });
      const { typed, note, shape: wanted } = start;
      Object.assign(this, { typed, first: typed, note, shape: wanted, wanted });
      this.start = start;
      layCorrection(this.board, start, this.shape);
      const shape = start.shape ?? start.item?.geometry;
      const box = shape && bboxOf(shape);
      if (box) this.board?.frame(box);
    } catch (error) {
      this.problem = problemOf(error).say[this.language];
    }
  }

  protected override render() {
    const { language: lang, start } = this;
    return html`
      ${panelBar(rowHeading(this.declared, { lang, rowId: this.rowId, amends: this.amends, start }), lang, () => tellTask(this, null))}
      <div class="scroll body">
        ${this.problem ? html`<p class="say warn" role="alert">${this.problem}</p>` : nothing}
        ${this.done ? outcome(this.done.state, this.done.state === 'published' && this.done.id ? { dataset: this.register, id: this.done.id } : null, lang) : start ? this.form(start) : this.problem ? nothing : html`<p class="muted">${say(lang, 'loading')}</p>`}
      </div>
      ${start && !this.done && !this.stale ? this.foot() : nothing}
    `;
  }

  private form(start: Start) {
    if (this.stale)
      return html`<mutu-edit-conflict .clashes=${this.stale.clashes} .names=${this.start!.names} .lang=${this.language} ?busy=${this.busy} @mutu-decided=${this.decide} @mutu-cancelled=${() => tellTask(this, null)}></mutu-edit-conflict>`;
    const wrong = issuesByField(this.issues);
    return html`
      <mutu-edit-form .scene=${this.scene} .register=${this.register} .item=${start.item} .typed=${this.typed} .issues=${this.issues} @mutu-typed=${this.type}>
        ${shapeSection({
          declared: this.declared,
          rowId: this.rowId,
          geometry: this.wanted === undefined ? (start.item?.geometry ?? null) : this.wanted,
          issue: wrong.get('geometry'),
          board: this.board,
          lang: this.language,
          shaped: (shape) => this.shaped(shape),
        })}
      </mutu-edit-form>
      ${noteField(this.note, this.language, (text) => {
        this.note = text;
      })}
    `;
  }

  private foot() {
    return html`
      ${editFoot({
        lang: this.language,
        alone: mayEdit(this.scene.session.role, this.declared, 'publish'),
        busy: this.busy,
        save: (state) => void this.save(state),
        leave: () => tellTask(this, null),
        remove: this.start!.item && this.amends === undefined ? () => void this.drop() : null,
      })}
      <mutu-edit-question></mutu-edit-question>
    `;
  }

  private type({ detail: { id, text } }: HTMLElementEventMap['mutu-typed']) {
    this.typed = { ...this.typed, [id]: text };
    // A field that was wrong is judged anew while it is mended; one that has not been sent yet is left in peace.
    if (this.issues.length > 0) this.check();
  }

  private shaped(shape: Geometry | null) {
    this.shape = shape;
    layCorrection(this.board, this.start!, shape);
    if (this.issues.length > 0) this.check();
  }

  private check() {
    const { properties, issues } = readForm(this.declared, this.scene.session.role, this.typed, this.shape ?? null);
    this.issues = issues;
    return properties;
  }

  private async save(state: NewState) {
    const { start } = this;
    const properties = changedFrom(start!.item?.properties ?? null, this.check());
    if (this.issues.length > 0) return this.showFirst();
    const after: After = this.shape === undefined ? { properties } : { properties, geometry: this.shape };
    if (start!.item && Object.keys(properties).length === 0 && this.shape === undefined) {
      this.problem = say(this.language, 'nothingChanged');
      return;
    }
    const { register, shape, language: lang, board, question } = this;
    const drawn = { register, start: start!, shape: shape ?? null, lang, board, question };
    if (state !== 'draft' && !(await mayOverlap(drawn))) return;
    await this.send({ dataset: this.register, id: start!.item?.id ?? null, version: start!.version, after }, state);
  }

  private async drop() {
    const { item, version, names } = this.start!;
    const name = titleOf(this.declared, item!, names, this.language);
    const state = mayEdit(this.scene.session.role, this.declared, 'publish') ? 'published' : 'inReview';
    if (await mayRemove(this.question, name, this.language))
      await this.send({ dataset: this.register, id: item!.id, version, after: null }, state);
  }

  private async send(wish: Wish, state: NewState) {
    this.busy = true;
    this.problem = '';
    this.shapeEditor?.stop();
    try {
      const { amends } = this.start!;
      const done = await editing.save(wish, state, this.note.trim(), amends);
      this.board?.compare(null);
      this.stale = null;
      this.done = done;
      // Its other rows may want a correction as well before the edit is sent.
      if (amends && !amends.wholly && state === 'draft') tellTask(this, { kind: 'review', seq: amends.seq });
    } catch (error) {
      this.refused(error, wish, state);
    } finally {
      this.busy = false;
    }
  }

  private refused(problem: unknown, wish: Wish, state: NewState) {
    const { declared, language: lang } = this;
    const refusal = refusalOf(problemOf(problem), { declared, base: this.start!.item, wish, state, lang });
    if (refusal.kind === 'said') this.problem = refusal.words;
    else if (refusal.kind === 'stale') {
      this.stale = refusal.stale;
      if (refusal.shapes) this.board?.compare(refusal.shapes);
    } else {
      this.issues = refusal.issues;
      void this.showFirst();
    }
  }

  private decide(event: CustomEvent<Choices>) {
    const { current, clashes, state } = this.stale!;
    const after = decided(clashes, event.detail, this.shape === undefined ? this.start!.item!.geometry : this.shape);
    if (Object.keys(after.properties).length === 0 && !('geometry' in after)) {
      tellTask(this, null);
      return;
    }
    // What is compared the next time is what stands now.
    this.start = { ...this.start!, item: current, version: current.version };
    void this.send({ dataset: this.register, id: current.id, version: current.version, after }, state);
  }

  private async showFirst() {
    await this.updateComplete;
    await this.formPart?.showFirst();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-row': EditRow;
  }
}
