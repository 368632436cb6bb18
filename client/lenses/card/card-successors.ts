/**
 * `<mutu-successors>`: what a row that was split has become, by name, each one tap away.
 * Properties: `of` (the declaration), `ids`, `lang` · Event: `mutu-select`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import type { Lang } from '#domain/units.ts';
import { api, type Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { headlineOf } from './sections.ts';

@customElement('mutu-successors')
export class Successors extends LitElement {
  static override styles = [
    base,
    css`
      div { display: grid; gap: 12px; padding: 24px 16px; }
      .button { justify-content: space-between; height: auto; white-space: normal; }
    `,
  ];

  @property({ attribute: false }) of!: Dataset;
  @property({ attribute: false }) ids: readonly string[] = [];
  @property() lang: Lang = 'zh';

  private readonly rows = new Remote<readonly Item[]>(this, {
    key: () => this.ids.join(' '),
    load: (_key, signal) => Promise.all(this.ids.map((id) => api.item(this.of.id, id, signal))),
  });

  protected override render() {
    const { lang, of } = this;
    return html`
      <div role="status">
        <p>${t(lang, 'task.gone', { dataset: of[lang] })}</p>
        ${this.ids.map((id, at) => this.way(id, this.rows.value?.[at]))}
      </div>
    `;
  }

  private way(id: string, item: Item | undefined) {
    const { lang, of } = this;
    const [figure] = item ? headlineOf(of, item, new Map(), lang) : [];
    const name = String(item?.properties[of.title] ?? id);
    return html`<button class="button soft" @click=${() => tell(this, 'mutu-select', { dataset: of.id, id })}><span>${name}</span><span class="muted">${figure?.text ?? ''}</span></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-successors': Successors;
  }
}
