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
import { type Item, type Problem, problemOf } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard, DrawKind } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { tellTask } from '../state/task.ts';
import { type After, editing, type NewState, type Outcome, type Wish } from './edit-calls.ts';
import './edit-conflict.ts';
import type { Choices } from './edit-conflict.ts';
import { type Clash, clashesOf, decided } from './edit-diff.ts';
import { editFoot } from './edit-foot.ts';
import './edit-form.ts';
import type { EditForm } from './edit-form.ts';
import { outcome, panelBar } from './edit-outcome.ts';
import './edit-question.ts';
import type { EditQuestion } from './edit-question.ts';
import './edit-shape.ts';
import type { EditShape } from './edit-shape.ts';
import { type Start, startOf } from './edit-start.ts';
import { editStyles } from './edit-styles.ts';

import { say } from './edit-text.ts';
import { changedFrom, issuesByField, readForm, type Typed } from './edit-values.ts';

type Geometry = GeoJSON.Geometry;
/** The row as it stands now, as a refusal tells it. */
type Current = Item & { readonly version: string };
type Stale = { readonly current: Current; readonly clashes: readonly Clash[]; readonly state: NewState };

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
      const start = await startOf(declared, this.scene.session.role, { register, rowId, amends });
      Object.assign(this, {
        typed: start.typed,
        first: start.typed,
        note: start.note,
        shape: start.shape,
        wanted: start.shape,
      });
      this.start = start;
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
      ${panelBar(this.heading, lang, () => tellTask(this, null))}
      <div class="scroll body">
        ${this.problem ? html`<p class="say warn" role="alert">${this.problem}</p>` : nothing}
        ${this.done ? outcome(this.done.state, this.done.state === 'published' && this.done.id ? { dataset: this.register, id: this.done.id } : null, lang) : start ? this.form(start) : this.problem ? nothing : html`<p class="muted">${say(lang, 'loading')}</p>`}
      </div>
      ${start && !this.done && !this.stale ? this.foot() : nothing}
    `;
  }

  private get heading(): string {
    const { language: lang, declared } = this;
    if (this.amends !== undefined) return say(lang, 'amending', { seq: this.amends });
    if (this.rowId === null) return say(lang, 'newRow', { dataset: declared[lang] });
    return say(lang, 'editing', { name: String(this.start?.item?.properties[declared.title] ?? this.rowId) });
  }

  private form(start: Start) {
    if (this.stale)
      return html`<mutu-edit-conflict .clashes=${this.stale.clashes} .names=${this.scene.names} .lang=${this.language} ?busy=${this.busy} @mutu-decided=${this.decide} @mutu-cancelled=${() => tellTask(this, null)}></mutu-edit-conflict>`;
    const wrong = issuesByField(this.issues);
    return html`
      <mutu-edit-form .scene=${this.scene} .register=${this.register} .item=${start.item} .typed=${this.typed} .issues=${this.issues} @mutu-typed=${this.type}>
        ${this.declared.geometry === 'none' ? nothing : this.shapeSection(start, wrong.get('geometry'))}
      </mutu-edit-form>
      <label class="field">${say(this.language, 'note')}<textarea name="note" placeholder=${say(this.language, 'noteHint')} .value=${this.note} @input=${(
        event: Event,
      ) => {
        this.note = (event.target as HTMLTextAreaElement).value;
      }}></textarea></label>
    `;
  }

  private shapeSection({ item }: Start, issue: Issue | undefined) {
    const { language: lang, declared } = this;
    return html`
      <section>
        <h3>${say(lang, 'shape')}</h3>
        <mutu-edit-shape .geometry=${this.wanted === undefined ? (item?.geometry ?? null) : this.wanted} .kind=${declared.geometry as DrawKind} .register=${declared.id} .of=${this.rowId ?? ''} .board=${this.board} .lang=${lang}
          @mutu-shape=${(event: CustomEvent<Geometry | null>) => this.shaped(event.detail)}></mutu-edit-shape>
        ${issue ? html`<p class="wrong-say">${issue.message[lang]} ${issue.remedy[lang]}</p>` : nothing}
      </section>
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
    await this.send({ dataset: this.register, id: start!.item?.id ?? null, version: start!.version, after }, state);
  }

  private async drop() {
    const { language: lang } = this;
    const { item, version } = this.start!;
    const name = String(item!.properties[this.declared.title] ?? item!.id);
    const asked = { title: say(lang, 'removeTitle', { name }), lead: say(lang, 'removeLead') };
    const yes = await this.question.ask({ ...asked, yes: say(lang, 'remove'), no: say(lang, 'cancel') });
    const state = mayEdit(this.scene.session.role, this.declared, 'publish') ? 'published' : 'inReview';
    if (yes) await this.send({ dataset: this.register, id: item!.id, version, after: null }, state);
  }

  private async send(wish: Wish, state: NewState) {
    this.busy = true;
    this.problem = '';
    this.shapeEditor?.stop();
    try {
      this.done = await editing.save(wish, state, this.note.trim(), this.amends);
      this.stale = null;
      this.board?.compare(null);
    } catch (error) {
      this.refused(problemOf(error), wish, state);
    } finally {
      this.busy = false;
    }
  }

  /** 412 brings both versions, 422 what is wrong with which field; anything else is a sentence. */
  private refused(problem: Problem, wish: Wish, state: NewState) {
    const current = problem.detail['current'] as Current | null | undefined;
    const issues = problem.detail['issues'] as readonly Issue[] | undefined;
    if (problem.status === 412 && current && this.start?.item && wish.after) this.compare(current, wish, state);
    else if (problem.status === 412 && current === null) this.problem = say(this.language, 'conflictGone');
    else if (problem.status === 422 && issues?.length) {
      this.issues = issues;
      void this.showFirst();
    } else this.problem = problem.say[this.language];
  }

  private compare(current: Current, wish: Wish, state: NewState) {
    const clashes = clashesOf(this.declared, {
      base: this.start!.item!,
      yours: wish.after!.properties,
      shape: wish.after!.geometry,
      theirs: current,
    });
    this.stale = { current, clashes, state };
    const yours = wish.after!.geometry ?? this.start!.item!.geometry;
    if (clashes.some(({ field }) => field === 'geometry'))
      this.board?.compare({ before: current.geometry ? [current.geometry] : [], after: yours ? [yours] : [] });
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
