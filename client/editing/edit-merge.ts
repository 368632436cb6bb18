/**
 * `<mutu-edit-merge>`: a parcel and those that touch it become one; the old ids lead to it.
 * Properties: `scene`, `register`, `rowId`, `board` · Event: `mutu-task` (null) when left · Method: `isDirty()`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { datasetOf } from '#domain/datasets/index.ts';
import type { EditDetail } from '#domain/edit.ts';
import { bboxOf, intersects, isArea, join } from '#domain/geometry.ts';
import type { Item } from '../api.ts';
import { Errand } from '../lenses/errand.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { tellTask } from '../state/task.ts';
import { muOf } from './edit-area.ts';
import { editing, type Versioned } from './edit-calls.ts';
import { outcome, panelBar } from './edit-outcome.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

@customElement('mutu-edit-merge')
export class EditMerge extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() register = '';
  @property() rowId = '';
  @state() private row: Versioned | null = null;
  @state() private touching: readonly Item[] = [];
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private done: EditDetail | null = null;
  private readonly errand = new Errand(this);

  isDirty(): boolean {
    return this.chosen.size > 0 && this.done === null;
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
    const row = await editing.row(this.register, this.rowId);
    const { geometry } = row.item;
    const box = geometry && bboxOf(geometry);
    if (box) {
      this.board?.frame(box);
      const { items } = await editing.around(this.register, [box[0], box[1], box[2], box[3]]);
      this.touching = items.filter(
        (item) =>
          item.id !== this.rowId && item.geometry && isArea(item.geometry) && intersects(geometry, item.geometry),
      );
    }
    this.row = row;
    this.show();
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { busy, refusal } = this.errand;
    const name = this.nameOf(this.row?.item);
    return html`
      ${panelBar(say(lang, 'mergeTitle', { name }), lang, () => tellTask(this, null))}
      <div class="scroll body">
        ${refusal ? html`<p class="say warn" role="alert">${refusal[lang]}</p>` : nothing}
        ${this.done ? outcome(this.done.state, this.whole, lang) : this.row ? this.form(name) : nothing}
      </div>
      ${this.row && !this.done ? html`<div class="foot"><button class="button primary" ?disabled=${busy || this.chosen.size === 0} @click=${() => this.errand.run(() => this.merge())}>${say(lang, 'mergeDo')}</button><button class="button" @click=${() => tellTask(this, null)}>${say(lang, 'cancel')}</button></div>` : nothing}
    `;
  }

  private form(name: string) {
    const { lang } = this.scene.view;
    if (this.touching.length === 0) return html`<p>${say(lang, 'mergeNone')}</p>`;
    return html`
      <p class="small">${say(lang, 'mergeLead', { name, dataset: datasetOf(this.register)![lang] })}</p>
      <div class="items">${this.touching.map((item) => html`<label class="item line"><input type="checkbox" .checked=${this.chosen.has(item.id)} @change=${() => this.toggle(item.id)} /><span>${this.nameOf(item)}</span><span class="muted small">${muOf(item.geometry!)} ${lang === 'zh' ? '亩' : 'mu'}</span></label>`)}</div>
      ${this.chosen.size > 0 ? html`<p class="area" role="status">${say(lang, 'mergeSum', { mu: muOf(this.joined()) })}</p>` : nothing}
    `;
  }

  private nameOf(item: Item | undefined): string {
    return String(item?.properties[datasetOf(this.register)!.title] ?? item?.id ?? this.rowId);
  }

  private get shapes() {
    const others = this.touching.filter(({ id }) => this.chosen.has(id));
    return [this.row!.item, ...others].flatMap(({ geometry }) => (isArea(geometry) ? [geometry] : []));
  }

  private joined() {
    return join(this.shapes);
  }

  private get whole() {
    const made = this.done?.changes.find(({ before, after, moved }) => !before && after && !moved);
    return made && this.done?.state === 'published' ? { dataset: made.dataset, id: made.id } : null;
  }

  private toggle(id: string) {
    this.chosen = this.chosen.has(id)
      ? new Set([...this.chosen].filter((one) => one !== id))
      : new Set([...this.chosen, id]);
    this.show();
  }

  private show() {
    const before = this.touching.flatMap(({ geometry }) => (geometry ? [geometry] : []));
    this.board?.compare({ before, after: this.shapes.length > 0 ? [this.joined()] : [] });
  }

  private async merge() {
    const others = await Promise.all([...this.chosen].map((id) => editing.row(this.register, id)));
    this.done = await editing.merge(this.register, [this.row!, ...others], '');
    this.board?.compare(null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-merge': EditMerge;
  }
}
