/**
 * `<mutu-import-reading>`: how the file was understood, on what evidence, and what its author may say instead.
 * Properties: `job`, `lang` · Event: `mutu-import-choose` with the choices
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { crsLabel } from '#domain/crs/names.ts';
import { isKnownEpsg } from '#domain/crs.ts';
import type { ImportJob, ImportReport } from '#domain/imports.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { editStyles } from './edit-styles.ts';
import type { Choice } from './import-calls.ts';
import { type ImportText, say } from './import-text.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le'];
/** 3° belts without and with zone, 6° belts, degrees, Web Mercator. */
const SYSTEMS = [4490, 4326, 3857, ...Array.from({ length: 64 }, (_, index) => 4491 + index)].filter(
  (epsg, index, all) => isKnownEpsg(epsg) && all.indexOf(epsg) === index,
);
const SAMPLES = 5;

/** Questions that yes or no answers, by the rule that puts them. */
const YES_OR_NO: Readonly<
  Record<string, { readonly choice: 'closeRings' | 'elsewhere' | 'withoutAttributes'; readonly text: ImportText }>
> = {
  'ring-unclosed': { choice: 'closeRings', text: 'askClose' },
  'outside-expected-area': { choice: 'elsewhere', text: 'askElsewhere' },
  'archive-incomplete': { choice: 'withoutAttributes', text: 'askWithoutAttributes' },
};

