/** What somebody with rights over the registers is at; null elsewhere = only looking. */
import { EDIT_ACTIONS, mayEdit, mayReadNames, type Role } from '#domain/access.ts';
import { DATASETS, datasetOf } from '#domain/datasets/index.ts';
import type { Selection } from './view.ts';

export type Task =
  | { readonly kind: 'edit'; readonly of: Selection; readonly amends?: number }
  | { readonly kind: 'new'; readonly dataset: string }
  | { readonly kind: 'split' | 'merge' | 'history'; readonly of: Selection }
  | { readonly kind: 'work' }
  | { readonly kind: 'review'; readonly seq: number }
  | { readonly kind: 'recent' }
  /** `replaces` = the returned edit that the new file corrects. */
  | { readonly kind: 'import'; readonly replaces?: number };

declare global {
  interface HTMLElementEventMap {
    'mutu-task': CustomEvent<Task | null>;
  }
}

export const tellTask = (from: EventTarget, task: Task | null): void => {
  from.dispatchEvent(new CustomEvent('mutu-task', { detail: task, bubbles: true, composed: true }));
};

export const mayWrite = (role: Role, dataset: string): boolean => {
  const declared = datasetOf(dataset);
  return declared !== undefined && mayEdit(role, declared, 'write');
};

/** A 待办 list is for those who put edits forward or review them. */
export const hasWork = (role: Role): boolean =>
  DATASETS.some((dataset) => EDIT_ACTIONS.some((action) => mayEdit(role, dataset, action)));

/** Files are brought in by those who may write at least one register. */
export const mayImport = (role: Role): boolean => DATASETS.some((dataset) => mayEdit(role, dataset, 'write'));

/** Who did what, and when, is for the zone's own people. */
export const hasHistory = (role: Role): boolean => mayReadNames(role);
