/**
 * `<mutu-import-mapping>`: which column holds which field, and what is filled in where the file says nothing.
 * Properties: `job`, `role`, `lang` · Event: `mutu-import-choose` with the choices
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { editableFields, type Role } from '#domain/access.ts';
import type { Field } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { ImportJob, ImportReport } from '#domain/imports.ts';
import { fieldLabel } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { editStyles } from './edit-styles.ts';
import type { Choice } from './import-calls.ts';
import { type ImportText, say } from './import-text.ts';

const inputOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

@customElement('mutu-import-mapping')
export class ImportMapping extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`:host { display: grid; gap: 16px; align-content: start; min-width: 0; }`,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property({ attribute: false }) role: Role = 'guest';
  @property() lang: Lang = 'zh';

  protected override render() {
    const { report, dataset } = this.job;
    const declared = datasetOf(dataset);
    if (!report || !declared || report.columns.length === 0) return nothing;
    const fields = editableFields(this.role, declared);
    const isNear = ({ id, required }: Field) => required === true || Object.hasOwn(report.mapping, id);
    const others = fields.filter((field) => !isNear(field));
    return html`
      <section>
        <h3>${say(this.lang, 'mapping')}</h3>
        <p class="small muted">${say(this.lang, 'mappingLead')}</p>
        <div class="fields">${fields.filter(isNear).map((field) => this.field(field, report))}</div>
        ${others.length > 0 ? html`<details><summary>${say(this.lang, 'moreFields', { count: others.length })}</summary><div class="fields">${others.map((field) => this.field(field, report))}</div></details>` : nothing}
        ${report.doubts.map((doubt) => this.doubt(doubt, report, fields))}
        ${this.unused(report)}
      </section>
      ${this.blanks()}
      ${this.filled(report, fields)}
    `;
  }

  /** What an empty cell means is for the author to say; nothing is emptied unasked. */
  private blanks() {
    const changed = (event: Event) => this.choose({ clearBlank: (event.target as HTMLInputElement).checked || null });
    return html`<section>
      <h3>${say(this.lang, 'blanks')}</h3>
      <label class="line small"><input type="checkbox" name="clearBlank" .checked=${this.job.choices.clearBlank ?? false} @change=${changed} />${say(this.lang, 'clearBlank')}</label>
      <p class="small muted">${say(this.lang, this.job.choices.clearBlank ? 'blanksClear' : 'blanksKeep')}</p>
    </section>`;
  }

  private choose(detail: Choice) {
    this.dispatchEvent(new CustomEvent('mutu-import-choose', { detail }));
  }

  private field(field: Field, { columns, mapping }: ImportReport) {
    const mapped = mapping[field.id];
    const evidence = mapped ? say(this.lang, `by.${mapped.evidence}` as ImportText) : '';
    const changed = (event: Event) => this.choose({ map: { ...this.chosenMap(mapping), [field.id]: inputOf(event) } });
    return html`<label class="field"><span class="name">${fieldLabel({ ...field, shown: undefined }, this.lang)}${field.required ? ' *' : ''}${evidence ? html`<span class="badge">${evidence}</span>` : nothing}</span>
      <select name="map-${field.id}" @change=${changed}>
        <option value="" ?selected=${!mapped}>${say(this.lang, 'notInFile')}</option>
        ${columns.map(({ name, samples }) => html`<option value=${name} ?selected=${mapped?.column === name}>${name}${samples[0] ? ` · ${samples[0]}` : ''}</option>`)}
      </select></label>`;
  }

  /** One choice fixes the others too, so that what is shown is what is read. */
  private chosenMap(mapping: ImportReport['mapping']): Readonly<Record<string, string>> {
    const shown = Object.entries(mapping).map(([field, { column }]) => [field, column] as const);
    return { ...this.job.choices.map, ...Object.fromEntries(shown) };
  }

  private doubt(
    { field: id, column, value }: ImportReport['doubts'][number],
    { mapping }: ImportReport,
    fields: readonly Field[],
  ) {
    const field = fields.find((one) => one.id === id);
    if (!field) return nothing;
    const use = () => this.choose({ map: { ...this.chosenMap(mapping), [id]: column } });
    return html`<div class="say warn"><p>${say(this.lang, 'doubt', { column, value, field: field[this.lang] })}</p><div class="tools"><button class="button soft" @click=${use}>${say(this.lang, 'doubtUse')}</button></div></div>`;
  }

  private unused({ columns, mapping }: ImportReport) {
    const used = new Set(Object.values(mapping).map(({ column }) => column));
    const names = columns.flatMap(({ name }) => (used.has(name) ? [] : [name]));
    if (names.length === 0) return nothing;
    return html`<p class="small muted">${say(this.lang, 'unused', { names: names.join(this.lang === 'zh' ? '、' : ', ') })}</p>`;
  }

  private filled({ filled }: ImportReport, fields: readonly Field[]) {
    const shown = filled.flatMap(({ field: id, reason }) => {
      const field = fields.find((one) => one.id === id);
      return field ? [{ field, reason }] : [];
    });
    if (shown.length === 0) return nothing;
    return html`<section>
      <h3>${say(this.lang, 'filled')}</h3>
      <div class="fields">${shown.map(({ field, reason }) => html`<label class="field"><span class="name">${fieldLabel({ ...field, shown: undefined }, this.lang)}</span>${this.setter(field)}<span class="small muted">${reason[this.lang]}</span></label>`)}</div>
    </section>`;
  }

  private setter(field: Field) {
    const value = this.job.choices.set?.[field.id] ?? '';
    const changed = (event: Event) => {
      const { [field.id]: _, ...others } = this.job.choices.set ?? {};
      const given = inputOf(event).trim();
      this.choose({ set: given === '' ? others : { ...others, [field.id]: given } });
    };
    const hint = say(this.lang, 'fillChoose');
    const codes = field.codes ?? (field.type === 'boolean' ? YES_NO : null);
    return codes
      ? html`<select name="set-${field.id}" @change=${changed}><option value="">${hint}</option>${codes.map((code) => html`<option value=${code.id} ?selected=${code.id === value}>${code[this.lang]}</option>`)}</select>`
      : html`<input name="set-${field.id}" .value=${value} placeholder=${hint} @change=${changed} />`;
  }
}

const YES_NO = [
  { id: 'true', zh: '是', en: 'Yes' },
  { id: 'false', zh: '否', en: 'No' },
] as const;

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-mapping': ImportMapping;
  }
}
