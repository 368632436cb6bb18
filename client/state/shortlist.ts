/** Parcels that this browser keeps in mind. */
import type { ReactiveControllerHost } from 'lit';
import { Kept, keep } from './kept.ts';
import { toggled } from './plan.ts';

const STORED = 'mutu.shortlist';
/** More is no shortlist. */
const MOST_SHORTLISTED = 50;

const idsIn = (text: string | null): readonly string[] => {
  try {
    const ids: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, MOST_SHORTLISTED) : [];
  } catch {
    return [];
  }
};

/** The oldest goes where there are too many. */
export const toggleShortlisted = (id: string): void => {
  const ids = toggled(idsIn(localStorage.getItem(STORED)), id);
  keep(STORED, JSON.stringify(ids.slice(-MOST_SHORTLISTED)));
};

/** `list = new Shortlist(this)`, then `list.ids`. */
export class Shortlist {
  private readonly kept: Kept<readonly string[]>;

  constructor(host: ReactiveControllerHost) {
    this.kept = new Kept(host, STORED, idsIn);
  }

  get ids(): readonly string[] {
    return this.kept.value;
  }
}
