/**
 * `<mutu-scenario-list>`: the what-ifs that planners have kept; one of them is looked at in its place.
 * Properties: `scene`, `board` · Events: `mutu-scenario` with the id, or null for the list
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { mayPlan } from '#domain/access.ts';
import type { ScenarioSummary } from '#domain/scenario.ts';
import { api } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import { nameKey } from '../../lenses/names.ts';
import type { Scene } from '../../lenses/scene.ts';
import type { DrawingBoard } from '../../map/draw-contract.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { assemblyStyles } from './assembly-styles.ts';
import './scenario-view.ts';

/** Rows that come at a time. */
const PAGE = 50;

type Kept = { readonly rows: readonly ScenarioSummary[]; readonly matched: number };

const firstOf = async (count: number, signal: AbortSignal): Promise<Kept> => {
  const rows: ScenarioSummary[] = [];
  for (;;) {
    const { scenarios, matched } = await api.scenarios(rows.length, PAGE, signal);
    rows.push(...scenarios);
    if (rows.length >= Math.min(count, matched) || scenarios.length === 0) return { rows, matched };
  }
};

@customElement('mutu-scenario-list')
export class ScenarioList extends LitElement {
  static override styles = [
    base,
    assemblyStyles,
    css`
      .kept { display: grid; gap: 2px; width: 100%; padding: 10px 12px; border-radius: 12px; font-size: var(--text-s); }
      .kept:hover { background: var(--sunken); }
      ul { margin: 0 -12px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;

  @state() private shown = PAGE;

  private readonly list = new Remote<Kept>(this, {
    key: () => {
      const { view, session, revision } = this.scene;
      return mayPlan(session.role) && view.scenario === null ? `${revision} ${session.role} ${this.shown}` : null;
    },
    load: (_key, signal) => firstOf(this.shown, signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({}));
  }

  protected override render() {
    const { lang, scenario } = this.scene.view;
    if (scenario !== null)
      // Back may lead from one to another: what was begun on the one is not done to the other.
      return keyed(
        scenario,
        html`<mutu-scenario .scene=${this.scene} .board=${this.board} .of=${scenario} @mutu-left=${() => this.go(null)}></mutu-scenario>`,
      );
    return html`<div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'assembly.way.saved')}>${this.content()}</div>`;
  }

  private content() {
    const { view, session } = this.scene;
    const { lang } = view;
    if (!mayPlan(session.role))
      return html`
        <p class="small muted">${t(lang, session.user ? 'assembly.notYours' : 'assembly.signIn')}</p>
        ${session.user ? nothing : html`<div><button class="button soft" @click=${() => tell(this, 'mutu-sign-in', null)}>${t(lang, 'account.signIn')}</button></div>`}
      `;
    if (this.list.state === 'failed') return failed(this.list, lang);
    if (!this.list.value) return html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`;
    const { rows, matched } = this.list.value;
    if (rows.length === 0) return html`<p class="small muted">${t(lang, 'assembly.savedNone')}</p>`;
    const left = Math.min(PAGE, matched - rows.length);
    return html`
      <ul>${rows.map((one) => html`<li>${this.row(one)}</li>`)}</ul>
      ${left > 0 ? html`<div><button class="button soft" @click=${this.more}>${t(lang, 'list.more', { count: left })}</button></div>` : nothing}
    `;
  }

  private row({ id, name, kind, zoneId, parcels, author, asOf, editSeq }: ScenarioSummary) {
    const { view, names } = this.scene;
    const { lang } = view;
    const kindName = t(lang, kind === 'assembly' ? 'assembly.kind.join' : 'assembly.kind.divide');
    return html`
      <button class="kept" @click=${() => this.go(id)}>
        <span class="strong">${name}</span>
        <span class="muted">${kindName} · ${t(lang, 'assembly.parcels', { count: parcels.length })} · ${names.get(nameKey('zone', zoneId)) ?? zoneId}</span>
        <span class="muted">${author} · ${asOf ?? ''}${editSeq === null ? '' : ` · ${t(lang, 'assembly.turned', { seq: editSeq })}`}</span>
      </button>
    `;
  }

  private more() {
    this.shown += PAGE;
  }

  private go(id: string | null) {
    tell(this, 'mutu-scenario', id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-scenario-list': ScenarioList;
  }
}
