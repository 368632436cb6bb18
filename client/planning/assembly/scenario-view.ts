/**
 * `<mutu-scenario>`: a kept what-if beside today, in figures and on the map, and the draft that would make it true.
 * Properties: `scene`, `board`, `of` (its id) · Events: `mutu-left`, `mutu-picked`, `mutu-task`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Area } from '#domain/geometry.ts';
import type { ScenarioAnswer } from '#domain/scenario.ts';
import { splitFigures } from '#domain/split.ts';
import type { Lang } from '#domain/units.ts';
import { api, problemOf } from '../../api.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import type { Scene } from '../../lenses/scene.ts';
import type { Compared, DrawingBoard } from '../../map/draw-contract.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { Remote } from '../../state/remote.ts';
import { mayWrite, tellTask } from '../../state/task.ts';
import { t } from '../../text/t.ts';
import '../share-link.ts';
import { showingOnce } from '../show-all.ts';
import { assemblyStyles } from './assembly-styles.ts';
import { lotsOf } from './lots.ts';
import { memoButton } from './memo-button.ts';
import { partName, partsTable } from './parts.ts';
import { roadsBeside } from './roads.ts';
import { draftOf, dropScenario } from './scenario-calls.ts';
import { type Side, sideRows } from './side-rows.ts';
import { siteFigures } from './site-figures.ts';
import { CLOSE, shapesOf } from './site-shapes.ts';

type Beside = {
  readonly scenario: ScenarioAnswer;
  readonly today: Side;
  readonly before: readonly Area[];
  readonly isInvented: boolean;
};

/** The sites that the scenario would make; none where its parcels are no more. */
const plannedOf = ({ assembly, parts }: ScenarioAnswer): Side => (assembly ? [assembly] : (parts ?? []));

/** Parts are told by number and area, in the figures as on the map. */
const plannedShapes = ({ assembly, parts }: ScenarioAnswer, lang: Lang): Pick<Compared, 'after' | 'names'> => {
  if (assembly) return { after: [assembly.outline] };
  const pieces = parts ?? [];
  return { after: pieces.map(({ shape }) => shape), names: pieces.map((part, at) => partName(part, at, lang)) };
};

