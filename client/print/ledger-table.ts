/** The gap ledger as a table on paper: what is there, what is asked, what it costs and takes, who to ask. Pure. */
import { html, nothing, type TemplateResult } from 'lit';
import { mayReadDataset, type Role } from '#domain/access.ts';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '#domain/datasets/service.ts';
import { unitCost } from '#domain/datasets/unit-cost.ts';
import type { Ledger, LedgerRow } from '#domain/land/answer.ts';
import type { Lang } from '#domain/units.ts';
import { capacityText, costText, metresText, monthsText } from '../lenses/card/land/amounts.ts';
import type { Scene } from '../lenses/scene.ts';
import { t } from '../text/t.ts';
import type { Key } from '../text/zh.ts';

const EMPTY = '—';

export const itemName = (item: LedgerRow['item'], lang: Lang): string =>
  item === 'levelling'
    ? t(lang, 'dossier.ledger.levelling')
    : (SERVICE_ITEMS.find(({ id }) => id === item)?.[lang] ?? item);

/** Levelling has no network: it is done, or not. */
const statusName = ({ item, status, isGap }: LedgerRow, lang: Lang): string =>
  item === 'levelling' && isGap !== null
    ? t(lang, isGap ? 'print.ledger.notLevelled' : 'print.ledger.levelled')
    : SERVICE_STATUSES.find(({ id }) => id === (status ?? 'unknown'))![lang];

/** What is no gap costs nothing and takes no time; a gap that is only possible counts. */
const gapsOf = ({ rows }: Ledger): readonly LedgerRow[] => rows.filter(({ isGap }) => isGap !== false);

/** May this reader know what works cost and how long they take? Both stand in the table of unit costs. */
const tellsCost = (role: Role): boolean => mayReadDataset(role, unitCost);

const works = (row: LedgerRow, withCost: boolean, lang: Lang): TemplateResult => {
  const isNone = row.isGap === false;
  const cell = (text: string) =>
    html`<td class="figure ${!isNone && text === t(lang, 'dossier.toCheck') ? 'open' : ''}">${isNone ? EMPTY : text}</td>`;
  return html`
    ${row.item === 'levelling' ? html`<td class="figure">${EMPTY}</td>` : cell(metresText(row.distanceM, lang))}
    ${withCost ? html`${cell(costText(row.costLowWanYuan, row.costHighWanYuan, lang))}${cell(monthsText(row.monthsLow, row.monthsHigh, lang))}` : nothing}
  `;
};

const line = (row: LedgerRow, withNeed: boolean, withCost: boolean, lang: Lang): TemplateResult => {
  const gap = row.isGap === null ? 'open' : row.isGap ? 'fails' : '';
  const need = row.need === null ? EMPTY : capacityText(row.need, row.unit, lang);
  const have = row.unit === null ? EMPTY : capacityText(row.have, row.unit, lang);
  return html`
    <tr>
      <th scope="row">${itemName(row.item, lang)}</th>
      <td class=${gap}>${statusName(row, lang)}</td>
      ${withNeed ? html`<td class="figure">${have} / ${need}</td>` : nothing}
      ${works(row, withCost, lang)}
      <td>${row.who ?? EMPTY}</td>
    </tr>
  `;
};

/** The last line, and the path that decides the time; none for a reader who learns of neither cost nor time. */
const totals = (ledger: Ledger, withNeed: boolean, lang: Lang): TemplateResult => {
  const { critical } = ledger;
  return html`
    <tr>
      <th scope="row" colspan=${withNeed ? 4 : 3}>${t(lang, 'dossier.ledger.total')}</th>
      <td class="figure">${gapsOf(ledger).length === 0 ? EMPTY : costText(ledger.costLowWanYuan, ledger.costHighWanYuan, lang)}</td>
      <td class="figure">${critical ? monthsText(critical.monthsLow, critical.monthsHigh, lang) : EMPTY}</td><td></td>
    </tr>
  `;
};

/** What the totals leave out, named; empty where they leave out nothing. */
export const leftOut = ({ unpriced, untimed }: Ledger, lang: Lang): readonly string[] => {
  const named = (items: Ledger['unpriced']) =>
    items.map((item) => itemName(item, lang)).join(lang === 'zh' ? '、' : ', ');
  return [
    ...(unpriced.length > 0 ? [t(lang, 'dossier.plan.unpriced', { names: named(unpriced) })] : []),
    ...(untimed.length > 0 ? [t(lang, 'dossier.plan.untimed', { names: named(untimed) })] : []),
  ];
};

/** "126–318 万元 · 3–6 个月（电力）"; what one line of a memo says of a ledger. */
export const ledgerSummary = (
  ledger: Ledger,
  { view: { lang }, session: { role } }: Scene,
): { readonly cost: string; readonly months: string } => {
  const { critical, costLowWanYuan: low, costHighWanYuan: high } = ledger;
  if (gapsOf(ledger).length === 0) return { cost: t(lang, 'dossier.ledger.noGap'), months: EMPTY };
  // A guest learns of neither, and that is not the same as a figure still to be found.
  const hidden = t(lang, 'print.staffOnly');
  if (!tellsCost(role)) return { cost: hidden, months: hidden };
  const months = critical
    ? `${monthsText(critical.monthsLow, critical.monthsHigh, lang)} · ${itemName(critical.item, lang)}`
    : t(lang, 'dossier.toCheck');
  return { cost: costText(low, high, lang), months };
};

/** How costs and times come about, for those who read them. */
export const costAssumptions = ({ session: { role } }: Scene): readonly Key[] =>
  tellsCost(role) ? ['print.assume.cost', 'print.assume.parallel'] : [];

export const ledgerTable = (
  ledger: Ledger,
  { view: { lang }, session: { role } }: Scene,
  isShort = false,
): TemplateResult => {
  const rows = isShort ? gapsOf(ledger) : ledger.rows;
  if (rows.length === 0) return html`<p>${t(lang, 'dossier.ledger.noGap')}</p>`;
  const withNeed = ledger.rows.some(({ need }) => need !== null);
  const withCost = tellsCost(role);
  return html`
    <table>
      <thead><tr>
        <th scope="col">${t(lang, 'dossier.ledger.item')}</th><th scope="col">${t(lang, 'print.ledger.now')}</th>
        ${withNeed ? html`<th scope="col" class="figure">${t(lang, 'print.ledger.haveNeed')}</th>` : nothing}
        <th scope="col" class="figure">${t(lang, 'dossier.ledger.distance')}</th>
        ${withCost ? html`<th scope="col" class="figure">${t(lang, 'print.ledger.cost')}</th><th scope="col" class="figure">${t(lang, 'print.ledger.months')}</th>` : nothing}
        <th scope="col">${t(lang, 'print.ledger.who')}</th>
      </tr></thead>
      <tbody>${rows.map((row) => line(row, withNeed, withCost, lang))}</tbody>
      ${withCost ? html`<tfoot>${totals(ledger, withNeed, lang)}</tfoot>` : nothing}
    </table>
    ${leftOut(ledger, lang).map((sentence) => html`<p class="open">${sentence}</p>`)}
  `;
};
