/**
 * `<mutu-facet-form>`: the filter form of a dataset, derived from its declaration, each choice with its live count.
 * Properties: `register`, `filter`, `facets` (null while unknown), `names`, `lang` · Event: `mutu-filter`
 * A field that the answer leaves out (not readable, never known) is not offered.
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FacetCount, Facets } from '#domain/answers.ts';
import type { Dataset, Field, Label } from '#domain/dataset.ts';
import type { Filter } from '#domain/filter.ts';
import { fieldLabel, formatField } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../../parts/base.ts';
import '../../parts/range.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { type Names, shown } from '../names.ts';
import { boundsOf, chosen, withBounds, withChoices } from './clauses.ts';
import { inOrder } from './facet-order.ts';
import { loadHint } from './load.ts';

/** Names shown before “the rest”; the codes of a field are few and stand all. */
const FIRST = 8;

@customElement('mutu-facet-form')
export class FacetForm extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 24px; }
      fieldset { border: 0; margin: 0; padding: 0; min-width: 0; display: grid; gap: 8px; }
      legend { padding: 0; font-size: var(--text-s); font-weight: 600; margin-bottom: 8px; }
      .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 0 16px; }
      .ranges { display: grid; gap: 8px; }
      .range { display: grid; grid-template-columns: minmax(0, 10.5em) minmax(0, 1fr); gap: 0 8px; align-items: center; font-size: var(--text-s); }
      .range > b { font-weight: 600; line-height: 1.3; }
      .range > p { grid-column: 2; }
      .note { line-height: 1.4; }
      label { display: flex; align-items: center; gap: 8px; min-height: var(--target); font-size: var(--text-s); cursor: pointer; min-width: 0; }
      label > span:first-of-type { flex: 1; min-width: 0; line-height: 1.3; overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) register!: Dataset;
  @property({ attribute: false }) filter: Filter | null = null;
  @property({ attribute: false }) facets: Facets | null = null;
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';
  @state() private opened: ReadonlySet<string> = new Set();

  protected override render() {
    return this.blocks().map((fields) =>
      this.isRange(fields[0]!)
        ? html`<div class="ranges">${fields.map((field, at) => this.range(field, fields[at + 1]))}</div>`
        : this.choices(fields[0]!),
    );
  }

  /** Choices stand alone; ranges that follow one another stand close together. */
  private blocks(): readonly (readonly Field[])[] {
    const blocks: Field[][] = [];
    for (const field of this.register.fields.filter((one) => this.isOffered(one))) {
      const last = blocks.at(-1);
      if (last && this.isRange(last[0]!) && this.isRange(field)) last.push(field);
      else blocks.push([field]);
    }
    return blocks;
  }

  private isOffered(field: Field): boolean {
    if (!field.facet) return false;
    if (this.isRange(field)) return Boolean(this.facets?.ranges[field.id]) || boundsGiven(this.filter, field);
    return this.countsOf(field).length > 0;
  }

  private isRange(field: Field): boolean {
    return field.type === 'number' || Boolean(this.facets?.ranges[field.id]);
  }

  private countsOf(field: Field): readonly FacetCount[] {
    return this.facets?.facets[field.id] ?? [];
  }

  /** `next`: the range below; what holds for both is said once, below the last. */
  private range(field: Field, next: Field | undefined) {
    const known = this.facets?.ranges[field.id] ?? null;
    const { low, high } = boundsOf(this.filter, field);
    const name = field[this.lang];
    const hint = (at: 0 | 1) => (known ? `${at === 0 ? '≥' : '≤'} ${formatField(field, known[at], this.lang)}` : '');
    return html`
      <div class="range" role="group" aria-label=${fieldLabel(field, this.lang)}>
        <b>${fieldLabel(field, this.lang)}</b>
        <mutu-range
          .low=${low}
          .high=${high}
          .lowName=${t(this.lang, 'filter.minOf', { field: name })}
          .highName=${t(this.lang, 'filter.maxOf', { field: name })}
          .lowHint=${hint(0)}
          .highHint=${hint(1)}
          @mutu-range=${(event: HTMLElementEventMap['mutu-range']) => tell(this, 'mutu-filter', withBounds(this.filter, field, event.detail))}
        ></mutu-range>
        ${field.unit === 'kNPerM2' ? html`<p class="small muted">${loadHint(low, high, this.lang)}</p>` : nothing}
      </div>
      ${field.note && field.note !== next?.note ? this.note(field.note) : nothing}
    `;
  }

  private note(note: Label) {
    return html`<p class="small muted note">${note[this.lang]}</p>`;
  }

  private choices(field: Field) {
    const wanted = chosen(this.filter, field.id);
    const ordered = inOrder(field, this.countsOf(field));
    const visible = this.opened.has(field.id)
      ? ordered
      : ordered.filter((one, at) => field.codes || at < FIRST || wanted.has(one.value));
    return html`
      <fieldset data-field=${field.id}>
        <legend>${field[this.lang]}</legend>
        <div class="choices">
          ${visible.map((one) => this.choice(field, one, wanted.has(one.value)))}
        </div>
        ${ordered.length > visible.length ? html`<div><button class="link" type="button" @click=${() => this.open(field.id, visible.length)}>${t(this.lang, 'filter.more', { count: ordered.length - visible.length })}</button></div>` : nothing}
        ${field.note ? this.note(field.note) : nothing}
      </fieldset>
    `;
  }

  private choice(field: Field, one: FacetCount, on: boolean) {
    const name = one.value === null ? t(this.lang, 'filter.unknown') : shown(field, one.value, this.names, this.lang);
    return html`
      <label title=${name}>
        <input type="checkbox" .checked=${on} @change=${() => tell(this, 'mutu-filter', withChoices(this.filter, field.id, [one.value], !on))} />
        <span>${name}</span><span class="muted">${one.count.toLocaleString('en-US')}</span>
      </label>
    `;
  }

  /** The button goes; focus passes to the first choice that comes, after those `shown` so far. */
  private async open(field: string, shown: number) {
    this.opened = new Set([...this.opened, field]);
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLInputElement>(`[data-field="${field}"] input`)[shown]?.focus();
  }
}

const boundsGiven = (filter: Filter | null, field: Field): boolean => {
  const { low, high } = boundsOf(filter, field);
  return low !== null || high !== null;
};

declare global {
  interface HTMLElementTagNameMap {
    'mutu-facet-form': FacetForm;
  }
}
