/** What parcels make together, in words: size, shape, roads, conflicts by name, and apart from them what nobody knows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Fronting } from '#domain/assembly/answer.ts';
import { COUNTED_STATUSES } from '#domain/assembly/frontage.ts';
import type { Assembly } from '#domain/assembly.ts';
import type { Label } from '#domain/dataset.ts';
import { TIERS } from '#domain/land/tiers.ts';
import { digits, type Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';
import { m2Text, metresText, muText, wholeMetres } from './amounts.ts';

/** Less than this is how finely shapes and certificates are rounded, ㎡. */
const SAME_M2 = 1;
/** An area as drawn and one as registered that differ by no more than this share of the latter are the same. */
const SAME_AREA = 0.001;

const row = (name: string, value: unknown, how: unknown = nothing): TemplateResult =>
  html`<dt>${name}${how === nothing ? nothing : html`<small>${how}</small>`}</dt><dd>${value}</dd>`;

/** ㎡ by which the shapes as drawn go beyond what is registered; null where the two agree or nobody knows. */
export const drawnBeyond = (drawnM2: number, registeredM2: number | null): number | null => {
  if (registeredM2 === null) return null;
  const beyond = drawnM2 - registeredM2;
  return Math.abs(beyond) <= Math.max(SAME_M2, SAME_AREA * registeredM2) ? null : beyond;
};

const registered = ({ areaM2, registeredM2 }: Assembly, lang: Lang): TemplateResult => {
  const name = t(lang, 'assembly.registered');
  if (registeredM2 === null) return row(name, html`<span class="warn">${t(lang, 'assembly.unknown')}</span>`);
  const beyond = drawnBeyond(areaM2, registeredM2);
  if (beyond === null) return row(name, muText(registeredM2, lang));
  const key = beyond > 0 ? 'assembly.registered.more' : 'assembly.registered.less';
  const apart = t(lang, key, { mu: muText(Math.abs(beyond), lang) });
  return row(name, html`${muText(registeredM2, lang)}<small>${apart}</small>`);
};

const faults = ({ holes, gaps, overlapM2, parcels }: Assembly, lang: Lang): TemplateResult => {
  const named = (ids: readonly string[]) =>
    ids.map((id) => parcels.find((one) => one.id === id)?.name ?? id).join(lang === 'zh' ? '、' : ', ');
  const between = gaps.map(({ parcels: ids, widthM, lengthM }) =>
    t(lang, 'assembly.gap', { names: named(ids), width: digits(widthM, [2, 2]), length: digits(lengthM, [0, 0]) }),
  );
  const none = t(lang, 'assembly.none');
  return html`
    ${overlapM2 < SAME_M2 ? nothing : row(t(lang, 'assembly.overlap'), m2Text(overlapM2, lang))}
    ${row(t(lang, 'assembly.holes'), holes.length === 0 ? none : holes.map(({ areaM2 }) => m2Text(areaM2, lang)).join(' + '))}
    ${row(t(lang, 'assembly.gaps'), gaps.length === 0 ? none : gaps.length)}
    ${between.map((sentence) => html`<dd class="wholly warn">${sentence}</dd>`)}
  `;
};

/** A road stands in the register piece by piece; it is told as one, the longest frontage first. */
const named = (roads: readonly Fronting[]): readonly Fronting[] => {
  const told = new Map<string, Fronting>();
  for (const road of roads) {
    const key = `${road.name} ${road.status}`;
    told.set(key, { ...road, frontageM: road.frontageM + (told.get(key)?.frontageM ?? 0) });
  }
  return [...told.values()].sort((a, b) => b.frontageM - a.frontageM);
};

/** Roads that count first: as they are told, they add up to the frontage. */
const frontage = ({ frontageM, roads }: Assembly, lang: Lang): TemplateResult => {
  const told = named(roads);
  const counting = told.filter(({ status }) => COUNTED_STATUSES.includes(status));
  const metres = wholeMetres(counting.map((road) => road.frontageM));
  const line = (name: string, length: number, apart = '') =>
    html`<dd class="wholly"><span>${name} ${metresText(length)}<span class="muted">${apart}</span></span></dd>`;
  return html`
    ${row(t(lang, 'assembly.frontage'), frontageM === 0 ? html`<span class="warn">${t(lang, 'assembly.noRoad')}</span>` : metresText(frontageM))}
    ${counting.map(({ name }, index) => line(name, metres[index]!))}
    ${told.filter((road) => !counting.includes(road)).map((road) => line(road.name, road.frontageM, ` · ${t(lang, 'assembly.planned')}`))}
  `;
};

const tier = (worst: number | null, lang: Lang): TemplateResult => {
  const name = t(lang, 'assembly.tier');
  const known = TIERS.find(({ id }) => id === worst);
  if (!known) return row(name, html`<span class="warn">${t(lang, 'assembly.unknown')}</span>`);
  return row(name, t(lang, 'assembly.tier.value', { tier: known.id, name: known[lang] }));
};

const findings = (title: string, found: readonly { readonly say: Label }[], kind: string, lang: Lang) =>
  html`<section><h3>${title}</h3><ul class="findings">${found.map(({ say }) => html`<li class="finding ${kind}">${say[lang]}</li>`)}</ul></section>`;

/** All that is known of the site; `isInvented` where a member of it is. */
export const siteFigures = (site: Assembly, isInvented: boolean, lang: Lang): TemplateResult => html`
  <section aria-label=${t(lang, 'assembly.result')}>
    <div class="head" role="status"><h3>${t(lang, 'assembly.result')}</h3><span class="big">${muText(site.areaM2, lang)}</span></div>
    <dl class="rows">
      ${row(t(lang, 'assembly.net'), m2Text(site.areaM2, lang), t(lang, 'assembly.net.how'))}
      ${registered(site, lang)}
      ${faults(site, lang)}
      ${frontage(site, lang)}
      ${row(t(lang, 'assembly.minWidth'), metresText(site.minWidthM, 1))}
      ${row(t(lang, 'assembly.shape'), digits(site.shapeIndex, [2, 2]), t(lang, 'assembly.shape.how'))}
      ${tier(site.worstTier, lang)}
    </dl>
  </section>
  ${
    site.conflicts.length === 0
      ? html`<p class="good">${t(lang, 'assembly.noConflicts')}</p>`
      : findings(t(lang, 'assembly.conflicts', { count: site.conflicts.length }), site.conflicts, '', lang)
  }
  ${site.unknowns.length === 0 ? nothing : findings(t(lang, 'assembly.unknowns', { count: site.unknowns.length }), site.unknowns, 'open', lang)}
  <p class="small muted">${t(lang, 'assembly.method')}${isInvented ? ` ${t(lang, 'assembly.synthetic')}` : ''}</p>
`;
