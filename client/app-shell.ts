/**
 * `<mutu-app>`: the layout, and the one place where events of lenses and map become actions on the view.
 * Properties: `store`, `session`, `names`, `zoneBoxes`, `revision`, `notices` (sentences, in both languages)
 * Events: `mutu-session-changed` after signing in or out · `mutu-notice-read` { sentence }
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SearchHit } from '#domain/answers.ts';
import type { Label } from '#domain/dataset.ts';
import type { Bbox } from '#domain/filter.ts';
import { api, type Session } from './api.ts';
import './ground.ts';
import { DeskHost } from './editing/desk-host.ts';
import type { Ground } from './ground.ts';
import './lenses/app-dialogs.ts';
import type { AppDialogs } from './lenses/app-dialogs.ts';
import './lenses/card/feature-card.ts';
import type { Arrival } from './lenses/card/load-card.ts';
import { type Drawn, NOTHING_DRAWN, type Question } from './lenses/events.ts';
import './lenses/header-bar.ts';
import type { Choice, HeaderBar } from './lenses/header-bar.ts';
import type { LensPanel } from './lenses/lens-panel.ts';
import './lenses/lens-tabs.ts';
import type { Names } from './lenses/names.ts';
import type { Scene } from './lenses/scene.ts';
import { base } from './parts/base.ts';
import { Covered } from './parts/covered.ts';
import './parts/sheet.ts';
import type { Stop } from './parts/sheet.ts';
import { shellStyles } from './parts/shell-styles.ts';
import { Shortcuts } from './parts/shortcuts.ts';
import { Width } from './parts/width.ts';
import { PlanningHost } from './planning-host.ts';
import type { ZoneBoxes } from './seek.ts';
import { Seeking } from './seeking.ts';
import { Slice } from './state/controller.ts';
import type { ViewStore } from './state/store.ts';
import {
  type Action,
  filterOf,
  type Selection,
  withCamera,
  withFilter,
  withHover,
  withIndicator,
  withLang,
  withLens,
  withSelection,
  withTheme,
  withYear,
} from './state/view.ts';
import { t } from './text/t.ts';

@customElement('mutu-app')
export class AppShell extends LitElement {
  static override styles = [base, shellStyles];

  @property({ attribute: false }) store!: ViewStore;
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) names: Names = new Map();
  @property({ attribute: false }) zoneBoxes: ZoneBoxes = new Map();
  @property({ attribute: false }) notices: readonly Label[] = [];
  @property({ type: Number }) revision = 0;
  @state() private drawn: Drawn = NOTHING_DRAWN;
  @state() private stop: Stop = 'half';
  @state() private extent: Bbox | null = null;
  @state() private mapless = false;
  /** Lit with the selection: the building of a unit. */
  @state() private beside: ReadonlySet<string> = new Set();
  @query('mutu-ground') private groundPart?: Ground;
  @query('mutu-app-dialogs') private dialogs!: AppDialogs;
  @query('mutu-header') private header!: HeaderBar;
  @query('mutu-lens-panel') private panel?: LensPanel;
  private readonly width = new Width(this);
  private readonly covered = new Covered();
  private readonly desk = new DeskHost(this);
  private readonly planning = new PlanningHost(this);
  private view!: Slice<Scene['view']>;
  private readonly seeking = new Seeking(this);

  constructor() {
    super();
    new Shortcuts(this, {
      '/': () => this.header.focusSearch(),
      '?': () => this.dialogs.show('keys'),
      Escape: () => this.store.view.selection !== null && this.store.update(withSelection(null), 'push'),
    });
  }

  override connectedCallback() {
    this.view ??= new Slice(this, this.store, (view) => view);
    // A link that names a feature and no place shows the feature.
    if (this.store.view.selection && !this.store.view.camera) this.seeking.pick({ fromMap: false });
    super.connectedCallback();
    // MapLibre is most of what a first visit loads: the list does not wait for it, nor fall with it.
    import('./map/map-view.ts').catch(() => this.withoutMap());
  }

  protected override willUpdate() {
    const { lang, lens } = this.store.view;
    document.title = `${t(lang, `lens.${lens}`)} · ${t(lang, 'app.name')}`;
  }

  protected override render() {
    const scene: Scene = {
      view: this.view.value,
      session: this.session,
      names: this.names,
      revision: this.revision,
      extent: this.extent,
    };
    const { room } = this.width;
    return html`
      <div class="page ${room}" @mutu-select=${this.selected} @mutu-hover=${(event: CustomEvent<Selection | null>) => this.store.update(withHover(event.detail), 'none')}
        @mutu-filter=${(event: HTMLElementEventMap['mutu-filter']) => this.decide(withFilter(event.detail))}
        @mutu-lens=${this.lensChosen} @mutu-drawn=${this.redrawn}
        @mutu-why=${(event: CustomEvent<Question>) => this.dialogs.explain(event.detail)}
        @mutu-place=${(event: HTMLElementEventMap['mutu-place']) => this.seeking.place(event.detail.bbox)}
        @mutu-year=${(event: CustomEvent<number>) => this.store.update(withYear(event.detail), 'push')}
        @mutu-indicator=${(event: HTMLElementEventMap['mutu-indicator']) => this.store.update(withIndicator(event.detail), 'push')}
        @mutu-sign-in=${() => this.dialogs.show('signIn')} @mutu-stop=${this.stopped} @mutu-found=${this.found}>
        <button class="button primary skip" @click=${this.skip}>${t(scene.view.lang, 'app.skip')}</button>
        <mutu-header role="banner" .scene=${scene} room=${room} @mutu-choice=${this.chosen}></mutu-header>
        <main>${room === 'narrow' ? this.narrow(scene) : this.wide(scene)}</main>
        ${room === 'narrow' ? html`<mutu-lens-tabs class="thumbs" withIcons .lens=${scene.view.lens} .lang=${scene.view.lang}></mutu-lens-tabs>` : nothing}
        <mutu-app-dialogs .scene=${scene} @mutu-signed-in=${this.accountChanged}></mutu-app-dialogs>
      </div>
    `;
  }

  private wide(scene: Scene) {
    const { room } = this.width;
    const open = scene.view.selection !== null || this.desk.isOpen;
    const over = room === 'medium' && open;
    return html`
      <aside class="panel ${scene.view.plan ?? scene.view.lens} ${scene.view.compared.length > 0 ? '' : 'bare'}" aria-label=${t(scene.view.lang, 'app.panel')}>
        ${this.planning.list(scene, this.groundPart?.board, over)}
        ${over ? this.card(scene, true) : nothing}
      </aside>
      ${this.ground(scene)}
      ${room === 'wide' && open ? html`<aside class="drawer" aria-label=${t(scene.view.lang, 'app.card')}>${this.card(scene, false)}</aside>` : nothing}
    `;
  }

  private narrow(scene: Scene) {
    const { lang } = scene.view;
    const open = scene.view.selection !== null || this.desk.isOpen;
    return html`
      ${this.ground(scene)}
      <mutu-sheet .stop=${this.mapless ? 'full' : this.stop} .handleName=${t(lang, 'sheet.handle')} .stopName=${t(lang, `sheet.${this.stop}`)}>
        ${this.planning.list(scene, this.groundPart?.board, open)}
        ${open ? this.card(scene, true) : nothing}
      </mutu-sheet>
    `;
  }

  private ground(scene: Scene) {
    const { room } = this.width;
    const page = this.renderRoot.querySelector('main')?.clientHeight ?? window.innerHeight;
    return html`<mutu-ground .scene=${scene} .drawn=${this.planning.over(this.drawn)} .padding=${this.covered.by(room, this.stop, page)} .sought=${this.seeking.sought} .beside=${this.beside} .notices=${this.notices} .isEdited=${this.desk.isOpen} .room=${room}
      .mapless=${this.mapless} @mutu-mapless=${this.withoutMap} @mutu-dragged=${this.stopped} @mutu-camera=${(event: HTMLElementEventMap['mutu-camera']) => this.store.update(withCamera(event.detail), 'replace')}
      @mutu-extent=${this.rested}></mutu-ground>`;
  }

  private card(scene: Scene, back: boolean) {
    if (this.desk.isOpen) return this.desk.panel(scene, this.groundPart?.board);
    return html`<mutu-card .scene=${scene} .back=${back} @mutu-arrived=${this.arrived}></mutu-card>`;
  }

  private selected(event: CustomEvent<Selection | null>) {
    const fromMap = event.composedPath().some((at) => at instanceof HTMLElement && at.localName === 'mutu-map');
    const { detail } = event;
    // A click beside everything is no wish to leave what one is at.
    if (this.desk.isOpen && fromMap && !detail) return;
    if (fromMap && this.planning.takes(detail)) return;
    if (!this.desk.holds(() => this.select(detail, fromMap))) this.select(detail, fromMap);
  }

  private select(selection: Selection | null, fromMap: boolean) {
    this.dialogs.close();
    this.beside = new Set();
    this.seeking.pick(selection && { fromMap });
    if (selection && this.stop === 'peek') this.stop = 'half';
    this.store.update(withSelection(selection), 'push');
  }

  private arrived(event: CustomEvent<Arrival>) {
    this.beside = event.detail.beside;
    this.seeking.arrived(this.store.view.selection?.dataset ?? '', event.detail.bbox);
  }

  private found(event: CustomEvent<SearchHit>) {
    const { dataset, id, lon, lat, bbox } = event.detail;
    if (dataset && id) this.store.update(withSelection({ dataset, id }), 'push');
    if (bbox) this.seeking.place(bbox);
    else if (lon !== null && lat !== null) this.groundPart?.goTo([lon, lat], 15);
  }

  private rested(event: HTMLElementEventMap['mutu-extent']) {
    this.extent = event.detail;
  }

  private withoutMap() {
    this.mapless = true;
  }

  private stopped(event: CustomEvent<Stop>) {
    this.stop = event.detail;
  }

  private redrawn(event: CustomEvent<Drawn>) {
    this.drawn = event.detail;
  }

  private decide(action: Action) {
    const before = filterOf(this.store.view);
    this.store.update(action, 'push');
    this.seeking.filtered(before, filterOf(this.store.view), this.zoneBoxes);
  }

  private lensChosen(event: HTMLElementEventMap['mutu-lens']) {
    const { lens, filter } = event.detail;
    // Where the card stands in the place of the list, a way to a list leads past it.
    const past = filter !== undefined || this.width.room !== 'wide' ? withSelection(null) : withHover(null);
    const asked = filter === undefined ? past : withFilter(filter);
    this.decide((view) => past(asked(withLens(lens)(view))));
  }

  private chosen({ detail: choice }: CustomEvent<Choice>) {
    const { lang, theme } = this.store.view;
    if (choice === 'lang') this.store.update(withLang(lang === 'zh' ? 'en' : 'zh'), 'replace');
    if (choice === 'theme') this.store.update(withTheme(theme === 'dark' ? 'light' : 'dark'), 'replace');
    if (choice === 'work' || choice === 'recent' || choice === 'import') void this.desk.change({ kind: choice });
    if (choice === 'keys' || choice === 'signIn') this.dialogs.show(choice);
    if (choice === 'signOut') void api.signOut().finally(() => this.accountChanged());
  }

  private readonly accountChanged = () => this.dispatchEvent(new CustomEvent('mutu-session-changed'));

  private skip() {
    if (this.width.room === 'narrow' && this.stop === 'peek') this.stop = 'half';
    this.panel?.focusList();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-app': AppShell;
  }
}
