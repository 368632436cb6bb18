/**
 * `<mutu-import-desk>`: the way of a file into the registers, from the drop zone to the imported rows.
 * Properties: `scene`, `board`, `replaces` (the returned edit that a new file corrects) · Event: `mutu-task`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { datasetOf } from '#domain/datasets/index.ts';
import type { ImportJob } from '#domain/imports.ts';
import { problemOf } from '../api.ts';
import { tell } from '../lenses/events.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { tellTask } from '../state/task.ts';
import { panelBar } from './edit-outcome.ts';
import { editStyles } from './edit-styles.ts';
import './import-accept.ts';
import type { Accepting } from './import-accept.ts';
import { type Choice, importing } from './import-calls.ts';
import './import-diff.ts';
import './import-faults.ts';
import './import-map.ts';
import './import-mapping.ts';
import './import-reading.ts';
import './import-start.ts';
import type { Chosen } from './import-start.ts';
import { say } from './import-text.ts';

const LOOK_EVERY_MS = 400;
/** Half a degree of a second: what one vertex needs around it to be looked at. */
const AROUND = 0.0015;

const isUnderWay = (job: ImportJob | null): boolean => job?.state === 'reading' || job?.state === 'accepting';

@customElement('mutu-import-desk')
export class ImportDesk extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      .progress { display: grid; gap: 8px; }
      mutu-import-accept { margin: 0 -16px; background: var(--surface); }
      /* Where there is room it stays at the foot; on a phone it would cover what is to be read. */
      @media (min-width: 768px) { mutu-import-accept { order: 1; position: sticky; bottom: -24px; } }
      progress { width: 100%; height: 8px; accent-color: var(--accent); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property({ attribute: false }) replaces: number | null = null;
  @state() private job: ImportJob | null = null;
  @state() private uploading = '';
  @state() private said = '';
  private clock: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.clock);
  }

  override connectedCallback() {
    super.connectedCallback();
    if (isUnderWay(this.job)) this.follow();
  }

  /** Leaving loses nothing: the import stays on the server, but an upload would stop. */
  isDirty(): boolean {
    return this.uploading !== '';
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { job } = this;
    const name = job && `${say(lang, 'title')} · ${job.name}`;
    const leave = () => (job ? this.leaveJob() : tellTask(this, null));
    return html`
      ${panelBar(name ?? say(lang, 'title'), lang, leave)}
      <div class="scroll body" tabindex="-1">
        ${this.replaces === null || job?.state === 'done' ? nothing : html`<p class="say">${say(lang, 'replaces', { seq: this.replaces })}</p>`}
        ${this.said ? html`<p class="say warn" role="alert">${this.said}</p>` : nothing}
        ${this.uploading ? html`<p class="say" role="status">${say(lang, 'uploading', { name: this.uploading })}</p>` : job ? this.stage(job) : this.beginning()}
      </div>
    `;
  }

  private beginning() {
    return html`<mutu-import-start .scene=${this.scene} @mutu-import-file=${(event: CustomEvent<Chosen>) => this.upload(event.detail)}
      @mutu-import-open=${(event: CustomEvent<string>) => this.run(() => importing.job(event.detail))}></mutu-import-start>`;
  }

  private stage(job: ImportJob) {
    if (isUnderWay(job)) return this.progress(job);
    if (job.state === 'done') return this.done(job);
    const { lang } = this.scene.view;
    const chosen = (event: CustomEvent<Choice>) => this.run(() => importing.choose(job.id, event.detail));
    const again = html`<div><button class="button soft" @click=${() => this.run(() => importing.choose(job.id, {}))}>${say(lang, 'retry')}</button></div>`;
    const isReady = job.state === 'ready';
    return html`
      <p class="small muted">${datasetOf(job.dataset)?.[lang]} · ${say(lang, `state.${job.state}`)}</p>
      ${job.state === 'cancelled' ? html`<p class="say" role="status">${say(lang, 'cancelled')}</p>${again}` : nothing}
      ${job.problem ? html`<p class="say warn" role="alert">${job.problem[lang]}</p>${again}` : nothing}
      ${isReady ? html`<mutu-import-faults .job=${job} .lang=${lang} @mutu-import-place=${this.look}></mutu-import-faults>` : nothing}
      ${isReady ? html`<mutu-import-accept .job=${job} .role=${this.scene.session.role} .lang=${lang} @mutu-import-accept=${(event: CustomEvent<Accepting>) => this.run(() => importing.accept(job.id, { ...event.detail, replaces: this.replaces }))}></mutu-import-accept>` : nothing}
      ${isReady ? html`<mutu-import-map .job=${job} .lang=${lang} .board=${this.board}></mutu-import-map>` : nothing}
      ${isReady ? html`<mutu-import-diff .job=${job} .lang=${lang}></mutu-import-diff>` : nothing}
      ${job.state === 'failed' && job.report ? html`<mutu-import-faults .job=${job} .lang=${lang}></mutu-import-faults>` : nothing}
      <mutu-import-reading .job=${job} .lang=${lang} @mutu-import-choose=${chosen}></mutu-import-reading>
      ${job.state === 'failed' ? nothing : html`<mutu-import-mapping .job=${job} .role=${this.scene.session.role} .lang=${lang} @mutu-import-choose=${chosen}></mutu-import-mapping>`}
    `;
  }

  private progress(job: ImportJob) {
    const { lang } = this.scene.view;
    const { phase, done, total } = job.progress ?? { phase: 'waiting', done: 0, total: null };
    const rows =
      done === 0 && total === null
        ? ''
        : say(lang, total === null ? 'rowsDone' : 'rowsOf', { done, total: total ?? 0 });
    return html`<div class="progress">
      <p role="status">${phase === 'waiting' ? say(lang, 'waiting') : say(lang, phase, { done: rows })}</p>
      <progress aria-label=${say(lang, `state.${job.state}`)} max=${total ?? 1} value=${total === null ? nothing : done}></progress>
      <div><button class="button soft" @click=${() => this.run(() => importing.cancel(job.id))}>${say(lang, 'cancel')}</button></div>
    </div>`;
  }

  private done({ result, dataset }: ImportJob) {
    const { lang } = this.scene.view;
    if (!result) return nothing;
    const { edit, state: at, rows, first } = result;
    const key = edit === null ? 'doneNothing' : at === 'published' ? 'donePublished' : 'doneInReview';
    const show = () => {
      tellTask(this, null);
      tell(this, 'mutu-select', { dataset, id: first! });
    };
    return html`<div class="say" role="status"><strong>${say(lang, key, { rows })}</strong>
      <div class="tools">
        ${first !== null && at === 'published' ? html`<button class="button soft" @click=${show}>${say(lang, 'seeRow')}</button>` : nothing}
        ${edit === null ? nothing : html`<button class="button soft" @click=${() => tellTask(this, { kind: 'review', seq: edit })}>${say(lang, 'seeEdit')}</button>`}
        <button class="button soft" @click=${() => this.leaveJob()}>${say(lang, 'another')}</button>
      </div></div>`;
  }

  private readonly look = (event: CustomEvent<readonly [number, number]>) => {
    const [lon, lat] = event.detail;
    this.board?.frame([lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND]);
  };

  private leaveJob() {
    clearTimeout(this.clock);
    this.job = null;
    this.said = '';
  }

  private async upload({ dataset, file }: Chosen) {
    this.uploading = file.name;
    await this.run(() => importing.upload(dataset, file));
    this.uploading = '';
  }

  /** Does what the server answers with the job, and follows the job while it is under way. */
  private async run(work: () => Promise<ImportJob>) {
    clearTimeout(this.clock);
    this.said = '';
    try {
      this.job = await work();
    } catch (error) {
      this.said = problemOf(error).say[this.scene.view.lang];
    }
    if (isUnderWay(this.job)) this.follow();
  }

  private follow() {
    this.clock = setTimeout(() => {
      if (this.job && this.isConnected) void this.run(() => importing.job(this.job!.id));
    }, LOOK_EVERY_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-desk': ImportDesk;
  }
}
