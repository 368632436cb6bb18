/** The way to the memo on paper of the parcels picked. */
import { html, type TemplateResult } from 'lit';
import type { Lang } from '#domain/units.ts';
import { tell } from '../../lenses/events.ts';
import { icon } from '../../parts/icon.ts';
import { t } from '../../text/t.ts';

/** `isReady` false while there is no site to write about. */
export const memoButton = (from: EventTarget, isReady: boolean, lang: Lang): TemplateResult =>
  html`<button class="button soft" ?disabled=${!isReady} @click=${() => tell(from, 'mutu-print', { kind: 'memo' })}>${icon('printer', 16)} ${t(lang, 'assembly.memo')}</button>`;
