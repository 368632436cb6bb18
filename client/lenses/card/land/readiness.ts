/** How ready a parcel is: the five tiers as a scale, the rules they rest on, and what lifts it one tier. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Label } from '#domain/dataset.ts';
import type { LandSheet, Rule, RuleResult } from '#domain/land/answer.ts';
import { tierUpOf } from '#domain/land/tier-up.ts';
import { TIERS } from '#domain/land/tiers.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../../text/t.ts';
import type { Key } from '../../../text/zh.ts';
import { resultMark } from './result-mark.ts';

export const readinessStyles = css`
  .scale { display: grid; grid-template-columns: repeat(5, 1fr); gap: 4px; }
  .scale > i { height: 8px; border-radius: 4px; background: var(--line); }
  .scale > i.on { background: var(--accent); }
  .scale > i.may { background: repeating-linear-gradient(45deg, var(--muted) 0 1px, transparent 1px 4px); border: 1px solid var(--muted); }
  .tier { font-size: var(--text-m); font-weight: 600; }
  .box .button { justify-self: start; background: var(--surface); }
  .box .button:hover { background: var(--accent-soft); }
  details summary { cursor: pointer; min-height: var(--target); display: list-item; align-content: center; color: var(--accent); }
  .rules { display: grid; gap: 12px; padding-top: 4px; }
  .rules li { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; }
  .rules .muted { grid-column: 1 / -1; }
`;

export const listed = (labels: readonly Label[], lang: Lang): string =>
  labels.map((label) => label[lang]).join(lang === 'zh' ? '、' : ', ');

const WORDS: Readonly<Record<RuleResult, Key>> = {
  yes: 'dossier.rule.yes',
  no: 'dossier.rule.no',
  unknown: 'dossier.rule.unknown',
};

export const tierName = (tier: number, lang: Lang): string =>
  t(lang, 'dossier.tier', { tier, name: TIERS.find(({ id }) => id === tier)?.[lang] ?? '' });

const rule = ({ tier, say, result, lacks }: Rule, lang: Lang): TemplateResult => html`
  <li>
    <span>${tier} · ${say[lang]}</span>${resultMark(result, t(lang, WORDS[result]))}
    ${lacks.length > 0 ? html`<span class="muted">${t(lang, 'dossier.lacks', { names: listed(lacks, lang) })}</span>` : nothing}
  </li>
`;

const scale = (tier: number, most: number, lang: Lang): TemplateResult => html`
  <div class="scale" role="img" aria-label=${t(lang, 'dossier.scale', { tier, most })}>
    ${TIERS.map(({ id }) => html`<i class=${id <= tier ? 'on' : id <= most ? 'may' : ''}></i>`)}
  </div>
`;

/** `rise` opens the way up. */
export const readiness = (sheet: LandSheet, lang: Lang, rise: () => void): TemplateResult => {
  const { tier, atMost, rules } = sheet.readiness;
  const up = tierUpOf(sheet);
  const met = rules.filter(({ result }) => result === 'yes').length;
  return html`
    <div class="box" role="group" aria-label=${t(lang, 'dossier.ready')}>
      <p><span class="muted">${t(lang, 'dossier.ready')}</span></p>
      <p class="tier">${tier === null ? t(lang, 'dossier.noTier') : tierName(tier, lang)}</p>
      ${tier === null ? nothing : scale(tier, atMost ?? tier, lang)}
      ${tier !== null && atMost !== null && atMost > tier ? html`<p>${t(lang, 'dossier.tierAtMost', { tier: atMost })}</p>` : nothing}
      ${tier === 5 ? html`<p>${t(lang, 'dossier.highest')}</p>` : nothing}
      ${up ? html`<p>${t(lang, 'dossier.lift', { tier: up.to, names: listed(sheet.readiness.lift, lang) })}</p><button class="button" @click=${rise}>${t(lang, 'dossier.plan', { tier: up.to })}</button>` : nothing}
      <details><summary>${t(lang, 'dossier.rules', { met, all: rules.length })}</summary><ol class="rules">${rules.map((one) => rule(one, lang))}</ol></details>
      <p class="muted">${sheet.scheme[lang]}</p>
    </div>
  `;
};
