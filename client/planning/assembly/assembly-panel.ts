/**
 * `<mutu-assembly-panel>` 拼地: sites found, parcels put together, one divided, and what of it was kept.
 * Properties: `scene`, `board` · Events: `mutu-picked`, `mutu-scenario`, `mutu-select`, `mutu-drawn`, and those of its parts
 */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { tell } from '../../lenses/events.ts';
import type { Scene } from '../../lenses/scene.ts';
import type { DrawingBoard } from '../../map/draw-contract.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import type { SiteSearch } from './find-sites.ts';
import './divide-parcel.ts';
import './find-sites.ts';
import './join-parcels.ts';
import './scenario-list.ts';

type Way = 'find' | 'join' | 'divide' | 'saved';

/** In the order of the work. */
const WAYS: readonly (readonly [Way, Key])[] = [
  ['find', 'assembly.way.find'],
  ['join', 'assembly.way.join'],
  ['divide', 'assembly.way.divide'],
  ['saved', 'assembly.way.saved'],
];

/** A scenario stands in its list: the innermost body that is there. */
const focusBody = async (element: LitElement | undefined): Promise<void> => {
  await element?.updateComplete;
  const inner = element?.renderRoot.querySelector('mutu-scenario') ?? element;
  await inner?.updateComplete;
  inner?.renderRoot.querySelector<HTMLElement>('.body')?.focus();
};

@customElement('mutu-assembly-panel')
export class AssemblyPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .steps { display: flex; gap: 4px; margin: 0 16px 12px; padding: 2px; border-radius: 999px; background: var(--sunken); flex: none; }
      .steps button { flex: 1; min-height: var(--target); padding: 0 4px; border-radius: 999px; text-align: center; font-size: var(--text-s); white-space: nowrap; }
      .steps button[aria-pressed='true'] { background: var(--surface); color: var(--accent); font-weight: 600; box-shadow: 0 1px 3px rgb(0 0 0 / 0.16); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;
  /** null = nobody has chosen yet. */
  @state() private way: Way | null = null;
  @state() private search: SiteSearch | null = null;
  @query('.steps + *') private content?: LitElement;
  private picked: readonly string[] | null = null;
  private shown = '';
  private isMoving = false;

  /** Whoever picks wants to see what that makes; while one is divided, picks choose which. */
  protected override willUpdate(_changed: PropertyValues<this>) {
    const { picked } = this.scene.view;
    const isPick = this.picked !== null && this.picked !== picked;
    this.picked = picked;
    if (isPick && picked.length > 0 && this.way !== 'divide') this.way = 'join';
    const shown = `${this.now} ${this.scene.view.scenario}`;
    this.isMoving = this.shown !== '' && shown !== this.shown && this.content?.matches(':focus-within') === true;
    this.shown = shown;
  }

  /** What takes the place of something that had the focus has it next. */
  protected override updated() {
    if (!this.isMoving) return;
    this.isMoving = false;
    void focusBody(this.content);
  }

  protected override render() {
    const { lang } = this.scene.view;
    const now = this.now;
    return html`
      <div class="steps" role="group" aria-label=${t(lang, 'assembly.ways')}>
        ${WAYS.map(([way, name]) => html`<button aria-pressed=${way === now} @click=${() => this.go(way)}>${t(lang, name)}</button>`)}
      </div>
      ${this.step(now)}
    `;
  }

  private get now(): Way {
    const { picked, scenario } = this.scene.view;
    if (scenario !== null) return 'saved';
    return this.way ?? (picked.length > 0 ? 'join' : 'find');
  }

  private step(way: Way) {
    const { scene, board } = this;
    switch (way) {
      case 'find':
        return html`<mutu-find-sites .scene=${scene} .search=${this.search} @mutu-search=${this.searched}></mutu-find-sites>`;
      case 'join':
        return html`<mutu-join-parcels .scene=${scene} @mutu-kept=${this.kept}></mutu-join-parcels>`;
      case 'divide':
        return html`<mutu-divide-parcel .scene=${scene} .board=${board} @mutu-kept=${this.kept}></mutu-divide-parcel>`;
      case 'saved':
        return html`<mutu-scenario-list .scene=${scene} .board=${board} @mutu-picked=${this.again}></mutu-scenario-list>`;
    }
  }

  private go(way: Way) {
    this.way = way;
    tell(this, 'mutu-scenario', null);
  }

  private searched(event: HTMLElementEventMap['mutu-search']) {
    this.search = event.detail;
  }

  /** Those of a kept one are put together once more. */
  private again() {
    this.way = 'join';
  }

  private kept(event: HTMLElementEventMap['mutu-kept']) {
    this.way = 'saved';
    tell(this, 'mutu-scenario', event.detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-assembly-panel': AssemblyPanel;
  }
}
