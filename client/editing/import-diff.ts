/**
 * `<mutu-import-diff>`: what would change cell by cell, old beside new, before anything is written.
 * Properties: `job`, `lang`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { datasetOf, fieldOf } from '#domain/datasets/index.ts';
import type { Value } from '#domain/edit.ts';
import type { ImportChange, ImportChanges, ImportJob } from '#domain/imports.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Lang } from '#domain/units.ts';
import { problemOf } from '../api.ts';
import { base } from '../parts/base.ts';
import { Remote } from '../state/remote.ts';
import { editStyles } from './edit-styles.ts';
import { importing } from './import-calls.ts';
import { say } from './import-text.ts';

const STEP = 20;
const MOST = 500;

const metres = (value: number | null): string => (value === null ? '—' : Math.round(value).toLocaleString('en'));

@customElement('mutu-import-diff')
export class ImportDiff extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: grid; gap: 16px; align-content: start; min-width: 0; }
      caption { text-align: left; padding: 6px 0; font-weight: 600; overflow-wrap: anywhere; }
      th[scope='row'] { width: 34%; }
    `,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property() lang: Lang = 'zh';
  @state() private shown = { changed: STEP, added: 5 };

  private readonly changed = this.remote('changed');
  private readonly added = this.remote('added');

  private remote(op: 'changed' | 'added'): Remote<ImportChanges> {
    return new Remote<ImportChanges>(this, {
      key: () =>
        this.job.report?.counts[op]
          ? `${this.job.id} ${this.job.expiresAt} ${JSON.stringify(this.job.choices)} ${this.shown[op]}`
          : null,
      load: (_key, signal) => importing.changes(this.job.id, op, this.shown[op], signal),
    });
  }

  protected override render() {
    return html`${this.list('changed', this.changed)}${this.list('added', this.added)}`;
  }

  private list(op: 'changed' | 'added', remote: Remote<ImportChanges>) {
    if (remote.state === 'idle') return nothing;
    const body =
      remote.state === 'failed' && !remote.value
        ? html`<p class="wrong-say">${problemOf(remote.error).say[this.lang]}</p>`
        : remote.value
          ? this.changes(op, remote.value)
          : html`<p class="muted small">${say(this.lang, 'loading')}</p>`;
    return html`<section><h3>${say(this.lang, op === 'changed' ? 'diff' : 'diffAdded')}</h3>${body}</section>`;
  }

  private changes(op: 'changed' | 'added', { total, changes }: ImportChanges) {
    const more = () => {
      this.shown = { ...this.shown, [op]: Math.min(MOST, this.shown[op] + 5 * STEP) };
    };
    return html`${changes.map((change) => (op === 'changed' ? this.table(change) : html`<details><summary>${this.heading(change)}</summary>${this.table(change)}</details>`))}
      ${total > changes.length && changes.length < MOST ? html`<div><button class="button soft" @click=${more}>${say(this.lang, 'showMore', { total })}</button></div>` : nothing}`;
  }

  private heading({ name, row }: ImportChange): string {
    return row === null ? name : `${say(this.lang, 'row', { row })} · ${name}`;
  }

  private table(change: ImportChange) {
    const { cells, shape } = change;
    const values = { before: metres(shape?.beforeM2 ?? null), after: metres(shape?.afterM2 ?? null) };
    return html`<table>
      <caption>${this.heading(change)}</caption>
      <tbody>
        ${cells.map(({ field, before, after }) => html`<tr><th scope="row">${this.label(field)}</th><td>${change.op === 'changed' ? html`<del>${this.value(field, before)}</del> → ` : nothing}<ins>${this.value(field, after)}</ins></td></tr>`)}
        ${shape ? html`<tr><td colspan="2">${say(this.lang, shape.beforeM2 === null ? 'shapeNew' : 'shapeChanged', values)}</td></tr>` : nothing}
      </tbody>
    </table>`;
  }

  private label(id: string): string {
    const dataset = datasetOf(this.job.dataset);
    return (dataset && fieldOf(dataset, id)?.[this.lang]) ?? id;
  }

  private value(id: string, value: Value): string {
    const dataset = datasetOf(this.job.dataset);
    const field = dataset && fieldOf(dataset, id);
    // What a field refers to is named by its id here: the row may be one that the reader has not loaded.
    return value === null
      ? '—'
      : field
        ? formatFieldWithUnit({ ...field, shown: undefined }, value, this.lang)
        : String(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-diff': ImportDiff;
  }
}
