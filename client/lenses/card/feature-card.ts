/**
 * `<mutu-card>`: everything about the selected feature: headline figures, sections, trust line, contact pinned below.
 * Properties: `scene`, `back` (the card stands in the place of the list and leads back to it)
 * Events: `mutu-select` (null closes it; another feature follows a reference), `mutu-why`, `mutu-place`
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { swatchStyles } from '../../parts/swatch.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import { type Names, titleOf } from '../names.ts';
import type { Scene } from '../scene.ts';
import { status } from '../status.ts';
import { bboxOf } from './bbox.ts';
import { copyRaw } from './copy-raw.ts';
import { arrivalOf, type Loaded, loadCard } from './load-card.ts';
import './card-contact.ts';
import './card-keep.ts';
import { cardTasks, wayOn } from './card-tasks.ts';
import './card-trust.ts';
import { cardStyles } from './card-styles.ts';
import { extraOf } from './extras.ts';
import { isLong } from './long-text.ts';
import { type CardRow, headlineOf, type Section, sectionsOf } from './sections.ts';
import { isExplained, whyButton, whyStyles } from './why.ts';

@customElement('mutu-card')
export class FeatureCard extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    cardStyles,
    whyStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; height: 100%; background: var(--surface); container-type: size; }
      @container (max-height: 160px) { mutu-card-contact { display: none; } }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ type: Boolean }) back = false;
  private told: Loaded | undefined;

  private readonly answer = new Remote<Loaded>(this, {
    key: () => {
      const at = this.scene.view.selection;
      return at && `${this.scene.revision} ${this.scene.session.role} ${at.dataset} ${at.id}`;
    },
    load: (_key, signal) => loadCard(this.scene.view.selection!, this.scene.names, signal),
  });

  protected override render() {
    const dataset = datasetOf(this.scene.view.selection?.dataset ?? '');
    const { lang } = this.scene.view;
    if (!dataset) return nothing;
    if (this.answer.state === 'failed')
      return html`${this.bar(dataset)}${wayOn(this.answer.error, dataset, this.scene) ?? failed(this.answer, lang)}`;
    // While the next feature loads, the one before it stands, paler.
    return this.answer.value
      ? this.card(this.answer.value)
      : html`${this.bar(dataset)}<p class="muted wait">${t(lang, 'list.loading')}</p>`;
  }

  private card({ dataset, item, names }: Loaded) {
    const { view, session } = this.scene;
    const extra = extraOf(dataset.id);
    const within = html`
      ${extra?.panel(item, this.scene) ?? nothing}
      ${this.sections(dataset, item, sectionsOf(dataset, item, names, view.lang, extra?.shows))}
    `;
    return html`
      ${this.bar(dataset, item)}
      <div class="scroll body ${this.answer.state === 'loading' ? 'dim' : ''}" tabindex="0" role="group" aria-label=${t(view.lang, 'app.card')} @copy=${copyRaw}>
        ${this.head(dataset, item, names)}
        <div class="actions">
          ${dataset.id === 'parcel' ? html`<mutu-card-keep .scene=${this.scene} .of=${item.id}></mutu-card-keep>` : nothing}
          ${cardTasks(this.scene, dataset, item)}
        </div>
        ${extra?.frame?.(item, this.scene, within) ?? within}
        <mutu-card-trust .item=${item} .lapses=${dataset.lapses === true} .today=${session.today} .lang=${view.lang}></mutu-card-trust>
      </div>
      <mutu-card-contact .item=${item} .lang=${view.lang}></mutu-card-contact>
    `;
  }

  /** A card that has just arrived tells where its feature lies. */
  protected override updated(_changed: PropertyValues<this>) {
    if (this.answer.state !== 'ready' || this.told === this.answer.value) return;
    this.told = this.answer.value;
    this.dispatchEvent(new CustomEvent('mutu-arrived', { detail: arrivalOf(this.answer.value!) }));
  }

  private bar(dataset: Dataset, item?: Item) {
    const { lang } = this.scene.view;
    const box = bboxOf(item?.geometry ?? null);
    return html`
      <div class="bar">
        ${this.back ? html`<button class="button icon" aria-label=${t(lang, 'card.back')} title=${t(lang, 'card.back')} @click=${this.close}>${icon('chevronLeft')}</button>` : nothing}
        <span class="muted small kind">${dataset[lang]}</span>
        ${box ? html`<button class="button icon" aria-label=${t(lang, 'card.goTo')} title=${t(lang, 'card.goTo')} @click=${() => tell(this, 'mutu-place', { bbox: box })}>${icon('crosshair')}</button>` : nothing}
        ${this.back ? nothing : html`<button class="button icon" aria-label=${t(lang, 'card.close')} title=${t(lang, 'card.close')} @click=${this.close}>${icon('close')}</button>`}
      </div>
    `;
  }

  private head(dataset: Dataset, item: Item, names: Names) {
    const { lang } = this.scene.view;
    const rows = headlineOf(dataset, item, names, lang);
    return html`
      <header>
        <h2 class="title" tabindex="-1">${item.properties[dataset.title] == null ? t(lang, 'list.unnamed') : titleOf(dataset, item, names, lang)}</h2>
        <div class="badges">
          ${status(dataset, item, lang)}
          ${item.properties['synthetic'] === true ? html`<span class="badge" title=${t(lang, 'card.syntheticHint')}>${t(lang, 'card.synthetic')} · ${t(lang, 'card.schematic')}</span>` : nothing}
        </div>
        ${rows.length ? html`<dl class="headline">${rows.map((row) => html`<div><dt>${row.field[lang]}</dt><dd>${row.text}</dd></div>`)}</dl>` : nothing}
      </header>
    `;
  }

  /** Sections of which nothing is known are gathered in one line at the end. */
  private sections(dataset: Dataset, item: Item, sections: readonly Section[]) {
    const bare = sections.filter((section) => section.rows.length === 0).flatMap((section) => section.unknown);
    return html`
      ${sections.filter((section) => section.rows.length > 0).map((section) => this.section(dataset, item, section))}
      ${this.unknown(bare)}
    `;
  }

  private unknown(names: readonly string[]) {
    const { lang } = this.scene.view;
    if (names.length === 0) return nothing;
    return html`<p class="small muted">${t(lang, 'card.unknownList', { names: names.join(lang === 'zh' ? '、' : ', ') })}</p>`;
  }

  private section(dataset: Dataset, item: Item, { name, rows, unknown }: Section) {
    const { lang } = this.scene.view;
    return html`
      <section>
        <h3>${name}</h3>
        <dl class="rows">${rows.map((row) => html`<div><dt>${row.field[lang]}</dt><dd>${this.value(dataset, item, row)}</dd></div>`)}</dl>
        ${this.unknown(unknown)}
      </section>
    `;
  }

  private value(dataset: Dataset, item: Item, { field, value, text }: CardRow) {
    const why = isExplained(dataset.id, field.id)
      ? whyButton(field.id, { dataset: dataset.id, id: item.id }, null, this.scene.view.lang)
      : nothing;
    if (field.ref && typeof value === 'string' && datasetOf(field.ref)?.geometry !== 'none') {
      const follow = () => tell(this, 'mutu-select', { dataset: field.ref!, id: value });
      return html`<button class="link" @click=${follow}>${text}</button>`;
    }
    if (isLong(text) && field.group === 'area')
      return html`<mutu-long-text .text=${text} .lang=${this.scene.view.lang}></mutu-long-text>`;
    const raw = typeof value === 'number' ? String(value) : nothing;
    return html`<span data-raw=${raw} title=${raw}>${text}</span> ${why}`;
  }

  private close() {
    tell(this, 'mutu-select', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-card': FeatureCard;
  }
}
