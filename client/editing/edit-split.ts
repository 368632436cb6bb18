/**
 * `<mutu-edit-split>`: a parcel is divided along a drawn or typed line; its id leads to the parts afterwards.
 * Properties: `scene`, `register`, `rowId`, `board` · Event: `mutu-task` (null) when left · Method: `isDirty()`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { datasetOf } from '#domain/datasets/index.ts';
import type { EditDetail } from '#domain/edit.ts';
import { bboxOf, cut, isArea } from '#domain/geometry.ts';
import { Errand } from '../lenses/errand.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { tellTask } from '../state/task.ts';
import { muOf } from './edit-area.ts';
import { editing, type Versioned } from './edit-calls.ts';
import { outcome, panelBar } from './edit-outcome.ts';
import './edit-shape.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

type Geometry = GeoJSON.Geometry;

@customElement('mutu-edit-split')
export class EditSplit extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() register = '';
  @property() rowId = '';
  @state() private row: Versioned | null = null;
  @state() private line: Geometry | null = null;
  @state() private parts: readonly Geometry[] = [];
  @state() private done: EditDetail | null = null;
  private readonly errand = new Errand(this);

  isDirty(): boolean {
    return this.line !== null && this.done === null;
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.errand.run(() => this.read());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.board?.compare(null);
  }

  private async read() {
    this.row = await editing.row(this.register, this.rowId);
    const { geometry } = this.row.item;
    const box = geometry && bboxOf(geometry);
    if (box) this.board?.frame(box);
    if (geometry) this.board?.compare({ before: [geometry], after: [] });
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { busy, refusal } = this.errand;
    const name = String(this.row?.item.properties[datasetOf(this.register)!.title] ?? this.rowId);
    return html`
      ${panelBar(say(lang, 'splitTitle', { name }), lang, () => tellTask(this, null))}
      <div class="scroll body">
        ${refusal ? html`<p class="say warn" role="alert">${refusal[lang]}</p>` : nothing}
        ${this.done ? outcome(this.done.state, this.firstPart, lang) : this.row ? this.form() : nothing}
      </div>
      ${this.row && !this.done ? html`<div class="foot"><button class="button primary" ?disabled=${busy || this.parts.length < 2} @click=${() => this.errand.run(() => this.split())}>${say(lang, 'splitDo')}</button><button class="button" @click=${() => tellTask(this, null)}>${say(lang, 'cancel')}</button></div>` : nothing}
    `;
  }

  private form() {
    const { lang } = this.scene.view;
    const areas = this.parts.map((part) => `${muOf(part)} ${lang === 'zh' ? '亩' : 'mu'}`).join(' + ');
    return html`
      <p class="small">${say(lang, 'splitLead')}</p>
      <mutu-edit-shape .geometry=${null} kind="line" .register=${this.register} .board=${this.board} .lang=${lang} @mutu-shape=${this.drawn}></mutu-edit-shape>
      ${this.line ? html`<p class="say ${this.parts.length > 1 ? '' : 'warn'}" role="status">${say(lang, this.parts.length > 1 ? 'splitParts' : 'splitNot', { count: this.parts.length, areas })}</p>` : nothing}
    `;
  }

  private get firstPart() {
    const part = this.done?.changes.find(({ after, moved }) => after && !moved);
    return part && this.done?.state === 'published' ? { dataset: part.dataset, id: part.id } : null;
  }

  private drawn(event: CustomEvent<Geometry | null>) {
    this.line = event.detail;
    const whole = this.row!.item.geometry;
    this.parts = isArea(whole) && this.line?.type === 'LineString' ? cut(whole, this.line) : [];
    this.board?.compare({ before: whole ? [whole] : [], after: this.parts.length > 1 ? this.parts : [] });
  }

  private async split() {
    this.done = await editing.split(this.register, this.row!, this.line!, '');
    this.board?.compare(null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-split': EditSplit;
  }
}
