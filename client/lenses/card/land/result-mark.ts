/** A three-valued answer as a mark with its word: told apart without colour. */
import { html, type TemplateResult } from 'lit';
import type { RuleResult } from '#domain/land/answer.ts';
import { swatch } from '../../../parts/swatch.ts';

const LOOKS: Readonly<Record<RuleResult, { readonly colour: string; readonly mark: string }>> = {
  yes: { colour: '#1B7837', mark: '✓' },
  no: { colour: '#D55E00', mark: '×' },
  unknown: { colour: '#999999', mark: '?' },
};

export const resultMark = (result: RuleResult, word: string): TemplateResult =>
  html`<span class="state">${swatch(LOOKS[result].colour, LOOKS[result].mark)} ${word}</span>`;
