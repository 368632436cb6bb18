/**
 * `<mutu-assembly-panel>` 拼地: sites found, parcels put together, one divided, and what of it was kept.
 * Properties: `scene`, `board` · Events: `mutu-picked`, `mutu-select`, `mutu-drawn`, and those of its parts
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scene } from '../../lenses/scene.ts';
import type { DrawingBoard } from '../../map/draw-contract.ts';
import { base } from '../../parts/base.ts';
import './join-parcels.ts';

@customElement('mutu-assembly-panel')
export class AssemblyPanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) board: DrawingBoard | undefined;

  protected override render() {
    return html`<mutu-join-parcels .scene=${this.scene}></mutu-join-parcels>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-assembly-panel': AssemblyPanel;
  }
}
