/**
 * `<mutu-app>`: the layout, and the one place where events of lenses and map become actions on the view.
 * Properties: `store`, `session`, `names`, `revision`, `notices` (sentences)
 * Events: `mutu-session-changed` after signing in or out · `mutu-notice-read` { sentence }
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SearchHit } from '#domain/answers.ts';
import { api, type Session } from './api.ts';
import './lenses/app-dialogs.ts';
import type { AppDialogs } from './lenses/app-dialogs.ts';
import { around } from './lenses/card/bbox.ts';
import './lenses/card/feature-card.ts';
import './lenses/coordinate-card.ts';
import type { Arrival } from './lenses/card/load-card.ts';
import { type Drawn, NOTHING_DRAWN, type Question } from './lenses/events.ts';
import './lenses/header-bar.ts';
import type { Choice, HeaderBar } from './lenses/header-bar.ts';
import './lenses/legend/map-legend.ts';
import './lenses/lens-panel.ts';
import type { LensPanel } from './lenses/lens-panel.ts';
import './lenses/lens-tabs.ts';
import type { Names } from './lenses/names.ts';
import type { Scene } from './lenses/scene.ts';
import type { MapView } from './map/map-view.ts';
import { base } from './parts/base.ts';
import { Covered } from './parts/covered.ts';
import { icon } from './parts/icon.ts';
import './parts/sheet.ts';
import type { Stop } from './parts/sheet.ts';
import './parts/notices.ts';
import { shellStyles } from './parts/shell-styles.ts';
import { Shortcuts } from './parts/shortcuts.ts';
import { Width } from './parts/width.ts';
import { Slice } from './state/controller.ts';
import type { Step, ViewStore } from './state/store.ts';
import {
  type Action,
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
  @state() private place: { readonly lon: number; readonly lat: number } | null = null;
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
      Escape: () => this.store.view.selection !== null && this.act(withSelection(null), 'push'),
    });
  }

  override connectedCallback() {
    this.view ??= new Slice(this, this.store, (view) => view);
    super.connectedCallback();
    // MapLibre is most of what a first visit loads: the list does not wait for it, nor fall with it.
    import('./map/map-view.ts').catch(() => {
      this.mapless = true;
    });
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    const { lang, lens } = this.store.view;
    document.title = `${t(lang, `lens.${lens}`)} · ${t(lang, 'app.name')}`;
  }

  protected override render() {
    const scene: Scene = { view: this.view.value, session: this.session, names: this.names, revision: this.revision };
    const { room } = this.width;
    return html`
      <div class="page ${room}" @mutu-select=${this.selected} @mutu-hover=${(event: CustomEvent<Selection | null>) => this.act(withHover(event.detail), 'none')}
        @mutu-filter=${(event: HTMLElementEventMap['mutu-filter']) => this.act(withFilter(event.detail), 'push')}
        @mutu-lens=${this.lensChosen} @mutu-drawn=${(event: CustomEvent<Drawn>) => {
          this.drawn = event.detail;
        }}
        @mutu-why=${(event: CustomEvent<Question>) => this.dialogs.explain(event.detail)}
        @mutu-place=${(event: HTMLElementEventMap['mutu-place']) => this.map?.fit?.(event.detail.bbox)}
        @mutu-year=${(event: CustomEvent<number>) => this.act(withYear(event.detail), 'push')}
        @mutu-indicator=${(event: HTMLElementEventMap['mutu-indicator']) => this.act(withIndicator(event.detail), 'push')}
        @mutu-sign-in=${() => this.dialogs.show('signIn')} @mutu-stop=${(event: CustomEvent<Stop>) => {
          this.stop = event.detail;
        }} @mutu-found=${this.found}>
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
            .matchingIds=${this.drawn.matchingIds} .zoneFacts=${this.drawn.zoneFacts} .padding=${padding} @mutu-coordinate=${(
              event: HTMLElementEventMap['mutu-coordinate'],
            ) => {
              this.place = event.detail;
            }} @mutu-mapless=${() => {
              this.mapless = true;
            }}
            @mutu-camera=${(event: HTMLElementEventMap['mutu-camera']) => this.act(withCamera(event.detail), 'replace')} @pointermove=${this.dragged}></mutu-map>`,
              )
        }
        ${this.mapless ? nothing : html`<mutu-legend .legend=${this.drawn.legend} .lang=${lang} .open=${this.width.room === 'wide'}></mutu-legend>`}
        ${session.demo && this.width.room !== 'wide' ? html`<p class="demo">${t(lang, 'app.demo', { date: session.today })}</p>` : nothing}
        <mutu-coordinate-card .at=${this.place} .lang=${lang} @mutu-closed=${() => {
          this.place = null;
        }}></mutu-coordinate-card>
        <mutu-notices .notices=${this.notices} .readName=${t(lang, 'error.dismiss')}></mutu-notices>
      </div>
    `;
  }

  private card(scene: Scene, back: boolean) {
    return html`<mutu-card .scene=${scene} .back=${back} @mutu-arrived=${this.arrived}></mutu-card>`;
  }

  private act(action: Action, step: Step) {
    this.store.update(action, step);
  }

  private selected(event: CustomEvent<Selection | null>) {
    const fromMap = event.composedPath().includes(this.map!);
    this.dialogs.close();
    this.beside = new Set();
    this.sought = fromMap ? null : event.detail;
    if (event.detail && this.stop === 'peek') this.stop = 'half';
    this.act(withSelection(event.detail), 'push');
  }

  private arrived(event: CustomEvent<Arrival>) {
    this.beside = event.detail.beside;
    const { bbox } = event.detail;
    // The drawer has just pushed the map: it must know its new size first.
    if (this.sought && bbox) setTimeout(() => this.map?.fit?.(around(bbox), { maxZoom: 16.5 }), 100);
    this.sought = null;
  }

  private found(event: CustomEvent<SearchHit>) {
    const { dataset, id, lon, lat, bbox } = event.detail;
    if (dataset && id) this.act(withSelection({ dataset, id }), 'push');
    if (bbox) setTimeout(() => this.map?.fit?.(around(bbox), { maxZoom: 16.5 }), 100);
    else if (lon !== null && lat !== null) this.map?.goTo?.([lon, lat], 15);
  }

  private lensChosen(event: HTMLElementEventMap['mutu-lens']) {
    const { lens, filter } = event.detail;
    this.act(
      (view) => (filter === undefined ? withLens(lens)(view) : withFilter(filter)(withLens(lens)(view))),
      'push',
    );
  }

  private chosen(event: CustomEvent<Choice>) {
    const { lang, theme } = this.store.view;
    const choice = event.detail;
    if (choice === 'lang') this.act(withLang(lang === 'zh' ? 'en' : 'zh'), 'replace');
    if (choice === 'theme') this.act(withTheme(theme === 'dark' ? 'light' : 'dark'), 'replace');
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
