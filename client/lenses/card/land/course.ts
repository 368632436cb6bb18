/** The course of a parcel from reserve to production, past steps solid and planned ones dashed, and its documents. */
import { css, html, type TemplateResult } from 'lit';
import { document } from '#domain/datasets/office.ts';
import type { LandSheet, LifeStep } from '#domain/land/answer.ts';
import type { Lang } from '#domain/units.ts';
import { t } from '../../../text/t.ts';
import type { Key } from '../../../text/zh.ts';

export const lifeStyles = css`
  .life { display: grid; font-size: var(--text-s); line-height: 20px; }
  .life li { display: grid; grid-template-columns: 20px 1fr auto; gap: 0 12px; min-height: 40px; position: relative; }
  .life li::before { content: ''; grid-row: 1; width: 12px; height: 12px; margin: 4px; border-radius: 50%; background: var(--accent); }
  .life li:not(:last-child)::after { content: ''; position: absolute; left: 9px; top: 20px; bottom: -2px; border-left: 2px solid var(--accent); }
  .life li.ahead::before { background: var(--surface); border: 2px dashed var(--muted); }
  .life li:is(.ahead, .now):not(:last-child)::after { border-left: 2px dashed var(--muted); }
  .life li.now { font-weight: 600; }
  .life li.now::before { box-shadow: 0 0 0 3px var(--accent-soft); }
  .documents { display: grid; gap: 8px; font-size: var(--text-s); }
`;

const STATES: Readonly<Record<LifeStep['state'], Key>> = {
  done: 'dossier.life.done',
  now: 'dossier.life.now',
  ahead: 'dossier.life.ahead',
};

const dayText = ({ on, isPlanned, state }: LifeStep, lang: Lang): string => {
  if (on !== null) return isPlanned ? t(lang, 'dossier.life.planned', { date: on }) : on;
  return state === 'ahead' ? t(lang, STATES.ahead) : t(lang, 'dossier.life.noDay');
};

const step = (one: LifeStep, lang: Lang): TemplateResult => html`
  <li class=${one.state} aria-current=${one.state === 'now' ? 'step' : 'false'}>
    <span>${one[lang]}<span class=${one.state === 'now' ? 'muted' : 'unseen'}> · ${t(lang, STATES[one.state])}</span></span><span class="muted">${dayText(one, lang)}</span>
  </li>
`;

export const lifeCourse = ({ lifecycle }: LandSheet, lang: Lang): TemplateResult => html`
  <section><h3>${t(lang, 'dossier.life')}</h3><ol class="life">${lifecycle.map((one) => step(one, lang))}</ol></section>
`;

const KINDS = document.fields.find(({ id }) => id === 'kind')!;
const kindName = (kind: string, lang: Lang): string =>
  ('codes' in KINDS ? KINDS.codes.find(({ id }) => id === kind)?.[lang] : undefined) ?? kind;

export const documents = (all: NonNullable<LandSheet['documents']>, lang: Lang): TemplateResult => html`
  <section>
    <h3>${t(lang, 'dossier.documents')}</h3>
    ${all.length === 0 ? html`<p class="small muted">${t(lang, 'dossier.documents.none')}</p>` : html`<ul class="documents">${all.map(({ name, kind, issuedOn }) => html`<li>${name} <span class="muted">${kindName(kind, lang)} · ${issuedOn ?? t(lang, 'dossier.life.noDay')}</span></li>`)}</ul>`}
  </section>
`;
