/**
 * `<mutu-planning>`: what a planner is at, in place of the list of the lens.
 * Properties: `scene`, `board` (to draw on; undefined until the map has come)
 * Method: `focusWay()` · Events: `mutu-plan`, `mutu-picked`, `mutu-compared`, and those of the lenses
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { planChips, waysStyles } from '../lenses/land/plan-chips.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { base } from '../parts/base.ts';
import { t } from '../text/t.ts';
import './area-panel.ts';
import './assembly/assembly-panel.ts';
import './brief/brief-panel.ts';
import './compare/compare-panel.ts';
import './measure-panel.ts';
import './supply/supply-panel.ts';

@customElement('mutu-planning')
export class PlanningPanel extends LitElement {
  static override styles = [
    base,
    waysStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--surface); }
      .lead { padding: 16px 16px 12px; }
      .plan { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      /* Half a phone is little: the row of ways says where one is, the heading is for those who listen. */
      @media (max-width: 767px) { .lead { position: absolute; clip-path: inset(50%); } }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;

  focusWay() {
    this.renderRoot.querySelector<HTMLElement>('.ways [aria-pressed=true]')?.focus();
  }

  protected override render() {
    const { lang, plan } = this.scene.view;
    if (plan === null) return nothing;
    return html`
      <div class="lead"><h2 class="title">${t(lang, `plan.${plan}`)}</h2><p class="small muted">${t(lang, `plan.${plan}.lead`)}</p></div>
      ${planChips(this.scene)}
      <div class="plan">${this.content()}</div>
    `;
  }

  private content() {
    const { scene, board } = this;
    switch (scene.view.plan) {
      case 'area':
        return html`<mutu-area-panel .scene=${scene} .board=${board}></mutu-area-panel>`;
      case 'assembly':
        return html`<mutu-assembly-panel .scene=${scene} .board=${board}></mutu-assembly-panel>`;
      case 'brief':
        return html`<mutu-brief-panel .scene=${scene}></mutu-brief-panel>`;
      case 'compare':
        return html`<mutu-compare-panel .scene=${scene}></mutu-compare-panel>`;
      case 'supply':
        return html`<mutu-supply-panel .scene=${scene}></mutu-supply-panel>`;
      case 'measure':
        return html`<mutu-measure-panel .scene=${scene} .board=${board}></mutu-measure-panel>`;
      default:
        return nothing;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-planning': PlanningPanel;
  }
}
