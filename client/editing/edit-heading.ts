/** How an edit is told in one line or two, in lists of work, history and changes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { EditSummary } from '#domain/edit.ts';
import { STATE_LABELS } from '#domain/review.ts';
import type { Lang } from '#domain/units.ts';
import { titleOf } from '../lenses/names.ts';
import type { Start } from './edit-start.ts';
import { type EditText, say } from './edit-text.ts';

type Head = Pick<EditSummary, 'seq' | 'author' | 'at' | 'publishedAt' | 'source' | 'note' | 'state'>;

const DATE = { zh: 'zh-CN', en: 'en-GB' } as const;

export const dateText = (at: string, lang: Lang): string =>
  new Date(at).toLocaleString(DATE[lang], { dateStyle: 'medium', timeStyle: 'short' });

/** "地块：新增 1、修改 2". */
export const countsText = ({ counts }: Pick<EditSummary, 'counts'>, lang: Lang): string =>
  counts
    .map(({ dataset, added, changed, deleted }) => {
      const parts = [
        added ? say(lang, 'countAdded', { n: added }) : '',
        changed ? say(lang, 'countChanged', { n: changed }) : '',
        deleted ? say(lang, 'countDeleted', { n: deleted }) : '',
      ].filter(Boolean);
      return `${datasetOf(dataset)?.[lang] ?? dataset} ${parts.join(lang === 'zh' ? '、' : ', ')}`;
    })
    .join(lang === 'zh' ? '；' : '; ');

export const editHeading = (edit: Head, lang: Lang, what: string): TemplateResult => html`
  <span class="line"><strong>${what}</strong>${edit.state === 'published' ? nothing : html`<span class="badge ${edit.state === 'returned' ? 'warn' : ''}">${STATE_LABELS[edit.state][lang]}</span>`}</span>
  <span class="small muted">${say(lang, 'by', { author: edit.author || say(lang, 'someone'), date: dateText(edit.publishedAt ?? edit.at, lang) })} · ${say(lang, `source.${edit.source}` as EditText)} · ${say(lang, 'editNo', { seq: edit.seq })}</span>
  ${edit.note ? html`<span class="small">${edit.note}</span>` : nothing}
`;

type RowHead = {
  readonly lang: Lang;
  readonly rowId: string | null;
  readonly amends: number | undefined;
  /** null while it is read. */
  readonly start: Pick<Start, 'item' | 'names'> | null;
};

/** What the form of a row is called. */
export const rowHeading = (declared: Dataset, { lang, rowId, amends, start }: RowHead): string => {
  if (amends !== undefined) return say(lang, 'amending', { seq: amends });
  if (rowId === null) return say(lang, 'newRow', { dataset: declared[lang] });
  return say(lang, 'editing', { name: start?.item ? titleOf(declared, start.item, start.names, lang) : rowId });
};
