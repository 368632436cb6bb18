/**
 * Draft → review → publish: which step an edit may take, and who may take it. A second pair of eyes sees every edit:
 * nobody reviews his own, and only who may publish alone (`access.ts`) needs no reviewer.
 */
import { type EditAction, mayEdit, type Role } from './access.ts';
import type { Label } from './dataset.ts';
import { datasetOf } from './datasets/index.ts';
import type { EditState } from './edit.ts';
import { MutuError } from './errors.ts';

export type Person = { readonly name: string; readonly role: Role };

export const REVIEW_ACTIONS = ['amend', 'submit', 'return', 'publish', 'discard'] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

type Step = {
  readonly from: readonly EditState[];
  /** 'same' = stays where it is; null = it is thrown away. */
  readonly to: EditState | 'same' | null;
  readonly by: 'author' | 'reviewer';
};

const PENDING: readonly EditState[] = ['draft', 'inReview', 'returned'];

/** The state machine, as data. */
export const STEPS: Readonly<Record<ReviewAction, Step>> = {
  amend: { from: ['draft', 'returned'], to: 'same', by: 'author' },
  submit: { from: ['draft', 'returned'], to: 'inReview', by: 'author' },
  return: { from: ['inReview'], to: 'returned', by: 'reviewer' },
  publish: { from: ['inReview'], to: 'published', by: 'reviewer' },
  discard: { from: PENDING, to: null, by: 'author' },
};

export const STATE_LABELS: Readonly<Record<EditState, Label>> = {
  draft: { zh: '草稿', en: 'a draft' },
  inReview: { zh: '待审核', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  published: { zh: '已发布', en: 'published' },
};

export const ACTION_LABELS: Readonly<Record<ReviewAction, Label>> = {
  amend: { zh: '修改', en: 'changed' },
  submit: { zh: '提交', en: 'submitted' },
  return: { zh: '退回', en: 'returned' },
  publish: { zh: '发布', en: 'published' },
  discard: { zh: '放弃', en: 'discarded' },
};

/** What the rules need to know of an edit. */
export type Reviewed = {
  readonly author: string;
  readonly state: EditState;
  /** Ids of the datasets that its author changes. */
  readonly datasets: readonly string[];
};

/** True where `role` has the right on every dataset that the edit changes. */
const mayAll = (role: Role, datasets: readonly string[], action: EditAction): boolean =>
  datasets.every((id) => {
    const dataset = datasetOf(id);
    return dataset !== undefined && mayEdit(role, dataset, action);
  });

const forbidden = (zh: string, en: string): MutuError => new MutuError('forbidden', { zh, en });

const wrongState = (state: EditState, action: ReviewAction): MutuError =>
  new MutuError(
    'unprocessable',
    {
      zh: `这次修改${STATE_LABELS[state].zh}，不能${ACTION_LABELS[action].zh}。`,
      en: `This edit is ${STATE_LABELS[state].en}; it cannot be ${ACTION_LABELS[action].en}.`,
    },
    { state, action },
  );

const refuseAuthor = (edit: Reviewed, by: Person): void => {
  if (edit.author !== by.name) throw forbidden('只有作者本人可以这样做。', 'Only the author of the edit may do this.');
  if (!mayAll(by.role, edit.datasets, 'write'))
    throw forbidden('您的角色不能修改这些数据。', 'Your role may not edit these data.');
};

const refuseReviewer = (edit: Reviewed, by: Person): void => {
  if (edit.author === by.name)
    throw forbidden('不能审核自己的修改，请由他人审核。', 'Nobody reviews his own edit; ask somebody else.');
  if (!mayAll(by.role, edit.datasets, 'review'))
    throw forbidden('您的角色不能审核这些数据。', 'Your role may not review these data.');
};

/**
 * The state after `action`, or null where the edit is thrown away. Throws forbidden for the wrong person, unprocessable
 * for the wrong state or a return without a reason.
 */
export function step(edit: Reviewed, action: ReviewAction, by: Person, reason = ''): EditState | null {
  const { from, to, by: who } = STEPS[action];
  const isOwn = edit.author === by.name;
  const alone = action === 'publish' && isOwn && mayAll(by.role, edit.datasets, 'publish');
  if (who === 'author') refuseAuthor(edit, by);
  else if (!alone) refuseReviewer(edit, by);
  if (!(alone ? PENDING : from).includes(edit.state)) throw wrongState(edit.state, action);
  if (action === 'return' && reason.trim() === '')
    throw new MutuError('unprocessable', {
      zh: '退回时请写明原因。',
      en: 'Say why the edit is returned.',
    });
  return to === 'same' ? edit.state : to;
}

/** Throws where `by` may not take the published edit back: that is a reviewer's right, also over his own edits. */
export function refuseUndo(edit: Reviewed, by: Person): void {
  if (!mayAll(by.role, edit.datasets, 'review'))
    throw forbidden('您的角色不能撤销这次修改。', 'Your role may not undo this edit.');
  if (edit.state !== 'published')
    throw new MutuError('unprocessable', {
      zh: `这次修改${STATE_LABELS[edit.state].zh}，尚未生效，无需撤销。`,
      en: `This edit is ${STATE_LABELS[edit.state].en} and has not taken effect: there is nothing to undo.`,
    });
}

/** Throws forbidden where `role` may not put an edit of these datasets forward, or not publish it alone. */
export function refuseEdit(role: Role, datasets: readonly string[], state: EditState): void {
  if (!mayAll(role, datasets, 'write'))
    throw forbidden('您的角色不能修改这些数据。', 'Your role may not edit these data.');
  if (state === 'published' && !mayAll(role, datasets, 'publish'))
    throw forbidden(
      '您的修改须经他人审核后发布，请先提交。',
      'Somebody else has to review your edit before it is published; submit it.',
    );
}

/** Whether an edit of these datasets by `role` takes effect at once or waits for a reviewer. */
export const stateFor = (role: Role, datasets: readonly string[]): 'published' | 'inReview' =>
  mayAll(role, datasets, 'publish') ? 'published' : 'inReview';
