/**
 * `<mutu-find-sites>`: adjoining parcels that reach a wanted size together, the best shape first; one is taken by a tap.
 * Properties: `scene`, `search` (what was asked last; null = nothing yet)
 * Events: `mutu-search` with what is asked now, `mutu-picked`, `mutu-drawn`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Assembly, FoundAssemblies } from '#domain/assembly.ts';
import { labelPoint } from '#domain/geometry.ts';
import { convert, digits } from '#domain/units.ts';
import { api } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import { nameKey } from '../../lenses/names.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { typedNumber } from '../../parts/range.ts';
import { NOTHING_PLANNED, type Planned } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { showingOnce } from '../show-all.ts';
import { metresText, muText } from './amounts.ts';
import { assemblyStyles } from './assembly-styles.ts';
import { type Scope, scopeCql } from './search-scope.ts';

/** `cql` as it was when asked: a map moved since then asks nothing new. */
export type SiteSearch = { readonly mu: number; readonly scope: Scope; readonly cql: string | undefined };

/** Asked first where no brief says how much. */
const FIRST_MU = 100;

/** Numbered like a ranking; that under pointer or focus with its outline. */
const shapesOf = (sites: readonly Assembly[], lit: number | null): readonly Planned[] => [
  ...sites.map(({ outline }): Planned => ({ kind: 'member', geometry: outline })),
  ...(lit === null ? [] : [{ kind: 'outline' as const, geometry: sites[lit]!.outline }]),
  ...sites.flatMap(({ outline }, index): Planned[] => {
    const at = labelPoint(outline);
    return at ? [{ kind: 'rank', geometry: { type: 'Point', coordinates: at }, label: String(index + 1) }] : [];
  }),
];

@customElement('mutu-find-sites')
export class FindSites extends LitElement {
  static override styles = [
    base,
    assemblyStyles,
    css`
      form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px; }
      form label { display: grid; gap: 4px; font-size: var(--text-s); color: var(--muted); }
      form .size { grid-template-columns: 96px auto; align-items: center; gap: 8px; }
      form .size > span:first-child { grid-column: 1 / -1; }
      form .size input { text-align: right; }
      form label.where { grid-column: 1 / -1; }
      form button { align-self: end; }
      .site { display: grid; grid-template-columns: 28px minmax(0, 1fr) auto; gap: 2px 12px; width: 100%; padding: 10px 8px; border-radius: 12px; font-size: var(--text-s); }
      .site:hover { background: var(--sunken); }
      .rank { grid-row: span 2; width: 28px; height: 28px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); display: grid; place-items: center; font-weight: 600; }
      .site .line { grid-column: 2 / -1; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) search: SiteSearch | null = null;
  @state() private lit: number | null = null;
  private shapes: readonly Planned[] = NOTHING_PLANNED;
  private drawnOf: readonly unknown[] = [];
  private readonly show = showingOnce();
  /** The search whose first site has been brought into sight. */
  private told: SiteSearch | null = null;

  private readonly found = new Remote<FoundAssemblies>(this, {
    key: () =>
      this.search && `${this.scene.revision} ${this.scene.session.role} ${this.search.mu} ${this.search.cql ?? ''}`,
    load: (_key, signal) => this.find(this.search!, signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.planned }));
  }

  private get planned(): readonly Planned[] {
    const of = [this.found.value, this.lit];
    if (of.some((one, at) => one !== this.drawnOf[at])) {
      this.drawnOf = of;
      this.shapes = shapesOf(this.found.value?.assemblies ?? [], this.lit);
    }
    return this.shapes;
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'assembly.way.find')} aria-busy=${this.found.state === 'loading'}>
        <form @submit=${this.asked}>
          <label class="size"><span>${t(lang, 'assembly.atLeast')}</span><input name="mu" inputmode="decimal" required .value=${String(this.search?.mu ?? this.firstMu)} aria-label=${t(lang, 'assembly.atLeast')} /><span>${lang === 'zh' ? '亩' : 'mu'}</span></label>
          <button class="button primary">${t(lang, 'assembly.findDo')}</button>
          <label class="where">${t(lang, 'assembly.where')}<select name="scope" aria-label=${t(lang, 'assembly.where')}>${this.scopes().map(([scope, name]) => html`<option value=${scope} ?selected=${scope === this.search?.scope}>${name}</option>`)}</select></label>
        </form>
        ${this.results()}
      </div>
    `;
  }

