/**
 * The store as the rest of the program sees it: asynchronous, free of SQLite words, because PostGIS is to be its second
 * implementation. Every read takes the role and returns only what that role may read; a field or dataset that the role
 * may not read is answered exactly like one that does not exist.
 */
import type { Role } from '../domain/access.ts';
import type { Facets, OutputIndicator, OutputRow, Totals } from '../domain/answers.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change, Edit, EditDetail, EditState, EditSummary, Feature, LoggedEdit, Value } from '../domain/edit.ts';
import type { Bbox, Filter } from '../domain/filter.ts';
import type { Person, ReviewAction } from '../domain/review.ts';

export type Sort = { readonly field: string; readonly descending: boolean };

export type Query = {
  readonly filter?: Filter;
  readonly bbox?: Bbox;
  /** Ties and the absence of a sort are broken by id, so that pages never repeat a row. */
  readonly sort?: readonly Sort[];
  /** In place of `sort`: the rows in the order in which they came, the last first; a change of a row does not move it. */
  readonly newestFirst?: true;
  readonly limit?: number;
  readonly offset?: number;
  /** Only these properties; all visible ones where absent. */
  readonly fields?: readonly string[];
  /** False leaves the geometry out (lists need none). */
  readonly geometry?: boolean;
};

export type Page = { readonly features: readonly Feature[]; readonly matched: number };

/** What an export takes: rows that pass the filter, of these ids only where ids are given, with a shape where asked. */
export type Picked = { readonly filter?: Filter; readonly ids?: readonly string[]; readonly isShaped?: true };

/** The picked rows as they stood at one moment, however long the reading takes. The caller closes it. */
export interface Snapshot {
  /** `Store.revision` of the dataset at that moment. */
  readonly revision: number;
  readonly count: number;
  /** How many of them were invented for the demonstration. */
  readonly synthetic: number;
  extent(): Bbox | null;
  /** The most frequent known value of a readable field; null where none is known. */
  commonest(field: string): Value;
  /** In the order of ids, in slices, so that others are served in between. May be gone through more than once. */
  rows(): AsyncIterable<Feature>;
  close(): void;
}

/** Only these fields, of `most` rows at most. */
export type Narrow = { readonly filter?: Filter; readonly fields: readonly string[]; readonly most: number };

export type NarrowRow = {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  /** Middle of the row's box in degrees; null where it has no shape. */
  readonly at: readonly [number, number] | null;
};

export type Grouping = { readonly by: readonly string[]; readonly sum?: string };

/** `values` are those of the fields grouped by. */
export type Group = {
  readonly values: Readonly<Record<string, Value>>;
  readonly count: number;
  /** 0 where no sum was asked for. */
  readonly sum: number;
};

export interface Features {
  get(dataset: string, id: string, role: Role): Promise<Feature | null>;
  list(dataset: string, query: Query, role: Role): Promise<Page>;
  snapshot(dataset: string, picked: Picked, role: Role): Promise<Snapshot>;
  count(dataset: string, query: Query, role: Role): Promise<Totals>;
  facets(dataset: string, query: Query, role: Role): Promise<Facets>;
  /** All rows by the values they have in common, with their number and the sum of a number field (unknown adds nothing). */
  groups(dataset: string, grouping: Grouping, role: Role): Promise<readonly Group[]>;
  /** Many rows in few columns, in no order, for a ranking; throws unprocessable beyond `most`. */
  narrow(dataset: string, narrow: Narrow, role: Role): Promise<readonly NarrowRow[]>;
  extent(dataset: string, query: Query, role: Role): Promise<Bbox | null>;
  /** Nearest first, with the distance in metres from the point to the geometry. */
  nearest(
    dataset: string,
    at: readonly [number, number],
    options: { limit: number; withinM?: number; filter?: Filter },
    role: Role,
  ): Promise<readonly { feature: Feature; distanceM: number }[]>;
  /** Features whose search fields hold `text`, or whose pinyin or pinyin initials do (lower-case Latin text). */
  search(
    text: string,
    limit: number,
    role: Role,
  ): Promise<readonly { dataset: string; feature: Feature; bbox: Bbox | null }[]>;
}

/** Who reads edits: an author finds his own drafts by his name. */
export type Reader = { readonly role: Role; readonly name: string | null };

/** A request that may come twice: the second time it is answered with what the first one made. */
export type Once = { readonly key: string; readonly digest: string };

