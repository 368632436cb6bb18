/** `<mutu-edit-changes>`: one changed row, before and after, field by field, with its shape. Properties: `change`, `names`, `lang` */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Change } from '#domain/edit.ts';
import { isArea } from '#domain/geometry.ts';
import type { Lang } from '#domain/units.ts';
import { namesBehind } from '../lenses/load-names.ts';
import { type Names, shown, titleOf } from '../lenses/names.ts';
import { base } from '../parts/base.ts';
import { muOf } from './edit-area.ts';
import { diffOf, sameShape } from './edit-diff.ts';
import { editStyles } from './edit-styles.ts';
import { say } from './edit-text.ts';

export const changeName = ({ dataset, id, before, after }: Change, names: Names, lang: Lang): string => {
  const [declared, item] = [datasetOf(dataset), after ?? before];
  return declared && item ? titleOf(declared, item, names, lang) : id;
};

/** With the names of what the changed rows point at, or pointed at. */
export const namesOfChanges = (
  changes: readonly Pick<Change, 'dataset' | 'before' | 'after'>[],
  known: Names,
  signal: AbortSignal,
): Promise<Names> =>
  namesBehind(
    changes.flatMap(({ dataset: id, before, after }) => {
      const dataset = datasetOf(id);
      return [after, before].flatMap((item) => (dataset && item ? [{ dataset, item }] : []));
    }),
    known,
    signal,
  );

export const changeKind = ({ before, after }: Change): 'added' | 'changed' | 'deleted' =>
  before ? (after ? 'changed' : 'deleted') : 'added';

@customElement('mutu-edit-changes')
export class EditChanges extends LitElement {
  static override styles = [base, editStyles, css`:host { display: block; }`];

  @property({ attribute: false }) change!: Change;
  @property({ attribute: false }) names: Names = new Map();
  @property() lang: Lang = 'zh';

  protected override render() {
    const { change, lang, names } = this;
    const dataset = datasetOf(change.dataset);
    if (!dataset) return nothing;
    // Of a row that came or went, every known value is a change: the few that say what it is will do.
    const all = diffOf(dataset, change.before, change.after);
    const diffs = change.before && change.after ? all : all.filter(({ field }) => field.column);
    return html`
      <section>
        ${this.shape()}
        ${
          diffs.length === 0
            ? nothing
            : html`<table>
          <thead><tr><th scope="col">${say(lang, 'field')}</th><th scope="col">${say(lang, 'before')}</th><th scope="col">${say(lang, 'after')}</th></tr></thead>
          <tbody>${diffs.map(({ field, before, after }) => html`<tr><th scope="row">${field[lang]}</th><td><del>${shown(field, before, names, lang)}</del></td><td><ins>${shown(field, after, names, lang)}</ins></td></tr>`)}</tbody>
        </table>`
        }
        ${diffs.length === 0 && sameShape(change.before?.geometry ?? null, change.after?.geometry ?? null) ? html`<p class="small muted">${say(lang, change.moved ? 'moved' : 'noDiff')}</p>` : nothing}
      </section>
    `;
  }

  private shape() {
    const { change, lang } = this;
    const [was, is] = [change.before?.geometry ?? null, change.after?.geometry ?? null];
    if (sameShape(was, is)) return nothing;
    const areas = isArea(was) && isArea(is) ? say(lang, 'areaDiff', { before: muOf(was), after: muOf(is) }) : '';
    return html`<p class="small">${say(lang, was ? (is ? 'shapeChanged' : 'shapeGone') : 'shapeAdded')} <strong>${areas}</strong></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-edit-changes': EditChanges;
  }
}
