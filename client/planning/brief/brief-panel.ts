/**
 * `<mutu-brief-panel>` 按需求匹配: what a project asks, and the parcels that fit, in order and with reasons.
 * Properties: `scene` · Events: `mutu-brief`, `mutu-compared`, `mutu-plan`, `mutu-select`, `mutu-hover`, `mutu-drawn`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { askedOf, type Brief } from '#domain/brief.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { isArea, labelPoint } from '#domain/geometry.ts';
import type { MatchAnswer } from '#domain/matching/answer.ts';
import { api } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import '../../lenses/register/saved-searches.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { NOTHING_PLANNED, type Planned } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { showAll } from '../show-all.ts';
import './brief-form.ts';
import './brief-relax.ts';
import './ranked-parcel.ts';
import { wishText } from './wish-text.ts';

/** Selectors shortlist one to five places; ten leave room for what they do not know. */
const SHOWN = 10;

@customElement('mutu-brief-panel')
export class BriefPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .body { flex: 1; }
      .ask { padding: 0 16px 16px; display: grid; gap: 12px; }
      .wishes { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; font-size: var(--text-s); }
      .count { padding: 0 16px 8px; }
      .dim { opacity: 0.5; }
      .warn { color: var(--warn); }
      .foot { display: flex; gap: 8px; padding: 12px 16px; box-shadow: 0 -1px 0 var(--line); }
      .foot .primary { flex: 1; }
      /* Half a phone is too little for a foot that stays, until there is something to compare. */
      @media (max-width: 767px) { :host { overflow: auto; } .body:not(:has(+ .foot .primary)) { flex: none; overflow: visible; } }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @state() private editing: boolean | null = null;
  @state() private unread: readonly string[] = [];
  /** Places in the ranking before the last change of the brief. */
  private earlier: readonly string[] = [];
  private shown: MatchAnswer | undefined;

  private readonly answer = new Remote<MatchAnswer>(this, {
    key: () =>
      this.scene.view.brief &&
      `${this.scene.revision} ${this.scene.session.role} ${JSON.stringify(this.scene.view.brief)}`,
    load: (_key, signal) => api.match(this.scene.view.brief!, SHOWN, signal),
  });

  private readonly places = new Remote<readonly Planned[]>(this, {
    key: () => this.answer.value?.ranked.map(({ parcelId }) => parcelId).join(' ') ?? null,
    load: (_key, signal) => this.locate(signal),
  });

  /** A link that says where to look is obeyed: its first result moves nothing. */
  private isFramed = false;

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.places.value ?? NOTHING_PLANNED }));
  }

  private get brief(): Brief {
    return this.scene.view.brief ?? {};
  }

  private get isEditing(): boolean {
    return this.editing ?? this.scene.view.brief === null;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.isFramed = this.scene.view.brief !== null && this.scene.view.camera !== null;
  }

  protected override willUpdate() {
    if (this.answer.state !== 'ready' || this.shown === this.answer.value) return;
    this.earlier = this.shown?.ranked.map(({ parcelId }) => parcelId) ?? [];
    this.shown = this.answer.value;
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'plan.brief')} aria-busy=${this.answer.state === 'loading'}>
        <div class="ask">${this.isEditing ? this.form() : this.summary()}${this.unreadWords()}</div>
        ${this.results()}
      </div>
      ${this.foot()}
    `;
  }

  private form() {
    const { lang, brief } = this.scene.view;
    return html`
      <mutu-saved-searches .scene=${this.scene} kind="brief" .suggested=${this.inWords()}></mutu-saved-searches>
      <mutu-brief-form .scene=${this.scene} .brief=${this.brief} @mutu-unread=${this.left}></mutu-brief-form>
      ${brief ? html`<div><button class="button soft" @click=${() => this.edit(false)}>${t(lang, 'brief.done')}</button> <button class="button" @click=${() => this.clear()}>${t(lang, 'brief.clear')}</button></div>` : nothing}
    `;
  }

  /** What of the sentence was not understood, said also where the form has made room for the results. */
  private unreadWords() {
    const { lang } = this.scene.view;
    if (this.unread.length === 0) return nothing;
    return html`<p class="small warn" role="status">${t(lang, 'brief.rest', { words: this.unread.join(lang === 'zh' ? '、' : ', ') })}</p>`;
  }

  private left(event: CustomEvent<readonly string[]>) {
    this.unread = event.detail;
  }

  private inWords(): string {
    const { names, view } = this.scene;
    return askedOf(this.brief)
      .map((criterion) => wishText(this.brief, criterion, names, view.lang))
      .join(' · ');
  }

  private summary() {
    const { lang } = this.scene.view;
    return html`
      <div class="wishes">
        ${askedOf(this.brief).map((criterion) => html`<span class="badge">${wishText(this.brief, criterion, this.scene.names, lang)}${this.brief[criterion]!.weight === 'should' ? ` · ${t(lang, 'brief.should')}` : ''}</span>`)}
        <button class="link" @click=${() => this.edit(true)}>${t(lang, 'brief.edit')}</button>
      </div>
    `;
  }

  private results() {
    const { lang } = this.scene.view;
    if (this.scene.view.brief === null) return nothing;
    if (this.answer.state === 'failed') return failed(this.answer, lang);
    const answer = this.answer.value;
    if (!answer) return html`<p class="count muted" role="status">${t(lang, 'list.loading')}</p>`;
    if (answer.ranked.length === 0)
      return html`<mutu-brief-relax .scene=${this.scene} .answer=${answer} .brief=${this.brief}></mutu-brief-relax>`;
    return html`
      <p class="count small muted" role="status">${t(lang, 'brief.count', { count: answer.matched, uncertain: answer.uncertain, date: answer.asOf })}</p>
      <div class=${this.answer.state === 'loading' ? 'dim' : ''}>
        ${answer.ranked.map((ranked, index) => html`<mutu-ranked .ranked=${ranked} .rank=${index + 1} .moved=${this.movedOf(ranked.parcelId, index)} .scene=${this.scene}></mutu-ranked>`)}
      </div>
    `;
  }

  private foot() {
    const { lang, compared } = this.scene.view;
    const isRanked = (this.answer.value?.ranked.length ?? 0) > 0;
    if (compared.length === 0 && !isRanked) return nothing;
    return html`
      <div class="foot">
        ${compared.length > 0 ? html`<button class="button primary" @click=${() => tell(this, 'mutu-plan', 'compare')}>${t(lang, 'compare.open', { count: compared.length })}</button>` : nothing}
        ${isRanked ? html`<button class="button soft" @click=${() => tell(this, 'mutu-print', { kind: 'memo' })}>${icon('printer', 16)} ${t(lang, 'print.memo')}</button>` : nothing}
      </div>
    `;
  }

  /** Places gained since the brief was last changed; 0 for a newcomer. */
  private movedOf(id: string, index: number): number {
    const was = this.earlier.indexOf(id);
    return was < 0 ? 0 : was - index;
  }

  private async locate(signal: AbortSignal): Promise<readonly Planned[]> {
    const { ranked } = this.answer.value!;
    const items = await Promise.all(ranked.map(({ parcelId }) => api.item(parcel.id, parcelId, signal)));
    const places = items.flatMap(({ geometry }, index): Planned[] => {
      const at = isArea(geometry) ? labelPoint(geometry) : null;
      return at ? [{ kind: 'rank', geometry: { type: 'Point', coordinates: at }, label: String(index + 1) }] : [];
    });
    if (this.isFramed) this.isFramed = false;
    else showAll(this, places);
    return places;
  }

  private edit(on: boolean) {
    this.editing = on;
  }

  private clear() {
    this.editing = null;
    tell(this, 'mutu-brief', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-brief-panel': BriefPanel;
  }
}