  /** On a phone the form fills what is to be seen of the panel. */
  protected override updated() {
    if (this.told === this.search || this.found.state !== 'ready') return;
    this.told = this.search;
    this.renderRoot.querySelector('ol li')?.scrollIntoView({ block: 'nearest' });
  }

  private get firstMu(): number {
    const wanted = this.scene.view.brief?.areaMinM2?.value;
    return wanted === undefined ? FIRST_MU : Number(convert(wanted, 'm2', 'mu').toFixed(2));
  }

  /** The brief first, where there is one; without a map there is no extent. */
  private scopes(): readonly (readonly [Scope, string])[] {
    const { view, names, extent } = this.scene;
    const zones = [...names.keys()].filter((key) => key.startsWith(nameKey('zone', '')));
    return [
      ...(view.brief ? [['brief', t(view.lang, 'assembly.scope.brief')] as const] : []),
      ...(extent ? [['extent', t(view.lang, 'assembly.scope.extent')] as const] : []),
      ...zones.map((key) => [key as Scope, names.get(key)!] as const),
    ];
  }

  private results() {
    const { lang } = this.scene.view;
    if (this.search === null) return html`<p class="small muted">${t(lang, 'assembly.findHint')}</p>`;
    if (this.found.state === 'failed') return failed(this.found, lang);
    if (!this.found.value) return html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`;
    const { candidates, assemblies } = this.found.value;
    const mu = digits(this.search.mu, [0, 2]);
    return html`
      <p class="small" role="status">${
        assemblies.length === 0
          ? t(lang, 'assembly.foundNone', { candidates, mu })
          : t(lang, 'assembly.found', { candidates, mu, count: assemblies.length })
      }</p>
      <ol class=${this.found.state === 'loading' ? 'dim' : ''} aria-label=${t(lang, 'assembly.suggestions')}>${assemblies.map((site, index) => html`<li>${this.site(site, index)}</li>`)}</ol>
    `;
  }

  private site({ parcels, areaM2, minWidthM, frontageM, conflicts }: Assembly, index: number) {
    const { lang } = this.scene.view;
    const light = (on: boolean) => {
      this.lit = on ? index : null;
    };
    const road = frontageM > 0 ? t(lang, 'assembly.road', { m: metresText(frontageM) }) : t(lang, 'assembly.noRoad');
    return html`
      <button class="site" @click=${() =>
        tell(
          this,
          'mutu-picked',
          parcels.map(({ id }) => id),
        )}
        @pointerenter=${() => light(true)} @pointerleave=${() => light(false)} @focus=${() => light(true)} @blur=${() => light(false)}>
        <span class="rank">${index + 1}</span>
        <span class="strong">${t(lang, 'assembly.parcels', { count: parcels.length })}</span><span class="strong figure">${muText(areaM2, lang)}</span>
        <span class="line muted">${parcels.map(({ name }) => name).join(lang === 'zh' ? '、' : ', ')}</span>
        <span class="line muted">${road} · ${t(lang, 'assembly.minWidth')} ${metresText(minWidthM)} · ${
          conflicts.length === 0
            ? t(lang, 'assembly.noConflicts')
            : html`<span class="warn">${t(lang, 'assembly.conflicts', { count: conflicts.length })}</span>`
        }</span>
      </button>
    `;
  }

  private async find(search: SiteSearch, signal: AbortSignal): Promise<FoundAssemblies> {
    const found = await api.findAssemblies(convert(search.mu, 'mu', 'm2'), search.cql, signal);
    this.lit = null;
    if (found.assemblies.length > 0) this.show(search, this, shapesOf(found.assemblies, null));
    return found;
  }

  private asked(event: SubmitEvent) {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const mu = typedNumber(String(form.get('mu')));
    if (mu === null || mu <= 0) return;
    const scope = String(form.get('scope')) as Scope;
    const search: SiteSearch = { mu, scope, cql: scopeCql(scope, this.scene.view.brief, this.scene.extent) };
    this.dispatchEvent(new CustomEvent('mutu-search', { detail: search }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-find-sites': FindSites;
  }
  interface HTMLElementEventMap {
    'mutu-search': CustomEvent<SiteSearch>;
  }
}
