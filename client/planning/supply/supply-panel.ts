/**
 * `<mutu-supply-panel>` 报供应: land in stock by readiness and by year, against what projects want and the printed target.
 * What is only expected is hatched and told as a plan; it is never added to what stands ready.
 * Properties: `scene` · Event: `mutu-drawn`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Stock, SupplyBoard } from '#domain/land/answer.ts';
import { TIERS } from '#domain/land/tiers.ts';
import { convert, formatWithUnit } from '#domain/units.ts';
import { api } from '../../api.ts';
import { Drawing } from '../../lenses/drawing.ts';
import { failed } from '../../lenses/failed.ts';
import { nameKey } from '../../lenses/names.ts';
import type { Scene } from '../../lenses/scene.ts';
import { bar, barStyles } from '../../parts/bar.ts';
import { base } from '../../parts/base.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { balances, demandOf, RESERVED, SERVICED, stockFrom, type YearBalance } from './supply-figures.ts';

@customElement('mutu-supply-panel')
export class SupplyPanel extends LitElement {
  static override styles = [
    base,
    barStyles,
    css`
      :host { display: flex; flex-direction: column; flex: 1; min-height: 0; }
      .body { flex: 1; padding: 0 16px 24px; display: grid; gap: 24px; align-content: start; }
      section, .say { display: grid; gap: 8px; }
      .say { background: var(--sunken); border-radius: 12px; padding: 12px 16px; }
      .short { color: var(--warn); font-weight: 600; }
      .tier { display: grid; grid-template-columns: 1fr auto; gap: 4px 12px; font-size: var(--text-s); }
      .tier .bar { grid-column: 1 / -1; }
      ul { display: grid; gap: 12px; }
      table { border-collapse: collapse; width: 100%; font-size: var(--text-s); }
      th, td { text-align: right; font-weight: 400; padding: 8px 0 8px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
      th:first-child { text-align: left; padding-left: 0; white-space: nowrap; }
      thead th { color: var(--muted); }
      td small { display: block; color: var(--muted); font-size: inherit; }
      .plan { font-style: normal; border-bottom: 1px dashed var(--muted); }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;

  private readonly board = new Remote<SupplyBoard>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: (_key, signal) => api.supply(signal),
  });

  constructor() {
    super();
    new Drawing(this, () => ({}));
  }

  protected override render() {
    const { lang } = this.scene.view;
    const { value } = this.board;
    return html`
      <div class="body scroll" tabindex="0" role="group" aria-label=${t(lang, 'plan.supply')}>
        ${this.board.state === 'failed' ? failed(this.board, lang) : value ? this.content(value) : html`<p class="small muted" role="status">${t(lang, 'list.loading')}</p>`}
      </div>
    `;
  }

  private content(board: SupplyBoard) {
    const { lang } = this.scene.view;
    return html`
      ${this.words(board)}
      <section><h3>${t(lang, 'supply.stock')}</h3><ul>${board.stock.toReversed().map((stock) => this.tier(stock, board))}</ul><p class="small muted">${t(lang, 'supply.scheme', { scheme: board.scheme[lang] })}</p></section>
      ${board.targets.map((target) => this.target(target))}
      ${this.years(board)}
      <p class="small muted">${t(lang, 'supply.asOf', { date: board.asOf })}${this.scene.session.demo ? ` ${t(lang, 'card.syntheticHint')}` : ''}</p>
    `;
  }

  /** The answer first, in words: what stands ready, what is wanted, what is short. */
  private words(board: SupplyBoard) {
    const { lang } = this.scene.view;
    const ready = stockFrom(board.stock, SERVICED);
    const { m2, unknown } = demandOf(board);
    const short = m2 - ready;
    return html`
      <div class="say">
        <p>${t(lang, 'supply.say', { ready: this.mu(ready), demand: this.mu(m2) })}${unknown > 0 ? ` ${t(lang, 'supply.sayUnknown', { count: unknown })}` : ''}</p>
        <p class=${short > 0 ? 'short' : 'strong'}>${short > 0 ? t(lang, 'supply.short', { area: this.mu(short) }) : t(lang, 'supply.enough', { area: this.mu(-short) })}</p>
        <p class="small muted">${t(lang, 'supply.sayNote')}</p>
      </div>
    `;
  }

  private tier({ tier, parcels, areaM2, unknownAreas }: Stock, { stock }: SupplyBoard) {
    const { lang } = this.scene.view;
    const most = Math.max(1, ...stock.map((one) => one.areaM2));
    const isReady = tier >= SERVICED;
    const name = TIERS.find(({ id }) => id === tier)![lang];
    const figures = t(lang, 'supply.figures', { area: this.mu(areaM2), count: parcels });
    return html`
      <li class="tier">
        <span>${t(lang, 'dossier.tier', { tier, name })}${isReady ? html` <span class="badge">${t(lang, 'supply.ready')}</span>` : nothing}</span><span>${figures}</span>
        ${isReady ? bar(areaM2 / most) : bar(0, areaM2 / most)}
        ${unknownAreas > 0 ? html`<span class="muted">${t(lang, 'supply.unknownAreas', { count: unknownAreas })}</span>` : nothing}
      </li>
    `;
  }

  /** What is in reserve counts towards a target of reserve; a target itself is no result. */
  private target({ zoneId, year, areaM2, source, zoneIds, stock }: SupplyBoard['targets'][number]) {
    const { view, names } = this.scene;
    const { lang } = view;
    const [reserved, ready] = [stockFrom(stock, RESERVED), stockFrom(stock, SERVICED)];
    const short = areaM2 - reserved;
    const name = (id: string) => names.get(nameKey('zone', id)) ?? id;
    return html`
      <section>
        <h3>${t(lang, 'supply.target', { zone: name(zoneId), year })}</h3>
        <p class="small">${t(lang, 'supply.targetSay', { area: this.mu(areaM2) })}</p>
        ${bar(ready / areaM2, reserved / areaM2)}
        <p class="small">${t(lang, 'supply.targetStock', { zones: zoneIds.map(name).join(lang === 'zh' ? '、' : ', '), reserved: this.mu(reserved), ready: this.mu(ready) })}</p>
        <p class="small ${short > 0 ? 'short' : 'strong'}">${short > 0 ? t(lang, 'supply.targetShort', { area: this.mu(short) }) : t(lang, 'supply.targetMet')}</p>
        <p class="small muted">${t(lang, 'supply.targetNote')}${source ? ` ${t(lang, 'dossier.indicator.source', { source })}` : ''}</p>
      </section>
    `;
  }

  private years(board: SupplyBoard) {
    const { lang } = this.scene.view;
    return html`
      <section>
        <h3>${t(lang, 'supply.years')}</h3>
        <table>
          <thead><tr><th scope="col">${t(lang, 'supply.year')}</th><th scope="col">${t(lang, 'supply.expected')}</th><th scope="col">${t(lang, 'supply.demand')}</th><th scope="col">${t(lang, 'supply.balance')}</th></tr></thead>
          <tbody>${balances(board.years).map((year) => this.year(year))}</tbody>
        </table>
        <p class="small muted">${t(lang, 'supply.yearsNote')}</p>
      </section>
    `;
  }

  private year({ year, readyM2, parcels, demandM2, projects, unknownDemands, balanceM2 }: YearBalance) {
    const { lang } = this.scene.view;
    const unknown = unknownDemands > 0 ? t(lang, 'supply.sayUnknown', { count: unknownDemands }) : '';
    return html`
      <tr>
        <th scope="row">${year ?? t(lang, 'supply.noYear')}</th>
        <td>${parcels > 0 ? html`<span class="plan">${this.mu(readyM2)}</span><small>${t(lang, 'supply.parcels', { count: parcels })}</small>` : '—'}</td>
        <td>${projects > 0 ? html`${this.mu(demandM2)}<small>${t(lang, 'supply.projects', { count: projects })}</small><small>${unknown}</small>` : '—'}</td>
        <td class=${balanceM2 !== null && balanceM2 < 0 ? 'short' : ''}>${balanceM2 === null ? '—' : t(lang, balanceM2 < 0 ? 'supply.lack' : 'supply.left', { area: this.mu(Math.abs(balanceM2)) })}</td>
      </tr>
    `;
  }

  private mu(m2: number): string {
    return formatWithUnit(convert(m2, 'm2', 'mu'), 'mu', this.scene.view.lang);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-supply-panel': SupplyPanel;
  }
}
