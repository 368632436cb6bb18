/**
 * `<mutu-app>`: the layout, and the one place where events of lenses and map become actions on the view.
 * Properties: `store`, `session`, `names`, `revision`, `notices` (sentences)
 * Events: `mutu-session-changed` after signing in or out · `mutu-notice-read` { sentence }
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SearchHit } from '#domain/answers.ts';
import type { Bbox } from '#domain/filter.ts';
import { api, type Session } from './api.ts';
import './lenses/app-dialogs.ts';
import type { AppDialogs } from './lenses/app-dialogs.ts';
import { around } from './lenses/card/bbox.ts';
import './lenses/card/feature-card.ts';
import type { Arrival } from './lenses/card/load-card.ts';
import { type Drawn, NOTHING_DRAWN, type Question } from './lenses/events.ts';
import './lenses/header-bar.ts';
import type { Choice, HeaderBar } from './lenses/header-bar.ts';
import './lenses/lens-panel.ts';
import type { LensPanel } from './lenses/lens-panel.ts';
import './lenses/lens-tabs.ts';
import type { Names } from './lenses/names.ts';
import './lenses/over-map.ts';
import type { Scene } from './lenses/scene.ts';
import type { LonLat } from './map/contract.ts';
import type { MapView } from './map/map-view.ts';
import { base } from './parts/base.ts';
import { Covered } from './parts/covered.ts';
import { icon } from './parts/icon.ts';
import './parts/sheet.ts';
import type { Stop } from './parts/sheet.ts';
import { shellStyles } from './parts/shell-styles.ts';
import { Shortcuts } from './parts/shortcuts.ts';
import { Width } from './parts/width.ts';
import { Slice } from './state/controller.ts';
import type { ViewStore } from './state/store.ts';
import {
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
  @property({ attribute: false }) notices: readonly string[] = [];
  @property({ type: Number }) revision = 0;
  @state() private drawn: Drawn = NOTHING_DRAWN;
  @state() private stop: Stop = 'half';
  @state() private place: LonLat | null = null;
  @state() private mapless = false;
  /** Lit with the selection: the building of a unit. */
  @state() private beside: ReadonlySet<string> = new Set();
  @query('mutu-map') private map?: MapView;
  @query('mutu-app-dialogs') private dialogs!: AppDialogs;
  @query('mutu-header') private header!: HeaderBar;
  @query('mutu-lens-panel') private panel?: LensPanel;
  private readonly width = new Width(this);
  private readonly covered = new Covered();
  private view!: Slice<Scene['view']>;
  /** The feature picked outside the map, to be brought into sight once its card knows where it lies. */
  private sought: Selection | null = null;

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
    super.connectedCallback();
    // MapLibre is most of what a first visit loads: the list does not wait for it, nor fall with it.
    import('./map/map-view.ts').catch(() => this.withoutMap());
  }

  protected override willUpdate() {
    const { lang, lens } = this.store.view;
    document.title = `${t(lang, `lens.${lens}`)} · ${t(lang, 'app.name')}`;
  }

  protected override render() {
    const scene: Scene = { view: this.view.value, session: this.session, names: this.names, revision: this.revision };
    const { room } = this.width;
    return html`
      <div class="page ${room}" @mutu-select=${this.selected} @mutu-hover=${(event: CustomEvent<Selection | null>) => this.store.update(withHover(event.detail), 'none')}
        @mutu-filter=${(event: HTMLElementEventMap['mutu-filter']) => this.store.update(withFilter(event.detail), 'push')}
        @mutu-lens=${this.lensChosen} @mutu-drawn=${this.redrawn}
        @mutu-why=${(event: CustomEvent<Question>) => this.dialogs.explain(event.detail)}
        @mutu-place=${(event: HTMLElementEventMap['mutu-place']) => this.show(event.detail.bbox)}
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
    const open = scene.view.selection !== null;
    const over = room === 'medium' && open;
    return html`
      <aside class="panel" aria-label=${t(scene.view.lang, 'app.panel')}>
        <mutu-lens-panel .scene=${scene} ?hidden=${over}></mutu-lens-panel>
        ${over ? this.card(scene, true) : nothing}
      </aside>
      ${this.ground(scene)}
      ${room === 'wide' && open ? html`<aside class="drawer" aria-label=${t(scene.view.lang, 'app.card')}>${this.card(scene, false)}</aside>` : nothing}
    `;
  }

  private narrow(scene: Scene) {
    const { lang } = scene.view;
    const open = scene.view.selection !== null;
    return html`
      ${this.ground(scene)}
      <mutu-sheet .stop=${this.mapless ? 'full' : this.stop} .handleName=${t(lang, 'sheet.handle')} .stopName=${t(lang, `sheet.${this.stop}`)}>
        <mutu-lens-panel .scene=${scene} ?hidden=${open}></mutu-lens-panel>
        ${open ? this.card(scene, true) : nothing}
      </mutu-sheet>
    `;
  }

  private ground(scene: Scene) {
    const { lang } = scene.view;
    const page = this.renderRoot.querySelector('main')?.clientHeight ?? window.innerHeight;
    const padding = this.covered.by(this.width.room, this.stop, page);
    const { session } = this;
    return html`
      <div class="ground" style="--left:${padding.left}px;--bottom:${padding.bottom}px">
        ${
          this.mapless
            ? html`<p class="mapless">${icon('map', 24)}<span>${t(lang, 'app.listMode')}</span></p>`
            : keyed(
                session.role,
                html`
          <mutu-map .view=${scene.view} .session=${session} .revision=${this.revision} .yields=${this.drawn.yields} .highlights=${this.beside}
            .matchingIds=${this.drawn.matchingIds} .zoneFacts=${this.drawn.zoneFacts} .padding=${padding} @mutu-coordinate=${(event: HTMLElementEventMap['mutu-coordinate']) => this.marked(event.detail)} @mutu-mapless=${this.withoutMap}
            @mutu-camera=${(event: HTMLElementEventMap['mutu-camera']) => this.store.update(withCamera(event.detail), 'replace')} @pointermove=${this.dragged}></mutu-map>`,
              )
        }
        <mutu-over-map .scene=${scene} .legend=${this.mapless ? null : this.drawn.legend} .place=${this.place} .notices=${this.notices} room=${this.width.room} @mutu-place-closed=${() => this.marked(null)}></mutu-over-map>
      </div>
    `;
  }

  private card(scene: Scene, back: boolean) {
    return html`<mutu-card .scene=${scene} .back=${back} @mutu-arrived=${this.arrived}></mutu-card>`;
  }

  private selected(event: CustomEvent<Selection | null>) {
    const fromMap = event.composedPath().includes(this.map!);
    this.dialogs.close();
    this.beside = new Set();
    this.sought = fromMap ? null : event.detail;
    if (event.detail && this.stop === 'peek') this.stop = 'half';
    this.store.update(withSelection(event.detail), 'push');
  }

  private arrived(event: CustomEvent<Arrival>) {
    this.beside = event.detail.beside;
    const { bbox } = event.detail;
    // The drawer has just pushed the map: it must know its new size first.
    if (this.sought && bbox) setTimeout(() => this.show(bbox), 100);
    this.sought = null;
  }

  private found(event: CustomEvent<SearchHit>) {
    const { dataset, id, lon, lat, bbox } = event.detail;
    if (dataset && id) this.store.update(withSelection({ dataset, id }), 'push');
    if (bbox) setTimeout(() => this.show(bbox), 100);
    else if (lon !== null && lat !== null) this.map?.goTo?.([lon, lat], 15);
  }

  private withoutMap() {
    this.mapless = true;
  }

  private marked(place: LonLat | null) {
    this.place = place;
  }

  private stopped(event: CustomEvent<Stop>) {
    this.stop = event.detail;
  }

  private redrawn(event: CustomEvent<Drawn>) {
    this.drawn = event.detail;
  }

  private show(bbox: Bbox) {
    this.map?.fit?.(around(bbox), { maxZoom: 16.5 });
  }

  private lensChosen(event: HTMLElementEventMap['mutu-lens']) {
    const { lens, filter } = event.detail;
    // Where the card stands in the place of the list, a way to a list leads past it.
    const past = filter !== undefined || this.width.room !== 'wide' ? withSelection(null) : withHover(null);
    const asked = filter === undefined ? past : withFilter(filter);
    this.store.update((view) => past(asked(withLens(lens)(view))), 'push');
  }

  private chosen(event: CustomEvent<Choice>) {
    const { lang, theme } = this.store.view;
    const choice = event.detail;
    if (choice === 'lang') this.store.update(withLang(lang === 'zh' ? 'en' : 'zh'), 'replace');
    if (choice === 'theme') this.store.update(withTheme(theme === 'dark' ? 'light' : 'dark'), 'replace');
    if (choice === 'keys' || choice === 'signIn') this.dialogs.show(choice);
    if (choice === 'signOut') void api.signOut().finally(() => this.accountChanged());
  }

  private accountChanged() {
    this.dispatchEvent(new CustomEvent('mutu-session-changed'));
  }

  /** A map that is dragged wants room: the sheet drops. */
  private dragged(event: PointerEvent) {
    if (this.width.room === 'narrow' && event.buttons > 0 && Math.hypot(event.movementX, event.movementY) > 4)
      this.stop = 'peek';
  }

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
