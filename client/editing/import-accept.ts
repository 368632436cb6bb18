/**
 * `<mutu-import-accept>`: the foot of a report: accept all of it or the valid rows, take the refused ones away, delete what
 * the file lacks.
 * Properties: `job`, `role`, `lang` · Event: `mutu-import-accept` { onlyValid, deleteMissing }
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Role } from '#domain/access.ts';
import type { ImportJob } from '#domain/imports.ts';
import { stateFor } from '#domain/review.ts';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import { editStyles } from './edit-styles.ts';
import { importing } from './import-calls.ts';
import { say } from './import-text.ts';

export type Accepting = { readonly onlyValid: boolean; readonly deleteMissing: number | null };

@customElement('mutu-import-accept')
export class ImportAccept extends LitElement {
  static override styles = [
    base,
    editStyles,
    css`
      :host { display: block; }
      .foot { display: grid; gap: 8px; }
      .confirm { display: grid; gap: 4px; font-size: var(--text-s); }
      a.button { text-decoration: none; color: inherit; }
    `,
  ];

  @property({ attribute: false }) job!: ImportJob;
  @property({ attribute: false }) role: Role = 'guest';
  @property() lang: Lang = 'zh';
  @state() private wantsDeletion = false;
  @state() private typed = '';

  protected override render() {
    const { report, state: at, dataset, id } = this.job;
    if (!report || at !== 'ready') return nothing;
    const { ready, refused, missing } = report.counts;
    const deletes = this.wantsDeletion && missing > 0;
    const isSure = !deletes || this.typed.trim() === String(missing);
    const isEmpty = ready === 0 && !deletes;
    return html`<div class="foot">
      ${missing > 0 ? this.deletion(missing) : nothing}
      <p class="small muted">${isEmpty ? say(this.lang, 'nothing') : say(this.lang, stateFor(this.role, [dataset]) === 'published' ? 'toMap' : 'toReview')}</p>
      <div class="tools">
        <button class="button primary" ?disabled=${!isSure || isEmpty} @click=${() => this.accept(refused > 0, deletes ? missing : null)}>
          ${say(this.lang, refused > 0 ? 'onlyValid' : 'acceptRows', { count: ready })}
        </button>
        ${refused > 0 ? html`<a class="button soft" href=${importing.refusedPath(id)} download>${say(this.lang, 'download')}</a>` : nothing}
      </div>
    </div>`;
  }

  /** To delete takes more than a tick. */
  private deletion(count: number) {
    const toggled = (event: Event) => {
      this.wantsDeletion = (event.target as HTMLInputElement).checked;
      this.typed = '';
    };
    const typing = (event: Event) => {
      this.typed = (event.target as HTMLInputElement).value;
    };
    return html`<details><summary>${say(this.lang, 'missing', { count })}</summary>
      <p class="small muted">${this.job.report?.missing.map(({ name }) => name).join(this.lang === 'zh' ? '、' : ', ')}</p>
      <label class="line small"><input type="checkbox" .checked=${this.wantsDeletion} @change=${toggled} />${say(this.lang, 'deleteMissing', { count })}</label>
      ${this.wantsDeletion ? html`<label class="confirm">${say(this.lang, 'deleteConfirm', { count })}<input inputmode="numeric" .value=${this.typed} @input=${typing} /></label>` : nothing}
    </details>`;
  }

  private accept(onlyValid: boolean, deleteMissing: number | null) {
    const detail: Accepting = { onlyValid, deleteMissing };
    this.dispatchEvent(new CustomEvent('mutu-import-accept', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-import-accept': ImportAccept;
  }
}
