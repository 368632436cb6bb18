/** Ways from a card into editing and history for those who have the right, and on from a row that was split. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Dataset } from '#domain/dataset.ts';
import { type Item, Problem } from '../../api.ts';
import { hasHistory, mayWrite, type Task, tellTask } from '../../state/task.ts';
import type { Selection } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import type { Scene } from '../scene.ts';
import './card-successors.ts';

type Kind = 'edit' | 'split' | 'merge' | 'history';

const WORDS = {
  edit: 'task.edit',
  split: 'task.split',
  merge: 'task.merge',
  history: 'task.history',
} as const;

const taskOf = (kind: Kind, of: Selection): Task => ({ kind, of });

/** Ground is divided and joined; a building is not cut in two by a line, nor a zone, which is founded by decree. */
const DIVIDED: readonly string[] = ['parcel', 'park', 'constraint'];

const kindsFor = ({ session }: Scene, dataset: Dataset, item: Item): readonly Kind[] => {
  const writes = mayWrite(session.role, dataset.id);
  const divides = writes && DIVIDED.includes(dataset.id) && item.geometry !== null;
  return [
    ...(writes ? (['edit'] as const) : []),
    ...(divides ? (['split', 'merge'] as const) : []),
    ...(hasHistory(session.role) ? (['history'] as const) : []),
  ];
};

export const cardTasks = (scene: Scene, dataset: Dataset, item: Item): TemplateResult | typeof nothing => {
  const { lang } = scene.view;
  const kinds = kindsFor(scene, dataset, item);
  if (kinds.length === 0) return nothing;
  const of = { dataset: dataset.id, id: item.id };
  return html`
    <div role="group" aria-label=${t(lang, 'task.tools')} style="display: contents">
      ${kinds.map((kind) => html`<button class="button soft" @click=${(event: Event) => tellTask(event.currentTarget!, taskOf(kind, of))}>${t(lang, WORDS[kind])}</button>`)}
    </div>
  `;
};

type Successor = { readonly id: string };

/** What a row that was split into several has become; null where the failure is another one. */
export const wayOn = (error: unknown, dataset: Dataset, { view }: Scene): TemplateResult | null => {
  const successors = error instanceof Problem ? (error.detail['successors'] as readonly Successor[] | undefined) : [];
  if (!successors?.length) return null;
  return html`<mutu-successors .of=${dataset} .ids=${successors.map(({ id }) => id)} .lang=${view.lang}></mutu-successors>`;
};