@customElement('mutu-import-reading')
export class ImportReading extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: grid; gap: 16px; align-content: start; min-width: 0; }
      .say.warn p { color: var(--ink); }
      .samples { overflow-x: auto; min-width: 0; }
      .samples table { width: max-content; min-width: 100%; }
      .samples td, .samples th { max-width: 140px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; padding-right: 12px; }
      .layer { display: flex; gap: 8px; align-items: center; font-size: var(--text-s); min-height: var(--target); }
    `,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property() lang: Lang = 'zh';
  @state() private layers: readonly string[] | null = null;

  protected override render() {
    const { report } = this.job;
    if (!report) return nothing;
    const hasShapes = report.layers.some(({ geometry }) => geometry);
    return html`
      ${this.questions(report)}
      <section>
        <h3>${say(this.lang, 'understood')}</h3>
        <div class="fields">
          <p class="small"><span class="muted">${say(this.lang, 'format')}</span> ${report.format ?? '—'}</p>
          ${this.encoding(report)}
          ${hasShapes ? this.system(report) : nothing}
          ${hasShapes ? this.axes(report) : nothing}
          ${report.layers.length > 1 ? this.layerList(report) : nothing}
        </div>
      </section>
      <section><h3>${say(this.lang, 'samples')}</h3>${this.samples(report)}</section>
    `;
  }

  private choose(detail: Choice) {
    this.dispatchEvent(new CustomEvent('mutu-import-choose', { detail }));
  }

  private questions({ rules }: ImportReport) {
    const asked = rules.filter(({ level, rule }) => level === 'ask' || rule === 'archive-incomplete');
    if (asked.length === 0) return nothing;
    return html`<section class="say warn" aria-label=${say(this.lang, 'questions')}>
      <h3>${say(this.lang, 'questions')}</h3>
      ${asked.map(
        ({ rule, notes, remedy, suggestion }) => html`<div class="fields">
          <p>${notes[0]?.message[this.lang]}</p>
          <p class="small">${say(this.lang, 'remedy', { what: remedy[this.lang] })}</p>
          ${this.answers(rule, suggestion)}
        </div>`,
      )}
    </section>`;
  }

  private answers(rule: string, suggestion: number | null): TemplateResult | typeof nothing {
    const question = YES_OR_NO[rule];
    const button = (text: string, choice: Choice, isFirst = false) =>
      html`<button class="button ${isFirst ? 'primary' : 'soft'}" @click=${() => this.choose(choice)}>${text}</button>`;
    if (question)
      return html`<p>${say(this.lang, question.text)}</p>
        <div class="tools">${button(say(this.lang, 'yes'), { [question.choice]: true })}${rule === 'ring-unclosed' ? button(say(this.lang, 'no'), { closeRings: false }) : nothing}</div>`;
    if (rule === 'axes-swapped-suspected')
      return html`<div class="tools">${button(say(this.lang, 'axesSwapped'), { axes: 'swapped' }, true)}${button(say(this.lang, 'axesAsWritten'), { axes: 'asWritten' })}</div>`;
    if (suggestion === null) return nothing;
    return html`<p class="small">${say(this.lang, 'suggested', { name: crsLabel(suggestion)[this.lang] })}</p>
      <div class="tools">${button(say(this.lang, 'useSuggested'), { crs: suggestion }, true)}</div>`;
  }

  /** A choice of the author, or the file's own word with its evidence. */
  private select(
    label: ImportText,
    evidence: string,
    value: string,
    options: readonly (readonly [string, string])[],
    chosen: (value: string) => Choice,
  ) {
    return html`<label class="field"><span class="name">${say(this.lang, label)}</span>
      <select name=${label} .value=${value} @change=${(event: Event) => this.choose(chosen((event.target as HTMLSelectElement).value))}>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
      </select>
      <span class="small muted">${evidence}</span></label>`;
  }

  private encoding({ encoding }: ImportReport) {
    const { name, stated, evidence } = encoding;
    const found = say(this.lang, 'byFile', { name: this.job.choices.encoding ? '' : name });
    return this.select(
      'encoding',
      `${say(this.lang, 'evidence', { what: evidence[this.lang] })} · ${say(this.lang, this.job.choices.encoding ? 'by.chosen' : stated ? 'stated' : 'guessed')}`,
      this.job.choices.encoding ?? '',
      [['', found], ...ENCODINGS.map((one) => [one, one === 'gb18030' ? 'GBK / GB18030' : one.toUpperCase()] as const)],
      (value) => ({ encoding: value || null }),
    );
  }

  private system({ layers, epsg }: ImportReport) {
    const [layer] = layers;
    const { crs, suggestion } = layer ?? { crs: null, suggestion: null };
    const name = this.job.choices.crs ? '' : epsg === null ? say(this.lang, 'unknownCrs') : crsLabel(epsg)[this.lang];
    const basis = this.job.choices.crs ? 'by.chosen' : crs?.stated ? 'stated' : 'guessed';
    const nearest = suggestion === null ? SYSTEMS : [suggestion, ...SYSTEMS.filter((one) => one !== suggestion)];
    return this.select(
      'crs',
      `${say(this.lang, 'evidence', { what: crs?.evidence[this.lang] ?? '—' })}${epsg === null ? '' : ` · ${say(this.lang, basis)}`}`,
      String(this.job.choices.crs ?? ''),
      [
        ['', say(this.lang, 'byFile', { name })],
        ...nearest.map((one) => [String(one), crsLabel(one)[this.lang]] as const),
      ],
      (value) => ({ crs: value === '' ? null : Number(value) }),
    );
  }

  private axes({ axes }: ImportReport) {
    return this.select(
      'axes',
      axes.swapped ? say(this.lang, 'axesExchanged') : '',
      this.job.choices.axes ?? '',
      [
        ['', say(this.lang, 'byFile', { name: say(this.lang, `axes.${axes.order}`) })],
        ['asWritten', say(this.lang, 'axesAsWritten')],
        ['swapped', say(this.lang, 'axesSwapped')],
      ],
      (value) => ({ axes: value === '' ? null : (value as 'asWritten' | 'swapped') }),
    );
  }

  private layerList({ layers }: ImportReport) {
    const chosen = this.layers ?? this.job.choices.layers ?? [];
    const toggle = (name: string) => {
      this.layers = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    };
    return html`<fieldset class="field" style="border: 0; padding: 0; margin: 0"><legend class="name">${say(this.lang, 'layers')}</legend>
      ${layers.map(({ name, rows }) => html`<label class="layer"><input type="checkbox" .checked=${chosen.includes(name)} @change=${() => toggle(name)} />${say(this.lang, 'layerRows', { name, rows })}</label>`)}
      <div class="tools"><button class="button primary" ?disabled=${chosen.length === 0} @click=${() => this.choose({ layers: chosen })}>${say(this.lang, 'apply')}</button></div>
    </fieldset>`;
  }

  private samples({ columns }: ImportReport) {
    if (columns.length === 0) return html`<p class="small muted">${say(this.lang, 'noSamples')}</p>`;
    const rows = Array.from({ length: SAMPLES }, (_, row) => columns.map(({ samples }) => samples[row] ?? ''));
    return html`<div class="samples scroll" tabindex="0" role="region" aria-label=${say(this.lang, 'samples')}><table>
      <thead><tr>${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.filter((cells) => cells.some(Boolean)).map((cells) => html`<tr>${cells.map((cell) => html`<td title=${cell}>${cell}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-reading': ImportReading;
  }
}
