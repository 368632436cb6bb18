/**
 * `<mutu-overview-lens>` 总览: targets of the year, then each zone with its printed figures and its registers.
 * Properties: `scene` · Events: `mutu-select`, `mutu-hover`, `mutu-lens`, `mutu-drawn` · Method: `focusList()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Overview, ZoneOverview } from '#domain/answers.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { zone as declaration } from '#domain/datasets/zone.ts';
import { api } from '../../api.ts';
import { barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { Shortcuts } from '../../parts/shortcuts.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import { kindsOf, type Legend } from '../legend/legend.ts';
import { nameKey } from '../names.ts';
import type { Scene } from '../scene.ts';
import { factValue, keyFacts, measureText } from './facts.ts';
import { targetCard, targetsInOrder } from './target-card.ts';

@customElement('mutu-overview-lens')
export class OverviewLens extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; flex: 1; }
      .all { flex: 1; padding: 0 16px 24px; display: grid; gap: 24px; align-content: start; }
      .targets { margin-top: 8px; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; }
      .target { padding: 12px; border-radius: 12px; background: var(--sunken); }
      .target:has(details[open]) { grid-column: 1 / -1; }
      .goal { font-size: var(--text-l); font-weight: 600; line-height: 1.4; }
      .targets .bar { background: var(--line); }
      .line { display: flex; justify-content: space-between; gap: 12px; align-items: baseline; }
      .line > :last-child { flex: none; }
      summary { cursor: pointer; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      details[open] > p { margin-top: 4px; }
      .zones { margin: 8px -16px 0; }
      .row { display: block; width: 100%; padding: 12px 16px; border-radius: 12px; }
      .row:hover, .row.hovered { background: var(--sunken); }
      .row.selected { background: var(--accent-soft); }
      .figures { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 16px; margin: 4px 0; }
      .figures span > span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; line-height: 20px; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;

  private readonly answer = new Remote<Overview>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => api.overview(signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({ legend: this.legend(), zoneFacts: this.lines() }));
    new Shortcuts(this, { j: () => this.step(1), k: () => this.step(-1) });
  }

  focusList() {
    this.renderRoot.querySelector<HTMLElement>('.row')?.focus();
  }

  protected override render() {
    const { lang } = this.scene.view;
    if (this.answer.state === 'failed') return failed(this.answer, lang);
    const overview = this.answer.value;
    if (!overview) return html`<p class="all muted">${t(lang, 'list.loading')}</p>`;
    const named = (id: string) => this.scene.names.get(nameKey('zone', id)) ?? id;
    const units = overview.zones.filter((zone) => zone.kind === 'reportingUnit');
    return html`
      <div class="all scroll" tabindex="-1">
        <section aria-label=${t(lang, 'overview.targets')}>
          <h2>${t(lang, 'overview.targets')}</h2>
          <ul class="targets">${targetsInOrder(overview.targets).map((target) => targetCard(target, named(target.zoneId), lang))}</ul>
        </section>
        ${this.zones(
          t(lang, 'overview.zones'),
          overview.zones.filter((zone) => zone.kind !== 'reportingUnit'),
        )}
        ${units.length ? this.zones(t(lang, 'overview.units'), units) : nothing}
        <p class="small muted">${t(lang, 'overview.asOf', { date: overview.asOf })}</p>
      </div>
    `;
  }

  private zones(heading: string, zones: readonly ZoneOverview[]) {
    return html`
      <section aria-label=${heading}>
        <h2>${heading}</h2>
        <ul class="zones">${zones.map((zone) => html`<li>${this.zone(zone)}</li>`)}</ul>
      </section>
    `;
  }

  private zone(zone: ZoneOverview) {
    const { lang, selection, hover } = this.scene.view;
    const at = { dataset: declaration.id, id: zone.id };
    const is = (other: typeof selection) => other?.dataset === at.dataset && other.id === at.id;
    const facts = keyFacts(zone.facts, 3);
    const { parcels, units } = zone.registers;
    return html`
      <button class="row ${is(selection) ? 'selected' : ''} ${is(hover) ? 'hovered' : ''}" aria-current=${is(selection)} @click=${() => tell(this, 'mutu-select', at)}
        @pointerenter=${() => tell(this, 'mutu-hover', at)} @pointerleave=${() => tell(this, 'mutu-hover', null)} @focus=${() => tell(this, 'mutu-hover', at)} @blur=${() => tell(this, 'mutu-hover', null)}>
        <span class="line"><span class="strong">${(lang === 'en' && zone.nameEn) || zone.name}</span><span class="small muted">${zone.place}</span></span>
        <span class="figures small">${facts.map((fact) => html`<span><span class="strong">${factValue(fact)}</span><span class="muted">${measureText(fact)}</span></span>`)}</span>
        <span class="small muted">${[
          parcels.count ? `${t(lang, 'overview.parcels')} ${parcels.count}` : '',
          units.count ? `${t(lang, 'overview.vacant')} ${zone.registers.vacant.count}/${units.count}` : '',
          t(lang, 'overview.count', { count: zone.facts.length }),
        ]
          .filter(Boolean)
          .join(' · ')}</span>
      </button>
    `;
  }

  private lines(): Readonly<Record<string, string>> {
    const zones = this.answer.value?.zones ?? [];
    return Object.fromEntries(
      zones.map((zone) => [
        zone.id,
        keyFacts(zone.facts, 2)
          .map((fact) => `${measureText(fact)} ${factValue(fact)}`)
          .join('\n'),
      ]),
    );
  }

  private legend(): Legend {
    const { lang } = this.scene.view;
    const field = fieldOf(declaration, 'kind')!;
    const counts = (kind: string) => this.answer.value?.zones.filter((zone) => zone.kind === kind).length ?? null;
    const entries = kindsOf(field, lang).map(({ name, colour, mark, codes }) => ({
      name,
      colour,
      mark,
      count: counts(codes[0]!),
    }));
    return { title: `${declaration[lang]} · ${field[lang]}`, entries, notes: [t(lang, 'legend.place')] };
  }

  private step(by: number) {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const at = rows.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLElement);
    rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-overview-lens': OverviewLens;
  }
}
