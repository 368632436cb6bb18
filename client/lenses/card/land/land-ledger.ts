/**
 * `<mutu-land-ledger>`: the gap ledger of a parcel, and the works that lift it one tier. A row that pointer or focus
 * rests on shows its way on the map.
 * Properties: `scene`, `item` (the parcel), `sheet`, `isRising` (the way up stands open)
 * Events: `mutu-rising`, `mutu-plan`, `mutu-ways`, `mutu-place`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '#domain/datasets/service.ts';
import type { LandSheet, LedgerRow } from '#domain/land/answer.ts';
import { tierUpOf } from '#domain/land/tier-up.ts';
import type { Item } from '../../../api.ts';
import { base } from '../../../parts/base.ts';
import { icon } from '../../../parts/icon.ts';
import { swatch, swatchStyles } from '../../../parts/swatch.ts';
import { t } from '../../../text/t.ts';
import { tell } from '../../events.ts';
import type { Scene } from '../../scene.ts';
import { capacityText, costText, metresText, monthsText } from './amounts.ts';
import { landStyles } from './land-styles.ts';
import { tierPlan } from './tier-plan.ts';
import { nearestOf, Ways } from './ways.ts';

@customElement('mutu-land-ledger')
export class LandLedger extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    landStyles,
    css`
      :host { display: block; }
      tbody.way { cursor: default; }
      tbody.way:is(:hover, :focus-within) { background: var(--sunken); }
      .item { font-weight: 600; }
      .line { display: block; }
      .plan { display: grid; gap: 8px; }
      .plan > .button { justify-self: start; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) item!: Item;
  @property({ attribute: false }) sheet!: LandSheet;
  @property({ attribute: false }) isRising = false;
  private readonly ways = new Ways(this);

  protected override render() {
    const { lang, brief } = this.scene.view;
    const { ledger } = this.sheet;
    return html`
      <section>
        <h3>${t(lang, 'dossier.ledger')}</h3>
        <p>${this.sheet.level[lang]}</p>
        <p class="lead">${t(lang, brief ? 'dossier.ledger.of' : 'dossier.ledger.plain', { level: ledger.profile[lang] })} · <button class="link" @click=${() => tell(this, 'mutu-plan', 'brief')}>${t(lang, 'dossier.ledger.ask')}</button></p>
        ${this.rising()}
        <table>
          <thead><tr>${(['dossier.ledger.item', 'dossier.ledger.amounts'] as const).map((key) => html`<th scope="col">${t(lang, key)}</th>`)}<th scope="col" class="end">${t(lang, 'dossier.ledger.distance')}</th><th scope="col" class="end">${t(lang, 'dossier.ledger.cost')}</th></tr></thead>
          ${ledger.rows.map((row) => this.row(row))}
          ${this.isPriced ? this.total() : nothing}
        </table>
        ${this.notes()}
      </section>
    `;
  }

  private get isPriced(): boolean {
    return this.sheet.ledger.costLowWanYuan !== null;
  }

  private rising() {
    const { lang } = this.scene.view;
    const up = tierUpOf(this.sheet);
    if (!up) return nothing;
    return html`
      <div class="plan">
        <button class="button soft" aria-expanded=${this.isRising} @click=${() => this.dispatchEvent(new CustomEvent('mutu-rising', { detail: !this.isRising }))}>${icon('trendingUp', 16)} ${t(lang, 'dossier.plan', { tier: up.to })}</button>
        ${this.isRising ? html`<div class="box" role="region" aria-label=${t(lang, 'dossier.plan', { tier: up.to })}>${tierPlan(up, lang)}</div>` : nothing}
      </div>
    `;
  }

  private row(row: LedgerRow) {
    const { lang } = this.scene.view;
    const near = nearestOf(row, this.sheet);
    const name = this.nameOf(row.item);
    const label = `${name} ${row.distanceM === null ? '' : metresText(row.distanceM, lang)}`.trim();
    const look = () => void this.ways.show(this.item, near, label);
    const leave = () => this.ways.hide();
    return html`
      <tbody class=${near ? 'way' : ''} @pointerenter=${look} @pointerleave=${leave} @focusin=${look} @focusout=${leave}>
        <tr>
          <th scope="row"><span class="item">${near ? html`<button class="link" aria-label=${t(lang, 'dossier.ledger.show', { item: name })} @click=${() => this.ways.go(this.item, near, label)}>${name}</button>` : name}</span>${this.status(row)}</th>
          <td>${this.amounts(row)}</td>
          <td class="end">${row.item === 'levelling' ? '' : metresText(row.distanceM, lang)}</td>
          <td class="end words">${this.works(row)}</td>
        </tr>
        ${this.note(row)}
      </tbody>
    `;
  }

  private status({ status, item }: LedgerRow) {
    const { lang } = this.scene.view;
    if (item === 'levelling') return nothing;
    const { colour, mark, [lang]: word } = SERVICE_STATUSES.find(({ id }) => id === (status ?? 'unknown'))!;
    return html`<br /><span class="state">${swatch(colour, mark)} ${word}</span>`;
  }

  /** Only items that a project draws on by the amount have one. */
  private amounts({ have, need, short, unit, item }: LedgerRow) {
    const { lang } = this.scene.view;
    if (unit === null || item === 'levelling') return nothing;
    const has = html`<span class="line">${t(lang, 'dossier.ledger.have', { amount: capacityText(have, unit, lang) })}</span>`;
    if (need === null) return html`${has}<span class="line muted">${t(lang, 'dossier.ledger.notAsked')}</span>`;
    return html`${has}<span class="line">${t(lang, 'dossier.ledger.need', { amount: capacityText(need, unit, lang) })}</span><span class="line ${short === 0 ? '' : 'open'}">${t(lang, 'dossier.ledger.short', { amount: capacityText(short, unit, lang) })}</span>`;
  }

  private works({ isGap, costLowWanYuan, costHighWanYuan, monthsLow, monthsHigh }: LedgerRow) {
    const { lang } = this.scene.view;
    if (isGap === false) return html`<span class="muted">${t(lang, 'dossier.ledger.noGap')}</span>`;
    const word = html`<span class="line open">${t(lang, isGap ? 'dossier.ledger.gap' : 'dossier.ledger.maybeGap')}</span>`;
    if (!this.isPriced) return word;
    return html`${word}<span class="line">${costText(costLowWanYuan, costHighWanYuan, lang)}</span><span class="line">${monthsText(monthsLow, monthsHigh, lang)}</span>`;
  }

  private note(row: LedgerRow) {
    const { lang } = this.scene.view;
    const nearest = this.sheet.candidates.find(({ item }) => item === row.item)?.nearestStatus ?? null;
    const coming = nearest === 'built' ? null : SERVICE_STATUSES.find(({ id }) => id === nearest)?.[lang];
    const said = [
      coming ? t(lang, 'dossier.ledger.nearest', { status: coming }) : null,
      row.who ? t(lang, 'dossier.ledger.who', { who: row.who }) : null,
      row.letter
        ? t(lang, 'dossier.ledger.letter', { text: [row.letter.text, row.letter.on].filter(Boolean).join(' ') })
        : null,
      row.isGap !== false && !row.letter ? t(lang, 'dossier.ledger.noLetter') : null,
    ].filter((one) => one !== null);
    return said.length > 0 ? html`<tr class="note"><td colspan="4">${said.join(' · ')}</td></tr>` : nothing;
  }

  private total() {
    const { lang } = this.scene.view;
    const { costLowWanYuan, costHighWanYuan } = this.sheet.ledger;
    return html`<tfoot><tr><th scope="row" colspan="2">${t(lang, 'dossier.ledger.total')}</th><td class="end" colspan="2">${costText(costLowWanYuan, costHighWanYuan, lang)}</td></tr></tfoot>`;
  }

  private notes() {
    const { lang } = this.scene.view;
    const { critical, unpriced, untimed, rows } = this.sheet.ledger;
    if (!this.isPriced) return html`<p class="lead">${t(lang, 'dossier.ledger.hidden')}</p>`;
    const names = (items: readonly LedgerRow['item'][]) =>
      items.map((item) => this.nameOf(item)).join(lang === 'zh' ? '、' : ', ');
    const prices = new Set(
      rows.flatMap(({ basis }) => basis.filter(({ dataset }) => dataset === 'unitCost').map(({ id }) => id)),
    );
    return html`
      <p class="small strong">${critical ? t(lang, 'dossier.ledger.critical', { item: this.nameOf(critical.item), months: monthsText(critical.monthsLow, critical.monthsHigh, lang) }) : t(lang, 'dossier.ledger.noCritical')}</p>
      ${unpriced.length > 0 ? html`<p class="small open">${t(lang, 'dossier.plan.unpriced', { names: names(unpriced) })}</p>` : nothing}
      ${untimed.length > 0 ? html`<p class="small open">${t(lang, 'dossier.plan.untimed', { names: names(untimed) })}</p>` : nothing}
      <p class="lead">${t(lang, 'dossier.ledger.basis', { count: prices.size })}</p>
    `;
  }

  private nameOf(item: LedgerRow['item']): string {
    const { lang } = this.scene.view;
    return SERVICE_ITEMS.find(({ id }) => id === item)?.[lang] ?? t(lang, 'dossier.ledger.levelling');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-land-ledger': LandLedger;
  }
}
