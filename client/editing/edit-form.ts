/**
 * `<mutu-edit-form>`: the fields of a row by section, each with its check; what is computed is shown and not typed.
 * Properties: `scene`, `register`, `item` (as it stands; null = a new row), `typed`, `issues` · Slot: the shape
 * Event: `mutu-typed` { id, text } · Method: `showFirst()` brings the first field at fault into sight
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Issue } from '#domain/check.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Item } from '../api.ts';
import { nameKey, shown } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import { base } from '../parts/base.ts';
import { editField } from './edit-field.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';
import { type FormField, formOf, issuesByField, type Typed } from './edit-values.ts';

@customElement('mutu-edit-form')
export class EditForm extends LitElement {
  static override styles = [base, editStyles, css`:host { display: grid; gap: 20px; }`];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) item: Item | null = null;
  @property({ attribute: false }) typed: Typed = {};
  @property({ attribute: false }) issues: readonly Issue[] = [];
  @property() register = '';

  async showFirst(): Promise<void> {
    await this.updateComplete;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const at = find('.field.wrong input, .field.wrong select') ?? find('.say.warn');
    at?.scrollIntoView({ block: 'center' });
    at?.focus();
  }

  protected override render() {
    const { lang } = this.scene.view;
    const wrong = issuesByField(this.issues);
    return html`
      ${this.summary()}
      <slot></slot>
      ${formOf(datasetOf(this.register)!, this.scene.session.role).map(
        ({ name, fields }) =>
          html`<section><h3>${name[lang]}</h3><div class="fields">${fields.map((field) => this.field(field, wrong.get(field.field.id)))}</div></section>`,
      )}
    `;
  }

  /** What is wrong, gathered on top for those who hear the page. */
  private summary() {
    const { lang } = this.scene.view;
    if (this.issues.length === 0) return nothing;
    return html`<div class="say warn" role="alert" tabindex="-1"><strong>${say(lang, 'issues', { count: this.issues.length })}</strong>
      <ul>${this.issues.map(({ message, remedy }) => html`<li>${message[lang]} ${remedy[lang]}</li>`)}</ul></div>`;
  }

  private field({ field, editable }: FormField, issue: Issue | undefined) {
    const { names, view } = this.scene;
    const { lang } = view;
    if (!editable) {
      const value = shown(field, this.item?.properties[field.id], names, lang);
      return html`<div class="field"><span class="name">${field[lang]} · ${say(lang, 'derived')}</span><span class="computed">${value}</span></div>`;
    }
    const prefix = nameKey(field.ref ?? '', '');
    const choices = field.ref
      ? [...names].flatMap(([key, name]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), name] as const] : []))
      : [];
    const typed = (text: string) =>
      this.dispatchEvent(new CustomEvent('mutu-typed', { detail: { id: field.id, text } }));
    return editField({ field, text: this.typed[field.id] ?? '', issue, choices, lang, typed });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-form': EditForm;
  }
  interface HTMLElementEventMap {
    'mutu-typed': CustomEvent<{ readonly id: string; readonly text: string }>;
  }
}
