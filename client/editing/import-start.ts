/**
 * `<mutu-import-start>`: which register, which file; and the imports of the last day to go on with.
 * Properties: `scene` · Events: `mutu-import-file` { dataset, file }, `mutu-import-open` id
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { mayEdit } from '#domain/access.ts';
import { DATASETS, datasetOf } from '#domain/datasets/index.ts';
import type { ImportJob } from '#domain/imports.ts';
import { problemOf } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { base } from '../parts/base.ts';
import { icon } from '../parts/icon.ts';
import { Remote } from '../state/remote.ts';
import { editStyles } from './edit-styles.ts';
import { importing } from './import-calls.ts';
import { type ImportText, say } from './import-text.ts';

const EXTENSIONS = '.txt,.zip,.gpkg,.geojson,.json,.geojsonl,.kml,.kmz,.dxf,.csv,.xlsx';

export type Chosen = { readonly dataset: string; readonly file: File };

@customElement('mutu-import-start')
export class ImportStart extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: grid; gap: 20px; align-content: start; min-width: 0; }
      .drop { display: grid; gap: 8px; justify-items: center; text-align: center; padding: 28px 16px; border: 2px dashed var(--muted); border-radius: 12px; cursor: pointer; }
      .drop:hover, .drop.over { background: var(--accent-soft); border-color: var(--accent); }
      .drop:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
      .drop input { position: absolute; opacity: 0; width: 1px; min-height: 1px; height: 1px; }
      .job { display: flex; gap: 8px; align-items: center; }
      .job .item { flex: 1; min-width: 0; }
      .job .name { overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @state() private isOver = false;
  @state() private said = '';
  @query('select') private register!: HTMLSelectElement;
  @query('input[type=file]') private input!: HTMLInputElement;

  private readonly mine = new Remote<readonly ImportJob[]>(this, {
    key: () => this.scene.session.user?.name ?? null,
    load: (_key, signal) => importing.mine(signal),
  });

  protected override render() {
    const { lang } = this.scene.view;
    const writable = DATASETS.filter((dataset) => mayEdit(this.scene.session.role, dataset, 'write'));
    return html`
      <p class="small muted">${say(lang, 'lead')}</p>
      <label class="field"><span class="name">${say(lang, 'into')}</span>
        <select name="dataset">${writable.map(({ id, ...label }) => html`<option value=${id} ?selected=${id === 'parcel'}>${label[lang]}</option>`)}</select>
      </label>
      <label class="drop ${this.isOver ? 'over' : ''}" @dragover=${this.hovered} @dragleave=${() => this.leave()} @drop=${this.dropped}>
        <input type="file" accept=${EXTENSIONS} aria-describedby="formats" @change=${() => this.take(this.input.files)} />
        ${icon('upload', 24)}
        <strong>${say(lang, 'drop')}</strong>
        <span id="formats" class="small muted">${say(lang, 'formats')}</span>
      </label>
      ${this.said ? html`<p class="say warn" role="alert">${this.said}</p>` : nothing}
      ${this.mine.state === 'failed' ? html`<p class="wrong-say">${problemOf(this.mine.error).say[lang]}</p>` : this.earlier(this.mine.value ?? [])}
    `;
  }

  private earlier(jobs: readonly ImportJob[]) {
    const { lang } = this.scene.view;
    if (jobs.length === 0) return nothing;
    return html`<section><h3>${say(lang, 'earlier')}</h3>
      <div class="items">${jobs.map(
        (job) => html`<div class="job">
          <button class="item" @click=${() => this.dispatchEvent(new CustomEvent('mutu-import-open', { detail: job.id }))}>
            <span class="line"><strong class="name">${job.name}</strong><span class="badge">${say(lang, `state.${job.state}` as ImportText)}</span></span>
            <span class="small muted">${datasetOf(job.dataset)?.[lang] ?? job.dataset}</span>
          </button>
          <button class="button icon" aria-label=${say(lang, 'removeIt', { name: job.name })} title=${say(lang, 'remove')} @click=${() => this.removeJob(job.id)}>${icon('close', 16)}</button>
        </div>`,
      )}</div></section>`;
  }

  private async removeJob(id: string) {
    await importing.remove(id).catch((error: unknown) => {
      this.said = problemOf(error).say[this.scene.view.lang];
    });
    this.mine.reload();
  }

  private hovered(event: DragEvent) {
    event.preventDefault();
    this.isOver = true;
  }

  private leave() {
    this.isOver = false;
  }

  private dropped(event: DragEvent) {
    event.preventDefault();
    this.leave();
    this.take(event.dataTransfer?.files ?? null);
  }

  private take(files: FileList | null) {
    const [file, ...more] = files ?? [];
    this.said = more.length > 0 ? say(this.scene.view.lang, 'oneFile') : '';
    if (!file || more.length > 0) return;
    const detail: Chosen = { dataset: this.register.value, file };
    this.dispatchEvent(new CustomEvent('mutu-import-file', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-start': ImportStart;
  }
}
