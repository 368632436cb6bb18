/** What the author tells the reviewer. */
import { html, type TemplateResult } from 'lit';
import type { Lang } from '#domain/units.ts';
import { say } from './edit-text.ts';

export const noteField = (text: string, lang: Lang, typed: (text: string) => void): TemplateResult =>
  html`<label class="field">${say(lang, 'note')}<textarea name="note" placeholder=${say(lang, 'noteHint')} .value=${text}
    @input=${(event: Event) => typed((event.target as HTMLTextAreaElement).value)}></textarea></label>`;