@customElement('mutu-scenario')
export class ScenarioView extends LitElement {
  static override styles = [
    base,
    assemblyStyles,
    css`
      .bar { display: flex; gap: 8px; align-items: center; }
      .bar h3 { overflow-wrap: anywhere; }
      .side th:first-child { color: var(--muted); }
      .changed { font-weight: 600; }
      .foot { display: grid; gap: 8px; padding: 12px 16px; box-shadow: 0 -1px 0 var(--line); }
      .dash { display: inline-block; width: 24px; border-top: 2px dashed currentColor; vertical-align: middle; }
      .solid { display: inline-block; width: 24px; border-top: 3px solid currentColor; vertical-align: middle; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  @property() of = '';
  @state() private draft: number | null = null;
  @state() private isDropping = false;
  @state() private busy = false;
  @state() private problem = '';
  private laid: { readonly value: Beside; readonly lang: Lang } | null = null;
  private readonly show = showingOnce();

  private readonly beside = new Remote<Beside>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role} ${this.of}`,
    load: (_key, signal) => this.load(signal),
  });

  private async load(signal: AbortSignal): Promise<Beside> {
    const scenario = await api.scenario(this.of, signal);
    const { lots } = await lotsOf(scenario.parcels, signal);
    const before = lots.map(({ geometry }) => geometry);
    const today = splitFigures(before, await roadsBeside(before, signal));
    return { scenario, today, before, isInvented: lots.some(({ properties }) => properties['synthetic'] === true) };
  }

  /** Dashed as it is, solid as it would be. */
  protected override updated() {
    const { value } = this.beside;
    const { lang } = this.scene.view;
    if (!value || !this.board || (value === this.laid?.value && lang === this.laid.lang)) return;
    this.laid = { value, lang };
    this.board.compare({ before: value.before, ...plannedShapes(value.scenario, lang) });
    this.show(this.of, this, shapesOf(value.before, null, lang), CLOSE);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.laid = null;
    this.board?.compare(null);
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { value } = this.beside;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'assembly.way.saved')} aria-busy=${this.beside.state === 'loading'}>
        <div class="bar"><button class="button icon" aria-label=${t(lang, 'assembly.toList')} title=${t(lang, 'assembly.toList')} @click=${this.leave}>${icon('chevronLeft')}</button><h3>${value?.scenario.name ?? ''}</h3></div>
        ${this.beside.state === 'failed' ? failed(this.beside, lang) : value ? this.content(value) : html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`}
      </div>
      ${value ? this.foot(value) : nothing}
    `;
  }

  private content({ scenario, today, isInvented }: Beside) {
    const { lang } = this.scene.view;
    const planned = plannedOf(scenario);
    const { note, author, asOf } = scenario;
    return html`
      <p class="small muted">${note ? html`${note}<br />` : nothing}${author} · ${asOf ?? ''}</p>
      ${scenario.isCurrent ? nothing : html`<p class="finding" role="alert">${t(lang, planned.length > 0 ? 'assembly.changed' : 'assembly.gone')}</p>`}
      ${planned.length > 0 && today.length > 0 ? this.table(today, planned, isInvented) : nothing}
      ${scenario.parts ? html`<section>${partsTable(scenario.parts, true, lang)}</section>` : nothing}
      ${scenario.assembly ? siteFigures(scenario.assembly, isInvented, lang) : nothing}
    `;
  }

  private table(today: Side, planned: Side, isInvented: boolean) {
    const { lang } = this.scene.view;
    return html`
      <table class="side">
        <thead><tr><th scope="col"><span class="unseen">${t(lang, 'compare.field')}</span></th><th scope="col">${t(lang, 'assembly.today')} <i class="dash" aria-hidden="true"></i></th><th scope="col">${t(lang, 'assembly.planned.head')} <i class="solid" aria-hidden="true"></i></th></tr></thead>
        <tbody>${sideRows(today, planned, lang).map((row) => html`<tr><th scope="row">${t(lang, row.name)}</th><td>${row.today}</td><td class=${row.today === row.planned ? '' : 'changed'}>${row.planned}</td></tr>`)}</tbody>
      </table>
      <p class="small muted">${t(lang, 'assembly.side.how')}${isInvented ? ` ${t(lang, 'assembly.synthetic')}` : ''}</p>
    `;
  }

  private foot({ scenario }: Beside) {
    const { view, session } = this.scene;
    const { lang } = view;
    const isOwn = scenario.author === session.user?.name;
    const mayTurn = isOwn && mayWrite(session.role, 'parcel');
    return html`
      <div class="foot">
        ${this.problem ? html`<p class="small warn" role="alert">${this.problem}</p>` : nothing}
        ${this.turned(scenario)}
        <div class="tools">
          <button class="button primary" ?disabled=${!mayTurn || this.busy || this.draft !== null} @click=${this.turn}>${t(lang, 'assembly.turn')}</button>
          ${scenario.kind === 'assembly' ? html`<button class="button soft" @click=${() => tell(this, 'mutu-picked', scenario.parcels)}>${t(lang, 'assembly.again')}</button>` : nothing}
          ${memoButton(this, plannedOf(scenario).length > 0, lang)}
          ${isOwn ? html`<button class="button" ?disabled=${this.busy} @click=${this.drop}>${t(lang, this.isDropping ? 'assembly.dropSure' : 'assembly.drop')}</button>` : nothing}
        </div>
        ${mayTurn ? nothing : html`<p class="small muted">${t(lang, isOwn ? 'assembly.mayNotTurn' : 'assembly.notAuthor')}</p>`}
      </div>
    `;
  }

  private turned({ editSeq }: ScenarioAnswer) {
    const { lang } = this.scene.view;
    const seq = this.draft ?? editSeq;
    if (seq === null) return html`<p class="small muted">${t(lang, 'assembly.untouched')}</p>`;
    return html`
      <p class="small" role="status">${t(lang, this.draft === null ? 'assembly.turned' : 'assembly.drafted', { seq })}
        <button class="link" @click=${() => tellTask(this, { kind: 'review', seq })}>${t(lang, 'assembly.toDraft')}</button>
        <button class="link" @click=${() => tellTask(this, { kind: 'work' })}>${t(lang, 'task.work')}</button></p>
    `;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('mutu-left'));
  }

  private turn() {
    void this.doing(async () => {
      this.draft = await draftOf(this.of);
    });
  }

  /** What is dropped does not come back: the first press only asks. */
  private drop() {
    if (!this.isDropping) {
      this.isDropping = true;
      return;
    }
    void this.doing(async () => {
      await dropScenario(this.of);
      this.leave();
    });
  }

  private async doing(work: () => Promise<void>) {
    this.busy = true;
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error).say[this.scene.view.lang];
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-scenario': ScenarioView;
  }
}
