/** What became of an edit, and where to go from there. */
import { html, type TemplateResult } from 'lit';
import type { EditState } from '#domain/edit.ts';
import { STATE_LABELS } from '#domain/review.ts';
import type { Lang } from '#domain/units.ts';
import { tell } from '../lenses/events.ts';
import { icon } from '../parts/icon.ts';
import { tellTask } from '../state/task.ts';
import type { Selection } from '../state/view.ts';
import { say } from './edit-text.ts';

const SENTENCE = { published: 'saved', inReview: 'sent', draft: 'drafted', returned: 'drafted' } as const;

export const outcome = (state: EditState, of: Selection | null, lang: Lang): TemplateResult => html`
  <div class="say" role="status">
    <strong>${STATE_LABELS[state][lang]}</strong>
    <span>${say(lang, SENTENCE[state])}</span>
    <div class="tools">
      ${
        of
          ? html`<button class="button soft" @click=${(event: Event) => {
              const from = event.currentTarget!;
              tellTask(from, null);
              tell(from, 'mutu-select', of);
            }}>${say(lang, 'viewRow')}</button>`
          : ''
      }
      ${state === 'published' ? '' : html`<button class="button soft" @click=${(event: Event) => tellTask(event.currentTarget!, { kind: 'work' })}>${say(lang, 'toWork')}</button>`}
    </div>
  </div>
`;

/** The head of a panel: its name, and the way out. */
export const panelBar = (title: string, lang: Lang, leave: () => void): TemplateResult => html`
  <div class="bar">
    <button class="button icon" aria-label=${say(lang, 'back')} title=${say(lang, 'back')} @click=${leave}>${icon('chevronLeft')}</button>
    <h2>${title}</h2>
  </div>
`;
