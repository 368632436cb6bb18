/**
 * `<mutu-works-list>`: works on the networks with their money and progress, as printed: each figure with its quote.
 * Properties: `scene` · Events: `mutu-select` · Method: `focusList()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PrintedFact } from '#domain/answers.ts';
import { fact } from '#domain/datasets/fact.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { utility } from '#domain/datasets/utility.ts';
import { api, type Item } from '../../api.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { swatchStyles } from '../../parts/swatch.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import { nameKey } from '../names.ts';
import { factValue, measureText } from '../overview/facts.ts';
import type { Scene } from '../scene.ts';
import { status } from '../status.ts';
import { printedFirst, printedOf, quotesOf, type Works } from './printed.ts';
import { fieldText, UTILITY_COLUMNS } from './utility-row.ts';

const HAS_WORKS = 'worksCostWanYuan IS NOT NULL OR worksProgressPercent IS NOT NULL';

@customElement('mutu-works-list')
export class WorksList extends LitElement {
  static override styles = [
    base,
    barStyles,
    swatchStyles,
    css`
      :host { display: block; flex: 1; min-height: 0; overflow: auto; padding: 0 16px 24px; scrollbar-width: thin; }
      li { display: grid; gap: 6px; padding: 12px 0; border-bottom: 1px solid var(--line); }
      .name { font-weight: 600; font-size: var(--text-m); min-height: var(--target); }
      .name:hover { color: var(--accent); }
      .line { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; font-size: var(--text-s); }
      dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; }
      dd { font-weight: 600; }
      .planned { font-weight: 400; font-style: italic; }
      blockquote { margin: 0; padding: 8px 12px; background: var(--sunken); border-radius: var(--radius); font-size: var(--text-s); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;

  private readonly works = new Remote<readonly Works[]>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => this.load(signal),
  });

  focusList() {
    this.renderRoot.querySelector<HTMLElement>('.name')?.focus();
  }

  protected override render() {
    const { lang } = this.scene.view;
    if (this.works.state === 'failed') return failed(this.works, lang);
    if (!this.works.value) return html`<p class="muted" role="status">${t(lang, 'list.loading')}</p>`;
    return html`<p class="small muted">${t(lang, 'utility.works.note')}</p><ul aria-label=${t(lang, 'utility.works')}>${this.works.value.map((one) => html`<li>${this.one(one)}</li>`)}</ul>`;
  }

  private one({ item, facts }: Works) {
    const { lang } = this.scene.view;
    const { name, synthetic, source, worksProgressPercent: progress } = item.properties;
    return html`
      <span class="line">
        <button class="name" @click=${() => tell(this, 'mutu-select', { dataset: utility.id, id: item.id })}>${name}</button>
        ${synthetic === true ? html`<span class="badge">${t(lang, 'card.syntheticShort')}</span>` : nothing}
      </span>
      <p class="line">${status(utility, item, lang)}<span>${fieldText(item, 'status', lang)}</span><span class="muted">${this.place(item)}</span></p>
      <dl>${facts.length > 0 ? facts.map((one) => this.fact(one)) : this.stored(item)}</dl>
      ${typeof progress === 'number' ? bar(progress / 100) : nothing}
      ${quotesOf(facts).map(({ quote, source }) => html`<blockquote><p>“${quote}”</p><p class="muted">${source}</p></blockquote>`)}
      ${facts.length === 0 && synthetic !== true ? html`<p class="small muted">${t(lang, 'legend.source', { source: String(source ?? t(lang, 'utility.unknown')) })}</p>` : nothing}
    `;
  }

  private place({ properties }: Item): string {
    const keys = [nameKey('zone', String(properties['zoneId'])), nameKey('park', String(properties['parkId']))];
    return keys.flatMap((key) => this.scene.names.get(key) ?? []).join(' · ');
  }

  private fact(one: PrintedFact) {
    const { lang } = this.scene.view;
    const isResult = one.nature === 'actual';
    return html`<dt>${measureText(one)}</dt><dd class=${isResult ? '' : 'planned'}>${factValue(one)}${isResult ? nothing : html` <span class="badge">${t(lang, `overview.nature.${one.nature}`)}</span>`}</dd>`;
  }

  /** What the register says where nothing is printed. */
  private stored(item: Item) {
    const { lang } = this.scene.view;
    return ['worksCostWanYuan', 'worksProgressPercent'].map((id) => {
      const name = fieldOf(utility, id)?.[lang];
      return html`<dt>${name}</dt><dd>${fieldText(item, id, lang) || t(lang, 'utility.unknown')}</dd>`;
    });
  }

  private async load(signal: AbortSignal): Promise<readonly Works[]> {
    const own = [...UTILITY_COLUMNS, 'name', 'zoneId', 'parkId', 'source', 'synthetic'];
    const [works, facts] = await Promise.all([
      api.items(utility.id, { cql: HAS_WORKS, sortby: 'zoneId,name', limit: 1000, properties: own }, signal),
      api.items(fact.id, { cql: "subjectDataset = 'utility'", limit: 1000 }, signal),
    ]);
    return printedFirst(works.items.map((item) => ({ item, facts: printedOf(facts.items, item.id) })));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-works-list': WorksList;
  }
}
