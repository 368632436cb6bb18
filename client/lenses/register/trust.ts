/** One line of trust below a row: how fresh, since when, and whether the row is invented for the demonstration. */
import { html, nothing, type TemplateResult } from 'lit';
import { hasLapsed } from '#domain/access.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { daysSince, dotsFor, isStale } from '../../parts/freshness.ts';
import { t } from '../../text/t.ts';

const text = (item: Item, field: string): string | null => {
  const value = item.properties[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** "12 天前核实", "已 140 天未核实…", "尚未核实". */
export const freshnessText = (verifiedOn: string | null, today: string, lang: Lang): string => {
  const days = daysSince(verifiedOn, today);
  if (days === null) return t(lang, 'card.neverVerified');
  if (days === 0) return t(lang, 'count.verifiedToday');
  return t(lang, isStale(days) ? 'card.stale' : 'card.fresh', { days });
};

/** "●●○ 45 天前核实", 公众不可见 where it has lapsed (rows of registers that lapse), and 模拟 where the row is invented. */
export const trust = (item: Item, today: string, lang: Lang): TemplateResult => {
  const verifiedOn = text(item, 'verifiedOn');
  return html`<span class="trust" title=${verifiedOn ? t(lang, 'card.verified', { date: verifiedOn }) : nothing}><span aria-hidden="true">${dotsFor(daysSince(verifiedOn, today))}</span> ${shortText(verifiedOn, today, lang)}${hasLapsed(verifiedOn, today) ? ` · ${t(lang, 'card.hiddenShort')}` : ''}${item.properties['synthetic'] === true ? ` · ${t(lang, 'card.syntheticShort')}` : ''}</span>`;
};

const shortText = (verifiedOn: string | null, today: string, lang: Lang): string => {
  const days = daysSince(verifiedOn, today);
  return isStale(days) && days !== null ? t(lang, 'card.fresh', { days }) : freshnessText(verifiedOn, today, lang);
};
