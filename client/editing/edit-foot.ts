/** The ways out of a form: published at once where the role may, else sent for review; a draft; nothing; the row's end. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lang } from '#domain/units.ts';
import type { NewState } from './edit-calls.ts';
import type { EditQuestion } from './edit-question.ts';
import { say } from './edit-text.ts';

export type Foot = {
  readonly lang: Lang;
  /** May this person publish without a reviewer? */
  readonly alone: boolean;
  readonly busy: boolean;
  readonly save: (state: NewState) => void;
  readonly leave: () => void;
  /** null where there is nothing to delete. */
  readonly remove: (() => void) | null;
};

export const editFoot = ({ lang, alone, busy, save, leave, remove }: Foot): TemplateResult => html`
  <div class="foot">
    <button class="button primary" ?disabled=${busy} @click=${() => save(alone ? 'published' : 'inReview')}>${say(lang, alone ? 'publish' : 'submit')}</button>
    <button class="button soft" ?disabled=${busy} @click=${() => save('draft')}>${say(lang, 'draft')}</button>
    <button class="button" @click=${leave}>${say(lang, 'cancel')}</button>
    ${remove ? html`<button class="button danger" ?disabled=${busy} @click=${remove}>${say(lang, 'remove')}</button>` : nothing}
  </div>
`;

/** Asks before a row goes. */
export const mayRemove = (question: EditQuestion, name: string, lang: Lang): Promise<boolean> => {
  const asked = { title: say(lang, 'removeTitle', { name }), lead: say(lang, 'removeLead') };
  return question.ask({ ...asked, yes: say(lang, 'remove'), no: say(lang, 'cancel') });
};
