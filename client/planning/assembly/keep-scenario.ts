/**
 * `<mutu-keep-scenario>`: keeps a what-if under a name; who may not is told why, and what can be done instead.
 * Properties: `scene`, `toKeep` (null = there is nothing to keep yet), `suggested` (a name) · Slot: further ways on · Event: `mutu-kept` with its id
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { mayPlan } from '#domain/access.ts';
import { problemOf } from '../../api.ts';
import { tell } from '../../lenses/events.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { t } from '../../text/t.ts';
import '../share-link.ts';
import { keepScenario, type ToKeep } from './scenario-calls.ts';

@customElement('mutu-keep-scenario')
export class KeepScenario extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 8px; padding: 12px 16px; box-shadow: 0 -1px 0 var(--line); }
      form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; }
      .note { grid-column: 1 / -1; }
      .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
      .warn { color: var(--warn); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) toKeep: ToKeep | null = null;
  @property() suggested = '';
  @state() private open = false;
  @state() private busy = false;
  @state() private problem = '';

  protected override render() {
    const { view, session } = this.scene;
    const { lang } = view;
    if (!mayPlan(session.role)) return this.whyNot();
    return html`
      ${this.open ? this.form() : nothing}
      <div class="tools">
        ${this.open ? nothing : html`<button class="button primary" ?disabled=${!this.toKeep} @click=${this.begin}>${t(lang, 'assembly.keep')}</button>`}
        <mutu-share-link .lang=${lang}></mutu-share-link><slot></slot>
      </div>
    `;
  }

  private whyNot() {
    const { view, session } = this.scene;
    const { lang } = view;
    return html`
      <p class="small muted">${t(lang, session.user ? 'assembly.notYours' : 'assembly.signIn')}</p>
      <div class="tools">
        ${session.user ? nothing : html`<button class="button soft" @click=${() => tell(this, 'mutu-sign-in', null)}>${t(lang, 'account.signIn')}</button>`}
        <mutu-share-link .lang=${lang}></mutu-share-link><slot></slot>
      </div>
    `;
  }

  private form() {
    const { lang } = this.scene.view;
    return html`
      <form @submit=${this.keep}>
        <input class="note" name="name" required maxlength="200" autofocus .value=${this.suggested} aria-label=${t(lang, 'assembly.name')} placeholder=${t(lang, 'assembly.name')} />
        <input name="note" maxlength="2000" aria-label=${t(lang, 'assembly.note')} placeholder=${t(lang, 'assembly.note')} />
        <button class="button primary" ?disabled=${this.busy || !this.toKeep}>${t(lang, 'assembly.keepDo')}</button>
      </form>
      ${this.problem ? html`<p class="small warn" role="alert">${this.problem}</p>` : nothing}
    `;
  }

  private async begin() {
    this.open = true;
    await this.updateComplete;
    const name = this.renderRoot.querySelector<HTMLInputElement>('input[name=name]');
    name?.focus();
    name?.select();
    this.scrollIntoView({ block: 'nearest' });
  }

  private async keep(event: SubmitEvent) {
    event.preventDefault();
    if (!this.toKeep) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.busy = true;
    this.problem = '';
    try {
      const kept = await keepScenario({
        ...this.toKeep,
        name: String(form.get('name')),
        note: String(form.get('note')),
      });
      this.dispatchEvent(new CustomEvent('mutu-kept', { detail: kept.id, bubbles: true, composed: true }));
    } catch (error) {
      this.problem = problemOf(error).say[this.scene.view.lang];
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-keep-scenario': KeepScenario;
  }
  interface HTMLElementEventMap {
    'mutu-kept': CustomEvent<string>;
  }
}
