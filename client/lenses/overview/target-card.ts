/** A target of the year beside what is known of it. Without a printed result there is no bar: a plan is not a result. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TargetProgress } from '#domain/answers.ts';
import { target as declaration } from '#domain/datasets/fact.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { convert, digits, formatWithUnit, type Lang } from '#domain/units.ts';
import { bar } from '../../parts/bar.ts';
import { t } from '../../text/t.ts';
import { factValue } from './facts.ts';

const measureName = (id: string, lang: Lang): string =>
  fieldOf(declaration, 'measure')?.codes?.find((code) => code.id === id)?.[lang] ?? id;

/** The value of a target's measure in the unit people say it in. */
export const targetValue = (measure: string, value: number, lang: Lang): string => {
  if (measure === 'standardLandReserveM2') return formatWithUnit(convert(value, 'm2', 'mu'), 'mu', lang);
  if (measure.endsWith('M2')) return formatWithUnit(value, 'm2', lang);
  return measure.endsWith('Percent') ? formatWithUnit(value, 'percent', lang) : digits(value, [0, 2]);
};

export const targetCard = (target: TargetProgress, zone: string, lang: Lang): TemplateResult => {
  const sign = target.operator === 'atLeast' ? '≥ ' : '';
  const share = target.actual === null ? null : target.actual / target.target;
  const goal = target.fact ? factValue(target.fact) : targetValue(target.measure, target.target, lang);
  return html`
    <li class="target">
      <p class="muted small">${zone} · ${target.year}</p>
      <p class="strong">${measureName(target.measure, lang)}</p>
      <p class="goal">${sign}${goal}</p>
      ${
        share === null
          ? html`<p class="small"><span class="badge">${t(lang, 'overview.unpublished')}</span></p>`
          : html`${bar(share)}<p class="small">${t(lang, 'overview.actual')} ${targetValue(target.measure, target.actual ?? 0, lang)} · ${t(lang, 'overview.reached', { percent: formatWithUnit(share * 100, 'percent', lang) })}</p>`
      }
      <p class="small muted">${target.basis[lang]}</p>
      ${target.fact ? html`<details class="small"><summary class="link">${t(lang, 'overview.quote')}</summary><p>“${target.fact.quote}”</p><p class="muted">${target.fact.source}</p></details>` : nothing}
    </li>
  `;
};
