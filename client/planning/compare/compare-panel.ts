/**
 * `<mutu-compare-panel>` 地块对比: up to four parcels side by side, and the shortlist they are taken from.
 * Properties: `scene` · Events: `mutu-compared`, `mutu-select`, `mutu-drawn`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { parcel } from '#domain/datasets/parcel.ts';
import { isArea, labelPoint } from '#domain/geometry.ts';
import { api, type Item, unlessMissing } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { tell } from '../../lenses/events.ts';
import { failed } from '../../lenses/failed.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { MOST_COMPARED, toggled } from '../../state/plan.ts';
import { NOTHING_PLANNED, type Planned } from '../../state/planned.ts';
import { Remote } from '../../state/remote.ts';
import { Shortlist, toggleShortlisted } from '../../state/shortlist.ts';
import { t } from '../../text/t.ts';
import '../share-link.ts';
import { showingOnce } from '../show-all.ts';
import { type CompareRow, type Comparison, compare } from './compare-rows.ts';
import { compareStyles } from './compare-styles.ts';
import { sheetExtras } from './sheet-extras.ts';

type Compared = {
  readonly items: readonly Item[];
  readonly comparison: Comparison;
  readonly places: readonly Planned[];
};

const placesOf = (items: readonly Item[]): readonly Planned[] =>
  items.flatMap(({ geometry }, index): Planned[] => {
    const at = isArea(geometry) ? labelPoint(geometry) : null;
    return at ? [{ kind: 'rank', geometry: { type: 'Point', coordinates: at }, label: String(index + 1) }] : [];
  });

@customElement('mutu-compare-panel')
export class ComparePanel extends LitElement {
  static override styles = [
    base,
    compareStyles,
    css`:host { display: flex; flex-direction: column; flex: 1; min-height: 0; }`,
  ];

  @property({ attribute: false }) scene!: Scene;
  @state() private unfolded = false;
  private readonly shortlist = new Shortlist(this);
  private readonly show = showingOnce();

  private readonly table = new Remote<Compared>(this, {
    key: () => {
      const { view, session, revision } = this.scene;
      return view.compared.length === 0
        ? null
        : `${revision} ${session.role} ${view.lang} ${view.compared.join(' ')} ${JSON.stringify(view.brief)}`;
    },
    load: (_key, signal) => this.load(signal),
  });

  private readonly listed = new Remote<readonly Item[]>(this, {
    key: () => (this.shortlist.ids.length === 0 ? null : this.shortlist.ids.join(' ')),
    load: async (_key, signal) => {
      const found = await Promise.all(this.shortlist.ids.map((id) => unlessMissing(api.item(parcel.id, id, signal))));
      return found.flatMap((one) => one ?? []);
    },
  });

  constructor() {
    super();
    new Drawing(this, () => ({ planned: this.table.value?.places ?? NOTHING_PLANNED }));
  }

  protected override render() {
    const { lang, compared } = this.scene.view;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'plan.compare')} aria-busy=${this.table.state === 'loading'}>
        ${this.keptInMind()}
        ${compared.length === 0 ? html`<p class="small muted lead">${t(lang, 'compare.empty')}</p>` : this.result()}
      </div>
      <div class="foot">${compared.length === 0 ? nothing : html`<mutu-share-link .lang=${lang}></mutu-share-link><button class="button soft" @click=${() => tell(this, 'mutu-print', { kind: 'memo' })}>${icon('printer', 16)} ${t(lang, 'print.memo')}</button>`}</div>
    `;
  }

  private result() {
    const { lang } = this.scene.view;
    if (this.table.state === 'failed') return failed(this.table, lang);
    if (!this.table.value) return html`<p class="lead muted" role="status">${t(lang, 'list.loading')}</p>`;
    const { items, comparison } = this.table.value;
    return html`
      <table>
        <thead><tr><th scope="col" class="unseen-head"><span class="unseen">${t(lang, 'compare.field')}</span></th>${items.map((item, index) => this.head(item, index))}</tr></thead>
        <tbody>${comparison.differing.map((row) => this.row(row))}</tbody>
        ${this.unfolded ? html`<tbody class="alike">${comparison.alike.map((row) => this.row(row))}</tbody>` : nothing}
      </table>
      ${comparison.alike.length === 0 ? nothing : html`<p class="lead"><button class="link" aria-expanded=${this.unfolded} @click=${this.fold}>${t(lang, this.unfolded ? 'compare.fold' : 'compare.unfold', { count: comparison.alike.length })}</button></p>`}
    `;
  }

  private head(item: Item, index: number) {
    const { lang } = this.scene.view;
    const name = String(item.properties[parcel.title]);
    return html`
      <th scope="col">
        <div class="column"><span class="number" aria-hidden="true">${index + 1}</span>
          <button class="link" @click=${() => tell(this, 'mutu-select', { dataset: parcel.id, id: item.id })}>${name}</button>
          <button class="button icon" aria-label=${`${t(lang, 'compare.remove')} ${name}`} @click=${() => this.toggle(item.id)}>${icon('close', 14)}</button></div>
        ${item.properties['synthetic'] === true ? html`<span class="badge">${t(lang, 'card.synthetic')}</span>` : nothing}
      </th>
    `;
  }

  private row({ name, cells }: CompareRow) {
    const { lang } = this.scene.view;
    return html`
      <tr><th scope="row">${name}</th>${cells.map(({ text, isKnown, isBest }) =>
        isKnown
          ? html`<td class=${isBest ? 'best' : ''}>${text}${isBest ? html` <span class="mark">★ ${t(lang, 'compare.best')}</span>` : nothing}</td>`
          : html`<td class="unknown">${t(lang, 'compare.unknown')}</td>`,
      )}</tr>
    `;
  }

  /** The shortlist; a parcel of it is put beside the others by a tap. */
  private keptInMind() {
    const { lang, compared } = this.scene.view;
    if (this.listed.state === 'failed') return failed(this.listed, lang);
    const items = this.listed.value ?? [];
    if (items.length === 0) return nothing;
    return html`
      <section class="lead" aria-label=${t(lang, 'shortlist.title')}>
        <h3>${t(lang, 'shortlist.title')}</h3>
        <ul>${items.map((item) => {
          const on = compared.includes(item.id);
          const name = String(item.properties[parcel.title]);
          return html`<li><button class="chip" aria-pressed=${on} ?disabled=${!on && compared.length >= MOST_COMPARED} @click=${() => this.toggle(item.id)}>${name}</button><button class="button icon" aria-label=${t(lang, 'shortlist.remove', { name })} @click=${() => toggleShortlisted(item.id)}>${icon('close', 14)}</button></li>`;
        })}</ul>
      </section>
    `;
  }

  private async load(signal: AbortSignal): Promise<Compared> {
    const { view, names } = this.scene;
    const [found, sheets] = await Promise.all([
      Promise.all(view.compared.map((id) => api.item(parcel.id, id, signal))),
      // A parcel without a sheet leaves its figures unknown; the rest of the comparison stands.
      Promise.all(view.compared.map((id) => unlessMissing(api.landSheet(id, view.brief, signal)))),
    ]);
    const places = placesOf(found);
    this.show(view.compared, this, places);
    return {
      items: found,
      comparison: compare(parcel, found, sheetExtras(sheets, view.lang), names, view.lang),
      places,
    };
  }

  private toggle(id: string) {
    tell(this, 'mutu-compared', toggled(this.scene.view.compared, id));
  }

  private fold() {
    this.unfolded = !this.unfolded;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-compare-panel': ComparePanel;
  }
}
