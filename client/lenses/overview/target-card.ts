/** A target of the year with what is known of it. Without a printed result there is no bar: a plan is not a result. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TargetProgress } from '#domain/answers.ts';
import { target as declaration } from '#domain/datasets/fact.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { convert, digits, formatWithUnit, type Lang } from '#domain/units.ts';
import { bar } from '../../parts/bar.ts';
import { t } from '../../text/t.ts';

const measureName = (id: string, lang: Lang): string =>
  fieldOf(declaration, 'measure')?.codes?.find((code) => code.id === id)?.[lang] ?? id;

/** The value of a target's measure in the unit people say it in. */
export const targetValue = (measure: string, value: number, lang: Lang): string => {
  if (measure === 'standardLandReserveM2') return formatWithUnit(convert(value, 'm2', 'mu'), 'mu', lang);
  if (measure.endsWith('M2')) return formatWithUnit(value, 'm2', lang);
  return measure.endsWith('Percent') ? formatWithUnit(value, 'percent', lang) : digits(value, [0, 2]);
};

/** As the declaration orders the measures: land, factories, their use, services. */
export const targetsInOrder = (targets: readonly TargetProgress[]): readonly TargetProgress[] => {
  const codes = fieldOf(declaration, 'measure')?.codes?.map((code) => code.id) ?? [];
  return [...targets].sort((a, b) => codes.indexOf(a.measure) - codes.indexOf(b.measure));
};

export const targetCard = (target: TargetProgress, zone: string, lang: Lang): TemplateResult => {
  const sign = target.operator === 'atLeast' ? '≥ ' : '';
  const share = target.actual === null ? null : target.actual / target.target;
  const goal = target.fact
    ? `${digits(target.fact.value ?? target.target, [0, 2])} ${target.fact.unitText}`
    : targetValue(target.measure, target.target, lang);
  return html`
    <li class="target">
      <p class="small">${measureName(target.measure, lang)}</p>
      <p class="goal">${sign}${goal}</p>
      ${share === null ? nothing : bar(share)}
      <p class="small muted">${zone} · ${target.year}</p>
      <details class="small">
        <summary class="muted">${share === null ? t(lang, 'overview.unpublished') : `${t(lang, 'overview.actual')} ${targetValue(target.measure, target.actual ?? 0, lang)} · ${t(lang, 'overview.reached', { percent: formatWithUnit(share * 100, 'percent', lang) })}`} · <span class="link">${t(lang, 'overview.quote')}</span></summary>
        <p>${target.fact ? `“${target.fact.quote}”` : nothing}</p><p class="muted">${target.basis[lang]} ${target.fact?.source}</p>
      </details>
    </li>
  `;
};
