/** A planned change for people: cell by cell, with the values that the reader of the report may see. */
import { mayReadField, type Role } from '../../domain/access.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Change, Feature, Value } from '../../domain/edit.ts';
import { areaM2, isArea } from '../../domain/geometry.ts';
import type { ImportChange } from '../../domain/imports.ts';
import type { Mapped } from '../columns.ts';

/** Said of the import as a whole, or shown as the shape. */
const BESIDE = ['source', 'surveyedCoordinates'];

export type Seen = {
  readonly dataset: Dataset;
  readonly role: Role;
  readonly mapped: Readonly<Record<string, Mapped>>;
};

const sizeOf = (feature: Feature | null): number | null =>
  feature?.geometry && isArea(feature.geometry) ? areaM2(feature.geometry) : null;

const shapeOf = ({ before, after }: Change): ImportChange['shape'] =>
  !after?.geometry || JSON.stringify(before?.geometry ?? null) === JSON.stringify(after.geometry)
    ? null
    : { beforeM2: sizeOf(before), afterM2: sizeOf(after) };

/** Where a field may not be read, neither what is stored nor whether it differs is told: what the file says is shown. */
function cellsOf({ before, after }: Change, { dataset, role, mapped }: Seen): ImportChange['cells'] {
  return dataset.fields.flatMap((field) => {
    const next: Value = after?.properties[field.id] ?? null;
    if (field.derived || BESIDE.includes(field.id)) return [];
    if (!mayReadField(role, dataset, field))
      return Object.hasOwn(mapped, field.id) && next !== null ? [{ field: field.id, before: null, after: next }] : [];
    const last = before?.properties[field.id] ?? null;
    return last === next ? [] : [{ field: field.id, before: last, after: next }];
  });
}

export function shownChange(change: Change, row: number | null, seen: Seen): ImportChange {
  const { title } = seen.dataset;
  return {
    row,
    id: change.id,
    name: String(change.after?.properties[title] ?? change.before?.properties[title] ?? change.id),
    op: change.before ? 'changed' : 'added',
    cells: cellsOf(change, seen),
    shape: shapeOf(change),
  };
}
