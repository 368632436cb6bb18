/**
 * A change as a value: its author, its source, what was before and what is after. The reverse is computed, so undo,
 * history, audit and provenance are views of one log.
 */
import type { Geometry } from 'geojson';
import type { Role } from './access.ts';

/** A stored value; null = unknown. */
export type Value = string | number | boolean | null;

/** One feature as stored: its properties by field id and its geometry in lon/lat degrees (EPSG:4490). */
export type Feature = { readonly id: string; readonly properties: Readonly<Record<string, Value>>; readonly geometry: Geometry | null };

/** before null = inserted, after null = deleted. */
export type Change = { readonly dataset: string; readonly id: string; readonly before: Feature | null; readonly after: Feature | null };

export type EditSource = 'form' | 'import' | 'undo' | 'restore' | 'external' | 'demo';

export type Edit = {
  readonly author: string;
  readonly role: Role;
  readonly source: EditSource;
  readonly note: string;
  readonly changes: readonly Change[];
};

/** An edit as logged: `seq` orders the log, `at` is ISO 8601 in UTC. */
export type LoggedEdit = Edit & { readonly seq: number; readonly at: string };

/** The edit that takes `edit` back; reverse(reverse(e)) has the changes of e. */
export const reverse = (edit: Edit, author: string, role: Role): Edit => ({
  author,
  role,
  source: 'undo',
  note: edit.note,
  changes: edit.changes.map((change) => ({ ...change, before: change.after, after: change.before })).reverse(),
});
