/**
 * `<mutu-review-list>`: 待办: what waits for this person as reviewer, and what became of his own edits.
 * Properties: `scene` · Event: `mutu-task`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { mayEdit } from '#domain/access.ts';
import { DATASETS, datasetOf } from '#domain/datasets/index.ts';
import type { EditSummary } from '#domain/edit.ts';
import { problemOf } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { base } from '../parts/base.ts';
import { failure } from '../parts/failure.ts';
import { Remote } from '../state/remote.ts';
import { tellTask } from '../state/task.ts';
import { t } from '../text/t.ts';
import { editing } from './edit-calls.ts';
import { countsText, editHeading } from './edit-heading.ts';
import { panelBar } from './edit-outcome.ts';
import { editStyles } from './edit-styles.ts';
import { type EditText, say } from './edit-text.ts';

@customElement('mutu-review-list')
export class ReviewList extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @query('select[name=dataset]') private wanted?: HTMLSelectElement;

  private readonly pending = new Remote<readonly EditSummary[]>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.user?.name}`,
    load: async (_key, signal) => (await editing.edits({ state: 'draft,inReview,returned', limit: 200 }, signal)).edits,
  });

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      ${panelBar(say(lang, 'workTitle'), lang, () => tellTask(this, null))}
      <div class="scroll body">
        <p class="small muted">${say(lang, 'workLead')}</p>
        ${this.pending.state === 'failed' ? failure({ sentence: problemOf(this.pending.error).say[lang], retry: t(lang, 'error.retry'), again: () => this.pending.reload() }) : this.groups(this.pending.value ?? null)}
        ${this.fresh()}
      </div>
    `;
  }

  private groups(edits: readonly EditSummary[] | null) {
    const { lang } = this.scene.view;
    if (edits === null) return html`<p class="muted">${say(lang, 'loading')}</p>`;
    if (edits.length === 0) return html`<p>${say(lang, 'workEmpty')}</p>`;
    const me = this.scene.session.user?.name;
    const mine = edits.filter(({ author }) => author === me);
    const others = edits.filter(({ author }) => author !== me);
    const waiting = others.filter((edit) => edit.state === 'inReview' && this.mayReview(edit));
    return html`
      ${this.group('toReview', waiting)}
      ${this.group('mine', mine)}
      ${this.group(
        'others',
        others.filter((edit) => !waiting.includes(edit)),
      )}
    `;
  }

  private mayReview({ counts }: EditSummary): boolean {
    return counts.every(({ dataset }) => {
      const declared = datasetOf(dataset);
      return declared && mayEdit(this.scene.session.role, declared, 'review');
    });
  }

  private group(title: EditText, edits: readonly EditSummary[]) {
    const { lang } = this.scene.view;
    if (edits.length === 0) return nothing;
    return html`
      <section>
        <h3>${say(lang, title)} (${edits.length})</h3>
        <div class="items">${edits.map((edit) => html`<button class="item" @click=${() => tellTask(this, { kind: 'review', seq: edit.seq })}>${editHeading(edit, lang, countsText(edit, lang))}${edit.state === 'returned' && edit.reason ? html`<span class="wrong-say">${say(lang, 'returnedBy', { reviewer: edit.reviewer ?? '', reason: edit.reason })}</span>` : nothing}</button>`)}</div>
      </section>
    `;
  }

  /** A row that is not there yet has no card from which to begin. */
  private fresh() {
    const { view, session } = this.scene;
    const writable = DATASETS.filter((dataset) => mayEdit(session.role, dataset, 'write'));
    if (writable.length === 0) return nothing;
    return html`
      <section>
        <h3>${say(view.lang, 'add')}</h3>
        <div class="tools">
          <select name="dataset" aria-label=${say(view.lang, 'dataset')} style="width: auto; flex: 1">${writable.map((dataset) => html`<option value=${dataset.id} ?selected=${dataset.id === 'parcel'}>${dataset[view.lang]}</option>`)}</select>
          <button class="button soft" @click=${() => tellTask(this, { kind: 'new', dataset: this.wanted!.value })}>${say(view.lang, 'add')}</button>
        </div>
      </section>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-review-list': ReviewList;
  }
}
