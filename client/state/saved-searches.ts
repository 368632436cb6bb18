/** Searches that this browser keeps under a name: a filter of a lens, or a brief. */
import type { ReactiveControllerHost } from 'lit';
import type { Brief } from '#domain/brief.ts';
import { parseBrief } from '#domain/brief-reader.ts';
import { type Filter, parse, print } from '#domain/filter.ts';
import { Kept, keep } from './kept.ts';
import { LENSES, type LensId } from './view.ts';

export type SavedSearch =
  | { readonly name: string; readonly kind: 'filter'; readonly lens: LensId; readonly filter: Filter }
  | { readonly name: string; readonly kind: 'brief'; readonly brief: Brief };

/** More is no help to memory. */
export const MOST_SAVED = 30;

const STORED = 'mutu.searches';

type Row = Readonly<Record<string, unknown>>;

/** What an earlier version wrote, or another hand, is left out where it can no longer be read. */
const searchOf = (row: Row): readonly SavedSearch[] => {
  const { name, kind, lens, filter, brief } = row;
  if (typeof name !== 'string' || name === '') return [];
  try {
    const of = LENSES.find((one) => one === lens);
    if (kind === 'filter' && of && typeof filter === 'string') return [{ name, kind, lens: of, filter: parse(filter) }];
    return kind === 'brief' ? [{ name, kind, brief: parseBrief(brief) }] : [];
  } catch {
    return [];
  }
};

export const readSearches = (text: string | null): readonly SavedSearch[] => {
  try {
    const rows: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(rows) ? rows.flatMap((row: Row | null) => (row ? searchOf(row) : [])) : [];
  } catch {
    return [];
  }
};

export const writeSearches = (all: readonly SavedSearch[]): string =>
  JSON.stringify(all.map((one) => (one.kind === 'filter' ? { ...one, filter: print(one.filter) } : one)));

const isSame = (a: SavedSearch, b: SavedSearch): boolean =>
  a.kind === b.kind && a.name === b.name && (a.kind === 'brief' || b.kind === 'brief' || a.lens === b.lens);

/** A name taken already is given to the new search; the oldest goes where there are too many. */
export const withSearch = (all: readonly SavedSearch[], one: SavedSearch): readonly SavedSearch[] =>
  [...all.filter((other) => !isSame(other, one)), one].slice(-MOST_SAVED);

export const withoutSearch = (all: readonly SavedSearch[], one: SavedSearch): readonly SavedSearch[] =>
  all.filter((other) => !isSame(other, one));

/** `saved = new SavedSearches(this)`, then `saved.all`. */
export class SavedSearches {
  private readonly kept: Kept<readonly SavedSearch[]>;

  constructor(host: ReactiveControllerHost) {
    this.kept = new Kept(host, STORED, readSearches);
  }

  get all(): readonly SavedSearch[] {
    return this.kept.value;
  }

  keep(one: SavedSearch): void {
    keep(STORED, writeSearches(withSearch(this.all, one)));
  }

  drop(one: SavedSearch): void {
    keep(STORED, writeSearches(withoutSearch(this.all, one)));
  }
}
