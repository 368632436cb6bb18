/**
 * `<mutu-keys-sheet>`: the shortcuts, and the switch that turns single keys off.
 * Properties: `open`, `lang` · Event: `mutu-closed`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lang } from '#domain/units.ts';
import { base } from '../parts/base.ts';
import '../parts/web-awesome.ts';
import '../parts/dialog.ts';
import { singleKeysOn, switchSingleKeys } from '../parts/shortcuts.ts';
import { t } from '../text/t.ts';
import type { Key } from '../text/zh.ts';

const KEYS: readonly (readonly [string, Key])[] = [
  ['/', 'keys.search'],
  ['j  k', 'keys.next'],
  ['Enter', 'keys.open'],
  ['f', 'keys.filter'],
  ['a', 'plan.assembly'],
  ['c', 'plan.compare'],
  ['s', 'shortlist.keep'],
  ['m', 'plan.measure'],
  ['Esc', 'keys.close'],
  ['?', 'keys.sheet'],
];

@customElement('mutu-keys-sheet')
export class KeysSheet extends LitElement {
  static override styles = [
    base,
    css`
      dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 24px; margin-bottom: 24px; }
      kbd { font: inherit; background: var(--sunken); border-radius: 6px; padding: 2px 8px; white-space: pre; }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property() lang: Lang = 'zh';

  protected override render() {
    return html`
      <mutu-dialog .open=${this.open} .heading=${t(this.lang, 'keys.title')} @mutu-closed=${() => this.dispatchEvent(new CustomEvent('mutu-closed'))}>
        <dl>${KEYS.map(([key, name]) => html`<dt><kbd>${key}</kbd></dt><dd>${t(this.lang, name)}</dd>`)}</dl>
        <wa-switch ?checked=${singleKeysOn()} hint=${t(this.lang, 'keys.switchHint')} @change=${(event: Event) => switchSingleKeys((event.target as HTMLInputElement).checked)}>${t(this.lang, 'keys.switch')}</wa-switch>
      </mutu-dialog>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-keys-sheet': KeysSheet;
  }
}
