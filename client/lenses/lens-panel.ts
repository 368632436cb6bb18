/**
 * `<mutu-lens-panel>`: the panel of the lens looked through, under its heading.
 * Properties: `scene` · Events: those of the lenses · Methods: `focusList()`, `focusWay()`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../parts/base.ts';
import { t } from '../text/t.ts';
import './factory/factory-lens.ts';
import './land/land-lens.ts';
import './output/output-lens.ts';
import './overview/overview-lens.ts';
import './project/project-lens.ts';
import './utility/utility-lens.ts';
import type { Scene } from './scene.ts';

type Lens = LitElement & { focusList(): void };

@customElement('mutu-lens-panel')
export class LensPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--surface); }
      .lead { padding: 16px 16px 12px; }
      .lens { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      @media (max-width: 767px) { .lead { padding: 0 16px 8px; } .lead p { display: none; } .lead.land { position: absolute; clip-path: inset(50%); } }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @query('.lens > *') private lens?: Lens;

  focusList() {
    this.lens?.focusList();
  }

  /** Of the lens whose ways lead to a planner's panels; the others have none. */
  focusWay() {
    this.lens?.renderRoot.querySelector<HTMLElement>('.ways [aria-pressed=true]')?.focus();
  }

  protected override render() {
    const { lens, lang } = this.scene.view;
    return html`
      <div class="lead ${lens}"><h2 class="title">${t(lang, `lens.${lens}`)}</h2><p class="small muted">${t(lang, `lens.${lens}.lead`)}</p></div>
      <div class="lens">${this.content()}</div>
    `;
  }

  private content() {
    switch (this.scene.view.lens) {
      case 'overview':
        return html`<mutu-overview-lens .scene=${this.scene}></mutu-overview-lens>`;
      case 'land':
        return html`<mutu-land-lens .scene=${this.scene}></mutu-land-lens>`;
      case 'factory':
        return html`<mutu-factory-lens .scene=${this.scene}></mutu-factory-lens>`;
      case 'output':
        return html`<mutu-output-lens .scene=${this.scene}></mutu-output-lens>`;
      case 'utility':
        return html`<mutu-utility-lens .scene=${this.scene}></mutu-utility-lens>`;
      case 'project':
        return html`<mutu-project-lens .scene=${this.scene}></mutu-project-lens>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-lens-panel': LensPanel;
  }
}
