/**
 * `<mutu-header>`: mark, lenses, search, and what concerns the reader (language, theme, keys, account).
 * Properties: `scene`, `room` · Events: `mutu-lens`, `mutu-found`, `mutu-choice` · Method: `focusSearch()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { base } from '../parts/base.ts';
import mark from '../parts/mark.svg?raw';
import '../parts/web-awesome.ts';
import { type IconName, icon } from '../parts/icon.ts';
import type { Room } from '../parts/width.ts';
import { hasHistory, hasWork, mayImport } from '../state/task.ts';
import { t } from '../text/t.ts';
import './lens-tabs.ts';
import type { Scene } from './scene.ts';
import './search-box.ts';
import type { SearchBox } from './search-box.ts';

export type Choice = 'lang' | 'theme' | 'keys' | 'signIn' | 'signOut' | 'work' | 'recent' | 'import';

/** With its icon, its word, and what it does. */
type ChoiceOffered = readonly [Choice, IconName, string, string];

/** Choices that say their word; the others show their icon, or the search would have no room beside a steward's tools. */
const WORDED: readonly Choice[] = ['lang', 'signIn', 'signOut'];

@customElement('mutu-header')
export class HeaderBar extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; align-items: center; gap: 8px; height: 56px; padding: 0 8px 0 16px; background: var(--surface); box-shadow: 0 1px 0 var(--line); position: relative; z-index: 20; }
      .mark { display: flex; align-items: center; gap: 8px; font-size: var(--text-l); font-weight: 600; letter-spacing: 0.04em; white-space: nowrap; margin-right: 8px; }
      .mark svg { width: 28px; height: 28px; display: block; }
      mutu-lens-tabs { height: 100%; }
      .demo { font-size: var(--text-s); color: var(--muted); white-space: nowrap; margin-left: auto; padding: 0 8px; }
      mutu-search-box { flex: 0 1 300px; min-width: 150px; margin-left: auto; }
      .demo ~ mutu-search-box { margin-left: 0; }
      @media (max-width: 1359px) { .demo { display: none; } .demo ~ mutu-search-box { margin-left: auto; } }
      :host([room='narrow']) { padding-left: 12px; }
      :host([room='narrow']) mutu-search-box { flex: 1; width: auto; margin: 0; }
      :host([room='narrow']) .mark { margin: 0; }
      wa-dropdown-item { font-size: var(--text-s); min-height: var(--target); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ reflect: true }) room: Room = 'wide';
  @query('mutu-search-box') private search!: SearchBox;

  focusSearch() {
    this.search.focusBox();
  }

  protected override render() {
    const { view, session } = this.scene;
    const { lang } = view;
    return html`
      <h1 class="mark">${unsafeHTML(mark)}${this.room === 'narrow' ? html`<span class="unseen">${t(lang, 'app.name')}</span>` : html`<span>${t(lang, 'app.name')}</span>`}</h1>
      ${this.room === 'narrow' ? nothing : html`<mutu-lens-tabs .lens=${view.lens} .lang=${lang}></mutu-lens-tabs>`}
      ${session.demo && this.room === 'wide' ? html`<span class="demo">${t(lang, 'app.demo', { date: session.today })}</span>` : nothing}
      <mutu-search-box .lang=${lang}></mutu-search-box>
      ${this.room === 'wide' ? this.buttons() : this.menu()}
    `;
  }

  private choices(): readonly ChoiceOffered[] {
    const { view, session } = this.scene;
    const { lang, theme } = view;
    const account: ChoiceOffered = session.user
      ? [
          'signOut',
          'logOut',
          t(lang, 'account.signOut'),
          t(lang, 'account.signedIn', { name: session.user.displayName, role: t(lang, `role.${session.role}`) }),
        ]
      : ['signIn', 'logIn', t(lang, 'account.signIn'), t(lang, 'account.title')];
    const staff: readonly ChoiceOffered[] = [
      ...(mayImport(session.role)
        ? [['import', 'upload', t(lang, 'task.import'), t(lang, 'task.importHint')] as const]
        : []),
      ...(hasWork(session.role)
        ? [['work', 'clipboard', t(lang, 'task.work'), t(lang, 'task.workHint')] as const]
        : []),
      ...(hasHistory(session.role)
        ? [['recent', 'history', t(lang, 'task.recent'), t(lang, 'task.recentHint')] as const]
        : []),
    ];
    return [
      ...staff,
      ['lang', 'languages', t(lang, 'app.language'), t(lang, 'app.languageHint')],
      [
        'theme',
        theme === 'dark' ? 'sun' : 'moon',
        t(lang, theme === 'dark' ? 'app.light' : 'app.dark'),
        t(lang, 'app.themeHint'),
      ],
      ['keys', 'keyboard', t(lang, 'app.keys'), t(lang, 'keys.sheet')],
      account,
    ];
  }

  /** The account's button stands apart: signed in or out it is the same one, so that the focus stays on it. */
  private buttons() {
    const choices = this.choices().map((choice) => this.button(choice));
    return html`${choices.slice(0, -1)}${choices.at(-1)}`;
  }

  private button([choice, name, word, hint]: ChoiceOffered) {
    const worded = WORDED.includes(choice);
    return html`<button class="button ${worded ? '' : 'icon'}" title=${hint} aria-label=${worded ? nothing : word} @click=${() => this.choose(choice)}>${choice === 'lang' ? nothing : icon(name)}${worded ? word : nothing}</button>`;
  }

  private menu() {
    const { lang } = this.scene.view;
    const chosen = (event: CustomEvent<{ item: { value: string } }>) => this.choose(event.detail.item.value as Choice);
    return html`
      <wa-dropdown placement="bottom-end" @wa-select=${chosen}>
        <button slot="trigger" class="button icon" aria-label=${t(lang, 'app.menu')}>${icon('user')}</button>
        ${this.choices().map(([choice, name, word]) => html`<wa-dropdown-item value=${choice}><span slot="icon">${icon(name)}</span>${word}</wa-dropdown-item>`)}
      </wa-dropdown>
    `;
  }

  private choose(choice: Choice) {
    this.dispatchEvent(new CustomEvent<Choice>('mutu-choice', { detail: choice }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-header': HeaderBar;
  }
  interface HTMLElementEventMap {
    'mutu-choice': CustomEvent<Choice>;
  }
}
