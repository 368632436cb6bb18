/**
 * `<mutu-import-faults>`: what was found, in numbers and rule by rule, each with row, field, value and the way out.
 * Properties: `job`, `lang` · Event: `mutu-import-place` [longitude, latitude] of a fault
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { datasetOf, fieldOf } from '#domain/datasets/index.ts';
import type { ImportCounts, ImportJob, ImportNote, RuleGroup } from '#domain/imports.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './import-text.ts';

const COUNTS = [
  'rows',
  'added',
  'changed',
  'unchanged',
  'refused',
  'missing',
] as const satisfies readonly (keyof ImportCounts)[];

@customElement('mutu-import-faults')
export class ImportFaults extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: grid; gap: 16px; align-content: start; min-width: 0; }
      .counts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
      .counts div { background: var(--sunken); border-radius: var(--radius); padding: 8px 10px; display: grid; }
      .counts dt { font-size: var(--text-s); color: var(--muted); }
      .counts dd { font-size: var(--text-l); font-weight: 600; }
      .counts .bad dd { color: var(--warn); }
      .group { border: 1px solid var(--line); border-radius: var(--radius); padding: 8px 12px; display: grid; gap: 4px; }
      .group summary { color: var(--ink); gap: 8px; justify-content: space-between; }
      .group.error { border-inline-start: 3px solid var(--warn); }
      li { padding: 6px 0; border-top: 1px solid var(--line); font-size: var(--text-s); display: grid; gap: 2px; overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property() lang: Lang = 'zh';

  protected override render() {
    const { report } = this.job;
    if (!report) return nothing;
    const told = report.rules.filter(({ level }) => level !== 'ask');
    return html`
      <section>
        <h3>${say(this.lang, 'report')}</h3>
        <dl class="counts">${COUNTS.map((name) => this.count(name, report.counts[name]))}</dl>
        ${told.length === 0 ? html`<p class="small">${say(this.lang, 'noFaults')}</p>` : nothing}
      </section>
      ${(['error', 'warning'] as const).map((level) =>
        this.level(
          level,
          told.filter((group) => group.level === level),
        ),
      )}
    `;
  }

  private count(name: (typeof COUNTS)[number], value: number | null) {
    if (value === null) return nothing;
    return html`<div class=${name === 'refused' && value > 0 ? 'bad' : ''}><dt>${say(this.lang, `count.${name}`)}</dt><dd>${value.toLocaleString('en')}</dd></div>`;
  }

  private level(level: 'error' | 'warning', groups: readonly RuleGroup[]) {
    if (groups.length === 0) return nothing;
    return html`<section><h3>${say(this.lang, `level.${level}`)}</h3>${groups.map((group, index) => this.group(group, level === 'error' && index === 0))}</section>`;
  }

  private group({ rule, level, count, remedy, notes }: RuleGroup, isOpen: boolean) {
    const more = count - notes.length;
    return html`<details class="group ${level}" ?open=${isOpen}>
      <summary><strong>${headline(notes, this.lang)}</strong><span class="badge ${level === 'error' ? 'warn' : ''}">${say(this.lang, 'rows', { count })}</span></summary>
      <p class="small">${say(this.lang, 'remedy', { what: remedy[this.lang] })} <span class="muted">· ${rule}</span></p>
      <ul>${notes.map((note) => this.note(note))}</ul>
      ${more > 0 ? html`<p class="small muted">${say(this.lang, level === 'error' ? 'moreNotes' : 'moreWarnings', { count: more })}</p>` : nothing}
    </details>`;
  }

  private note({ row, field, value, at, message }: ImportNote) {
    const dataset = datasetOf(this.job.dataset);
    const label = field === null ? null : ((dataset && fieldOf(dataset, field)?.[this.lang]) ?? field);
    const where = row === null ? say(this.lang, 'wholeFile') : say(this.lang, 'row', { row });
    return html`<li>
      <span class="line"><strong>${this.job.name} · ${where}</strong>${label ? html`<span>${label}${value === null ? nothing : html` = <code>${value}</code>`}</span>` : nothing}
        ${at ? html`<button class="link" @click=${() => this.dispatchEvent(new CustomEvent('mutu-import-place', { detail: at }))}>${say(this.lang, 'showPlace')}</button>` : nothing}</span>
      <span>${message[this.lang]}</span>
    </li>`;
  }
}

/** The sentence of the rule: what its notes say in common. */
const headline = (notes: readonly ImportNote[], lang: Lang): string =>
  notes[0]?.message[lang].split(/[。.（(]/, 1)[0] ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-faults': ImportFaults;
  }
}
