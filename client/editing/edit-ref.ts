/**
 * `<mutu-edit-ref>`: which row of another register is meant: typed by its name or number and chosen from what is found.
 * Properties: `of` (dataset), `value` (id of the row; '' = none), `label`, `wrong`, `lang` · Event: `mutu-ref` with the id
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Lang } from '#domain/units.ts';
import { api, type Item } from '../api.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { editing } from './edit-calls.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

const MOST = 20;
const PAUSE_MS = 250;

const textual = ({ fields, title }: Dataset): readonly string[] =>
  fields.flatMap(({ id, type }) => (type === 'text' && (id === title || id === 'code') ? [id] : []));

/** Rows whose title or number holds the text. */
const wanted = (dataset: Dataset, text: string): string =>
  textual(dataset)
    .map((field) => `${field} LIKE '%${text.replace(/[%_\\]/g, '').replaceAll("'", "''")}%'`)
    .join(' OR ');

@customElement('mutu-edit-ref')
export class EditRef extends LitElement {
  static override styles = [base, editStyles, css`:host { display: block; } p { margin-top: 4px; }`];

  @property() of = '';
  @property() value = '';
  @property() label = '';
  @property({ type: Boolean }) wrong = false;
  @property() lang: Lang = 'zh';
  @state() private asked = '';
  /** The id whose name is shown: not that of a word half typed. */
  @state() private settled = '';
  private pause: ReturnType<typeof setTimeout> | undefined;

  private readonly found = new Remote<readonly Item[]>(this, {
    key: () => (this.asked === '' ? null : `${this.of} ${this.asked}`),
    load: async (_key, signal) =>
      (await api.items(this.of, { cql: wanted(datasetOf(this.of)!, this.asked), limit: MOST }, signal)).items,
  });

  private readonly named = new Remote<string>(this, {
    key: () => (this.settled === '' ? null : `${this.of} ${this.settled}`),
    load: async (_key, signal) => this.nameOf((await editing.row(this.of, this.settled, signal)).item),
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value') && this.pause === undefined) this.settled = this.value;
  }

  protected override render() {
    const { state: at, value: found } = this.named;
    const name = this.settled === '' ? '' : at === 'failed' ? say(this.lang, 'refUnknown') : (found ?? '');
    return html`
      <input list="found" autocomplete="off" aria-label=${this.label} aria-invalid=${this.wrong ? 'true' : 'false'} aria-describedby=${name ? 'name' : nothing}
        placeholder=${say(this.lang, 'refHint')} .value=${this.value} @input=${this.typed} />
      <datalist id="found">${(this.found.value ?? []).map((item) => html`<option value=${item.id}>${this.nameOf(item)}</option>`)}</datalist>
      ${name ? html`<p class="small muted" id="name" role="status">${name}</p>` : nothing}
    `;
  }

  private nameOf({ id, properties }: Item): string {
    const { title } = datasetOf(this.of)!;
    const [name, code] = [properties[title] ?? id, properties['code'] ?? null];
    return code === null ? String(name) : `${name} · ${code}`;
  }

  private typed(event: Event) {
    const text = (event.target as HTMLInputElement).value.trim();
    this.value = text;
    this.dispatchEvent(new CustomEvent('mutu-ref', { detail: text }));
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.pause = undefined;
      this.asked = text;
      this.settled = text;
    }, PAUSE_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-ref': EditRef;
  }
}
