/** A read that failed: its sentence and a way to try again. Said where the content would stand. */
import { html, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

export type Failure = { readonly sentence: string; readonly retry: string; readonly again: () => void };

export const failure = ({ sentence, retry, again }: Failure): TemplateResult => html`
  <div role="alert" style="display:grid;gap:12px;justify-items:start;padding:24px 16px">
    <span style="color:var(--warn)">${icon('alert')}</span>
    <p>${sentence}</p>
    <button class="button soft" @click=${again}>${retry}</button>
  </div>
`;