export type EditQuery = {
  readonly states?: readonly EditState[];
  /** Only edits of this dataset. */
  readonly dataset?: string;
  /** Published after this revision of the store, or on or after this moment (ISO 8601). */
  readonly since?: number | string;
  readonly limit: number;
  readonly offset?: number;
};

/** New rows of one dataset in a file of their own, ready to be taken over. */
export type StagedRows = { readonly path: string; readonly dataset: Dataset };

/** What is told of an edit too large to be handed about. */
export type Loaded = Pick<LoggedEdit, 'seq' | 'state'> & { readonly rows: number; readonly first: string | null };

export interface Edits {
  /** Publishes at once. One transaction: rows, spatial index, log, revision. All or nothing. */
  apply(edit: Edit, once?: Once): Promise<LoggedEdit>;
  /** Keeps an edit without touching the registers; refuses one that is stale already. */
  propose(edit: Edit, state: 'draft' | 'inReview', once?: Once): Promise<LoggedEdit>;
  /** Puts new rows into a file, with all that can be made ready before they are written. */
  stage(staged: StagedRows, features: Iterable<Feature>): Promise<void>;
  /** Publishes or proposes an edit with the new rows of such a file beside its own changes. */
  load(edit: Edit, staged: StagedRows, state: 'inReview' | 'published', once: Once): Promise<Loaded>;
  /** The rows of such a file. */
  staged(staged: StagedRows): Iterable<Change>;
  /** What the same request of this author made when it came first, null where it is the first; refuses another request under the same key. */
  made(author: string, once: Once): Promise<LoggedEdit | null>;
  /** The author's correction of a draft or a returned edit. */
  amend(seq: number, edit: Pick<Edit, 'note' | 'changes'>, by: Person): Promise<LoggedEdit>;
  /** One step of the review (`domain/review.ts`); to publish is to apply. Null where the edit was discarded. */
  decide(seq: number, action: Exclude<ReviewAction, 'amend'>, by: Person, reason?: string): Promise<LoggedEdit | null>;
  /** Takes a published edit back, as an edit of its own; refuses, with names, where its rows have changed since. */
  undo(seq: number, by: Person): Promise<LoggedEdit>;
  /** Brings a deleted row back as it last was, at once or for review. */
  restore(dataset: string, id: string, by: Person, state: 'inReview' | 'published'): Promise<LoggedEdit>;
  /** Newest first: pending ones, then published ones in the order in which they took effect. */
  list(query: EditQuery, reader: Reader): Promise<readonly EditSummary[]>;
  /** Null where there is none that the reader may see. */
  get(seq: number, window: { limit: number; offset?: number }, reader: Reader): Promise<EditDetail | null>;
  /** Published edits that touched one feature, newest first, with unreadable fields left out. */
  history(dataset: string, id: string, role: Role): Promise<readonly LoggedEdit[]>;
  /** The load with which the row came, where it came with many others and the log does not name it; null elsewhere. */
  origin(dataset: string, id: string, role: Role): Promise<LoggedEdit | null>;
  /** The living ids that continue one that was split or merged; none where it lives, or ended without successor. */
  successors(dataset: string, id: string, role: Role): Promise<readonly string[]>;
}

/** Which column of a file held which field, by the header of the file. */
export interface ColumnMaps {
  recall(dataset: string, header: string): Promise<Readonly<Record<string, string>> | null>;
  remember(dataset: string, header: string, map: Readonly<Record<string, string>>): Promise<void>;
}

/** Yearly yields by parcel, read with the rights of `role` (empty without `manager`). */
export interface Yields {
  years(role: Role): Promise<readonly number[]>;
  byParcel(indicator: OutputIndicator, year: number, role: Role): Promise<readonly OutputRow[]>;
}

export type StoreChange = {
  readonly revision: number;
  readonly datasets: readonly string[];
  /** Those of them in which nothing has changed but what rests on other registers (`domain/land/standing.ts`). */
  readonly standing: readonly string[];
};

export interface Store {
  readonly features: Features;
  readonly edits: Edits;
  readonly yields: Yields;
  readonly columnMaps: ColumnMaps;
  /** The day from which the age of a verification counts, ISO. */
  today(): string;
  /**
   * Grows with every change of a dataset (of any dataset where none is named), also across restarts; with a role, with
   * every change that the role could notice, and with no other.
   */
  revision(dataset?: string, role?: Role): number;
  /** Called after every change, whoever made it: this program or another one (within 2 s). Returns the way to stop. */
  onChange(listener: (change: StoreChange) => void): () => void;
  /** Resolves when the store answers and is migrated; rejects with a sentence otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
