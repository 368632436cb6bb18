/**
 * `<mutu-feature-list>`: rows to walk through with j, k and Enter; hover and focus light the shape on the map.
 * Properties: `register` (its dataset id), `groups` (rows under their heads), `row` (content of a row), `tail` (what stands below a row), `selected`, `hovered`, `lang`, `dimmed`
 * Events: `mutu-select`, `mutu-hover` · Method: `focusList()`
 */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { Shortcuts } from '../../parts/shortcuts.ts';
import { swatchStyles } from '../../parts/swatch.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { rowStyles } from './row-styles.ts';

export type Group = { readonly key: string; readonly head: TemplateResult | null; readonly items: readonly Item[] };

@customElement('mutu-feature-list')
export class FeatureList extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    barStyles,
    rowStyles,
    css`
      :host { display: block; transition: opacity var(--quick); }
      :host([dimmed]) { opacity: 0.45; }
      li { scroll-margin: 96px 0 24px; }
      .row { display: block; width: 100%; padding: 12px 16px; border-radius: 12px; transition: background var(--quick); }
      .row:hover, .row.hovered { background: var(--sunken); }
      .row.selected { background: var(--accent-soft); }
      .head { padding: 16px 16px 4px; }
    `,
  ];

  @property() register = '';
  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) row: (item: Item) => TemplateResult = () => html``;
  @property({ attribute: false }) tail: (item: Item) => TemplateResult | typeof nothing = () => nothing;
  @property() selected: string | null = null;
  @property() hovered: string | null = null;
  @property() lang: Lang = 'zh';
  @property({ type: Boolean, reflect: true }) dimmed = false;

  constructor() {
    super();
    new Shortcuts(this, { j: () => this.step(1), k: () => this.step(-1), Enter: () => this.openCurrent() });
  }

  focusList() {
    (this.button(this.selected) ?? this.renderRoot.querySelector<HTMLElement>('.row'))?.focus();
  }

  protected override render() {
    return html`
      <ul aria-label=${t(this.lang, 'list.label')} @pointerleave=${() => this.hover(null)}>
        ${repeat(
          this.groups,
          (group) => group.key,
          (group) => html`
          ${group.head ? html`<li class="head">${group.head}</li>` : nothing}
          ${repeat(
            group.items,
            (item) => item.id,
            (item) => this.item(item),
          )}
        `,
        )}
      </ul>
    `;
  }

  private item(item: Item) {
    const classes = `row${item.id === this.selected ? ' selected' : ''}${item.id === this.hovered ? ' hovered' : ''}`;
    return html`
      <li>
        <button class=${classes} data-id=${item.id} aria-current=${item.id === this.selected} @click=${() => this.select(item.id)}
          @pointerenter=${() => this.hover(item.id)} @focus=${() => this.hover(item.id)} @blur=${() => this.hover(null)}>
          ${this.row(item)}
        </button>
        ${this.tail(item)}
      </li>
    `;
  }

  /** A shape clicked on the map brings its card into view. */
  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('selected') && this.selected) this.button(this.selected)?.scrollIntoView({ block: 'nearest' });
  }

  private step(by: number) {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const current = (this.renderRoot as ShadowRoot).activeElement ?? this.button(this.selected);
    const at = rows.indexOf(current as HTMLElement);
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    return next !== undefined;
  }

  private openCurrent() {
    const current = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    if (!current?.dataset['id']) return false;
    this.select(current.dataset['id']);
    return true;
  }

  private select(id: string) {
    tell(this, 'mutu-select', { dataset: this.register, id });
  }

  private hover(id: string | null) {
    tell(this, 'mutu-hover', id === null ? null : { dataset: this.register, id });
  }

  private button(id: string | null) {
    return id === null ? null : this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-feature-list': FeatureList;
  }
}
