/** Between a row and the form that fills it in. The form holds texts as typed; the declaration says what they mean. */
import { editableFields, type Role, visibleFields } from '#domain/access.ts';
import { check, type Issue } from '#domain/check.ts';
import type { Dataset, Field } from '#domain/dataset.ts';
import { GROUPS } from '#domain/datasets/provenance.ts';
import type { Value } from '#domain/edit.ts';
import type { Item } from '../api.ts';

/** Field id → text as typed; '' = unknown. */
export type Typed = Readonly<Record<string, string>>;
export type Properties = Readonly<Record<string, Value>>;

export type FormSection = {
  readonly id: string;
  readonly name: { zh: string; en: string };
  readonly fields: readonly FormField[];
};
export type FormField = { readonly field: Field; readonly editable: boolean };

/** The fields that `role` sees, by section; what is derived is shown and not typed. */
export const formOf = (dataset: Dataset, role: Role): readonly FormSection[] => {
  const editable = new Set(editableFields(role, dataset).map(({ id }) => id));
  const seen = visibleFields(role, dataset);
  const fields = seen.length > 0 ? seen : editableFields(role, dataset);
  return Object.entries(GROUPS).flatMap(([id, { zh, en }]) => {
    const own = fields.filter((field) => (field.group ?? 'identity') === id);
    return own.length === 0
      ? []
      : [{ id, name: { zh, en }, fields: own.map((field) => ({ field, editable: editable.has(field.id) })) }];
  });
};

const textOf = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value));

/** The texts of a row; of a new one, that it was not invented. */
export const typedOf = (dataset: Dataset, role: Role, item: Pick<Item, 'properties'> | null): Typed =>
  Object.fromEntries(
    editableFields(role, dataset).map(({ id }) => [
      id,
      item ? textOf(item.properties[id]) : id === 'synthetic' ? 'false' : '',
    ]),
  );

export type FormReading = { readonly properties: Properties; readonly issues: readonly Issue[] };

/** The values that the texts stand for, with what is wrong with them: the same check that the server makes. */
export const readForm = (dataset: Dataset, role: Role, typed: Typed, geometry: unknown): FormReading => {
  const editable = { ...dataset, fields: editableFields(role, dataset) };
  const { properties, issues } = check(editable, typed, geometry);
  return { properties, issues };
};

/** The fields of `after` that differ from `before`. */
export const changedFrom = (before: Properties | null, after: Properties): Properties =>
  before
    ? Object.fromEntries(Object.entries(after).filter(([id, value]) => value !== (before[id] ?? null)))
    : Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null));

/** The first issue of each field. */
export const issuesByField = (issues: readonly Issue[]): ReadonlyMap<string, Issue> =>
  new Map([...issues].reverse().map((issue) => [issue.field ?? '', issue]));
