/**
 * `<mutu-saved-searches>`: searches kept in this browser under a name; the present one can be kept, a kept one asked again.
 * Properties: `scene`, `kind` (the filter of the lens, or the brief), `suggested` (a name for the present one)
 * Events: `mutu-filter`, `mutu-brief`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { type SavedSearch, SavedSearches } from '../../state/saved-searches.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import type { Scene } from '../scene.ts';

@customElement('mutu-saved-searches')
export class SavedSearchList extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 8px; }
      ul { display: flex; flex-wrap: wrap; gap: 4px 8px; }
      li { display: inline-flex; align-items: center; min-width: 0; }
      li .chip { overflow: hidden; text-overflow: ellipsis; max-width: 240px; display: block; }
      form { display: flex; gap: 8px; }
      input { flex: 1; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property() kind: SavedSearch['kind'] = 'filter';
  @property() suggested = '';
  @query('input') private nameField?: HTMLInputElement;
  private readonly saved = new SavedSearches(this);

  protected override render() {
    const { lang } = this.scene.view;
    const own = this.saved.all.filter((one) =>
      one.kind === 'filter' ? this.kind === 'filter' && one.lens === this.scene.view.lens : this.kind === 'brief',
    );
    if (own.length === 0 && !this.present('')) return nothing;
    return html`
      <h3 class="small">${t(lang, 'saved.title')}</h3>
      ${own.length > 0 ? html`<ul aria-label=${t(lang, 'saved.title')}>${own.map((one) => this.one(one))}</ul>` : nothing}
      ${this.present('') ? this.keeping() : nothing}
    `;
  }

  private one(search: SavedSearch) {
    const { name } = search;
    return html`<li><button class="chip" title=${name} @click=${() => this.ask(search)}>${name}</button><button class="button icon" aria-label=${t(this.scene.view.lang, 'saved.drop', { name })} @click=${() => this.drop(search)}>${icon('close', 14)}</button></li>`;
  }

  private keeping() {
    const { lang } = this.scene.view;
    return html`
      <form @submit=${this.keep}>
        <input aria-label=${t(lang, 'saved.name')} placeholder=${this.suggested || t(lang, 'saved.name')} maxlength="60" />
        <button class="button soft">${t(lang, 'saved.keep')}</button>
      </form>
    `;
  }

  /** What would be kept under `name`; null where nothing is asked for. */
  private present(name: string): SavedSearch | null {
    const { view } = this.scene;
    if (this.kind === 'brief') return view.brief && { name, kind: 'brief', brief: view.brief };
    const filter = filterOf(view);
    return filter && { name, kind: 'filter', lens: view.lens, filter };
  }

  private ask(search: SavedSearch) {
    if (search.kind === 'brief') tell(this, 'mutu-brief', search.brief);
    else tell(this, 'mutu-filter', search.filter);
  }

  private keep(event: Event) {
    event.preventDefault();
    const field = this.nameField!;
    const name = field.value.trim() || this.suggested.slice(0, 60);
    const search = this.present(name);
    if (!search || name === '') return;
    this.saved.keep(search);
    field.value = '';
  }

  /** The button goes; focus passes to the name field, or leaves the list as it is. */
  private drop(search: SavedSearch) {
    this.saved.drop(search);
    this.nameField?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-saved-searches': SavedSearchList;
  }
}
