/**
 * `<mutu-ranked>`: a parcel in the ranking: why it stands there, its score as parts that add up, and, unfolded, every gate
 * and point with the field it was read from.
 * Properties: `ranked`, `rank` (from 1), `moved` (places up), `scene`
 * Events: `mutu-select`, `mutu-hover`, `mutu-compared`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf, fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import type { Gate, Points, Ranked, Trace } from '#domain/matching/answer.ts';
import { nameOf } from '#domain/matching/reason.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import { tell } from '../../lenses/events.ts';
import { nameKey } from '../../lenses/names.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { toggled } from '../../state/plan.ts';
import { t } from '../../text/t.ts';

const SIGNS = { pass: '✓', fail: '×', unknown: '?' } as const;

@customElement('mutu-ranked')
export class RankedParcel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: block; }
      .row { display: grid; grid-template-columns: 28px minmax(0, 1fr) auto; gap: 2px 12px; width: 100%; padding: 12px 16px 8px; border-radius: 12px; }
      .row:hover, .row.hovered { background: var(--sunken); }
      .row.selected { background: var(--accent-soft); }
      .rank { grid-row: span 2; width: 28px; height: 28px; border-radius: 50%; background: var(--accent); color: var(--accent-ink); display: grid; place-items: center; font-weight: 600; font-size: var(--text-s); }
      .name { font-weight: 600; }
      .score { font-weight: 600; white-space: nowrap; }
      .line { grid-column: 2 / -1; font-size: var(--text-s); }
      .parts { grid-column: 2 / -1; display: flex; height: 8px; border-radius: 4px; overflow: hidden; background: var(--sunken); margin: 4px 0; }
      .parts i { background: var(--accent); border-right: 1px solid var(--surface); }
      .parts i:nth-child(even) { background: color-mix(in srgb, var(--accent) 62%, var(--surface)); }
      .tools { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0 16px 8px 56px; }
      @media (pointer: coarse), (max-width: 767px) { .tools { padding-block: 12px; } .more .link { margin-block: 0; } }
      .more { padding: 4px 16px 16px 56px; display: grid; gap: 12px; font-size: var(--text-s); }
      dl { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; }
      dt small { display: block; color: var(--muted); font-size: inherit; }
      dd { text-align: right; white-space: nowrap; }
      .pass { color: var(--accent); }
      .unknown { color: var(--warn); }
      .up { color: var(--accent); }
      .down { color: var(--warn); }
    `,
  ];

  @property({ attribute: false }) ranked!: Ranked;
  @property({ attribute: false }) scene!: Scene;
  @property({ type: Number }) rank = 1;
  @property({ type: Number }) moved = 0;
  @state() private open = false;

  protected override render() {
    const { ranked, rank } = this;
    const { view, names } = this.scene;
    const { lang } = view;
    const is = (at: { readonly id: string } | null) => at?.id === ranked.parcelId;
    const where = names.get(nameKey('park', ranked.parkId ?? '')) ?? names.get(nameKey('zone', ranked.zoneId)) ?? '';
    const area = formatFieldWithUnit(fieldOf(parcel, 'areaM2')!, ranked.areaM2, lang);
    const unknowns = ranked.unknowns.map((id) => nameOf(id)[lang]).join(lang === 'zh' ? '、' : ', ');
    return html`
      <button class="row ${is(view.selection) ? 'selected' : ''} ${is(view.hover) ? 'hovered' : ''}" data-id=${ranked.parcelId}
        @click=${() => tell(this, 'mutu-select', { dataset: parcel.id, id: ranked.parcelId })}
        @pointerenter=${() => this.hover(true)} @pointerleave=${() => this.hover(false)} @focus=${() => this.hover(true)} @blur=${() => this.hover(false)}>
        <span class="rank">${rank}</span>
        <span class="name">${ranked.name} ${this.movement()}</span><span class="score">${ranked.score.toFixed(1)} / ${ranked.of}</span>
        <span class="line muted">${area} · ${where}${ranked.synthetic ? ` · ${t(lang, 'card.synthetic')}` : ''}</span>
        <span class="parts" aria-hidden="true">${ranked.points.map(({ points }) => html`<i style="width:${(100 * points) / Math.max(1, ranked.of)}%"></i>`)}</span>
        <span class="line">${ranked.reason[lang]}</span>
        ${unknowns ? html`<span class="line unknown">${t(lang, 'brief.unknown', { names: unknowns })}</span>` : nothing}
        ${ranked.whyNotFirst ? html`<span class="line muted">${t(lang, 'brief.whyNotFirst')} ${ranked.whyNotFirst[lang]}</span>` : nothing}
      </button>
      ${this.tools()}
      ${this.open ? this.details() : nothing}
    `;
  }

  private movement() {
    if (this.moved === 0) return nothing;
    const { lang } = this.scene.view;
    const [sign, key, kind] =
      this.moved > 0 ? (['▲', 'brief.up', 'up'] as const) : (['▼', 'brief.down', 'down'] as const);
    const places = Math.abs(this.moved);
    return html`<span class="small ${kind}"><span aria-hidden="true">${sign}${places}</span><span class="unseen">${t(lang, key, { count: places })}</span></span>`;
  }

  private tools() {
    const { lang, compared } = this.scene.view;
    const on = compared.includes(this.ranked.parcelId);
    return html`
      <div class="tools">
        <button class="link" aria-expanded=${this.open} @click=${() => {
          this.open = !this.open;
        }}>${t(lang, this.open ? 'brief.fold' : 'brief.unfold')}</button>
        <button class="link" aria-pressed=${on} @click=${this.compare}>${icon('columns', 14)} ${t(lang, on ? 'compare.remove' : 'compare.add')}</button>
      </div>
    `;
  }

  private details() {
    const { lang } = this.scene.view;
    return html`
      <div class="more">
        <dl aria-label=${t(lang, 'brief.gates')}>${this.ranked.gates.map((gate) => this.gate(gate))}</dl>
        <dl aria-label=${t(lang, 'brief.points')}>${this.ranked.points.map((points) => this.points(points))}</dl>
      </div>
    `;
  }

  private gate({ criterion, result, asked, found, from }: Gate) {
    const { lang } = this.scene.view;
    return html`<dt>${nameOf(criterion)[lang]}<small>${asked[lang]} · ${found[lang]}</small>${this.sources(from)}</dt><dd class=${result}><span aria-hidden="true">${SIGNS[result]}</span> ${t(lang, `brief.gate.${result}`)}</dd>`;
  }

  private points({ merit, points, of, isUnknown, found, from }: Points) {
    const { lang } = this.scene.view;
    return html`<dt>${nameOf(merit)[lang]}<small class=${isUnknown ? 'unknown' : ''}>${found[lang]}</small>${this.sources(from)}</dt><dd>${points.toFixed(1)} / ${of}</dd>`;
  }

  /** Where each figure was read: the field's name, which leads to its row. */
  private sources(from: readonly Trace[]) {
    return from.map(({ dataset, id, field }) => {
      const declared = datasetOf(dataset);
      const name = this.fieldName(declared, field);
      if (!declared || declared.geometry === 'none' || id === null || id === this.ranked.parcelId)
        return html`<small>${declared?.[this.scene.view.lang] ?? dataset} · ${name}</small>`;
      return html`<small><button class="link" @click=${() => tell(this, 'mutu-select', { dataset, id })}>${declared[this.scene.view.lang]} · ${name}</button></small>`;
    });
  }

  /** The shape is read too, and is no field of its own. */
  private fieldName(declared: Dataset | undefined, field: string): string {
    const { lang } = this.scene.view;
    if (field === 'geometry') return t(lang, 'brief.shape');
    return (declared && fieldOf(declared, field)?.[lang]) ?? field;
  }

  private hover(on: boolean) {
    tell(this, 'mutu-hover', on ? { dataset: parcel.id, id: this.ranked.parcelId } : null);
  }

  private compare() {
    tell(this, 'mutu-compared', toggled(this.scene.view.compared, this.ranked.parcelId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-ranked': RankedParcel;
  }
}
