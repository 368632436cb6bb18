/**
 * `<mutu-land-card>`: a parcel as 标准地 in five parts; the first holds, in its slot, what the register says of any row.
 * Properties: `scene`, `item` · Events: `mutu-tab`, `mutu-select`, `mutu-plan`, `mutu-ways`, `mutu-place`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LandSheet } from '#domain/land/answer.ts';
import { api, type Item } from '../../../api.ts';
import { base } from '../../../parts/base.ts';
import { swatchStyles } from '../../../parts/swatch.ts';
import { Remote } from '../../../state/remote.ts';
import { CARD_TABS, type CardTab } from '../../../state/view.ts';
import { t } from '../../../text/t.ts';
import type { Key } from '../../../text/zh.ts';
import { tell } from '../../events.ts';
import { failed } from '../../failed.ts';
import type { Scene } from '../../scene.ts';
import { assessments } from './assessments.ts';
import { constraints } from './constraints.ts';
import { documents, lifeCourse, lifeStyles } from './course.ts';
import { controlIndicators } from './indicators.ts';
import { landStyles } from './land-styles.ts';
import './land-ledger.ts';
import { readiness, readinessStyles } from './readiness.ts';

const NAMES: Readonly<Record<CardTab, Key>> = {
  facts: 'dossier.tab.facts',
  gaps: 'dossier.tab.gaps',
  standard: 'dossier.tab.standard',
  assessments: 'dossier.tab.assessments',
  progress: 'dossier.tab.progress',
};

/** To which tab an arrow key leads from the one at `at`. */
const STEPS: Readonly<Record<string, (at: number) => number>> = {
  ArrowRight: (at) => (at + 1) % CARD_TABS.length,
  ArrowLeft: (at) => (at + CARD_TABS.length - 1) % CARD_TABS.length,
  Home: () => 0,
  End: () => CARD_TABS.length - 1,
};

@customElement('mutu-land-card')
export class LandCard extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    landStyles,
    readinessStyles,
    lifeStyles,
    css`
      :host { display: block; min-width: 0; }
      .tabs { position: sticky; top: 0; z-index: 2; display: flex; gap: 4px; overflow-x: auto; scrollbar-width: none; background: var(--surface); margin: 0 -16px 16px; padding: 4px 16px 0; border-bottom: 1px solid var(--line); }
      .tabs button { flex: none; min-height: var(--target); padding: 4px 8px 6px; font-size: var(--text-s); color: var(--muted); border-bottom: 2px solid transparent; }
      .tabs [aria-selected='true'] { color: var(--accent); font-weight: 600; border-bottom-color: var(--accent); }
      .tabs :focus-visible { outline-offset: -2px; }
      .whole { display: grid; gap: 24px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) item!: Item;
  /** The way up stands open after it was asked for. */
  @state() private isRising = false;

  @query('.tabs') private readonly tabs!: HTMLElement;
  private shown: CardTab | null = null;

  private readonly sheet = new Remote<LandSheet>(this, {
    key: () => {
      const { view, session, revision } = this.scene;
      return `${revision} ${session.role} ${this.item.id} ${JSON.stringify(view.brief)}`;
    },
    load: (_key, signal) => api.landSheet(this.item.id, this.scene.view.brief, signal),
  });

  protected override render() {
    const { lang, tab } = this.scene.view;
    return html`
      <div class="tabs" role="tablist" aria-label=${t(lang, 'dossier.tabs')} @keydown=${this.step}>
        ${CARD_TABS.map((one) => html`<button role="tab" id=${one} aria-selected=${one === tab} aria-controls="panel" tabindex=${one === tab ? 0 : -1} @click=${() => this.choose(one)}>${t(lang, NAMES[one])}</button>`)}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby=${tab}>${tab === 'facts' ? this.facts() : this.other(tab)}</div>
    `;
  }

  /** A part begins at its beginning, however far down the one before it was read. */
  protected override updated() {
    const { tab } = this.scene.view;
    if (this.shown !== null && this.shown !== tab && this.tabs.offsetTop > this.offsetTop) this.scrollIntoView();
    this.shown = tab;
  }

  private facts() {
    const { lang } = this.scene.view;
    const { value } = this.sheet;
    return html`
      <div class="whole">
        ${this.sheet.state === 'failed' ? failed(this.sheet, lang) : value ? readiness(value, lang, () => this.rise()) : this.waiting()}
        ${value?.usualLevel ? html`<p class="box">${t(lang, 'dossier.levels', { level: value.level[lang], usual: value.usualLevel[lang] })}</p>` : nothing}
        <slot></slot>
      </div>
    `;
  }

  private other(tab: Exclude<CardTab, 'facts'>) {
    const { lang } = this.scene.view;
    const sheet = this.sheet.value;
    if (this.sheet.state === 'failed') return failed(this.sheet, lang);
    if (!sheet) return this.waiting();
    switch (tab) {
      case 'gaps':
        return html`<mutu-land-ledger .scene=${this.scene} .item=${this.item} .sheet=${sheet} .isRising=${this.isRising} @mutu-rising=${this.turned}></mutu-land-ledger>`;
      case 'standard':
        return controlIndicators(sheet, this.item.properties['isStandardLand'] === true, lang);
      case 'assessments':
        return html`${assessments(sheet, lang)}${sheet.constraints ? constraints(sheet.constraints, lang, (id) => tell(this, 'mutu-select', { dataset: 'constraint', id })) : nothing}`;
      case 'progress':
        return html`${lifeCourse(sheet, lang)}${sheet.documents ? documents(sheet.documents, lang) : nothing}`;
    }
  }

  private waiting() {
    return html`<p class="small muted" role="status">${t(this.scene.view.lang, 'list.loading')}</p>`;
  }

  private choose(tab: CardTab) {
    tell(this, 'mutu-tab', tab);
  }

  private rise() {
    this.isRising = true;
    this.choose('gaps');
  }

  private turned(event: CustomEvent<boolean>) {
    this.isRising = event.detail;
  }

  private async step(event: KeyboardEvent) {
    const next = STEPS[event.key]?.(CARD_TABS.indexOf(this.scene.view.tab));
    const tab = next === undefined ? undefined : CARD_TABS[next];
    if (!tab) return;
    event.preventDefault();
    this.choose(tab);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${tab}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-land-card': LandCard;
  }
  interface HTMLElementEventMap {
    /** Whether the way up stands open. */
    'mutu-rising': CustomEvent<boolean>;
  }
}
