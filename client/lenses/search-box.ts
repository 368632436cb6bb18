/**
 * `<mutu-search-box>`: one box for names, numbers, pinyin initials and coordinates.
 * Properties: `lang` · Events: `mutu-found` with the hit that was taken · Method: `focusBox()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SearchHit } from '#domain/answers.ts';
import type { Lang } from '#domain/units.ts';
import { api, problemOf } from '../api.ts';
import { base } from '../parts/base.ts';
import { icon } from '../parts/icon.ts';
import { Remote } from '../state/remote.ts';
import { t } from '../text/t.ts';

/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 150;

@customElement('mutu-search-box')
export class SearchBox extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; position: relative; }
      .box { display: flex; align-items: center; position: relative; color: var(--muted); }
      .box > svg { position: absolute; left: 10px; pointer-events: none; }
      input { padding-left: 36px; border-color: transparent; background: var(--sunken); min-height: max(36px, var(--target)); text-overflow: ellipsis; }
      kbd { position: absolute; right: 10px; font: inherit; font-size: var(--text-s); color: var(--muted); pointer-events: none; }
      .found { position: absolute; z-index: 30; top: calc(100% + 8px); left: 0; right: 0; min-width: min(320px, 90vw); background: var(--raised); border-radius: 12px; box-shadow: var(--shadow); padding: 8px; max-height: min(480px, 60vh); }
      [role='option'] { padding: 8px 12px; border-radius: var(--radius); cursor: pointer; font-size: var(--text-s); }
      [role='option'][aria-selected='true'] { background: var(--accent-soft); }
      .hint { padding: 8px 12px; }
    `,
  ];

  @property() lang: Lang = 'zh';
  @state() private text = '';
  @state() private asked = '';
  @state() private open = false;
  @state() private at = 0;
  @query('input') private box!: HTMLInputElement;
  private pause: ReturnType<typeof setTimeout> | undefined;

  private readonly hits = new Remote<readonly SearchHit[]>(this, {
    key: () => this.asked || null,
    load: (text, signal) => api.search(text, signal),
  });

  focusBox() {
    this.box.focus();
    this.box.select();
  }

  protected override render() {
    const hits = this.hits.value ?? [];
    const shown = this.open && this.asked !== '';
    return html`
      <div class="box">
        ${icon('search', 16)}
        <input type="search" role="combobox" autocomplete="off" spellcheck="false" aria-label=${t(this.lang, 'search.label')} aria-autocomplete="list" aria-controls="found"
          aria-expanded=${shown} aria-activedescendant=${shown && hits[this.at] ? `hit-${this.at}` : nothing} placeholder=${t(this.lang, 'search.placeholder')}
          .value=${this.text} @input=${this.typed} @keydown=${this.keyed} @focus=${() => {
            this.open = true;
          }} @blur=${() => {
            this.open = false;
          }} />
      </div>
      <div class="found scroll" id="found" role="listbox" aria-label=${t(this.lang, 'search.label')} ?hidden=${!shown} @mousedown=${(event: Event) => event.preventDefault()}>
        ${shown ? this.found(hits) : nothing}
      </div>
      <p class="unseen" role="status">${shown && this.hits.state === 'ready' ? t(this.lang, 'search.results', { count: hits.length }) : ''}</p>
    `;
  }

  private found(hits: readonly SearchHit[]) {
    if (this.hits.state === 'failed') return html`<p class="hint">${problemOf(this.hits.error).say[this.lang]}</p>`;
    if (hits.length === 0)
      return html`<p class="hint muted small">${this.hits.state === 'ready' ? t(this.lang, 'search.none', { text: this.asked }) : t(this.lang, 'search.hint')}</p>`;
    return hits.map(
      (hit, at) => html`
      <div role="option" id="hit-${at}" aria-selected=${at === this.at} @click=${() => this.take(hit)} @pointerenter=${() => {
        this.at = at;
      }}>
        <p class="strong">${hit.name}</p>
        <p class="muted">${hit.note[this.lang]}</p>
      </div>
    `,
    );
  }

  private typed() {
    this.text = this.box.value;
    this.open = true;
    this.at = 0;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.asked = this.text.trim();
    }, PAUSE_MS);
  }

  private keyed(event: KeyboardEvent) {
    const hits = this.hits.value ?? [];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.at = Math.max(0, Math.min(hits.length - 1, this.at + (event.key === 'ArrowDown' ? 1 : -1)));
    }
    if (event.key === 'Enter' && hits[this.at] && !event.isComposing) this.take(hits[this.at]!);
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (this.open && this.text) this.open = false;
      else this.box.blur();
    }
  }

  private take(hit: SearchHit) {
    this.open = false;
    this.box.blur();
    this.dispatchEvent(new CustomEvent<SearchHit>('mutu-found', { detail: hit, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-search-box': SearchBox;
  }
  interface HTMLElementEventMap {
    'mutu-found': CustomEvent<SearchHit>;
  }
}
