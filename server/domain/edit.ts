/**
 * A change as a value: its author, its source, what was before and what is after. The reverse is computed, so undo,
 * history, audit and provenance are views of one log.
 */
import type { Geometry } from 'geojson';
import type { Role } from './access.ts';

/** A stored value; null = unknown. */
export type Value = string | number | boolean | null;

/** One feature as stored: its properties by field id and its geometry in lon/lat degrees (EPSG:4490). */
export type Feature = {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: Geometry | null;
};

/** before null = inserted, after null = deleted. */
export type Change = {
  readonly dataset: string;
  readonly id: string;
  readonly before: Feature | null;
  readonly after: Feature | null;
  /** Of a deleted row: the ids in the same dataset that continue it after a split or a merge. */
  readonly successors?: readonly string[];
  /** Not asked for by the author: the row refers to one that was split or merged, and now to its successor. */
  readonly moved?: true;
};

export type EditSource = 'form' | 'import' | 'undo' | 'restore' | 'external' | 'demo';

/** Only a published edit has touched the registers (`review.ts`). */
export const EDIT_STATES = ['draft', 'inReview', 'returned', 'published'] as const;
export type EditState = (typeof EDIT_STATES)[number];

export type Edit = {
  readonly author: string;
  readonly role: Role;
  readonly source: EditSource;
  readonly note: string;
  readonly changes: readonly Change[];
  /** The edit that this one takes back. */
  readonly undoes?: number;
};

/** An edit as logged. Times are ISO 8601 in UTC; null = it has not come to that. */
export type LoggedEdit = Omit<Edit, 'undoes'> & {
  /** Its name, given when it was made; the order in which edits took effect is that of `revision`. */
  readonly seq: number;
  readonly at: string;
  readonly state: EditState;
  readonly submittedAt: string | null;
  readonly publishedAt: string | null;
  /** Who published or returned it; null where its author needed nobody. */
  readonly reviewer: string | null;
  /** Why it was returned. */
  readonly reason: string | null;
  /** Revision of the store once it was published. */
  readonly revision: number | null;
  readonly undoes: number | null;
};

/** Rows that an edit touches in a dataset. */
export type EditCount = {
  readonly dataset: string;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
};

export type EditSummary = Omit<LoggedEdit, 'changes'> & { readonly counts: readonly EditCount[] };

/** A window on the changes of one edit, which may be a hundred thousand. */
export type EditDetail = EditSummary & { readonly changes: readonly Change[] };

/** Ids of the fields whose value an update names and alters, `geometry` among them; null for a row that came or went. */
export const fieldsChanged = ({ before, after }: Change): readonly string[] | null => {
  if (!before || !after) return null;
  const fields = Object.keys(after.properties).filter(
    (id) => (before.properties[id] ?? null) !== (after.properties[id] ?? null),
  );
  return JSON.stringify(before.geometry) === JSON.stringify(after.geometry) ? fields : [...fields, 'geometry'];
};

/** The edit that takes `edit` back; reverse(reverse(e)) has the changes of e, and ids lead the way back as well. */
export const reverse = (edit: Edit | LoggedEdit, author: string, role: Role): Edit => {
  const origins = originsIn(edit.changes);
  return {
    author,
    role,
    source: 'undo',
    note: edit.note,
    changes: edit.changes.map((change) => reversed(change, origins.get(keyOf(change.dataset, change.id)))).reverse(),
    ...('seq' in edit ? { undoes: edit.seq } : {}),
  };
};

const keyOf = (dataset: string, id: string): string => `${dataset} ${id}`;

/** The ids that a new row continues. */
const originsIn = (changes: readonly Change[]): ReadonlyMap<string, readonly string[]> => {
  const origins = new Map<string, string[]>();
  for (const { dataset, id, successors = [] } of changes) {
    for (const successor of successors) {
      const key = keyOf(dataset, successor);
      origins.set(key, [...(origins.get(key) ?? []), id]);
    }
  }
  return origins;
};

const reversed = ({ successors: _, ...change }: Change, origins: readonly string[] | undefined): Change => {
  const back = { ...change, before: change.after, after: change.before };
  return origins && !change.before ? { ...back, successors: origins } : back;
};
