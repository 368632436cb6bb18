/**
 * The store as the rest of the program sees it: asynchronous, free of SQLite words, because PostGIS is to be its second
 * implementation. Every read takes the role and returns only what that role may read; a field or dataset that the role
 * may not read is answered exactly like one that does not exist.
 */
import type { Role } from '../domain/access.ts';
import type { Facets, OutputIndicator, OutputRow, Totals } from '../domain/answers.ts';
import type { Edit, Feature, LoggedEdit } from '../domain/edit.ts';
import type { Bbox, Filter } from '../domain/filter.ts';

export type Sort = { readonly field: string; readonly descending: boolean };

export type Query = {
  readonly filter?: Filter;
  readonly bbox?: Bbox;
  /** Ties and the absence of a sort are broken by id, so that pages never repeat a row. */
  readonly sort?: readonly Sort[];
  readonly limit?: number;
  readonly offset?: number;
  /** Only these properties; all visible ones where absent. */
  readonly fields?: readonly string[];
  /** False leaves the geometry out (lists need none). */
  readonly geometry?: boolean;
};

export type Page = { readonly features: readonly Feature[]; readonly matched: number };

export interface Features {
  get(dataset: string, id: string, role: Role): Promise<Feature | null>;
  list(dataset: string, query: Query, role: Role): Promise<Page>;
  count(dataset: string, query: Query, role: Role): Promise<Totals>;
  facets(dataset: string, query: Query, role: Role): Promise<Facets>;
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

export interface Edits {
  /** One transaction: rows, spatial index, log, revision. All or nothing. */
  apply(edit: Edit): Promise<LoggedEdit>;
  /** Edits that touched one feature, newest first, with unreadable fields left out. */
  history(dataset: string, id: string, role: Role): Promise<readonly LoggedEdit[]>;
}

/** Yearly yields by parcel, read with the rights of `role` (empty without `manager`). */
export interface Yields {
  years(role: Role): Promise<readonly number[]>;
  byParcel(indicator: OutputIndicator, year: number, role: Role): Promise<readonly OutputRow[]>;
}

export type StoreChange = { readonly revision: number; readonly datasets: readonly string[] };

export interface Store {
  readonly features: Features;
  readonly edits: Edits;
  readonly yields: Yields;
  /** Grows with every change of a dataset (of any dataset where none is named), also across restarts. */
  revision(dataset?: string): number;
  /** Called after every change, whoever made it: this program or another one (within 2 s). Returns the way to stop. */
  onChange(listener: (change: StoreChange) => void): () => void;
  /** Resolves when the store answers and is migrated; rejects with a sentence otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
