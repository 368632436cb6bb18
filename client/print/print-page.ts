/**
 * `<mutu-print-page>`: a sheet as it will come out of the printer, with the choice of paper and scale above it.
 * Properties: `scene`, `kind` ('parcel' the selected one · 'memo' what the planner is at)
 */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failed } from '../lenses/failed.ts';
import type { Scene } from '../lenses/scene.ts';
import type { Framed } from '../map/framed.ts';
import { base } from '../parts/base.ts';
import { icon } from '../parts/icon.ts';
import { qr } from '../parts/qr.ts';
import { swatchStyles } from '../parts/swatch.ts';
import { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';
import { memo } from './memo.ts';
import { ORIENTATIONS, type Orientation, PAPERS, type PaperId, PX_PER_MM, pageRule, SCALES, sizeOf } from './paper.ts';
import { parcelSheet } from './parcel-sheet.ts';
import './print-frame.ts';
import type { PrintKind } from './print-link.ts';
import { pageStyles, paperStyles } from './print-styles.ts';
import type { Printed } from './printed.ts';

const DIRECTIONS = { portrait: 'print.portrait', landscape: 'print.landscape' } as const;

/** What the desk shows left and right of the sheet. */
const DESK_PX = 48;

@customElement('mutu-print-page')
export class PrintPage extends LitElement {
  static override styles = [base, swatchStyles, pageStyles, paperStyles];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) kind: PrintKind = 'parcel';
  @state() private paper: PaperId = 'a4';
  @state() private orientation: Orientation = 'portrait';
  @state() private scale: number | null = null;
  @state() private framed: Framed | null = null;
  @state() private mapless = false;
  private readonly rule = document.createElement('style');

  private readonly sheet = new Remote<Printed>(this, {
    key: () => {
      const { view, session, revision } = this.scene;
      const { lang, selection, plan, brief, picked, scenario, compared } = view;
      return JSON.stringify([
        this.kind,
        revision,
        session.role,
        lang,
        selection,
        plan,
        brief,
        picked,
        scenario,
        compared,
      ]);
    },
    load: (_key, signal) => (this.kind === 'parcel' ? parcelSheet : memo)(this.scene, signal),
  });

  override connectedCallback() {
    super.connectedCallback();
    document.head.append(this.rule);
    window.addEventListener('resize', this.resized);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.rule.remove();
    window.removeEventListener('resize', this.resized);
  }

  protected override willUpdate() {
    const { paper: id, orientation } = this;
    const printed = this.sheet.value;
    this.rule.textContent = pageRule(
      { id, orientation },
      printed ? `${printed.heading} · ${this.version(printed)}` : '',
    );
    const { lang } = this.scene.view;
    document.title = `${printed?.heading ?? t(lang, 'print.title')} · ${t(lang, 'app.name')}`;
  }

  protected override render() {
    const { lang } = this.scene.view;
    if (this.sheet.state === 'failed') return html`${this.bar()}<main class="desk">${failed(this.sheet, lang)}</main>`;
    const printed = this.sheet.value;
    return html`
      ${this.bar()}
      <main class="desk scroll" tabindex="0" aria-label=${t(lang, 'print.preview')}>
        ${printed ? this.article(printed) : html`<p class="wait" role="status">${t(lang, 'list.loading')}</p>`}
      </main>
    `;
  }

  private readonly resized = () => this.requestUpdate();

  private bar() {
    const { lang } = this.scene.view;
    const ready = this.sheet.state === 'ready' && (this.framed !== null || this.mapless);
    return html`
      <header class="bar" role="banner">
        <a class="button" href=${this.sheet.value?.link ?? '/'}>${icon('chevronLeft', 16)} ${t(lang, 'print.back')}</a>
        <h1>${t(lang, 'print.title')}</h1>
        ${this.choice(
          'print.paper',
          Object.keys(PAPERS) as PaperId[],
          this.paper,
          (id) => id.toUpperCase(),
          (id) => {
            this.paper = id;
          },
        )}
        ${this.choice(
          'print.orientation',
          ORIENTATIONS,
          this.orientation,
          (id) => t(lang, DIRECTIONS[id]),
          (id) => {
            this.orientation = id;
          },
        )}
        ${this.choice(
          'print.scaleOf',
          [null, ...SCALES],
          this.scale,
          (n) => (n === null ? t(lang, 'print.fit') : `1:${n.toLocaleString('en-US')}`),
          (n) => {
            this.scale = n;
          },
        )}
        <span class="spring small" role="status">${ready ? '' : t(lang, 'print.drawing')}</span>
        <button class="button primary" ?disabled=${!ready} @click=${() => window.print()}>${icon('printer', 16)} ${t(lang, 'print.print')}</button>
      </header>
    `;
  }

  private choice<T extends string | number | null>(
    name: 'print.paper' | 'print.orientation' | 'print.scaleOf',
    all: readonly T[],
    chosen: T,
    text: (one: T) => string,
    choose: (one: T) => void,
  ) {
    const changed = (event: Event) => choose(all[(event.target as HTMLSelectElement).selectedIndex]!);
    return html`<label>${t(this.scene.view.lang, name)}<select @change=${changed}>${all.map((one) => html`<option ?selected=${one === chosen}>${text(one)}</option>`)}</select></label>`;
  }

  private article(printed: Printed) {
    const { lang } = this.scene.view;
    const [width, height] = sizeOf({ id: this.paper, orientation: this.orientation });
    // A sheet that is wider than the window is shown smaller; on paper it has its size.
    const fit = Math.min(1, (window.innerWidth - DESK_PX) / (width * PX_PER_MM));
    return html`
      <article class="paper ${this.paper} ${this.orientation} ${this.kind}" lang=${lang === 'zh' ? 'zh-CN' : 'en'} style="--width:${width}mm;--height:${height}mm;--fit:${fit.toFixed(3)}">
        <div class="first">
          ${this.head(printed)}
          <mutu-print-frame .scene=${this.scene} .printed=${printed} .scale=${this.scale} @mutu-framed=${this.framing} @mutu-mapless=${this.withoutMap}></mutu-print-frame>
          <div class="tables">${printed.summary}${printed.body ? nothing : this.foot(printed)}</div>
        </div>
        ${printed.body ? html`${printed.body}${this.foot(printed)}` : nothing}
      </article>
    `;
  }

  private head(printed: Printed) {
    const { lang } = this.scene.view;
    return html`
      <header class="top">
        <div>
          <p class="kind">${printed.kind}</p>
          <h2 class="heading">${printed.heading}</h2>
          <p class="lead">${printed.lead}</p>
          <dl class="figures">${printed.figures.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
          ${printed.contact ? html`<p class="contact">${icon('phone', 11)} ${printed.contact}</p>` : nothing}
        </div>
        <figure class="qr">${qr(new URL(printed.link, location.origin).href, t(lang, 'print.qr'), 84)}<figcaption>${t(lang, 'print.scan')}</figcaption></figure>
      </header>
    `;
  }

  private foot(printed: Printed) {
    const { lang } = this.scene.view;
    const list = (title: string, lines: readonly string[]) =>
      lines.length === 0 ? nothing : html`<p><strong>${title}</strong> ${lines.join(lang === 'zh' ? '；' : '; ')}</p>`;
    return html`
      <section class="basis">
        ${list(t(lang, 'print.assumptions'), printed.assumptions)}
        ${list(t(lang, 'print.sources'), printed.sources)}
        <p class="signed">${this.version(printed)}</p>
      </section>
    `;
  }

  /** What the sheet is signed with: which state of the data, of which day, printed when and for whom. */
  private version({ asOf }: Printed): string {
    const { session, view, revision } = this.scene;
    return t(view.lang, 'print.signed', {
      revision,
      asOf,
      on: new Date().toLocaleDateString('sv-SE'),
      who: session.user?.displayName ?? t(view.lang, 'print.guest'),
    });
  }

  private framing(event: HTMLElementEventMap['mutu-framed']) {
    this.framed = event.detail;
  }

  private withoutMap() {
    this.mapless = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-print-page': PrintPage;
  }
}
