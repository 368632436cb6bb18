/**
 * `<mutu-zone-panel>`: what a zone's card adds: its registers with a way into each lens, and every printed figure.
 * Properties: `scene`, `zoneId` · Event: `mutu-lens`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Overview, ZoneOverview } from '#domain/answers.ts';
import { type Filter, replaceClause } from '#domain/filter.ts';
import { convert, formatWithUnit } from '#domain/units.ts';
import { api } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import type { LensId } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import { tell } from '../events.ts';
import { nameKey } from '../names.ts';
import type { Scene } from '../scene.ts';
import './fact-list.ts';

/** Lenses whose list can be held to one zone. */
const BY_ZONE: ReadonlySet<LensId> = new Set(['land', 'factory', 'utility', 'project']);

@customElement('mutu-zone-panel')
export class ZonePanel extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 24px; }
      section { display: grid; gap: 8px; }
      dl { display: grid; gap: 4px; font-size: var(--text-s); line-height: 24px; }
      dl > div { display: grid; grid-template-columns: 1fr auto; gap: 12px; }
      dt { color: var(--muted); }
      .ways { display: flex; flex-wrap: wrap; gap: 8px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property() zoneId = '';

  private readonly answer = new Remote<Overview>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => api.overview(signal),
  });

  protected override render() {
    const { lang } = this.scene.view;
    const zone = this.answer.value?.zones.find((one) => one.id === this.zoneId);
    if (!zone) return nothing;
    return html`
      ${zone.registers.parcels.count + zone.registers.projects.count > 0 ? this.registers(zone) : nothing}
      ${zone.facts.length ? html`<section><h3>${t(lang, 'overview.facts')}</h3><mutu-fact-list .facts=${zone.facts} .lang=${lang} first="10"></mutu-fact-list></section>` : nothing}
    `;
  }

  private registers({ registers }: ZoneOverview) {
    const { lang } = this.scene.view;
    const mu = (sum: number | undefined) => formatWithUnit(convert(sum ?? 0, 'm2', 'mu'), 'mu', lang);
    const rows: readonly (readonly [Key, string])[] = [
      ['overview.parcels', `${registers.parcels.count} · ${mu(registers.parcels.sums['areaM2'])}`],
      ['overview.land', `${registers.landAvailable.count} · ${mu(registers.landAvailable.sums['areaM2'])}`],
      [
        'overview.factories',
        `${registers.buildings.count} · ${formatWithUnit(registers.buildings.sums['gfaM2'] ?? 0, 'm2', lang)}`,
      ],
      [
        'overview.vacant',
        `${registers.vacant.count} / ${registers.units.count} · ${formatWithUnit(registers.vacant.sums['areaM2'] ?? 0, 'm2', lang)}`,
      ],
      ['overview.projects', String(registers.projects.count)],
    ];
    return html`
      <section>
        <h3>${t(lang, 'overview.registers')} <span class="badge">${t(lang, 'card.synthetic')}</span></h3>
        <dl>${rows.map(([name, text]) => html`<div><dt>${t(lang, name)}</dt><dd>${text}</dd></div>`)}</dl>
        ${this.ways()}
      </section>
    `;
  }

  /** Into a lens, with the filter it has and this zone alone; what the reader is looking through stands first. */
  private ways() {
    const { lang, lens } = this.scene.view;
    const all: readonly (readonly [LensId, Key])[] = [
      ['land', 'overview.openLand'],
      ['factory', 'overview.openFactory'],
      ['project', 'overview.openProject'],
    ];
    const name = this.scene.names.get(nameKey('zone', this.zoneId)) ?? this.zoneId;
    return html`
      <div class="ways">
        ${BY_ZONE.has(lens) ? html`<button class="chip on" @click=${() => this.enter(lens)}>${t(lang, 'zone.only', { zone: name })}</button>` : nothing}
        ${all.filter(([id]) => id !== lens).map(([id, key]) => html`<button class="chip" @click=${() => this.enter(id)}>${t(lang, key)}</button>`)}
      </div>
    `;
  }

  private enter(lens: LensId) {
    const here: Filter = { op: '=', field: 'zoneId', value: this.zoneId };
    tell(this, 'mutu-lens', { lens, filter: replaceClause(this.scene.view.filters[lens] ?? null, 'zoneId', here) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-zone-panel': ZonePanel;
  }
}
