/**
 * `<mutu-history-recent>`: what changed on the whole map since a day, newest first, by dataset.
 * Properties: `scene`, `board` · Event: `mutu-task`
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayReadDataset } from '#domain/access.ts';
import { DATASETS } from '#domain/datasets/index.ts';
import type { EditSummary } from '#domain/edit.ts';
import { problemOf } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { tellTask } from '../state/task.ts';
import { editing } from './edit-calls.ts';
import { countsText, editHeading } from './edit-heading.ts';
import { panelBar } from './edit-outcome.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

const PAGE = 50;

@customElement('mutu-history-recent')
export class HistoryRecent extends LitElement {
  static override styles = [base, editStyles];

  @property({ attribute: false }) scene!: Scene;
  @state() private register = '';
  /** YYYY-MM-DD, or '' = from the beginning. */
  @state() private since = '';
  @state() private count = PAGE;

  private readonly found = new Remote<{ readonly edits: readonly EditSummary[]; readonly more: boolean }>(this, {
    key: () => [this.scene.revision, this.scene.session.role, this.register, this.since, this.count].join(' '),
    load: (_key, signal) =>
      editing.edits(
        {
          state: 'published',
          limit: Math.min(this.count, 200),
          dataset: this.register || undefined,
          since: this.since || undefined,
        },
        signal,
      ),
  });

  protected override render() {
    const { lang } = this.scene.view;
    const { value } = this.found;
    return html`
      ${panelBar(say(lang, 'recentTitle'), lang, () => tellTask(this, null))}
      <div class="scroll body">
        <p class="small muted">${say(lang, 'recentLead')}</p>
        ${this.form()}
        ${this.found.state === 'failed' ? html`<p class="say warn" role="alert">${problemOf(this.found.error).say[lang]}</p>` : nothing}
        ${value?.edits.length === 0 ? html`<p>${say(lang, 'recentEmpty')}</p>` : nothing}
        <div class="items">${value?.edits.map((edit) => html`<button class="item" @click=${() => tellTask(this, { kind: 'review', seq: edit.seq })}>${editHeading(edit, lang, countsText(edit, lang))}</button>`) ?? nothing}</div>
        ${value?.more && this.count < 200 ? html`<button class="button soft" @click=${this.further}>${say(lang, 'more', { count: PAGE })}</button>` : nothing}
      </div>
    `;
  }

  private form() {
    const { view, session } = this.scene;
    const { lang } = view;
    return html`
      <div class="tools">
        <label class="field" style="flex: 1">${say(lang, 'since')}<input type="date" name="since" .value=${this.since} @change=${(
          event: Event,
        ) => {
          this.since = (event.target as HTMLInputElement).value;
        }} /></label>
        <label class="field" style="flex: 1">${say(lang, 'dataset')}<select name="dataset" @change=${(event: Event) => {
          this.register = (event.target as HTMLSelectElement).value;
        }}>
          <option value="">${say(lang, 'all')}</option>
          ${DATASETS.filter((dataset) => mayReadDataset(session.role, dataset)).map((dataset) => html`<option value=${dataset.id}>${dataset[lang]}</option>`)}
        </select></label>
      </div>
    `;
  }

  private further() {
    this.count += PAGE;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-history-recent': HistoryRecent;
  }
}
