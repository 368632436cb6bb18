/** A parcel that something does not reach, in three lines: how large · why · what lies nearest. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { utility } from '#domain/datasets/utility.ts';
import { describeLack } from '#domain/say-level.ts';
import { convert, digits, formatWithUnit, type Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';
import { status } from '../status.ts';
import type { GapParcel } from './gap.ts';
import type { GapLand } from './load-gap.ts';

/** "最近：DN300 热力管（规划）· 320 m · 余 40 t/h": a candidate, never a service; null where there is no network to ask. */
export const nearestText = ({ candidate }: GapParcel, networks: GapLand['networks'], lang: Lang): string | null => {
  if (!candidate) return null;
  const { nearestId, nearestStatus, distanceM, spare } = candidate;
  if (nearestId === null || distanceM === null) return t(lang, 'utility.nearest.none');
  const state = fieldOf(utility, 'status')?.codes?.find(({ id }) => id === nearestStatus)?.[lang] ?? '';
  const left = spare
    ? t(lang, 'utility.spare', { value: digits(spare.value, [0, 1]), unit: spare.unit ?? '' }).trim()
    : t(lang, 'utility.spare.unknown');
  return t(lang, 'utility.nearest', {
    name: String(networks?.get(nearestId)?.properties['name'] ?? t(lang, 'utility.nearest.other')),
    state,
    metres: digits(distanceM, [0, 0]),
    left,
  });
};

export const gapRow = (one: GapParcel, { networks }: GapLand, lang: Lang): TemplateResult => {
  const { item, areaM2 } = one;
  const area = areaM2 === null ? t(lang, 'utility.unknown') : formatWithUnit(convert(areaM2, 'm2', 'mu'), 'mu', lang);
  const near = nearestText(one, networks, lang);
  const lacks = describeLack(one)[lang];
  return html`
    <span class="row-top"><span class="row-name">${item.properties['name']}</span><span class="row-main">${area}</span></span>
    <span class="row-line">${status(parcel, item, lang)}${lacks ? html`<span>${lacks}</span>` : nothing}${item.properties['synthetic'] === true ? html`<span class="end muted">${t(lang, 'card.syntheticShort')}</span>` : nothing}</span>
    ${near === null ? nothing : html`<span class="row-line muted">${near}</span>`}
  `;
};
